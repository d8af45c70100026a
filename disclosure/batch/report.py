"""What became of every line: told in sum, and line by line into a file for those who ask for it."""

import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from disclosure.batch.lines import Line, Refused
from disclosure.batch.warnings import WARNINGS
from portal.examination.finding import Finding
from portal.publishing.rule_table import label_of

LINES_KEPT = 1000  # of each list; the counts are whole
NAMES_KEPT = 200
LONGEST_EXAMPLE = 100


@dataclass
class Report:
    imported: int = 0
    already_in: int = 0
    refused_lines: int = 0
    held: list[int] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    warnings: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    counts: Counter = field(default_factory=Counter)  # of each warning
    kinds: Counter = field(default_factory=Counter)
    outside: Counter = field(default_factory=Counter)
    left: dict[str, list] = field(default_factory=dict)  # name → how often, the first value
    files: int = 0
    old_addresses: int = 0
    seconds: float = 0.0
    interrupted: bool = False

    @property
    def lines(self) -> int:
        return self.imported + self.already_in + self.refused_lines

    def refuse(self, refused: Refused) -> None:
        self.refused_lines += 1
        if len(self.refused) < LINES_KEPT:
            self.refused.append(refused)

    def warn(self, rule: str, number: int) -> None:
        self.counts[rule] += 1
        if len(self.warnings[rule]) < LINES_KEPT:
            self.warnings[rule].append(number)

    def count(self, line: Line) -> None:
        self.kinds[line.draft.kind] += 1
        self.files += len(line.files)
        self.old_addresses += len(line.old_addresses)
        for rule in line.warnings:
            self.warn(rule, line.number)
        for name in line.outside:
            if name in self.outside or len(self.outside) < LINES_KEPT:
                self.outside[name] += 1
        for name, value in line.left.items():
            if name in self.left:
                self.left[name][0] += 1
            elif len(self.left) < NAMES_KEPT:
                self.left[name] = [1, _example(value)]

    def as_json(self) -> dict:
        return {
            "complete": not self.interrupted,
            "lines": self.lines,
            "documents": self.imported + self.already_in,
            "held": len(self.held),
            "refused": self.refused_lines,
            "kinds": dict(self.kinds.most_common()),
            "outside": dict(self.outside.most_common(NAMES_KEPT)),
            "left": {name: {"count": n, "example": example} for name, (n, example) in self.left.items()},
            "files": self.files,
            "old_addresses": self.old_addresses,
            "warnings": {
                rule: {"label": str(WARNINGS[rule]), "count": self.counts[rule], "lines": lines}
                for rule, lines in sorted(self.warnings.items(), key=lambda pair: -self.counts[pair[0]])
            },
            "refusals": [{"line": each.number, "reason": each.reason, "title": each.title} for each in self.refused],
            "held_lines": self.held[:LINES_KEPT],
            "seconds": self.seconds,
            "rate": round(self.imported / self.seconds, 1) if self.seconds else 0,
        }


def _example(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text[:LONGEST_EXAMPLE]


class LineByLine:
    """Writes {"rows": […], "report": {…}} as it goes: a million lines are never in memory."""

    def __init__(self, path: Path | None):
        self.path, self.file, self.first = path, None, True

    def open(self) -> "LineByLine":
        if self.path:
            self.file = self.path.open("w", encoding="utf-8")
            self.file.write('{"rows": [')
        return self

    def __enter__(self) -> "LineByLine":
        return self

    def __exit__(self, *error) -> None:
        if self.file:
            self.file.close()

    def refused(self, refused: Refused) -> None:
        self._write({"line": refused.number, "status": "refused", "title": refused.title, "reasons": [refused.reason]})

    def accepted(self, line: Line, findings: tuple[Finding, ...] = (), *, held: bool = False) -> None:
        self._write({
            "line": line.number, "status": "accepted", "id": line.id, "state": "draft" if held else "waiting",
            "title": line.draft.title, "fields": _said(line),
            "warnings": [str(WARNINGS[rule]) for rule in line.warnings],
            "findings": [{"rule": each.rule, "severity": str(each.severity), "label": label_of(each.rule)}
                         for each in findings],
            "reasons": [], "left": line.left,
        })  # fmt: skip

    def ignored(self, line: Line, reason: str) -> None:
        self._write({"line": line.number, "status": "ignored", "title": line.draft.title, "reasons": [reason]})

    def end(self, report: dict) -> None:
        if self.file:
            self.file.write(f'\n], "report": {json.dumps(report, ensure_ascii=False)}}}\n')

    def _write(self, row: dict) -> None:
        if self.file:
            self.file.write("\n" if self.first else ",\n")
            self.file.write(json.dumps(row, ensure_ascii=False))
            self.first = False


def _said(line: Line) -> dict:
    """The normalised fields, those that say something."""
    fields = line.draft.header_fields() | {
        "index_number": line.index_number, "published_at": line.draft.published_at, "items": line.items,
        "files": [file.name for file in line.files], "old_addresses": line.old_addresses,
    }  # fmt: skip
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in fields.items() if value
    }
