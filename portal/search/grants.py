"""Who may touch the tables of search. Letters: Select, Insert, Update, Delete; first staff, then public."""

GRANTS = {
    "EntryTerms": ("SIUD", "S"),
    "FacetCount": ("S", "S"),  # written by the triggers of entry alone
    "ReadyTerms": ("SID", "-"),  # what waits for its release
    "Term": ("SIU", "S"),
}
