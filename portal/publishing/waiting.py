"""The queues of publishing: what waits for this person's decision, word or pen, ordered by the day it is due."""

import datetime
from functools import partial

from django.db.models import BigIntegerField, Exists, F, Func, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.cases.working_days import WorkingCalendar
from portal.people.models import Person
from portal.publishing import emergency, opinions
from portal.publishing.kinds import kind_of
from portal.publishing.models import Approval, Contribution, LaterReview, Opinion, Revision
from portal.publishing.queue import Queue, lamp_of
from portal.publishing.states import EDITABLE, REVIEWS, STEP_RIGHT, State

Rights = dict[str, set[int]]
MOVING = (*REVIEWS, State.BATCH_REVIEW, State.REFERRED, State.SCHEDULED)
URGENCY = (F("due_on").asc(nulls_last=True), "moved_at", "pk")


def to_review(person: Person, rights: Rights, on: datetime.date) -> Queue:
    waiting = _listed(with_open_findings(awaiting(person, rights)))
    return Queue("review", _("待我审核"), waiting, partial(_row, action=_("去审核")), shows_empty=True)


def returned(person: Person, rights: Rights, on: datetime.date) -> Queue:
    waiting = _mine(person, rights).filter(state=State.RETURNED)
    return Queue("returned", _("退回给我"), waiting, partial(_row, action=_("去修改")), shows_empty=True)


def drafts(person: Person, rights: Rights, on: datetime.date) -> Queue:
    waiting = _mine(person, rights).filter(state=State.DRAFT)
    return Queue("drafts", _("我起草的"), waiting, partial(_row, action=_("接着写")), shows_empty=True)


def moving(person: Person, rights: Rights, on: datetime.date) -> Queue:
    waiting = _mine(person, rights).filter(state__in=MOVING).exclude(mode=Revision.Mode.BATCH)
    row = partial(_row, action=_("看进度"))
    return Queue("moving", _("我送审的"), waiting, row, shows_empty=True, is_watched=True)


def asked_for_opinions(person: Person, rights: Rights, on: datetime.date) -> Queue:
    """What another organ asks."""
    asked = opinions.asked_of(rights.get(opinions.MAY_ANSWER, set()))
    return Queue("opinions", _("请我单位提意见"), asked, _opinion_row)


def to_review_later(person: Person, rights: Rights, on: datetime.date) -> Queue:
    """What an emergency release still owes."""
    owed = emergency.owed_in(person, rights.get(emergency.RIGHT, set()))
    return Queue("later", _("应急公开待补审"), owed, _later_row)


QUEUES = (to_review, returned, drafts, moving, asked_for_opinions, to_review_later)


def awaiting(person: Person, rights: Rights) -> QuerySet:
    """Revisions at a step that this person may decide, minus those where four eyes forbid it."""
    waiting = Revision.objects.none()
    for step in REVIEWS:
        waiting = waiting | Revision.objects.filter(
            state=step, publication__organ_id__in=rights.get(STEP_RIGHT[step], set())
        )
    return waiting.exclude(Exists(Contribution.objects.filter(revision=OuterRef("pk"), person=person))).exclude(
        Exists(Approval.objects.filter(revision=OuterRef("pk"), round=OuterRef("round"), person=person))
    )


def with_open_findings(revisions: QuerySet) -> QuerySet:
    """Each with `open_now`: how many findings stand, as the database counts them before an approval
    (sql/25_examination.sql)."""
    newest = Func(F("pk"), F("hash"), function="examination_of")
    return revisions.annotate(open_now=Func(newest, function="open_findings", output_field=BigIntegerField()))


def _mine(person: Person, rights: Rights) -> QuerySet:
    """What this person had a hand in, in organs where the person still works: whoever moved on left it behind."""
    here = set().union(*(rights.get(right, set()) for right in ("read", "read_below", "write", "batch")))
    return _listed(Revision.objects.filter(contributions__person=person).of_organs(here))


def _listed(revisions: QuerySet) -> QuerySet:
    light = revisions.select_related("publication__organ").defer("body_html", "body_text", "header")
    return light.order_by(*URGENCY)


def _row(revision: Revision, on: datetime.date, calendar: WorkingCalendar, *, action: str) -> dict:
    url = kind_of(revision.publication.kind).desk_path(revision) if revision.state in EDITABLE else ""
    row = _told(revision) | {"day": revision.due_on, "url": url or _page(revision), "action": action}
    row |= {"pick": revision.pk, "is_returned": revision.state == State.RETURNED}
    row["facts"].append(_age(revision, on, calendar))
    if number := getattr(revision, "open_now", 0):
        row["tags"] = [{"label": _("%(n)s处要看") % {"n": number}, "tone": "warn", "mark": "!"}]
    if revision.mode == Revision.Mode.EMERGENCY:
        _lamp, due, note = lamp_of(revision.due_on, on, calendar)
        row |= {"lamp": "emergency", "due": _("应急"), "due_note": "，".join(filter(None, (due, note)))}
    return row


def _opinion_row(asked: Opinion, on: datetime.date, calendar: WorkingCalendar) -> dict:
    url = reverse("admin:publishing_opinion", args=[asked.pk])
    return _told(asked.revision) | {"day": asked.due_on, "url": url, "action": _("去答复")}


def _later_row(owed: LaterReview, on: datetime.date, calendar: WorkingCalendar) -> dict:
    return _told(owed.revision) | {"day": owed.due_on, "url": _page(owed.revision), "action": _("去补审")}


def _told(revision: Revision) -> dict:
    facts = [revision.publication.organ.short_name, revision.get_state_display()]
    if revision.round > 1:
        facts.append(_("第%(n)s轮送审") % {"n": revision.round})
    if revision.no > 1:
        facts.append(_("更正稿"))
    return {"title": revision.title or _("（还没有标题）"), "facts": facts}


def _page(revision: Revision) -> str:
    return reverse("admin:publishing_revision_change", args=[revision.pk])


def _age(revision: Revision, on: datetime.date, calendar: WorkingCalendar) -> str:
    """How long it has lain where it is now."""
    days = calendar.count_between(timezone.localdate(revision.moved_at), on)
    return _("到这一步%(n)s个工作日") % {"n": days} if days > 0 else _("今天到这一步")
