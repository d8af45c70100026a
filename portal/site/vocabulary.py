"""The words that lists are narrowed by, read once a page: two queries, whatever is asked of them."""

from collections.abc import Iterable
from functools import cached_property

from portal.people.models import Organ
from portal.search.models import Axis, Term

AXES = (Axis.DOMAIN, Axis.KIND, Axis.TOPIC, Axis.LEVEL, Axis.VALIDITY)


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
