"""Where in a text something stands: findings and marks at their paragraphs, so that a page can show them there."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from portal.publishing.models import RevisionFinding

ANCHOR = 12  # characters of a finding's key that name its place on the page


@dataclass(frozen=True)
class Stretch:
    """Characters `start` to `end` of one paragraph, and the key of what was found there."""

    start: int
    end: int
    key: str


def by_place(body_text: str, title: str, found: Iterable[RevisionFinding]) -> dict[str, list[Stretch]]:
    """Place (title, p1, p2 …) → what was found there, in its order, without overlaps."""
    paragraphs = body_text.split("\n") if body_text else []
    begins = _begins(paragraphs)
    placed = defaultdict(list)
    for each in found:
        if each.part == "title":
            placed["title"].append(_stretch(each, title))
        elif each.part == "body":
            offset = _offset(each, body_text)
            if offset is not None:
                number = max(n for n, begin in enumerate(begins) if begin <= offset) if begins else 0
                here = offset - begins[number]
                end = min(here + len(each.value), len(paragraphs[number]))
                placed[f"p{number + 1}"].append(Stretch(here, end, each.key))
    return {place: _apart(stretches) for place, stretches in placed.items()}


def cut(text: str, stretches: Iterable[Stretch]) -> list[tuple[str, str]]:
    """The text in pieces, each with the key of what was found in it, or with none."""
    pieces, at = [], 0
    for each in stretches:
        pieces += [(text[at : each.start], ""), (text[each.start : each.end], each.key)]
        at = each.end
    return [(words, key) for words, key in [*pieces, (text[at:], "")] if words]


def anchor(key: str) -> str:
    return f"f-{key[:ANCHOR]}"


def _begins(paragraphs: list[str]) -> list[int]:
    begins, at = [], 0
    for each in paragraphs:
        begins.append(at)
        at += len(each) + 1
    return begins


def _offset(finding: RevisionFinding, text: str) -> int | None:
    """Where the finding's value begins; its own number when it fits, else where the value stands."""
    if text[finding.start : finding.start + len(finding.value)] == finding.value and finding.value:
        return finding.start
    found = text.find(finding.value) if finding.value else -1
    return found if found >= 0 else None


def _stretch(finding: RevisionFinding, text: str) -> Stretch:
    offset = _offset(finding, text)
    begin = offset or 0
    return Stretch(begin, begin + len(finding.value) if offset is not None else len(text), finding.key)


def _apart(stretches: list[Stretch]) -> list[Stretch]:
    kept: list[Stretch] = []
    for each in sorted(stretches, key=lambda stretch: (stretch.start, -stretch.end)):
        if each.end > each.start and (not kept or each.start >= kept[-1].end):
            kept.append(each)
    return kept
