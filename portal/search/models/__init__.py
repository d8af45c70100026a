from portal.search.models.term import Axis, Term

__all__ = ["Axis", "Term"]
