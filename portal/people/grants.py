"""Who may touch the tables of people. Nobody deletes a person or an organ: they are disabled or succeeded."""

GRANTS = {
    "Organ": ("SIU", "S"),
    "OrganHead": ("SIUD", "S"),
    "Unit": ("SIUD", "S"),
    "Person": ("SIU", "-"),
    "Membership": ("SIU", "-"),
    "Allowance": ("SD", "-"),  # counted by a function alone (sql/10_allowance.sql)
}
