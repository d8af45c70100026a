"""Who may touch the tables of interpretation. What the public reads stands in released headers, in links, in what is
owed and in grains; the database alone writes the last two (sql/20_gate.sql, sql/30_clauses.sql)."""

GRANTS = {
    "InterpretationHeader": ("SIU", "-"),
    "Source": ("SID", "-"),
    "ResponseHeader": ("SIU", "-"),
    "Arrangement": ("SIUD", "-"),
    "InterpretedKind": ("SU", "S"),
    "Owed": ("S", "S"),
    "Clause": ("S", "S"),
    "Scenario": ("SIU", "S"),
    "ReaderWord": ("SU", "-"),
}
