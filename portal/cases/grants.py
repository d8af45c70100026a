"""The calendar is public (the deadline calculator reads it); messages are the desk's, and go when they are old."""

GRANTS = {
    "Workday": ("SIU", "S"),
    "Outbox": ("SIUD", "-"),
}
