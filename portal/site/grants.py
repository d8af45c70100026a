"""Settings are public once saved; none of them is a secret (secrets live in the environment and the key ring)."""

GRANTS = {
    "Setting": ("SIU", "S"),
    "Upkeep": ("SIUD", "-"),
}
