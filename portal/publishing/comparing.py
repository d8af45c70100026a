"""What changed between two texts, readable by a reviewer: paragraphs side by side, words marked inside them."""

import difflib
import re
from dataclasses import dataclass, field

WORD = re.compile(r"[0-9A-Za-z.,%]+|.", re.DOTALL)
CONTEXT = 1  # unchanged paragraphs kept around a change; longer runs are folded
LONGEST = 20_000  # characters of a paragraph compared word by word; a longer one is shown as replaced


@dataclass(frozen=True)
class Piece:
    text: str
    changed: bool = False


@dataclass(frozen=True)
class Row:
    """One pair of paragraphs; `folded` counts unchanged ones left out here."""

    old: list[Piece] = field(default_factory=list)
    new: list[Piece] = field(default_factory=list)
    changed: bool = False
    folded: int = 0


def compare(old: str, new: str) -> list[Row]:
    """The rows of two texts of one paragraph a line."""
    before, after = old.split("\n") if old else [], new.split("\n") if new else []
    rows = []
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            rows += [Row([Piece(text)], [Piece(text)]) for text in before[i1:i2]]
            continue
        shared = min(i2 - i1, j2 - j1)
        rows += [_pair(before[i1 + n], after[j1 + n]) for n in range(shared)]
        rows += [Row(old=[Piece(text, True)], changed=True) for text in before[i1 + shared : i2]]
        rows += [Row(new=[Piece(text, True)], changed=True) for text in after[j1 + shared : j2]]
    return _folded(rows)


def title_row(old: str, new: str) -> Row:
    """The changed title as the first row of a comparison."""
    return _pair(old, new)


def _pair(old: str, new: str) -> Row:
    if len(old) + len(new) > LONGEST:
        return Row([Piece(old, True)], [Piece(new, True)], True)
    a, b = WORD.findall(old), WORD.findall(new)
    left, right = [], []
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if i1 < i2:
            left.append(Piece("".join(a[i1:i2]), tag != "equal"))
        if j1 < j2:
            right.append(Piece("".join(b[j1:j2]), tag != "equal"))
    return Row(left, right, True)


def _folded(rows: list[Row]) -> list[Row]:
    changed = [n for n, row in enumerate(rows) if row.changed]
    near = {m for n in changed for m in range(n - CONTEXT, n + CONTEXT + 1)}
    result, run = [], 0
    for n, row in enumerate(rows):
        if n in near:
            if run:
                result.append(Row(folded=run))
                run = 0
            result.append(row)
        else:
            run += 1
    return [*result, Row(folded=run)] if run else result
