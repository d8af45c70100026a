"""One question's list: as it stands; where that finds little, all its words; where that finds little, most of them.

Much is the engine's list, whose first pages are put in order here. Little is closed: all of it is known, weighed,
narrowed and counted here.
"""

import datetime
import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import Exists, OuterRef

from portal.cases.today import today
from portal.publishing import facets
from portal.publishing.models import Release, ReleaseFile
from portal.publishing.searched import header_words
from portal.search import engine
from portal.search.engine import Found
from portal.search.facets import axis_of
from portal.search.meaning import Asked, Meaning, Word
from portal.site.finding.candidates import FEW, best, candidates, frequencies
from portal.site.finding.ranking import Candidate, Weighing, law_of, letters

ENOUGH = 20  # found as it stands: nothing wider is asked
RANKED = 60  # put in order here, where that many are at hand
CLOSED = 60  # candidates of a closed list
READ = 3000  # characters of a body in which words are counted
WHOLE = 1_000_000
SPOKEN = 0.5  # of its weight has a word of a question that no table knows
POLICY = f"shelf:{facets.POLICY}"
PHRASES = 200  # of which is looked whether a phrase really stands there


@dataclass(frozen=True)
class Looked(Found):
    """A page of what was found; `is_wider`: not everything in it holds the question as it stands."""

    is_wider: bool = False


@dataclass(frozen=True)
class Wish:
    """Which part of a list is wanted."""

    facets: Collection[str] = ()
    order: str = ""
    start: int = 0
    size: int = 20

    @property
    def ranks(self) -> bool:
        return not self.order and self.start + self.size <= RANKED


def look(meaning: Meaning, wish: Wish, items: Collection[str] = ()) -> Looked:
    """`items`: the catalog items that the question means."""
    if meaning.phrases:
        return _phrases(meaning, wish)
    first = _ask(meaning, wish)
    if first.total >= ENOUGH or first.exact:
        return _open(meaning, wish, first, items)
    whole = _ask(meaning, Wish(size=CLOSED)) if wish.facets or not wish.ranks else first
    if whole.total >= ENOUGH:
        return _open(meaning, wish, first, items)
    if not meaning.widens:
        return _closed(meaning, wish, whole, [], {}, items)
    often, everything = frequencies(meaning.words), max(engine.about_how_many(), 1)
    if min(often.values()) > FEW:
        wider = _ask(meaning, wish, meaning.all_words)
        return _open(meaning, wish, wider, items, before=whole.publications)
    weights = {word.text: _weight(word, often[word.text], everything, meaning) for word in meaning.words}
    most = meaning.most(weights, often, FEW) or meaning.all_words
    return _closed(meaning, wish, whole, best(most.tsquery, meaning, weights, CLOSED), weights, items)


def _ask(meaning: Meaning, wish: Wish, wanted: Asked | None = None) -> Found:
    """From the first on where they are to be put in order. Of so many that they are read in order, that is the first
    page alone: more would cost more."""
    how = {"meant": wanted or meaning.strict, "facets": wish.facets, "order": wish.order}
    if wish.ranks:
        found = engine.search(meaning.query, **how, start=0, size=wish.size, more=RANKED)
        if not (found.approximate and wish.start):
            return found
    return engine.search(meaning.query, **how, start=wish.start, size=wish.size)


def _open(meaning: Meaning, wish: Wish, found: Found, items: Collection[str], *, before: Sequence[UUID] = ()) -> Looked:
    """The engine's list; its first pages by points."""
    keys, wider = found.publications, bool(before)
    if wish.ranks and not (found.approximate and wish.start):
        keys = list(dict.fromkeys([*before, *keys])) if not wish.facets else keys
        keys = _ranked(meaning, candidates(keys), found.exact, items)[wish.start : wish.start + wish.size]
    return Looked(**vars(replace(found, publications=keys)), is_wider=wider)


def _closed(
    meaning: Meaning, wish: Wish, found: Found, more: Sequence[UUID], weights: dict[str, float], items: Collection[str]
) -> Looked:
    """What holds the question as it stands, and what holds enough of its words."""
    keys = list(dict.fromkeys([*found.publications, *more]))
    rows = candidates(keys, text=READ)
    if wish.order:
        rows.sort(key=lambda row: (wish.order == "issued" and row.issued_on or datetime.date.min, row.at), reverse=True)
        order = [row.key for row in rows]
    else:
        order = _ranked(meaning, rows, found.exact, items, weights)
    return replace(_page(rows, order, wish, found.exact), is_wider=len(keys) > found.total)


def _weight(word: Word, n: float, everything: int, meaning: Meaning) -> float:
    """The rarer the heavier. Of a question only the words that are in the tables tell for sure what it is about; what
    stands nowhere is a way of speaking."""
    weight = math.log(1 + everything / (n + 0.5))
    if not meaning.is_question or word.also:
        return weight
    return SPOKEN * weight if n else 0.0


def _ranked(meaning: Meaning, rows: list[Candidate], exact: list[UUID], items, weights=None) -> list[UUID]:
    weighing = Weighing(meaning, today(), weights or {}, frozenset(items))
    points = {row.key: weighing.points(row) for row in rows}
    rest = sorted(
        (row for row in rows if row.key not in exact), key=lambda row: (-points[row.key], -row.day.toordinal())
    )
    there = points.keys()
    return [*(key for key in exact if key in there), *_texts_together(rest)]


def _texts_together(rows: list[Candidate]) -> list[UUID]:
    """The texts that one law has had stand behind the first of them; on the page they are one."""
    by_law: dict[str | UUID, list[UUID]] = {}
    for row in rows:
        by_law.setdefault(law_of(row.title) if POLICY in row.facets else row.key, []).append(row.key)
    return [key for keys in by_law.values() for key in keys]


def _page(rows: list[Candidate], order: list[UUID], wish: Wish, exact: list[UUID]) -> Looked:
    """Of a closed list the part that is wanted, and what stands under each facet as if its axis were free."""
    by_key = {row.key: row for row in rows}
    asked = set(wish.facets)
    fitting = [key for key in order if asked <= by_key[key].facets]
    counts: dict[str, dict[str, int]] = {}
    for row in rows:
        missing = {axis_of(facet) for facet in asked - row.facets}
        if len(missing) > 1:
            continue
        for facet in row.facets:
            axis, _, code = facet.partition(":")
            if not missing or axis in missing:
                of_axis = counts.setdefault(axis, {})
                of_axis[code] = of_axis.get(code, 0) + 1
    by_axis = {axis: dict(sorted(of.items(), key=lambda pair: (-pair[1], pair[0]))) for axis, of in counts.items()}
    part = fitting[wish.start : wish.start + wish.size]
    return Looked(part, len(fitting), False, by_axis, [key for key in exact if key in fitting])


def _phrases(meaning: Meaning, wish: Wish) -> Looked:
    """What is quoted stands together in what is shown: the index knows pairs only."""
    found = engine.search(meaning.query, facets=wish.facets, order=wish.order, size=PHRASES)
    if found.total > PHRASES:
        return _open(meaning, wish, _ask(meaning, wish), ())
    rows = candidates(found.publications, text=WHOLE)
    there = {row.key for row in rows if _hold(f"{row.title}\n{row.summary}\n{row.text}", meaning.phrases)}
    there |= _elsewhere([row.key for row in rows if row.key not in there], meaning.phrases)
    rows = [row for row in rows if row.key in there]
    if wish.facets:
        kept = [row.key for row in rows]
        page = kept[wish.start : wish.start + wish.size]
        return Looked(page, len(kept), False, found.facets, [])
    order = [row.key for row in rows]
    if not wish.order:
        order = _ranked(meaning, rows, [], ())
    return _page(rows, order, wish, [])


def _elsewhere(keys: Sequence[UUID], phrases: Collection[str]) -> set[UUID]:
    """Those whose header holds the phrases, or whose attachments may: what was read of them is not for the public."""
    if not keys:
        return set()
    files = ReleaseFile.objects.filter(release=OuterRef("pk"))
    releases = Release.objects.filter(entry__in=list(keys)).annotate(has_files=Exists(files))
    return {
        release.publication_id
        for release in releases.only("kind", "header", "publication_id")
        if release.has_files or _hold("\n".join(header_words(release.kind, release.header)), phrases)
    }


def _hold(text: str, phrases: Collection[str]) -> bool:
    told = letters(text)
    return all(letters(phrase) in told for phrase in phrases)
