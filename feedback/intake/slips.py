"""Number and query code of what a citizen files (I-13). Both follow from the form that was sent and a key outside the
database, so the same form, sent again, gets the same receipt, and nobody else can make it."""

import re
from dataclasses import dataclass

from portal.site.keys import keyed_hash, keyed_hashes, lock_of, unseal_with

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # 32 letters, none taken for another
CODE_LETTERS = 16  # 80 bits


@dataclass(frozen=True)
class Slips:
    """Those of one kind of thing; another kind has others for the same form."""

    kind: str

    def number_of(self, form: str, year: int) -> str:
        """Twelve digits at random, not one after another: 2026-1234-5678-9012."""
        digits = f"{int(keyed_hash(f'{self.kind} number', form)[:32], 16) % 10**12:012d}"
        return f"{year}-{digits[:4]}-{digits[4:8]}-{digits[8:]}"

    def code_of(self, form: str, key: int = 0) -> str:
        """Four by four letters: K7QM-2XJP-9RTD-HW4F. `key` counts from the newest."""
        bits = int(keyed_hashes(f"{self.kind} secret", form)[key], 16)
        letters = [ALPHABET[(bits >> (5 * place)) & 31] for place in range(CODE_LETTERS)]
        return "-".join("".join(letters[n : n + 4]) for n in range(0, CODE_LETTERS, 4))

    def stored(self, code: str) -> str:
        return keyed_hash(f"{self.kind} code", bare(code))

    def looked_up(self, code: str) -> list[str]:
        """Its hash under every key of the ring."""
        return keyed_hashes(f"{self.kind} code", bare(code))

    def lock_of(self, code: str) -> str:
        """For what is given to whoever holds the code, and to nobody else."""
        return lock_of(f"{self.kind} lock", bare(code))

    def opened(self, code: str, sealed: bytes) -> bytes:
        return unseal_with(f"{self.kind} lock", bare(code), sealed)

    def form_hash(self, form: str) -> str:
        return self.form_hashes(form)[0]

    def form_hashes(self, form: str) -> list[str]:
        return keyed_hashes(f"{self.kind} form", form)

    def fingerprint(self, *parts: str) -> str:
        """Of what stands in a form."""
        return self.fingerprints(*parts)[0]

    def fingerprints(self, *parts: str) -> list[str]:
        return keyed_hashes(f"{self.kind} content", "\x1f".join(parts))


def bare(code: str) -> str:
    """As it is compared, however it was typed."""
    return re.sub(r"[\s-]", "", code[:100]).upper()


def bare_number(number: str) -> str:
    """2026-1234-5678-9012, however it was typed."""
    digits = re.sub(r"\D", "", number[:100])
    return "-".join((digits[:4], digits[4:8], digits[8:12], digits[12:]))
