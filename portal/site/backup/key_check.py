"""Whether the key ring at hand is the one under which a backup's content was written. The keys are in no backup."""

from portal.site import key_files, keys

PURPOSE, TEXT = "backup", "密钥核对"


def make() -> dict[str, str]:
    """What tells a ring apart without giving anything of it away; empty where there is no ring."""
    try:
        ring = keys.ring()
    except key_files.KeyProblem:
        return {}
    return {"hash": ring.keyed_hashes(PURPOSE, TEXT)[0], "token": ring.encrypt(TEXT), "seal": ring.seal[0]}


def fits(recorded: dict[str, str]) -> bool:
    """Whether this ring reads what was written under the recorded one."""
    if not recorded:
        return True
    try:
        ring = keys.ring()
        return (
            recorded["hash"] in ring.keyed_hashes(PURPOSE, TEXT)
            and ring.decrypt(recorded["token"]) == TEXT
            and recorded["seal"] in ring.seal
        )
    except (key_files.KeyProblem, keys.WrongKey):
        return False
