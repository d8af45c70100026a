"""What stands beside a released interpretation, and beside the document that it explains: released things alone."""

import datetime
from dataclasses import dataclass, field
from types import SimpleNamespace

from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosure.beside import BesideIt
from interpretation.clock import standing
from interpretation.forms import BY_KIND
from portal.cases.models.workday import working_calendar
from portal.cases.today import day_words, today
from portal.database import asking
from portal.publishing.facets import shelf_of, standing_of
from portal.publishing.models import Entry
from portal.site.links import outward
from portal.site.rows import own_number

MOST = 30
STANDING = ("issued_on", "valid", "validity_mark", "amended_on", "replaced_on", "repealed_on")
FACTS = ", ".join(f"o.{name}" for name in STANDING)
# The documents explained, each with what has replaced or repealed it; then what else explains the same ones.
BESIDE = f"""
(SELECT 'source', l.words, CASE WHEN l.to_id IS NULL THEN l.address ELSE coalesce(g.path, '') END, l.to_id IS NOT NULL,
        o.path, o.title, o.numbers, '', {FACTS}, c.kind, c.effective_on, b.path, b.title, b.numbers, l.to_id
 FROM link l LEFT JOIN entry o ON o.publication_id = l.to_id LEFT JOIN gone g ON g.path = l.address
 LEFT JOIN LATERAL (SELECT * FROM link d WHERE d.to_id = l.to_id AND d.kind IN ('repeals', 'revises')
                    ORDER BY d.effective_on LIMIT 1) c ON true
 LEFT JOIN entry b ON b.publication_id = c.from_id
 WHERE l.from_id = %(own)s AND l.kind = 'interprets' ORDER BY l.sort)
UNION ALL
(SELECT 'other', '', '', true, o.path, o.title, o.numbers, o.kind, {FACTS}, NULL, NULL, NULL, NULL, NULL, NULL
 FROM (SELECT DISTINCT m.from_id FROM link l JOIN link m ON m.to_id = l.to_id AND m.kind = 'interprets'
       WHERE l.from_id = %(own)s AND l.kind = 'interprets' AND m.from_id <> %(own)s) AS same
 JOIN entry o ON o.publication_id = same.from_id ORDER BY o.sort_at LIMIT {MOST})"""
NAMES = ("path", "title", "numbers", "form", *STANDING)
# The interpretations of a document; where there is none yet, since when one is owed.
OF_DOCUMENT = f"""
(SELECT o.path, o.title, o.kind, g.short_name AS organ, (o.sort_at AT TIME ZONE 'Asia/Shanghai')::date AS day
 FROM link l JOIN entry o ON o.publication_id = l.from_id JOIN organ g ON g.id = o.organ_id
 WHERE l.to_id = %(own)s AND l.kind = 'interprets' ORDER BY o.sort_at LIMIT {MOST})
UNION ALL
SELECT NULL, NULL, NULL, NULL, since FROM interpretation_owed WHERE publication_id = %(own)s AND way <> 'exempt'"""


@dataclass
class Beside:
    sources: list[dict] = field(default_factory=list)
    others: list[dict] = field(default_factory=list)
    gone: set[str] = field(default_factory=set)  # keys of documents of ours that are not public any more
    notice: dict | None = None


def beside(entry: Entry, on: datetime.date) -> Beside:
    found = Beside()
    for name, words, address, is_ours, *rest, target in asking.rows(Entry, BESIDE, {"own": entry.publication_id}):
        facts = SimpleNamespace(**dict(zip(NAMES, rest, strict=False)))
        if name == "other":
            found.others.append({"url": facts.path, "title": facts.title, "form": label_of(facts.form)})
            continue
        source = _source(facts, words, address, is_ours, on)
        if is_ours and not facts.path:
            found.gone.add(str(target))
        found.sources.append(source)
        notice = _notice(source, *rest[len(NAMES) :], on=on)
        if notice and (found.notice is None or found.notice["grave"] < notice["grave"]):
            found.notice = notice
    return found


def _of_document(entry: Entry, found: list[dict]) -> dict:
    """What the page of a document shows: its released interpretations, or by when one must follow (INT-02)."""
    rows, since = [], None
    for each in found:
        if each["path"]:
            rows.append({"url": each["path"], "title": each["title"], "form": label_of(each["kind"]),
                         "organ": each["organ"], "date": parse_date(each["day"])})  # fmt: skip
        else:
            since = parse_date(each["day"])
    awaited = standing(since, today(), working_calendar()) if since and not rows else None
    course = f"{entry.path}chain/" if shelf_of(entry) else ""
    return {"interpretations": rows, "interpretation_due": awaited, "chain_url": course}


OF_A_DOCUMENT = BesideIt(OF_DOCUMENT, _of_document)


def label_of(kind: str) -> str:
    return str(BY_KIND[kind].label) if kind in BY_KIND else ""


def _source(facts, words: str, address: str, is_ours: bool, on: datetime.date) -> dict:
    """A released document; one of a higher organ by its name; of what was withdrawn no more than that."""
    if facts.path:
        number = own_number(facts.numbers)
        return {"url": facts.path, "title": facts.title, "number": number, "state": standing_of(facts, on).validity}
    if is_ours:
        return {"url": address, "title": _("已撤下的文件"), "number": "", "state": "withdrawn"}
    return {"url": outward(address), "title": words, "number": "", "state": "", "outside": True}


# State of a document → how grave, tone, first words, the rest; with what replaced it, and without.
NOTICES = {
    "withdrawn": (4, "bad", gettext_lazy("解读的文件已撤下。"), "", gettext_lazy("这篇解读仅供查考。")),
    "repealed": (3, "bad", gettext_lazy("解读的文件已废止。"), gettext_lazy("自%(day)s起由"),
                 gettext_lazy("这篇解读仅供查考。")),
    "expired": (2, "warn", gettext_lazy("解读的文件已失效。"), "", gettext_lazy("有效期已满，这篇解读仅供查考。")),
    "amended": (1, "warn", gettext_lazy("解读的文件已修改。"), gettext_lazy("自%(day)s起请看"),
                gettext_lazy("请以修改后的文件为准。")),
}  # fmt: skip


def _notice(source: dict, kind, day, path, title, numbers, *, on: datetime.date) -> dict | None:
    if source["state"] not in NOTICES:
        return None
    grave, tone, strong, by, alone = NOTICES[source["state"]]
    notice = {"grave": grave, "tone": tone, "strong": str(strong), "text": str(alone)}
    if by and path and day <= on:
        way = own_number(numbers) or f"《{title}》"
        after = _("废止，这篇解读仅供查考。") if kind == "repeals" else _("。")
        notice |= {"text": by % {"day": day_words(day)}, "url": path, "way": way, "after": after}
    return notice
