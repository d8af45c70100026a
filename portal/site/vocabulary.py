"""The words that lists are narrowed by: terms and organs. They change seldom, so each process keeps the last ones and
asks only for the edition, which every change of them moves (portal/publishing/sql/50_edition.sql)."""

from collections.abc import Iterable
from functools import cached_property

from django.db import connections, router

from portal.people.models import Organ
from portal.search.models import Axis, Term

AXES = (Axis.DOMAIN, Axis.KIND, Axis.TOPIC, Axis.LEVEL, Axis.VALIDITY)

_last: tuple[tuple, "Vocabulary"] | None = None


class Vocabulary:
    @cached_property
    def terms(self) -> dict[str, dict[str, str]]:
        """Axis → code → label, in the office's order."""
        terms: dict[str, dict[str, str]] = {axis: {} for axis in AXES}
        rows = Term.objects.filter(axis__in=AXES).order_by("sort", "code").values_list("axis", "code", "label")
        for axis, code, label in rows:
            terms[axis][code] = label
        return terms

    @cached_property
    def organs(self) -> dict[str, str]:
        """Code → short name, merged organs too: their documents stay."""
        return dict(Organ.objects.in_order().values_list("code", "short_name"))

    @property
    def kinds(self) -> dict[str, str]:
        return self.terms[Axis.KIND]

    def words(self, axis: str) -> dict[str, str]:
        return self.organs if axis == "organ" else self.terms[axis]

    def label(self, axis: str, code: str) -> str:
        return self.words(axis).get(code, code)

    def labels(self, axis: str, codes: Iterable[str]) -> list[str]:
        return [self.label(axis, code) for code in codes]


def vocabulary() -> Vocabulary:
    """The words as they stand: one query, and two more after something public has changed."""
    global _last
    alias = router.db_for_read(Term)
    if alias != "public":
        return Vocabulary()  # what a transaction of the desk sees may never come to be
    # The edition first: words that change meanwhile are newer than it, and are read again at the next one. With the
    # transaction that wrote it: a database put back from a backup counts its editions anew.
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT current_database(), n, xmin::text FROM edition")
        key = cursor.fetchone()
    if _last is None or _last[0] != key:
        words = Vocabulary()
        words.terms, words.organs  # noqa: B018 (read now, while the edition is what it was)
        _last = key, words
    return _last[1]
