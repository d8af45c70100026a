"""Walking a request through its moves: lock, check, add a line to the ledger, fold it anew, tell the applicant that
there is news, in one transaction."""

import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from feedback.intake.rights import AGREE, HANDLE, REVIEW, SORT
from feedback.models import FeeNotice, InformationRequest, RequestEvent
from feedback.requests import answering, consulting, log
from feedback.requests.answering import hash_of
from feedback.requests.kinds import ACCESS
from feedback.requests.ledger import CACHED, wind
from feedback.requests.recording import WITH
from feedback.requests.said import Said
from feedback.requests.standing import at_the_top, is_corrected, is_late, is_to_be_posted, names_of, needs_before
from feedback.requests.states import ENDED, LAPSED, MOVES, Step
from feedback.requests.telling import tell
from portal.cases.events import ClockError, Effect
from portal.cases.models.workday import working_calendar
from portal.cases.today import today
from portal.people.models import Person
from portal.people.rights import organs_by_right
from portal.site.options import option
from portal.trail.record import SYSTEM, Actor, record
from portal.workflow import Conflict, MoveRefused

UNASSIGNED = ("assign", "confirm", "confirm_record")  # what can be done before an organ has it
DAY = datetime.timedelta(days=1)


def rights_at(request: InformationRequest, person: Person, on: datetime.date) -> set[str]:
    """Which of the rights that requests know this person holds for this one."""
    held = organs_by_right(person, (HANDLE, SORT, REVIEW, AGREE), on)
    if not held:
        return set()
    if request.organ_id is None:
        return {SORT} if at_the_top(held).exists() else set()
    return {right for right, organs in held.items() if request.organ_id in organs}


def open_moves(request: InformationRequest, person: Person, on: datetime.date) -> list[Step]:
    held = rights_at(request, person, on)
    moves = [move for move in MOVES.from_state(request.state) if held & set(move.rights) and request.kind in move.kinds]
    if request.organ_id is None:
        moves = [move for move in moves if move.name in UNASSIGNED]
    names = names_of(request)
    refused = {name for name in names if name in RequestEvent.ONCE}
    refused |= {move.name for move in moves if move.after and move.after not in names}
    refused |= {move.name for move in moves if consulting.answers_nobody(move.name, names)}
    if "extend" in names:
        refused.add("ask_extension")
    refused.add("archive" if is_to_be_posted(request, names) else "dispatch")
    if request.outcome not in LAPSED.values():
        refused.add("take_back")
    if "challenge" not in names:
        refused |= {"judged", "redo"}
    elif not is_corrected(request, names):
        refused.add("redo")
    if request.addressed_id:
        refused.add("hand_on")
    if request.state not in InformationRequest.CLOSED and not is_late(request, on):
        refused.add("challenge")
    if answering.has_written(request, person):
        refused.add("approve")
    if FeeNotice.objects.filter(pk=request.pk).exists():
        refused.add("ask_fee")
    return [move for move in moves if move.name not in refused]


@transaction.atomic
def advance(pk, name: str, *, by: Person, said: Said) -> InformationRequest:
    request = _locked(pk)
    if said.is_old(request.state, lambda: hash_of(request)):
        raise Conflict(_("这件申请刚才有人办过了，请看新的状态再办。"))
    if name not in {move.name for move in open_moves(request, by, today())}:
        raise MoveRefused(_("现在不能这样办，或者不由您办。"))
    return _walk(request, MOVES[name], said, by)


@transaction.atomic
def lapse(pk, name: str) -> InformationRequest:
    """What silence means: its periods begin with the letter's arrival, so what is in the post is waited for too. A
    consultation ends on the last of these days, which are not counted; what is given up ends today."""
    request = _locked(pk)
    if request.state not in MOVES[name].sources or not request.waiting_until:
        raise MoveRefused(_("还没有到期。"))
    last = request.waiting_until + DAY * option("requests.days_in_the_post")
    names = names_of(request)
    if last >= today() or consulting.answers_nobody(name, names) or name == "lapse" and "correction_sent" in names:
        raise MoveRefused(_("还没有到期。"))
    on = today() if name in LAPSED else last
    return _walk(request, MOVES[name], Said(on=on), SYSTEM)


def _locked(pk) -> InformationRequest:
    return InformationRequest.objects.select_for_update(of=("self",)).select_related("organ").get(pk=pk)


def effect_of(move: Step, request: InformationRequest, names: list[str]) -> str:
    """A letter that goes by post is in time when it is handed over, not when it is approved (DAY-02)."""
    if move.name == "approve" and request.way == "post":
        return ""
    return consulting.effect_of(move, names)


def _walk(request: InformationRequest, move: Step, said: Said, by: Person | Actor) -> InformationRequest:
    person = by if isinstance(by, Person) else None
    line = RequestEvent(
        request=request, on=said.on or today(), name=move.name, person=person, told=said.told, note=said.note,
        effect=effect_of(move, request, names_of(request)), article=move.article,
        days=move.limit.number if move.limit else None,
    )  # fmt: skip
    if line.on > today():
        raise MoveRefused(_("日期不能晚于今天。"))
    if line.on < (request.received_on or request.submitted_on):
        raise MoveRefused(_("日期不能早于收到申请。"))
    needs_before(request, move.after)
    if move.in_time and request.due_on and line.on > request.due_on:
        raise MoveRefused(_("答复期限%(day)s已过，不能再这样办。") % {"day": request.due_on.isoformat()})
    before, due_on = request.state, request.due_on
    if move.name in WITH:
        WITH[move.name](request, line, said, by)
    if move.targets and not consulting.goes_on(move, line.effect):
        request.state = move.targets[0]
    if move.effect is Effect.FINISH and not request.outcome:  # a request decided anew keeps its first result
        request.decided_on = line.on
        request.outcome = ENDED.get(move.name) or answering.last(request).outcome
    elif move.name == "take_back":
        log.take_out(request)
        request.decided_on, request.outcome = None, ""
    line.save(force_insert=True)
    try:
        wind(request, working_calendar(), line)
    except ClockError as error:
        raise MoveRefused(str(error)) from error
    if move.name == "approve":
        answering.approve(request, by=by)
    request.save(update_fields=["state", "organ", "received_on", "decided_on", "outcome", *CACHED])
    if move.effect is Effect.FINISH and request.kind == ACCESS:
        log.enter(request, due_on)
    if move.name == "approve":
        log.decided_anew(request, answering.last(request))
    elif move.name == "dispatch":
        log.posted(request, line.on, due_on)
    if move.is_told:
        tell(request)
    record(f"request_{move.name}", by=by, object=request, organ=request.organ.code if request.organ else "",
           from_state=before, to_state=request.state, content_hash=said.hash or "")  # fmt: skip
    return request
