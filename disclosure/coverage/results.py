"""Matters of which basis and procedure are public, but never a result (五公开): told by the stages released."""

from collections import defaultdict

from disclosure.models import ItemVersion
from portal.search import facets
from portal.search.models import Axis

RESULT = "result"


def without_result(stages: dict[str, str]) -> list[dict]:
    """Each 一级事项 of which something with a stage is released and no result. `stages`: code → label, in order."""
    found = defaultdict(set)
    for path, stage in facets.items_beside(Axis.STAGE):
        found[path].add(stage)
    if not found:
        return []
    matters: dict[tuple, set[str]] = defaultdict(set)
    rows = ItemVersion.objects.in_force().order_by("item__domain__sort_order", "item__number")
    for code, domain, number, level1 in rows.values_list(
        "item__domain__code", "item__domain__name", "item__number", "level1"
    ):
        matters[code, domain, level1] |= found.get(f"{code}/{number}", set())
    return [
        {"domain": domain, "code": code, "name": level1, "url": f"/catalog/{code}/",
         "stages": "、".join(label for stage, label in stages.items() if stage in there)}
        for (code, domain, level1), there in matters.items() if there and RESULT not in there
    ]  # fmt: skip
