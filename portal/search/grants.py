"""Who may touch the tables of search. Letters: Select, Insert, Update, Delete; first staff, then public."""

GRANTS = {
    "EntryTerms": ("SIUD", "S"),
    "Term": ("SIU", "S"),
}
