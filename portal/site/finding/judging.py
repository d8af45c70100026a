"""How well a portal answers a file of judged queries: asked as readers ask, by its public search page.

A line of the file is {"q", "kind", "expect": [{"title"}, …], "title_regex"?}; nothing expected means that nothing may
be found. What was found are the links marked `data-hit`, in their order.
"""

import html
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

HIT = re.compile(r'<a href="([^"]*)" data-hit>(.*?)</a>', re.DOTALL)
FIRST_PAGE = 10


@dataclass(frozen=True)
class Judged:
    q: str
    kind: str
    titles: frozenset[str]
    pattern: re.Pattern | None = None

    def fits(self, title: str) -> bool:
        return _plain(title) in self.titles or bool(self.pattern and self.pattern.search(title))


@dataclass(frozen=True)
class Verdict:
    judged: Judged
    rank: int  # of the first that was expected; 0: not among what was found
    found: tuple[str, ...]

    @property
    def reciprocal(self) -> float:
        return 1 / self.rank if self.rank else 0.0


@dataclass(frozen=True)
class Score:
    n: int
    at_1: float
    at_10: float
    mrr: float


def read(path: Path) -> list[Judged]:
    return [_judged(json.loads(line)) for line in path.read_text("utf-8").splitlines() if line.strip()]


def judge(queries: Iterable[Judged], page_of: Callable[[str], str]) -> list[Verdict]:
    """`page_of` gives the HTML of an address of the portal."""
    return [_verdict(query, hits(page_of(f"/search/?{urlencode({'q': query.q})}"))) for query in queries]


def hits(page: str) -> list[str]:
    return [html.unescape(re.sub(r"<[^>]*>", "", title)).strip() for _url, title in HIT.findall(page)]


def scores(verdicts: list[Verdict]) -> dict[str, Score]:
    """By kind, in the order of the file; all together last, under an empty name."""
    kinds = dict.fromkeys(verdict.judged.kind for verdict in verdicts)
    return {kind: _score([each for each in verdicts if not kind or each.judged.kind == kind]) for kind in [*kinds, ""]}


def _judged(line: dict) -> Judged:
    titles = frozenset(_plain(each["title"]) for each in line.get("expect", ()))
    pattern = re.compile(line["title_regex"]) if line.get("title_regex") else None
    return Judged(line["q"], line.get("kind", ""), titles, pattern)


def _verdict(judged: Judged, found: list[str]) -> Verdict:
    if not judged.titles and not judged.pattern:
        rank = 0 if found else 1
    else:
        rank = next((place for place, title in enumerate(found, 1) if judged.fits(title)), 0)
    return Verdict(judged, rank, tuple(found))


def _score(verdicts: list[Verdict]) -> Score:
    n = len(verdicts) or 1
    return Score(
        len(verdicts),
        sum(verdict.rank == 1 for verdict in verdicts) / n,
        sum(1 <= verdict.rank <= FIRST_PAGE for verdict in verdicts) / n,
        sum(verdict.reciprocal for verdict in verdicts) / n,
    )


def _plain(title: str) -> str:
    return re.sub(r"\s+", "", title)
