"""How many things stand under each value of each axis: the one place where facets are counted."""

from collections.abc import Iterable

from django.db.models import Count, Expression, F, Func, QuerySet, TextField, Value
from django.db.models.functions import Cast


class Unnest(Func):
    """One row for each element of an array."""

    function = "unnest"
    set_returning = True
    arity = 1


def each_of(field: str) -> Expression:
    """The values of an array field."""
    return Unnest(F(field), output_field=TextField())


def count_values(branches: Iterable[tuple[str, QuerySet, Expression]]) -> dict[str, dict[str, int]]:
    """Axis → value → number of rows, most first; each axis over its own queryset, all in one query."""
    queries = [
        entries.order_by()
        .annotate(axis=Value(axis, output_field=TextField()), code=Cast(value, TextField()))
        .values_list("axis", "code")
        .annotate(n=Count("pk"))
        for axis, entries, value in branches
    ]
    counts: dict[str, dict[str, int]] = {}
    for axis, code, n in queries[0].union(*queries[1:], all=True) if queries else ():
        counts.setdefault(axis, {})[code] = n
    return {axis: dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))) for axis, found in counts.items()}
