"""What stands beside a released document: what was said of the two, at whichever end, its other texts, and what the
same organ published of the same catalog items shortly before and after. One statement, released things alone."""

import datetime
from dataclasses import dataclass, field
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.database import asking
from portal.publishing.facets import shelf_of, standing_of
from portal.publishing.models import EXPLAINING, Entry
from portal.site.links import outward
from portal.site.rows import own_number

AROUND = 40  # of the organ's documents before and after, among which those of the same items are looked for
NEAR = 5  # of them that are shown
MOST = 20  # of each list; the numbers that cite a law are found by search
# A relation in the words of the end that says it, and of the other.
TOLD = {
    "amends": gettext_lazy("修改"),
    "revises": gettext_lazy("修订，代替"),
    "repeals": gettext_lazy("废止"),
    "based_on": gettext_lazy("依据"),
    "draft_of": gettext_lazy("正式文件"),
    "planned_in": gettext_lazy("列入的计划"),
    "drafted_as": gettext_lazy("征求意见稿"),
    "opinions_in": gettext_lazy("意见采纳情况"),
    "decided_at": gettext_lazy("审议它的会议"),
    "reports_on": gettext_lazy("执行的文件"),
    "supervises": gettext_lazy("检查的文件"),
    "evaluates": gettext_lazy("评估的文件"),
}
HEARD = {
    "amends": gettext_lazy("被它修改"),
    "revises": gettext_lazy("被它修订，由它代替"),
    "repeals": gettext_lazy("被它废止"),
    "based_on": gettext_lazy("依据本文件"),
    "draft_of": gettext_lazy("征求意见的草案"),
    "planned_in": gettext_lazy("列入本计划的文件"),
    "drafted_as": gettext_lazy("正式文件"),
    "opinions_in": gettext_lazy("采纳意见以后的文件"),
    "decided_at": gettext_lazy("审议的文件"),
    "reports_on": gettext_lazy("执行情况"),
    "supervises": gettext_lazy("监督检查"),
    "evaluates": gettext_lazy("实施评估"),
}
FACTS = "o.path, o.title, o.numbers, o.issued_on, o.valid, o.validity_mark, o.amended_on, o.replaced_on, o.repealed_on"
STATEMENT = f"""
WITH RECURSIVE chain(id) AS (
    SELECT %(own)s::uuid
    UNION SELECT CASE WHEN l.from_id = chain.id THEN l.to_id ELSE l.from_id END
          FROM chain JOIN link l ON l.kind = 'revises' AND l.to_id IS NOT NULL AND chain.id IN (l.from_id, l.to_id))
(SELECT 'told' AS list, l.kind, '' AS key, l.words, l.address, l.effective_on, g.path IS NOT NULL, {FACTS}
 FROM link l LEFT JOIN entry o ON o.publication_id = l.to_id
 LEFT JOIN gone g ON g.path = l.address AND l.to_id IS NOT NULL
 WHERE l.from_id = %(own)s AND l.kind <> 'cites' AND (l.to_id IS NULL OR coalesce(o.path, g.path) IS NOT NULL)
 ORDER BY l.sort)
UNION ALL
(SELECT 'heard', l.kind, '', '', '', l.effective_on, false, {FACTS}
 FROM link l JOIN entry o ON o.publication_id = l.from_id
 WHERE l.to_id = %(own)s AND l.kind <> ALL (%(explaining)s) ORDER BY l.effective_on DESC, o.sort_at DESC LIMIT {MOST})
UNION ALL
(SELECT 'cites', '', l.number_key, '', '', NULL, false, {FACTS}
 FROM link l JOIN LATERAL (SELECT * FROM entry e WHERE e.numbers @> ARRAY[l.number_key] AND e.publication_id <> %(own)s
                           ORDER BY e.sort_at DESC LIMIT 2) o ON true
 WHERE l.from_id = %(own)s AND l.kind = 'cites' ORDER BY l.sort)
UNION ALL
(SELECT 'cited', '', '', '', '', NULL, false, {FACTS}
 FROM (SELECT DISTINCT l.from_id FROM link l WHERE l.number_key = ANY (%(numbers)s) AND l.number_key <> '') AS c
 JOIN entry o ON o.publication_id = c.from_id WHERE c.from_id <> %(own)s ORDER BY o.sort_at DESC LIMIT {MOST + 1})
UNION ALL
(SELECT 'texts', '', '', '', '', NULL, false, {FACTS}
 FROM (SELECT id FROM chain
       UNION SELECT publication_id FROM entry WHERE title = %(title)s AND section = %(section)s) AS k
 JOIN entry o ON o.publication_id = k.id WHERE %(is_policy)s
 ORDER BY coalesce(lower(o.valid), o.issued_on) DESC NULLS LAST, o.sort_at DESC LIMIT {MOST})
UNION ALL
(SELECT 'near', '', '', '', '', NULL, false, {FACTS}
 FROM ((SELECT * FROM entry WHERE organ_id = %(organ)s AND (sort_at, publication_id) < (%(at)s, %(own)s)
        ORDER BY sort_at DESC, publication_id DESC LIMIT {AROUND})
       UNION ALL
       (SELECT * FROM entry WHERE organ_id = %(organ)s AND (sort_at, publication_id) > (%(at)s, %(own)s)
        ORDER BY sort_at, publication_id LIMIT {AROUND})) AS o
 WHERE o.items::text[] && %(items)s::text[] AND o.section = %(section)s
 ORDER BY abs(extract(epoch FROM o.sort_at - %(at)s)), o.sort_at DESC, o.publication_id LIMIT {NEAR})"""


@dataclass
class Beside:
    """`changed`: what released documents did to this one; `places`: key of a number in its text → where it stands."""

    related: list[dict] = field(default_factory=list)
    texts: list[dict] = field(default_factory=list)
    near: list[dict] = field(default_factory=list)
    changed: dict[str, dict] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)


def beside(entry: Entry, on: datetime.date) -> Beside:
    found, seen = Beside(), set()
    cited, texts, twice = [], [], set()
    for name, kind, key, words, address, day, is_gone, *facts in _rows(entry):
        other = SimpleNamespace(**dict(zip(NAMES, facts, strict=True)))
        if name == "texts":
            texts.append(_text(other, entry, on))
        elif name == "near":
            found.near.append(_row(other, "", on))
        elif name == "cites":
            if key in found.places and found.places[key] != other.path:
                twice.add(key)  # a number that two documents bear leads to neither
            found.places[key] = other.path
            cited.append(_row(other, _("文中提到"), on))
        elif name == "cited":
            cited.append(_row(other, _("文中提到本文件"), on))
        else:
            row = _row(other, str((TOLD if name == "told" else HEARD).get(kind, kind)), on, words, address, is_gone)
            row["day"] = day if kind in ("amends", "revises", "repeals") else None
            found.related.append(row)
            seen.add(row["url"])
            if name == "heard" and row["url"] and day and day <= on:
                found.changed.setdefault(kind, row)
    found.related += list({row["url"]: row for row in cited if row["url"] not in seen}.values())
    found.texts = texts if len(texts) > 1 else []
    named = {row["url"] for row in (*found.related, *found.texts)}
    found.near = [row for row in found.near if row["url"] not in named]
    found.places = {key: path for key, path in found.places.items() if key not in twice}
    return found


NAMES = ("path", "title", "numbers", "issued_on", "valid", "validity_mark", "amended_on", "replaced_on", "repealed_on")


def _rows(entry: Entry) -> list[tuple]:
    values = {
        "own": entry.publication_id, "explaining": list(EXPLAINING),
        "numbers": entry.numbers, "title": entry.title, "section": entry.section,
        "is_policy": bool(shelf_of(entry)), "organ": entry.organ_id, "at": entry.sort_at, "items": entry.items,
    }  # fmt: skip
    return asking.rows(Entry, STATEMENT, values)


def _row(other, relation: str, on: datetime.date, words: str = "", address: str = "", is_gone: bool = False) -> dict:
    """A released document; a text elsewhere by its name; of what was withdrawn its notice, of what is not yet public
    nothing (the statement leaves it out)."""
    row = {"relation": relation, "url": other.path, "title": other.title, "number": "", "state": "", "day": None}
    if other.path:
        row["number"] = own_number(other.numbers)
        row["state"] = standing_of(other, on).validity
    elif is_gone:
        row |= {"url": address, "title": _("已撤下的文件")}
    else:
        row |= {"url": outward(address), "title": words, "outside": True}
    return row


def _text(other, entry: Entry, on: datetime.date) -> dict:
    """One of the texts that a law has had, as its readers tell them apart."""
    begins = other.valid.lower if other.valid and other.valid.lower else other.issued_on
    ends = min(filter(None, (other.valid and other.valid.upper, other.repealed_on, other.replaced_on)), default=None)
    return {
        "url": other.path, "title": other.title, "number": own_number(other.numbers),
        "begins": begins, "ends": ends and ends - datetime.timedelta(days=1), "current": other.path == entry.path,
        "state": standing_of(other, on).validity,
    }  # fmt: skip
