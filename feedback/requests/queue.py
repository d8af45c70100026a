"""“公开申请”: requests that wait for this person, for the first page of the desk."""

import datetime

from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from feedback.intake.rights import AGREE, HANDLE, REVIEW, SORT
from feedback.models import InformationRequest, RequestEvent
from feedback.requests.kinds import RECORD
from feedback.requests.standing import at_the_top
from feedback.requests.states import WORKED_ON, State, state_words
from portal.cases.today import today
from portal.cases.working_days import WorkingCalendar
from portal.people.models import Person
from portal.publishing.queue import Queue, lamp_of
from portal.site.options import option

VERBS = {
    State.SUBMITTED: lazy("去确认收到"), State.HANDLING: lazy("去办理"), State.CORRECTING: lazy("看补正"),
    State.CONSULTING: lazy("看征求意见"), State.ANSWERED: lazy("去寄出"),
    State.AWAITING_FEE: lazy("看缴费"), State.IN_REVIEW: lazy("去审核"),
}  # fmt: skip


def ways_to_begin(rights: dict[str, set[int]]) -> list[dict]:
    """Registering what came on paper, and the year's figures; for the first page of the desk."""
    at = reverse("admin:feedback_informationrequest_changelist")
    starts = []
    if rights.get(HANDLE) or rights.get(SORT):
        starts.append({"label": _("登记公开申请"), "url": f"{at}register/", "main": False})
        starts.append({"label": _("申请统计"), "url": f"{at}figures/{today().year}/", "main": False})
    return starts


def waiting_for(rights: dict[str, set[int]]) -> Q:
    handles = rights.get(HANDLE, set())
    return (
        Q(state__in=(State.SUBMITTED, State.HANDLING, State.CORRECTING, State.CONSULTING, State.AWAITING_FEE),
          organ__in=handles)
        | Q(state=State.IN_REVIEW, organ__in=rights.get(REVIEW, set()))
        | Q(Exists(at_the_top(rights)), state=State.SUBMITTED, organ=None)
        | Q(_to_be_posted(), state=State.ANSWERED, way="post", organ__in=handles)
        | Q(_lines("ask_extension"), ~_lines("extend"), state__in=WORKED_ON, organ__in=rights.get(AGREE, set()))
        | Q(organ__in=at_the_top(rights), state=State.HANDLING, addressed=None)  # to be handed on
    )  # fmt: skip


def _lines(name: str) -> Exists:
    return Exists(RequestEvent.objects.filter(request=OuterRef("pk"), name=name))


def _to_be_posted() -> Exists:
    """An approval that no dispatch follows."""
    after = RequestEvent.objects.filter(request=OuterRef("request"), name="dispatch", pk__gt=OuterRef("pk"))
    return Exists(RequestEvent.objects.filter(~Exists(after), request=OuterRef("pk"), name="approve"))


def requests_waiting(person: Person, rights: dict[str, set[int]], on: datetime.date) -> Queue:
    waiting = InformationRequest.objects.filter(waiting_for(rights)).select_related("organ").defer("text", "sealed")
    waiting = waiting.annotate(
        has_correction=_lines("correction_sent"), has_reasons=_lines("reasons_sent"), was_heard=_lines("reasons_heard")
    )
    waiting = waiting.order_by(F("due_on").asc(nulls_first=True), "submitted_at")
    return Queue("requests", _("公开申请"), waiting, _row)


def _row(request: InformationRequest, on: datetime.date, calendar: WorkingCalendar) -> dict:
    lamp, due, note = lamp_of(request.due_on, on, calendar)
    if request.waiting_until:
        last = request.waiting_until
        due, note = _("等到%(month)s月%(day)s日") % {"month": last.month, "day": last.day}, _("期限暂停计算")
    warn = option("requests.warn_working_days")
    if lamp == "in_time" and request.due_on and calendar.count_between(on, request.due_on) <= warn:
        lamp = "today"
    if request.state == State.SUBMITTED:
        waited = calendar.count_between(request.submitted_on, on)
        if waited >= warn:
            lamp, due, note = "late", _("%(n)s个工作日没有确认") % {"n": waited}, _("还没有起算")
    facts = [state_words(request.state, request.outcome), request.get_applicant_kind_display()]
    if request.state == State.CORRECTING and request.has_correction:
        facts.append(_("补正已提交，待确认收到"))
    if request.has_reasons and not request.was_heard:
        facts.append(_("申请人说明了理由，待登记"))
    if request.kind == RECORD:
        facts.insert(0, str(request.get_kind_display()))
    if request.organ:
        facts.append(str(request.organ))
    return {
        "day": request.due_on, "lamp": lamp, "due": due, "due_note": note, "title": request.title, "facts": facts,
        "url": reverse("admin:feedback_informationrequest_change", args=[request.pk]),
        "action": str(VERBS[request.state]),
    }  # fmt: skip
