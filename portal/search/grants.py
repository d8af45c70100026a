"""Who may touch the tables of search. Letters: Select, Insert, Update, Delete; first staff, then public."""

GRANTS = {
    "AskedWords": ("S", "-"),  # written by count_asked alone
    "EntryTerms": ("SIUD", "S"),
    "FacetCount": ("S", "S"),  # written by the triggers of entry alone
    "PromotedAnswer": ("SIU", "S"),
    "ReadyTerms": ("SID", "-"),  # what waits for its release
    "Synonym": ("SIU", "S"),
    "Term": ("SIU", "S"),
}
