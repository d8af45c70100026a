"""“来信”: letters that wait for this person, for the first page of the desk."""

import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from feedback.intake.rights import HANDLE, REVIEW, SORT
from feedback.letters.rights import waiting_at
from feedback.letters.states import State
from feedback.models import Lane, Letter, LetterPart
from portal.cases.working_days import WorkingCalendar
from portal.people.models import Person
from portal.publishing.queue import Queue


def waiting_for(rights: dict[str, set[int]]) -> Q:
    """To sort, to handle, to write a part, to review, to feed back; where each right is held."""
    sorts, handles = rights.get(SORT, set()), rights.get(HANDLE, set())
    return (
        Q(state=State.RECEIVED) & (Q(lane__organ__in=sorts) | waiting_at(handles - sorts))
        | Q(state=State.ASSIGNED, organ__in=handles)
        | Q(state=State.ASSIGNED, pk__in=LetterPart.objects.waiting(handles).values("letter"))
        | Q(state=State.ANSWERED, follow_up=Letter.FollowUp.SUPERVISED, organ__in=handles)
        | Q(state=State.IN_REVIEW, organ__in=rights.get(REVIEW, set()))
    )


def letters_waiting(person: Person, rights: dict[str, set[int]], on: datetime.date) -> Queue:
    waiting = Letter.objects.filter(waiting_for(rights)).select_related("lane", "organ").defer("text", "sealed")
    return Queue("letters", _("来信"), waiting.order_by("due_on", "received_at"), _row)


def ways_to_begin(rights: dict[str, set[int]]) -> list[dict]:
    writes, sorts = rights.get("write"), rights.get(SORT)
    ways = []
    if sorts and Lane.objects.open().filter(organ__in=sorts).exists():
        ways.append({"label": _("登记来信"), "url": reverse("admin:feedback_letter_enter"), "main": False})
    if writes and Lane.objects.filter(is_followed_up=True, organ__in=writes).exists():
        ways.append({"label": _("编一期专报"), "url": reverse("admin:feedback_letterissue_add"), "main": False})
    if any(rights.get(right) for right in (SORT, HANDLE, REVIEW)):
        ways.append({"label": _("来信统计"), "url": reverse("admin:feedback_letter_figures"), "main": False})
    return ways


def _row(letter: Letter, on: datetime.date, calendar: WorkingCalendar) -> dict:
    verbs = {State.RECEIVED: _("去分办"), State.ASSIGNED: _("去办理"), State.IN_REVIEW: _("去审核"),
             State.ANSWERED: _("去反馈")}  # fmt: skip
    facts = [str(letter.lane), letter.get_kind_display(), letter.get_state_display()]
    if letter.organ:
        facts.append(str(letter.organ))
    return {
        "day": letter.due_on, "title": letter.title, "facts": facts, "tags": list(_tags(letter)),
        "url": reverse("admin:feedback_letter_change", args=[letter.pk]), "action": verbs[letter.state],
        "is_returned": letter.is_returned,
    }  # fmt: skip


def _tags(letter: Letter):
    if letter.follow_up:
        yield {"label": letter.get_follow_up_display(), "tone": "warn"}
    if letter.urged_times:
        yield {"label": _("催办%(n)s次") % {"n": letter.urged_times}, "tone": "bad", "mark": "!"}
    if letter.round:
        yield {"label": _("重办"), "tone": "warn"}
    elif letter.is_returned:
        yield {"label": _("退回"), "tone": "warn"}
