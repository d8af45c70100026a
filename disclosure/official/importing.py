"""A file of official tables against the catalog: looked at without a trace, or brought in."""

import datetime
import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from django.utils.translation import gettext as _

from disclosure import supplement
from disclosure.catalog_import import import_rows
from disclosure.catalog_report import Report
from disclosure.catalog_rows import BadFile, BadRow
from disclosure.models import CatalogItem, Domain, HeaderMapping, ItemVersion
from disclosure.official.domains import Domains, Spoken
from disclosure.official.reading import read_table
from disclosure.official.sheet_row import REFUSED, SheetRow
from disclosure.official.table import Asked, Table
from portal.examination.examine import refusals
from portal.examination.subject import Subject, Text
from portal.people.models import Organ


@dataclass
class Look:
    """What was understood of a file, and what it changes."""

    table: Table
    report: Report
    names: dict[str, str]  # path → name, of items that there are and of new ones

    def name_of(self, path: str) -> str:
        return self.names.get(path, path)


def look(path: Path, name: str, *, year: int, on: datetime.date, by, asked: Asked | None = None) -> Look:
    """What would happen; nothing is written."""
    return bring(path, name, year=year, on=on, by=by, asked=asked, dry_run=True)


def bring(
    path: Path, name: str, *, year: int, on: datetime.date, by, asked: Asked | None = None, dry_run: bool = False,
    say=lambda line: None,
) -> Look:  # fmt: skip
    organ = _organ(asked)
    if organ:
        home = Spoken(*supplement.place_of(organ))
        table = understand(path, name, replace(asked, home=home))
        supplement.take_in(table.rows, home)
    else:
        table = understand(path, name, asked)
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    bad = [_bad(row) for row in table.rows if row.status == REFUSED]
    report = import_rows(
        table.accepted, bad, year=year, by=by, on=on, sha256=sha256, organ=organ, dry_run=dry_run, say=say
    )
    if organ:
        report.lacks = supplement.lacks(organ, frozenset(row.derived_from for row in table.accepted))
    return Look(table, report, _names(table, report))


def _organ(asked: Asked | None) -> Organ | None:
    if not asked or not asked.organ:
        return None
    organ = Organ.objects.existing().filter(code=asked.organ).first()
    if organ is None:
        raise BadFile(_("没有代码是“%s”的单位。") % asked.organ)
    return organ


def understand(path: Path, name: str, asked: Asked | None = None) -> Table:
    """The rows of the file by the headers that are known or mapped; a row that carries a mark of secrecy is refused."""
    known = dict(Domain.objects.values_list("code", "name"))
    mappings = {row.fingerprint: tuple(row.targets) for row in HeaderMapping.objects.all()}
    if asked and asked.domain and asked.domain not in known | Domains({}).names:
        raise BadFile(_("没有代码是“%s”的领域。") % asked.domain)
    table = read_table(path, name, domains=Domains(known), mappings=mappings, asked=asked)
    for row in table.rows:
        if row.row is not None and _is_marked(row):
            row.status, row.row, row.fields, row.cells = REFUSED, None, {}, []
            row.reasons = [_("这一行带有密级标志，没有收下")]
    return table


def _is_marked(row: SheetRow) -> bool:
    values = row.fields.values()
    texts = (text for value in values for text in (value if isinstance(value, list) else [value]))
    return bool(refusals(Subject((Text("row", "", "\n".join(str(text) for text in texts if text)),))))


def _bad(row: SheetRow) -> BadRow:
    fields = row.fields
    key = (fields.get("domain_code", ""), fields.get("level1", ""), fields.get("level2", ""), fields.get("level3", ""))
    return BadRow(row.line, "；".join(row.reasons), key if key[0] and key[2] else (), row.sheet)


def _names(table: Table, report: Report) -> dict[str, str]:
    names = {}
    for version in ItemVersion.objects.in_force().select_related("item__domain"):
        names[version.item.path] = version.full_title
    for row in table.accepted:
        if outcome := report.outcome.get(row.place):
            said = ItemVersion(**{name: row.values.get(name, "") for name in ("level1", "level2", "level3")})
            names.setdefault(outcome[1], said.full_title)
    return names


def items_at(paths: list[str]) -> dict[str, CatalogItem]:
    """Path → item."""
    wanted = set(paths)
    items = CatalogItem.objects.select_related("domain").filter(
        domain__code__in={path.split("/")[0] for path in wanted}
    )
    return {item.path: item for item in items if item.path in wanted}
