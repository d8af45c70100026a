"""Number and query code of a letter (I-13). Both follow from the form that was sent and a key outside the database, so
the same form, sent again, gets the same receipt, and nobody else can make it."""

import re

from portal.site.keys import keyed_hash, keyed_hashes

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # 32 letters, none taken for another
CODE_LETTERS = 16  # 80 bits
CODE, FORM, CONTENT = "letter code", "letter form", "letter content"


def number_of(form: str, year: int) -> str:
    """Twelve digits at random, not one after another: 2026-1234-5678-9012."""
    digits = f"{int(keyed_hash('letter number', form)[:32], 16) % 10**12:012d}"
    return f"{year}-{digits[:4]}-{digits[4:8]}-{digits[8:]}"


def code_of(form: str) -> str:
    """Four by four letters: K7QM-2XJP-9RTD-HW4F."""
    bits = int(keyed_hash("letter secret", form), 16)
    letters = [ALPHABET[(bits >> (5 * place)) & 31] for place in range(CODE_LETTERS)]
    return "-".join("".join(letters[n : n + 4]) for n in range(0, CODE_LETTERS, 4))


def stored(code: str) -> str:
    return keyed_hash(CODE, bare(code))


def looked_up(code: str) -> list[str]:
    """Its hash under every key of the ring."""
    return keyed_hashes(CODE, bare(code))


def bare(code: str) -> str:
    """As it is compared, however it was typed."""
    return re.sub(r"[\s-]", "", code[:100]).upper()


def bare_number(number: str) -> str:
    """2026-1234-5678-9012, however it was typed."""
    digits = re.sub(r"\D", "", number[:100])
    return "-".join((digits[:4], digits[4:8], digits[8:12], digits[12:]))


def fingerprint(*parts: str) -> str:
    """Of what stands in a form."""
    return keyed_hash(CONTENT, "\x1f".join(parts))
