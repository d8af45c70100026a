from portal.search.models.entry_terms import EntryTerms
from portal.search.models.facet_count import FacetCount
from portal.search.models.ready_terms import ReadyTerms
from portal.search.models.term import Axis, Term

__all__ = ["Axis", "EntryTerms", "FacetCount", "ReadyTerms", "Term"]
