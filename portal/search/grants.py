"""Who may touch the tables of search. Letters: Select, Insert, Update, Delete; first staff, then public."""

GRANTS = {
    "Term": ("SIU", "S"),
}
