from portal.search.models.entry_terms import EntryTerms
from portal.search.models.term import Axis, Term

__all__ = ["Axis", "EntryTerms", "Term"]
