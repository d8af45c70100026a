"""What the law itself says must be public (REG-11, REG-12: the fifteen matters of article 20, those of article 21 by
level), and in what each is satisfied: a whole domain, single items, or a column of the site.

A matter is a catalog item of its own, so what stands in no other item is published under it. An item that says that it
derives from a matter satisfies it, too.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from pathlib import Path

from django.utils.translation import gettext as _

from disclosure.models import CatalogItem, CatalogKind, Domain, ItemVersion
from portal.database import asking
from portal.site.navigation import exists

# Matter → what satisfies it: 04 a domain, “行政处罚” the items in whose names that stands, /organs/ a column.
SHIPPED_PARTS = Path(__file__).parent / "data" / "statutory_parts.csv"
PATH = re.compile(r"[0-9]{2,4}/[0-9]{4}")
COLUMN = re.compile(r"/[a-z/-]+/")

# Whatever the planner believes of tables just filled: both sides are listed once, and equal texts find each other.
PARTS = """
WITH said AS MATERIALIZED (
  SELECT m.id AS matter_id, w.said FROM item m CROSS JOIN unnest(m.satisfied_by) AS w(said)
), listed AS MATERIALIZED (
  SELECT i.id AS item_id, i.derived_from_id, g.code, g.code || '/' || i.number AS path
  FROM item i JOIN domain g ON g.id = i.domain_id
  WHERE i.id IN (SELECT item_id FROM item_version WHERE state = 'in_force')
)
SELECT s.matter_id, l.item_id, l.path FROM said s JOIN listed l ON l.code = s.said AND l.item_id <> s.matter_id
UNION SELECT s.matter_id, l.item_id, l.path FROM said s JOIN listed l ON l.path = s.said AND l.item_id <> s.matter_id
UNION SELECT m.id, l.item_id, l.path FROM listed l JOIN item m ON m.id = l.derived_from_id
                                     JOIN domain h ON h.id = m.domain_id AND h.kind = 'statutory'"""


def parts() -> dict[int, set[int]]:
    """Matter → the items that satisfy it, or that derive from it."""
    found = defaultdict(set)
    for matter, item, _path in asking.rows(CatalogItem, PARTS):
        found[matter].add(item)
    return dict(found)


def paths() -> dict[str, list[str]]:
    """The same by paths: 100/0007 → 04/0001 …; among them the columns of the site: 100/0002 → /organs/."""
    found = defaultdict(list)
    statement = f"""SELECT d.code || '/' || m.number, p.path FROM ({PARTS}) AS p JOIN item m ON m.id = p.matter_id
                    JOIN domain d ON d.id = m.domain_id
                    UNION ALL SELECT d.code || '/' || m.number, w.said FROM item m JOIN domain d ON d.id = m.domain_id
                    CROSS JOIN unnest(m.satisfied_by) AS w(said) WHERE starts_with(w.said, '/') ORDER BY 2"""
    for matter, path in asking.rows(CatalogItem, statement):
        found[matter].append(path)
    return dict(found)


def public(released: Collection[str], parts: Mapping[str, list[str]]) -> set[str]:
    """`released`: the items of which something is released; with them the matters that one of these, or a column of
    the site, satisfies."""
    satisfied = {
        matter for matter, each in parts.items()
        if any(exists(path) if path.startswith("/") else path in released for path in each)
    }  # fmt: skip
    return satisfied.union(released)


def columns_of(item: CatalogItem) -> list[str]:
    """The columns of the site in which the matter is satisfied for everybody."""
    return [said for said in item.satisfied_by if COLUMN.fullmatch(said)]


def understood(lines: list[str]) -> list[str]:
    """What somebody wrote: codes, paths and columns as they are, words as the items in whose names they stand now."""
    found = []
    for line in lines:
        words = line.strip("“”\"' ")
        if COLUMN.fullmatch(words) or (words.isdigit() and Domain.objects.filter(code=words).exists()):
            found.append(words)
        elif PATH.fullmatch(words):
            if not CatalogItem.objects.at(words).exists():
                raise ValueError(_("没有编号是“%s”的事项。") % words)
            found.append(words)
        elif not words.isdigit() and (paths := _named(words)):
            found += paths
        else:
            raise ValueError(_("“%s”不是领域代码、事项编号或者栏目，目录里也没有含这个词的事项。") % words)
    return list(dict.fromkeys(found))


def teach_matters() -> None:
    """Give the shipped parts to the matters that have none; from then on they are the office's."""
    shipped = {
        (row["level1"], row["level2"]): row["said"].split("|")
        for row in csv.DictReader(SHIPPED_PARTS.read_text("utf-8").splitlines())
    }
    untaught = ItemVersion.objects.in_force().filter(item__domain__kind=CatalogKind.STATUTORY, item__satisfied_by=[])
    names = _names() if untaught else []
    codes = set(Domain.objects.values_list("code", flat=True)) if untaught else set()
    for version in untaught.select_related("item"):
        said = []
        for each in shipped.get((version.level1, version.level2), []):
            if COLUMN.fullmatch(each) or each in codes:
                said.append(each)
            else:
                said += [path for path, name in names if each in name]
        version.item.satisfied_by = list(dict.fromkeys(said))
        version.item.save(update_fields=["satisfied_by"])


def _named(words: str) -> list[str]:
    return [path for path, name in _names() if words in name]


def _names() -> list[tuple[str, str]]:
    """Path and name of every item in force that is no matter itself."""
    rows = ItemVersion.objects.in_force().exclude(item__domain__kind=CatalogKind.STATUTORY).for_listing()
    return [
        (f"{code}/{number}", f"{level1}：{level2}")
        for code, number, level1, level2 in rows.values_list("item__domain__code", "item__number", "level1", "level2")
    ]
