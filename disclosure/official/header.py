"""Finding the header of a sheet, one to three rows high, and what each of its columns holds."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from disclosure.official.grid import Grid
from disclosure.official.text import fold
from disclosure.official.words import NEEDED, guessed, is_sub, known

LOOKED_AT = 40  # rows in which a header may begin
MOST_HEIGHT = 3
ENOUGH = 4  # header words that make a header


@dataclass(frozen=True)
class Column:
    """`words`: the texts of the header above each other; `how`: known, guessed, mapped (somebody said so), unknown."""

    number: int
    words: tuple[str, ...]
    target: str
    how: str

    @property
    def title(self) -> str:
        return " › ".join(self.words)

    @property
    def letter(self) -> str:
        letters, number = "", self.number
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(65 + rest) + letters
        return letters


@dataclass(frozen=True)
class Header:
    first: int
    last: int
    columns: tuple[Column, ...]
    fingerprint: str
    missing: tuple[str, ...] = field(default=())

    def of(self, name: str) -> list[Column]:
        """The columns of a field, those that tick a value of it too."""
        return [column for column in self.columns if column.target.partition(":")[0] == name]

    @property
    def is_known(self) -> bool:
        return not self.missing


def find(grid: Grid, mappings: Mapping[str, tuple[str, ...]], after: int = 0) -> Header | None:
    """The first header below a line: one whose words are known, or one that somebody has mapped."""
    lines = [line for line in sorted(grid.rows) if line > after][:LOOKED_AT]
    for line in lines:
        if looks_like_header(grid, line):
            return _header(grid, line, mappings)
    for line in lines:
        for height in range(1, MOST_HEIGHT + 1):
            header = _of_height(grid, line, line + height - 1, mappings)
            if header.fingerprint in mappings:
                return header
    return None


def looks_like_header(grid: Grid, line: int) -> bool:
    """Words that a row of an item may hold too (主动, 县级) do not count."""
    targets = {known(text) for text in grid.rows.get(line, {}).values()}
    return sum(":" not in target and target not in ("", "extra") for target in targets) >= ENOUGH


def likely(grid: Grid, mappings: Mapping[str, tuple[str, ...]]) -> Header | None:
    """For a sheet whose header nobody knows: its first line of several short cells."""
    for line in sorted(grid.rows)[:LOOKED_AT]:
        texts = list(grid.rows[line].values())
        if len(texts) >= 4 and all(len(fold(text)) <= 20 for text in texts):
            return _header(grid, line, mappings)
    return None


def _header(grid: Grid, line: int, mappings) -> Header:
    return _of_height(grid, line, _last_line(grid, line), mappings)


def _last_line(grid: Grid, first: int) -> int:
    """The rows below belong to the header as far as merged cells reach, or while they hold nothing but sub-words."""
    last = max((area[2] for area in grid.merges if area[0] == first and area[2] - first < MOST_HEIGHT), default=first)
    wide = [area for area in grid.merges if area[0] == first and area[3] > area[1]]
    while last - first < MOST_HEIGHT - 1:
        cells = {number: text for number, text in grid.rows.get(last + 1, {}).items() if text.strip()}
        is_words = cells and all(is_sub(known(text)) or guessed(text) in ("level1", "level2", "level3")
                                 for text in cells.values())  # fmt: skip
        is_under = cells and wide and all(any(a[1] <= number <= a[3] for a in wide) for number in cells)
        if not (is_words or (is_under and last == first)):
            break
        last += 1
    return last


def _of_height(grid: Grid, first: int, last: int, mappings) -> Header:
    paths = _paths(grid, first, last)
    fingerprint = hashlib.sha256(
        "\n".join(f"{n}:{'/'.join(map(fold, p))}" for n, p in paths.items()).encode()
    ).hexdigest()
    said = mappings.get(fingerprint)
    if said and len(said) == len(paths):
        columns = [Column(n, path, target, "mapped") for (n, path), target in zip(paths.items(), said, strict=True)]
    else:
        columns = _understood(paths)
    names = {column.target.partition(":")[0] for column in columns}
    missing = [name for name in NEEDED if name not in names]
    if not names & {"level1", "level2"}:
        missing.insert(0, "level2")
    return Header(first, last, tuple(columns), fingerprint, tuple(missing))


def _paths(grid: Grid, first: int, last: int) -> dict[int, tuple[str, ...]]:
    """Column → its words from top to bottom; a blank beside a word of the top row, with a word below, goes with it."""
    paths, top = {}, ""
    for number in range(1, max((max(grid.rows.get(line, {0: ""})) for line in range(first, last + 1)), default=0) + 1):
        texts = [grid.at(line, number) for line in range(first, last + 1)]
        if fold(texts[0]):
            top = texts[0]
        elif any(map(fold, texts[1:])) and all(is_sub(known(t)) for t in texts[1:] if fold(t)):
            texts[0] = top
        words = []
        for text in texts:
            if fold(text) and (not words or fold(words[-1]) != fold(text)):
                words.append(" ".join(text.split()))
        if words:
            paths[number] = tuple(words)
    return paths


def _understood(paths: dict[int, tuple[str, ...]]) -> list[Column]:
    columns, taken = [], set()
    spread = _spread(paths)
    for number, words in paths.items():
        target, how = spread.get(number, ""), "known"
        if not target:
            target = next(filter(None, map(known, reversed(words))), "")
        if not target:
            target, how = next(filter(None, map(guessed, reversed(words))), ""), "guessed"
        if not target:
            target, how = "extra", "unknown"
        columns.append((number, words, target, how))
    # A word that is known goes before one that is guessed: a second column of the same field is the place's own.
    final = {}
    for number, words, target, how in sorted(columns, key=lambda row: (row[3] != "known", row[0])):
        if target != "extra" and target in taken:
            target, how = "extra", "unknown"
        taken.add(target)
        final[number] = Column(number, words, target, how)
    _settle_single_name(final)
    return [final[number] for number in sorted(final)]


def _spread(paths: dict[int, tuple[str, ...]]) -> dict[int, str]:
    """公开事项 over two or three columns without a second row: level 1, level 2, level 3."""
    over = [number for number, words in paths.items() if len(words) == 1 and fold(words[0]) in ("公开事项", "事项")]
    return dict(zip(over, ("level1", "level2", "level3"), strict=False)) if len(over) > 1 else {}


def _settle_single_name(columns: dict[int, Column]) -> None:
    """A column beside 一级事项 that is only called 公开事项 or 事项名称 is level 2 (guessed already)."""
    targets = {column.target for column in columns.values()}
    if "level2" not in targets and "level3" in targets:
        for number, column in columns.items():
            if column.target == "level3":
                columns[number] = Column(number, column.words, "level2", column.how)
