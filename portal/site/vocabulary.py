"""The words that lists are narrowed by: terms and organs. They change seldom, so each process keeps the last ones and
asks only for the edition, which every change of them moves (portal/publishing/sql/50_edition.sql)."""

from collections.abc import Callable, Iterable
from functools import cached_property

from django.db.models import Value

from portal.people.models import Organ
from portal.search.models import Axis, Term
from portal.site.standing import standing

ORGAN = "organ"
AXES = (Axis.DOMAIN, Axis.KIND, Axis.TOPIC, Axis.AUDIENCE, Axis.LEVEL, Axis.STAGE, Axis.VALIDITY)

_last: tuple[tuple, "Vocabulary"] | None = None


class Vocabulary:
    """Read whole, in one query, when a word is first asked for."""

    def __init__(self):
        self._kept: dict[str, object] = {}

    @cached_property
    def terms(self) -> dict[str, dict[str, str]]:
        """Axis → code → label, in the office's order; organs that were merged are there too: their documents stay."""
        found: dict[str, dict[str, str]] = {axis: {} for axis in (*AXES, ORGAN)}
        terms = Term.objects.filter(axis__in=AXES).values_list("axis", "sort", Value(""), "code", "label")
        organs = Organ.objects.values_list(Value(ORGAN), "sort", "pinyin", "code", "short_name")
        rows = terms.order_by().union(organs.order_by(), all=True)
        for axis, _sort, _pinyin, code, label in sorted(rows, key=lambda row: row[1:4]):
            found[axis][code] = label
        return found

    def kept(self, name: str, read: Callable):
        """What else is read once for each edition."""
        if name not in self._kept:
            self._kept[name] = read()
        return self._kept[name]

    @property
    def kinds(self) -> dict[str, str]:
        return self.terms[Axis.KIND]

    @property
    def organs(self) -> dict[str, str]:
        return self.terms[ORGAN]

    def words(self, axis: str) -> dict[str, str]:
        return self.terms[axis]

    def label(self, axis: str, code: str) -> str:
        return self.words(axis).get(code, code)

    def labels(self, axis: str, codes: Iterable[str]) -> list[str]:
        return [self.label(axis, code) for code in codes]


def vocabulary() -> Vocabulary:
    """The words as they stand: read again after something public has changed."""
    global _last
    # The edition first: words that change meanwhile are newer than it, and are read again at the next one.
    edition = standing().edition
    if edition is None:
        return Vocabulary()
    if _last is None or _last[0] != edition:
        _last = edition, Vocabulary()
    return _last[1]
