"""What satisfies a matter of the law (条例第二十、二十一条), as a reader sees it on the matter's page: by domain."""

from dataclasses import dataclass, field
from itertools import groupby

from disclosure.matters import PARTS
from disclosure.models import CatalogItem, CatalogKind, ItemVersion
from portal.database import asking

SHOWN = 12  # items of one domain by name; more are counted
COUNTED = f"""
SELECT g.code, g.name, p.path, v.level1, v.level2, v.level3, coalesce(sum(f.n), 0)
FROM ({PARTS}) AS p JOIN item i ON i.id = p.item_id JOIN domain g ON g.id = i.domain_id
JOIN item_version v ON v.item_id = i.id AND v.state = 'in_force'
LEFT JOIN facet_count f ON f.a = 'item:' || p.path AND f.b = %(facet)s AND f.n > 0
WHERE p.matter_id = %(matter)s GROUP BY g.id, i.id, p.path, v.id ORDER BY g.sort_order, g.code, i.number"""


@dataclass(frozen=True)
class Part:
    """The items of one domain that satisfy a matter; `done` of them have something released."""

    code: str
    name: str
    total: int
    done: int
    items: list[dict] = field(default_factory=list)


def parts_of(item: CatalogItem, organ: str = "") -> list[Part]:
    """`organ`: what that organ has released, only. One query."""
    if item.domain.kind != CatalogKind.STATUTORY:
        return []
    rows = asking.rows(CatalogItem, COUNTED, {"matter": item.pk, "facet": f"organ:{organ}" if organ else ""})
    found = []
    for (code, name), group in groupby(rows, key=lambda row: row[:2]):
        items = [_row(*row[2:], organ) for row in group]
        done = sum(each["count"] > 0 for each in items)
        found.append(Part(code, name, len(items), done, items if len(items) <= SHOWN else []))
    return found


def _row(path: str, level1: str, level2: str, level3: str, count: int, organ: str) -> dict:
    title = ItemVersion(level1=level1, level2=level2, level3=level3).full_title
    only = f"?organ={organ}" if organ and count else ""
    return {"title": title, "count": count, "url": f"/catalog/{path}/{only}"}
