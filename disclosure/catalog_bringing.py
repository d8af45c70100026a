"""Bringing rows of a standard catalog in. Numbers are minted once, in the order of first import, and kept for ever.

A row is compared with what the last import said of the same item, so a repeated import writes nothing, and an office's
own wording stays until the ministry's row itself changes. What is gone from the file is told, never deleted.
"""

import csv
import datetime
from collections import Counter
from pathlib import Path

from django.utils.translation import gettext as _

from disclosure.catalog import put_in_force, teach_vocabulary
from disclosure.catalog_report import Report
from disclosure.catalog_rows import BadRow, CatalogRow
from disclosure.models import CatalogItem, CatalogKind, Domain, ItemVersion, Level, State
from disclosure.official.difference import Change, changes, merged
from disclosure.official.text import fold
from portal.people.models import Organ

# 找什么 in plain words, given to a domain or an item when it is made; from then on they are the office's.
DOMAIN_WORDS = Path(__file__).parent / "data" / "domain_words.csv"
ITEM_WORDS = Path(__file__).parent / "data" / "item_words.csv"
HIGHEST_NUMBER = 9999


class Busy(Exception):
    """Another import is running."""


class Bringing:
    """With `dry_run` it goes through all of it, numbers included, and touches no row."""

    def __init__(self, year: int, on: datetime.date, report: Report, *, organ: Organ | None, dry_run: bool):
        self.year, self.on, self.report, self.organ, self.dry_run = year, on, report, organ, dry_run
        self.domains = {domain.code: domain for domain in Domain.objects.all()}
        self.words = {row["domain"]: row for row in _rows_of(DOMAIN_WORDS)}
        self.item_words = {(row["domain"], row["level1"], row["level2"]): row["plain"] for row in _rows_of(ITEM_WORDS)}
        # Whoever changes an item at the desk waits; whoever writes a document for it does not.
        items = CatalogItem.objects.select_related("domain")
        self.items = (items if dry_run else items.select_for_update(of=("self",), no_key=True)).in_bulk()
        self.known, self.former = {}, {}
        self.by_path = {item.path: item for item in self.items.values()}
        self.current = {}
        for version in ItemVersion.objects.exclude(state=State.DRAFT).order_by("number"):
            item = self.items[version.item_id]
            names = self.known if version.state == State.IN_FORCE else self.former
            names[folded((item.domain.code, version.level1, version.level2, version.level3))] = item
            if version.state == State.IN_FORCE:
                self.current[item.pk] = version
        self.met = set()
        self.highest = Counter()
        for item in self.items.values():
            self.highest[item.domain.code] = max(self.highest[item.domain.code], int(item.number))

    def bring_in(self, code: str, rows: list[CatalogRow], say) -> None:
        """All rows of one domain: new items at once, changed ones each in the place of its old version."""
        domain = self.domains.get(code)
        if self.organ and domain and domain.organ_id != self.organ.pk:
            raise Busy(_("另一个单位的补充目录刚占用了这个代码，请再导入一次。"))
        domain = domain or self._new_domain(code, rows[0].domain_name, kind_of(rows))
        if domain is None:
            told = _("领域“%s”已有另一个代码") % rows[0].domain_name
            self.report.bad += [BadRow(row.line, told, row.key, row.sheet) for row in rows]
            return
        taken = {self.known[folded(row.key)].pk for row in rows if folded(row.key) in self.known}
        fresh, counted = [], Counter()
        for row in rows:
            self.report.doubts += [BadRow(row.line, text, row.key, row.sheet) for text in row.warnings]
            item = self._item_of(row, taken)
            if item is None:
                fresh.append(row)
                continue
            self.met.add(item.pk)
            old = self.current.get(item.pk)
            found = changes(old, row.said) if old else []
            if old is None or (found and item.imported_digest != row.digest):
                taken.add(item.pk)
                self._change(item, row, old, found)
                counted["changed"] += 1
            elif moved := self._derive(item, row):
                self._tell_changed(item, row, [moved])
                counted["changed"] += 1
            else:
                self.report.unchanged += 1
                counted["same"] += 1
                self.report.outcome[row.place] = ("unchanged", item.path)
        counted["new"] = self._add(domain, fresh)
        told = {"domain": domain, "new": counted["new"], "changed": counted["changed"], "same": counted["same"]}
        say(_("%(domain)s：新增%(new)s项，改动%(changed)s项，没有变化%(same)s项") % told)

    def _item_of(self, row: CatalogRow, taken: set) -> CatalogItem | None:
        """The item that a row speaks of: the one that it names by number, else by its names, today's first."""
        named = self.by_path.get(row.number)
        if named is not None and named.domain.code == row.domain_code and named.pk not in self.met:
            return named
        key = folded(row.key)
        item = self.known.get(key) or self.former.get(key)
        is_another = item is not None and (item.pk in self.met or (key not in self.known and item.pk in taken))
        return None if is_another else item

    def _upper(self, row: CatalogRow) -> CatalogItem | None:
        """The item that the row names as the one above it."""
        if not row.derived_from:
            return None
        upper = self.by_path.get(row.derived_from)
        if upper is None:
            told = _("没有编号是“%s”的上级事项") % row.derived_from
            self.report.doubts.append(BadRow(row.line, told, row.key, row.sheet))
        return upper

    def _derive(self, item: CatalogItem, row: CatalogRow) -> Change | None:
        """Note the upper item that an unchanged row names anew."""
        upper, before = self._upper(row), item.derived_from_id
        if upper is None or upper.pk in (before, item.pk):
            return None
        if not self.dry_run:
            item.derived_from = upper
            item.save(update_fields=["derived_from"])
        old = self.items[before].path if before else ""
        return Change("derived_from", str(_("上级事项编号")), old, upper.path)

    def tell_gone(self, keys: set) -> None:
        """Items in force of the file's domains that the file no longer has; an office's own items are not meant."""
        domains = {key[0] for key in keys}
        met = {item.pk for names in (self.known, self.former) for key, item in names.items() if key in keys} | self.met
        self.report.gone = sorted(
            item.path for key, item in self.known.items()
            if key[0] in domains and item.pk not in met and item.imported_digest
        )  # fmt: skip

    def _new_domain(self, code: str, name: str, kind: str) -> Domain | None:
        if any(other.name == name for other in self.domains.values()):
            return None
        words = self.words.get(name, {})
        domain = Domain(
            code=code, name=name, kind=CatalogKind.SUPPLEMENTARY if self.organ else kind, organ=self.organ,
            sort_order=int(code) * 10, plain=words.get("plain", ""),
            phrases=[phrase for phrase in words.get("phrases", "").split("|") if phrase],
            source=words.get("source") or (
                _("%s领域基层政务公开标准目录") % name if kind == CatalogKind.NATIONAL and not self.organ else ""
            ),
        )  # fmt: skip
        if not self.dry_run:
            domain.save(force_insert=True)
            teach_vocabulary(domain)
        self.domains[code] = domain
        self.report.new_domains.append(domain)
        return domain

    def _add(self, domain: Domain, rows: list[CatalogRow]) -> int:
        room = HIGHEST_NUMBER - self.highest[domain.code]
        full = _("这个领域的编号已经用完")
        self.report.bad += [BadRow(row.line, full, row.key, row.sheet) for row in rows[room:]]
        rows = rows[:room]
        first = self.highest[domain.code] + 1
        items = [
            CatalogItem(
                domain=domain, number=f"{number:04}", imported_digest=row.digest,
                plain=self.item_words.get((domain.name, *row.key[1:3]), ""), derived_from=self._upper(row),
            )
            for number, row in enumerate(rows, first)
        ]  # fmt: skip
        self.highest[domain.code] += len(rows)
        if not self.dry_run:
            begun = {"number": 1, "year": self.year, "state": State.IN_FORCE, "in_force_from": self.on}
            made = zip(CatalogItem.objects.bulk_create(items), rows, strict=True)
            ItemVersion.objects.bulk_create(ItemVersion(item=item, **begun, **row.values) for item, row in made)
        self.report.new += [item.path for item in items]
        self.report.outcome |= {row.place: ("new", item.path) for item, row in zip(items, rows, strict=True)}
        return len(items)

    def _change(self, item: CatalogItem, row: CatalogRow, old: ItemVersion | None, found: list[Change]) -> None:
        """`old`: none where the item had left the catalog and comes back."""
        if not self.dry_run:
            values = merged(old, row.values, found) if old else row.values
            put_in_force(ItemVersion(item=item, year=self.year, **values), after=old, on=self.on)
            item.imported_digest, item.successor = row.digest, None
            item.derived_from = self._upper(row) or item.derived_from
            item.save(update_fields=["imported_digest", "successor", "derived_from"])
        self._tell_changed(item, row, found)

    def _tell_changed(self, item: CatalogItem, row: CatalogRow, found: list[Change]) -> None:
        self.report.changed.append(item.path)
        self.report.changes[item.path] = found
        self.report.outcome[row.place] = ("changed", item.path)


def folded(key: tuple) -> tuple:
    """The key of an item, however wide its letters and brackets are written."""
    return key[0], *map(fold, key[1:])


def kind_of(rows: list[CatalogRow]) -> str:
    """The list of matters by its name; what owes only villages is the village's list, only townships the township's."""
    if rows[0].domain_name == CatalogKind.STATUTORY.label:
        return CatalogKind.STATUTORY
    levels = {level for row in rows for level in row.values["levels"]}
    one = levels.pop() if len(levels) == 1 else ""
    return {Level.VILLAGE: CatalogKind.VILLAGE, Level.TOWNSHIP: CatalogKind.TOWNSHIP}.get(one, CatalogKind.NATIONAL)


def _rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text("utf-8").splitlines()))
