"""The heat map: organ × domain, and item × organ of one domain; as rows of cells that a table is drawn from."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from disclosure.coverage.counted import CellCount, Line
from disclosure.coverage.markup import Cells
from disclosure.coverage.states import BY_CODE, IN_ORDER
from disclosure.models import Domain
from portal.people.models import Organ, OrganKind

KINDS = (
    (_("县直单位"), (OrganKind.PROVINCE, OrganKind.CITY, OrganKind.COUNTY, OrganKind.DEPARTMENT,
                  OrganKind.PUBLIC_INSTITUTION)),
    (_("乡镇、街道"), (OrganKind.TOWNSHIP,)),
    (_("村（社区）"), (OrganKind.VILLAGE,)),
)  # fmt: skip


@dataclass(frozen=True)
class Place:
    """Where the links of a picture lead: to the public pages or to the desk's."""

    base: str

    def organ(self, organ: Organ) -> str:
        return f"{self.base}organs/{organ.code}/"

    def domain(self, domain: Domain) -> str:
        return f"{self.base}domains/{domain.code}/"


def legend(cells: Iterable[CellCount]) -> list[dict]:
    """Every state with the number of duties in it, over all cells."""
    totals = Counter()
    for each in cells:
        totals[each.state] += each.duties
    return [
        {"code": code, "mark": BY_CODE[code].mark, "label": BY_CODE[code].label, "total": totals[code]}
        for code in IN_ORDER
    ]


def by_organ(cells: list[CellCount], organs: list[Organ], domains: list[Domain], place: Place) -> list[dict]:
    """Groups of rows, one for each organ that owes anything; a cell for each domain."""
    found: dict[tuple, dict[str, int]] = defaultdict(dict)
    for each in cells:
        found[each.organ, each.domain][each.state] = each.duties
    owing = {organ for organ, _domain in found}
    codes = [(domain.pk, domain.code) for domain in domains]
    groups, draw = [], Cells().cell
    for name, kinds in KINDS:
        rows = []
        for organ in organs:
            if organ.kind in kinds and organ.pk in owing:
                url = place.organ(organ)
                drawn = "".join(draw(found.get((organ.pk, pk)), f"{url}#d{code}") for pk, code in codes)
                rows.append({"name": str(organ), "url": url, "cells": mark_safe(drawn)})
        if rows:
            groups.append({"name": name, "rows": rows})
    return groups


def by_item(lines: list[Line], organs: list[Organ], link: Callable[[Line, Organ], str]) -> list[dict]:
    """A row for each item of a domain, a cell for each of `organs`."""
    found = {(line.item, line.organ): line for line in lines}
    rows, draw = [], Cells().cell
    for item in {line.item: line for line in lines}.values():
        lines_of = [(organ, found.get((item.item, organ.pk))) for organ in organs]
        drawn = "".join(
            draw({line.state: 1}, link(line, organ), number=line.n) if line else draw(None, "")
            for organ, line in lines_of
        )
        rows.append({"item": item, "cells": mark_safe(drawn)})
    return rows


def legend_of(lines: Iterable[Line]) -> list[dict]:
    """The same over single duties."""
    return legend(CellCount(line.organ, line.domain, line.state, 1, line.n) for line in lines)
