"""Letters: the public process has no right on them at all; it files and follows by two functions (sql/10_letters.sql).
Lanes are public once saved. Nobody deletes a letter."""

GRANTS = {
    "Lane": ("SIU", "S"),
    "LaneKind": ("SIU", "S"),
    "Letter": ("SU", "-"),
    "LetterEvent": ("SI", "-"),
    "Answer": ("SIU", "-"),
}
