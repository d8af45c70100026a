"""What is to be masked, and where it stands in a run of letters."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from portal.examination.masks.shapes import masked

# A word such as 因病 is personal only in its line; a number or a name wherever it stands in the file.
ONLY_IN_LINE = frozenset({"hardship"})


@dataclass(frozen=True)
class Wanted:
    kind: str
    value: str
    line: str = ""

    @property
    def pattern(self) -> re.Pattern:
        """The value as found, however its gaps were written."""
        pieces = (re.escape(piece) for piece in re.split(r"\s+", self.value.strip()))
        edge = ("(?<!\\d)", "(?!\\d)") if self.value[:1].isdigit() or self.value[-1:].isdigit() else ("", "")
        return re.compile(edge[0] + r"\s*".join(pieces) + edge[1])

    def is_here(self, words: str) -> bool:
        """Whether these words may be masked: the line is its own, or the value is personal anywhere."""
        if self.kind not in ONLY_IN_LINE:
            return True
        squeezed = re.sub(r"\s+", "", words)
        return all(piece in squeezed for piece in self.line.split())


def changes(words: str, wants: Iterable[Wanted]) -> dict[int, str]:
    """The new piece for each character that changes."""
    found: dict[int, str] = {}
    for want in wants:
        if want.is_here(words):
            for match in want.pattern.finditer(words):
                for at, (piece, letter) in enumerate(zip(masked(want.kind, match[0]), match[0], strict=True)):
                    if piece != letter:
                        found.setdefault(match.start() + at, piece)
    return found


def changed(words: str, wants: Iterable[Wanted]) -> str:
    new = changes(words, wants)
    return "".join(new.get(at, letter) for at, letter in enumerate(words)) if new else words
