from portal.search.models.asked_words import AskedWords
from portal.search.models.entry_terms import EntryTerms
from portal.search.models.facet_count import FacetCount
from portal.search.models.promoted_answer import PromotedAnswer
from portal.search.models.ready_terms import ReadyTerms
from portal.search.models.synonym import Synonym
from portal.search.models.term import Axis, Term

__all__ = ["AskedWords", "Axis", "EntryTerms", "FacetCount", "PromotedAnswer", "ReadyTerms", "Synonym", "Term"]
