"""Who may touch the tables of interpretation. What the public reads stands in released headers, in links, in what is
owed; the database alone writes the last (sql/20_gate.sql)."""

GRANTS = {
    "InterpretationHeader": ("SIU", "-"),
    "Source": ("SID", "-"),
    "Arrangement": ("SIUD", "-"),
    "InterpretedKind": ("SU", "S"),
    "Owed": ("S", "S"),
}
