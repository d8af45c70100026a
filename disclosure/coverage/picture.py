"""The heat map: organ × domain, and item × organ of one domain; as rows of cells that a table is drawn from."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from disclosure.coverage.counted import CellCount, Line
from disclosure.coverage.markup import Cells
from disclosure.coverage.states import BY_CODE, IN_ORDER
from disclosure.models import CatalogKind, Domain
from portal.people.models import Organ, OrganKind

KINDS = (
    (_("县直单位"), (OrganKind.PROVINCE, OrganKind.CITY, OrganKind.COUNTY, OrganKind.DEPARTMENT,
                  OrganKind.PUBLIC_INSTITUTION)),
    (_("乡镇、街道"), (OrganKind.TOWNSHIP,)),
    (_("村（社区）"), (OrganKind.VILLAGE,)),
)  # fmt: skip


@dataclass(frozen=True)
class Column:
    """A column of the first picture: a domain; or what the organs add, all of it in one. `codes`: domain → its code."""

    name: str
    code: str
    url: str
    codes: dict[int, str]


@dataclass(frozen=True)
class Place:
    """Where the links of a picture lead: to the public pages or to the desk's."""

    base: str

    def organ(self, organ: Organ) -> str:
        return f"{self.base}organs/{organ.code}/"

    def domain(self, domain: Domain) -> str:
        return f"{self.base}domains/{domain.code}/"


def columns(domains: list[Domain], place: Place) -> list[Column]:
    own = {domain.pk: domain.code for domain in domains if domain.kind == CatalogKind.SUPPLEMENTARY}
    found = [
        Column(domain.name, domain.code, place.domain(domain), {domain.pk: domain.code})
        for domain in domains if domain.pk not in own
    ]  # fmt: skip
    return [*found, Column(_("本单位补充"), _("补"), "", own)] if own else found


def legend(cells: Iterable[CellCount]) -> list[dict]:
    """Every state with the number of duties in it, over all cells."""
    totals = Counter()
    for each in cells:
        totals[each.state] += each.duties
    return [
        {"code": code, "mark": BY_CODE[code].mark, "label": BY_CODE[code].label, "total": totals[code]}
        for code in IN_ORDER
    ]


def by_organ(cells: list[CellCount], organs: list[Organ], columns: list[Column], place: Place) -> list[dict]:
    """Groups of rows, one for each organ that owes anything; a cell for each column."""
    at = {pk: number for number, column in enumerate(columns) for pk in column.codes}
    found: dict[tuple, Counter] = defaultdict(Counter)
    anchors: dict[tuple, str] = {}
    for each in cells:
        key = each.organ, at[each.domain]
        found[key][each.state] += each.duties
        anchors[key] = columns[key[1]].codes[each.domain]
    owing = {organ for organ, _column in found}
    groups, draw = [], Cells().cell
    for name, kinds in KINDS:
        rows = []
        for organ in organs:
            if organ.kind in kinds and organ.pk in owing:
                url = place.organ(organ)
                keys = [(organ.pk, number) for number in range(len(columns))]
                drawn = "".join(draw(found.get(key), f"{url}#d{anchors.get(key, '')}") for key in keys)
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
    """The legend for single duties."""
    return legend(CellCount(line.organ, line.domain, line.state, 1, line.n) for line in lines)
