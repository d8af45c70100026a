"""The calendar is public (the deadline calculator reads it); messages are the desk's."""

GRANTS = {
    "Workday": ("SIU", "S"),
    "Outbox": ("SIU", "-"),
}
