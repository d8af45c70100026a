"""How many released things stand under which facets: read from the counters, in one query."""

from collections.abc import Collection
from dataclasses import dataclass, field

from django.db.models import Expression, Max, OuterRef, Subquery, Sum, Value
from django.db.models.functions import Coalesce, Concat

from portal.database import asking
from portal.search.models import FacetCount

ITEM = "item:"


def axis_of(facet: str) -> str:
    return facet.partition(":")[0]


@dataclass
class Counts:
    """The counters that say everything about one section and a few chosen facets."""

    all: int = 0
    alone: dict[str, int] = field(default_factory=dict)  # facet → how many
    beside: dict[str, dict[str, int]] = field(default_factory=dict)  # chosen facet → another facet → how many have both

    def of(self, facets: Collection[str]) -> int:
        """How many have all these: exactly for two or fewer, at most so many for more."""
        match sorted(facets):
            case []:
                return self.all
            case [one]:
                return self.alone.get(one, 0)
            case several:
                return min(self.beside[a].get(b, 0) for a in several for b in several if a != b)

    def with_each(self, facets: Collection[str]) -> dict[str, int]:
        """Every other facet → how many have it as well as the one, or none, of `facets`."""
        return self.beside.get(*facets, {}) if facets else self.alone


COUNTS = """
SELECT a, b, n FROM facet_count WHERE section = %(section)s AND n > 0
   AND (a = '' AND b = '' OR a = ANY(%(chosen)s) OR b = ANY(%(chosen)s) AND NOT starts_with(a, %(item)s)
        OR %(alone)s AND b = '' AND NOT starts_with(a, %(item)s))"""


def counts(section: str, chosen: Collection[str] = ()) -> Counts:
    found = Counts(beside={facet: {} for facet in chosen})
    values = {"section": section, "chosen": list(chosen), "alone": len(chosen) < 2, "item": ITEM}
    for a, b, n in asking.rows(FacetCount, COUNTS, values):
        if not a:
            found.all = n
        elif not b:
            found.alone[a] = n
        for one, other in ((a, b), (b, a)):
            if other and one in found.beside:
                found.beside[one][other] = n
    return found


def totals(axis: str) -> dict[str, int]:
    """Code → how many in all sections together."""
    prefix = f"{axis}:"
    rows = FacetCount.objects.filter(b="", n__gt=0, a__startswith=prefix).values_list("a").annotate(all=Sum("n"))
    return {a.removeprefix(prefix): n for a, n in rows}


def total(facet: str) -> int:
    """How many in all sections together."""
    return FacetCount.objects.filter(a=facet, b="").aggregate(n=Sum("n"))["n"] or 0


def total_of_each(axis: str, code: str) -> Expression:
    """The same beside rows of another table whose `code` is on the axis."""
    same = FacetCount.objects.filter(b="", a=Concat(Value(f"{axis}:"), OuterRef(code))).values("a")
    return Coalesce(Subquery(same.annotate(all=Sum("n")).values("all")), 0)


def items(prefix: str = "") -> list[tuple[str, int, object]]:
    """Path of a catalog item that begins so, how many there are, and when the newest came."""
    found = FacetCount.objects.filter(b="", n__gt=0, a__startswith=f"{ITEM}{prefix}").values("a")
    return [
        (row["a"].removeprefix(ITEM), row["n_all"], row["last"])
        for row in found.annotate(n_all=Sum("n"), last=Max("newest"))
    ]


def item_total(path: str, facet: str) -> int:
    """How many of a catalog item have that organ or stage as well."""
    return FacetCount.objects.filter(a=f"{ITEM}{path}", b=facet).aggregate(n=Sum("n"))["n"] or 0


def items_beside(axis: str) -> list[tuple[str, str]]:
    """Path of a catalog item and code on the axis (organ, stage), for each pair of which something is released."""
    found = FacetCount.objects.filter(n__gt=0, a__startswith=ITEM, b__startswith=f"{axis}:").values_list("a", "b")
    return sorted({(a.removeprefix(ITEM), b.partition(":")[2]) for a, b in found})


def everything() -> int:
    """How many there are in all sections together."""
    return sum(FacetCount.objects.filter(section="").values_list("n", flat=True))
