"""A good answer becomes knowledge (N24): bound to a policy and its catalog item, it stands under the policy, and is
marked where the policy has changed since."""

import datetime
from uuid import UUID

from django.db.models.expressions import RawSQL
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from disclosure.beside import BesideIt
from disclosure.document_header import named_items
from disclosure.library.relations import OURS
from feedback.models import AnswerHeader
from portal.cases.today import today
from portal.cases.working_days import WorkingCalendar
from portal.database import asking
from portal.people.models import Person
from portal.publishing.facets import shelf_of
from portal.publishing.models import ANSWERS, Entry
from portal.publishing.queue import Queue
from portal.publishing.states import OPEN
from portal.site.rows import own_number

MOST = 20  # under one policy, the newest
AS_OF = "coalesce(r.header ->> 'as_of', r.header ->> 'answered_on')::date"
STALE = f"answer_is_stale(l.to_id, {AS_OF}, %(on)s)"
FROM = f"""FROM link l JOIN entry e ON e.publication_id = l.from_id AND l.kind = '{ANSWERS}'
 JOIN release r ON r.id = e.release_id"""
# The answers under a policy, then the lane in which more is asked.
OF_DOCUMENT = f"""
(SELECT e.path, e.title, g.short_name AS organ, r.header ->> 'answered_on' AS day, {STALE} AS is_stale, NULL AS days
 {FROM} JOIN organ g ON g.id = e.organ_id WHERE l.to_id = %(own)s ORDER BY e.sort_at DESC LIMIT {MOST})
UNION ALL
(SELECT n.code, '', '', '', false, k.days FROM lane n JOIN lane_kind k ON k.lane_id = n.id AND k.is_taken
 WHERE n.is_open AND n.is_direct AND %(is_policy)s ORDER BY n.sort, k.sort LIMIT 1)"""
OF_ANSWER = f"""
SELECT l.from_id, t.path, t.title, t.numbers, {STALE}
{FROM} LEFT JOIN entry t ON t.publication_id = l.to_id WHERE l.from_id = ANY (%(own)s)"""
OUT_OF_DATE = f"""
SELECT e.publication_id {FROM}
WHERE e.section = 'answer' AND e.organ_id = ANY (%s) AND answer_is_stale(l.to_id, {AS_OF}, %s)"""


def document_at(path: str) -> Entry | None:
    """The released document of that page."""
    ours = OURS.fullmatch(path)
    return Entry.objects.select_related("organ").filter(path=path, section="document").first() if ours else None


def bound_to(own: AnswerHeader) -> dict:
    """What a header says of policy and item; domains, topics and items of the policy are those of the answer."""
    entry = own.policy_id and Entry.objects.select_related("release").filter(pk=own.policy_id).first()
    said = entry.release.header if entry else {}
    items = list(said.get("items", []))
    if own.item_id and own.item.path not in {item["path"] for item in items}:
        items += named_items(pk=own.item_id)
    named = words_of(entry) if entry else ""
    return {
        "policy": named, "items": items,
        "domains": list(dict.fromkeys(item["path"].split("/")[0] for item in items)),
        "topics": [code for topic in [said.get("topic")] if topic for code in (topic[:2], topic)],
        "relations": [{"kind": ANSWERS, "to": str(own.policy_id), "words": named, "address": entry.path,
                       "effective_on": ""}] if entry else [],
    }  # fmt: skip


def words_of(entry: Entry) -> str:
    return f"{own_number(entry.numbers)}《{entry.title}》"


def _of_document(entry: Entry, found: list[dict]) -> dict:
    """Questions answered [{url, title, organ, date, is_stale}], and where to ask more."""
    rows, ask = [], None
    for each in found:
        if each["days"] is None:
            rows.append({"url": each["path"], "title": each["title"], "organ": each["organ"],
                         "date": parse_date(each["day"]), "is_stale": each["is_stale"]})  # fmt: skip
        else:
            ask = {"url": f"/letters/new/?lane={each['path']}&about={entry.path}", "days": each["days"]}
    return {"questions": rows, "ask": ask}


OF_A_DOCUMENT = BesideIt(OF_DOCUMENT, _of_document, lambda entry: {"on": today(), "is_policy": bool(shelf_of(entry))})


def of_answers(publications: list[UUID]) -> dict[UUID, dict]:
    """To each the policy {url, title} that it explains, and whether it is out of date."""
    found = {}
    for own, path, title, numbers, is_stale in asking.rows(Entry, OF_ANSWER, {"own": publications, "on": today()}):
        named = f"{own_number(numbers)}《{title}》" if path else _("已撤下的文件")
        found[own] = {"url": path, "title": named, "is_stale": is_stale}
    return found


def out_of_date(person: Person, rights: dict[str, set[int]], on: datetime.date) -> Queue:
    """“问答要核对”: public answers of one's organs whose policy has changed, until they are corrected or withdrawn."""
    found = Entry.objects.filter(pk__in=RawSQL(OUT_OF_DATE, (list(rights.get("write", ())), on)))
    waiting = found.exclude(publication__revisions__state__in=OPEN).select_related("organ")
    return Queue("answers", _("问答要核对"), waiting.order_by("sort_at", "pk"), _row)


def _row(entry: Entry, on: datetime.date, calendar: WorkingCalendar) -> dict:
    return {
        "day": None, "title": entry.title, "facts": [entry.organ.short_name, _("文件变了")],
        "url": reverse("admin:feedback_publishedanswer_change", args=[entry.pk]), "action": _("去核对"),
    }  # fmt: skip
