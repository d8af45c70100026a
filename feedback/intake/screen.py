"""What stood on the screen when a move was made is what stands there now, or the move is refused (I-5)."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class OnScreen:
    """`hash` is of the answer that was read. None: no screen was there, the portal itself moves."""

    state: str | None = None
    hash: str | None = None

    def is_old(self, state: str, hash_of: Callable[[], str]) -> bool:
        return self.state not in (None, state) or self.hash is not None and self.hash != hash_of()


def hash_of_words(*words: str) -> str:
    return hashlib.sha256("\x1f".join(words).encode()).hexdigest()
