"""Walking a request through its moves: lock, check, add a line to the ledger, fold it anew, tell the applicant that
there is news, in one transaction."""

import datetime
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from feedback.intake.rights import AGREE, HANDLE, REVIEW, SORT
from feedback.intake.screen import OnScreen
from feedback.models import Challenge, FeeNotice, InformationRequest, RequestEvent
from feedback.models import Reply as Decision
from feedback.models.challenge import ChallengeGroup, ChallengeResult
from feedback.requests import answering, consulting, fees
from feedback.requests.answering import hash_of
from feedback.requests.composing import Reply
from feedback.requests.ledger import CACHED, mark_of_calendar, wind
from feedback.requests.outcomes import OUTCOMES
from feedback.requests.states import CORRECTION, ENDED, LABELS, LAPSED, MOVES, Step
from feedback.requests.telling import tell
from portal.cases import limits
from portal.cases.clock import ClockError, Effect
from portal.cases.models.workday import working_calendar
from portal.cases.today import today
from portal.people.models import Organ, Person
from portal.people.rights import organs_by_right
from portal.site.options import option
from portal.trail.record import SYSTEM, record
from portal.workflow import Conflict, MoveRefused

UNASSIGNED = ("assign", "confirm")  # what can be done before an organ has it
DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Said(OnScreen):
    """What the form of a move says."""

    on: datetime.date | None = None
    organ: Organ | None = None
    days: int = 0
    due_on: datetime.date | None = None
    told: str = ""
    note: str = ""
    basis: str = ""
    units: int = 0
    group: str = ""
    result: str = ""
    reply: Reply | None = None


def rights_at(request: InformationRequest, person: Person, on: datetime.date) -> set[str]:
    """Which of the rights that requests know this person holds for this one."""
    held = organs_by_right(person, (HANDLE, SORT, REVIEW, AGREE), on)
    if not held:
        return set()
    if request.organ_id is None:
        return {SORT} if at_the_top(held).exists() else set()
    return {right for right, organs in held.items() if request.organ_id in organs}


def at_the_top(held: dict[str, set[int]]) -> QuerySet[Organ]:
    """What names no organ waits for the office at the top of the organs' tree: there, if one sorts there."""
    return Organ.objects.filter(parent=None, pk__in=held.get(SORT, set()))


def open_moves(request: InformationRequest, person: Person, on: datetime.date) -> list[Step]:
    held = rights_at(request, person, on)
    moves = [move for move in MOVES.from_state(request.state) if held & set(move.rights)]
    if request.organ_id is None:
        moves = [move for move in moves if move.name in UNASSIGNED]
    names = _names(request)
    done = {name for name in names if name in RequestEvent.ONCE}
    done |= {move.name for move in moves if consulting.answers_nobody(move.name, names)}
    if "extend" in names:
        done.add("ask_extension")
    if request.outcome not in LAPSED.values():
        done.add("take_back")
    if request.addressed_id:
        done.add("hand_on")
    if request.state not in InformationRequest.CLOSED and not _is_late(request, on):
        done.add("challenge")
    if answering.has_written(request, person):
        done.add("approve")
    if FeeNotice.objects.filter(pk=request.pk).exists():
        done.add("ask_fee")
    return [move for move in moves if move.name not in done]


def _names(request: InformationRequest) -> list[str]:
    """The ledger's lines in the order of their recording."""
    return list(request.events.order_by("pk").values_list("name", flat=True))


def _is_late(request: InformationRequest, on: datetime.date) -> bool:
    """Not answered in time."""
    return request.due_on is not None and request.due_on < on


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
    if last >= today() or consulting.answers_nobody(name, _names(request)):
        raise MoveRefused(_("还没有到期。"))
    on = today() if name in LAPSED else last
    return _walk(request, MOVES[name], Said(on=on), SYSTEM)


def _locked(pk) -> InformationRequest:
    return InformationRequest.objects.select_for_update(of=("self",)).select_related("organ").get(pk=pk)


def _walk(request: InformationRequest, move: Step, said: Said, by) -> InformationRequest:
    person = by if isinstance(by, Person) else None
    line = RequestEvent(
        request=request, on=said.on or today(), name=move.name, person=person, told=said.told, note=said.note,
        effect=consulting.effect_of(move, _names(request)), article=move.article,
        days=move.limit.number if move.limit else None,
    )  # fmt: skip
    if line.on > today():
        raise MoveRefused(_("日期不能晚于今天。"))
    if line.on < (request.received_on or request.submitted_on):
        raise MoveRefused(_("日期不能早于收到申请。"))
    _needs_before(request, move.after)
    if move.in_time and request.due_on and line.on > request.due_on:
        raise MoveRefused(_("答复期限%(day)s已过，不能再这样办。") % {"day": request.due_on.isoformat()})
    before = request.state
    if move.name in _DO:
        _DO[move.name](request, line, said, by)
    if move.targets and (line.effect or not move.effect):  # an answer that is not the last leaves the state
        request.state = move.targets[0]
    if move.effect is Effect.FINISH:
        request.decided_on = line.on
        request.outcome = ENDED.get(move.name) or answering.last(request).outcome
    elif move.effect is Effect.REOPEN:
        request.decided_on, request.outcome = None, ""
    line.save(force_insert=True)
    try:
        wind(request, working_calendar(), mark_of_calendar(), line)
    except ClockError as error:
        raise MoveRefused(str(error)) from error
    if move.name == "approve":
        answering.approve(request, by=by)
    request.save(update_fields=["state", "organ", "received_on", "decided_on", "outcome", *CACHED])
    if move.is_told:
        tell(request)
    record(f"request_{move.name}", by=by, object=request, organ=request.organ.code if request.organ else "",
           from_state=before, to_state=request.state, content_hash=said.hash or "")  # fmt: skip
    return request


def _needs_before(request: InformationRequest, name: str) -> None:
    if name and not request.events.filter(name=name).exists():
        raise MoveRefused(_("要先有这一环节：%(step)s。") % {"step": LABELS[name]})


# What single moves must have, and what they change beside


def _assign(request: InformationRequest, line: RequestEvent, said: Said, by) -> None:
    if said.organ is None:
        raise MoveRefused(_("请选承办单位。"))
    if said.organ.pk == request.organ_id:
        raise MoveRefused(_("已经在这个单位办理。"))
    request.organ = line.organ = said.organ


def _confirm(request: InformationRequest, line: RequestEvent, said: Said, by) -> None:
    if said.on is None:
        raise MoveRefused(_("请写收到的日期：网上和传真是双方确认之日，信函是签收或者确认之日。"))
    request.received_on = said.on
    if request.organ is None:  # received by whom it is confirmed by, who hands it on
        request.organ = at_the_top(organs_by_right(by, (SORT,), today())).first()


def _ask_correction(request: InformationRequest, line: RequestEvent, said: Said, by) -> None:
    if not said.told or not said.days:
        raise MoveRefused(_("请一次写明要补正的事项和期限。"))
    notice = limits.CORRECTION_NOTICE
    last = notice.after(request.received_on, working_calendar()).date
    if line.on > last:
        words = _("要求补正应在收到之日起%(limit)s内，最晚%(day)s（%(article)s）。")
        raise MoveRefused(words % {"limit": notice, "day": last.isoformat(), "article": notice.article})
    line.days = _at_most(CORRECTION.of(option("requests.correction_days")), said.days)


def _extend(request: InformationRequest, line: RequestEvent, said: Said, by) -> None:
    if not said.told or not said.days:
        raise MoveRefused(_("请写延长几个工作日，以及告知申请人的理由。"))
    line.days = _at_most(MOVES["extend"].limit, said.days)


def _ask_reasons(request: InformationRequest, line: RequestEvent, said: Said, by) -> None:
    if not said.told:
        raise MoveRefused(_("请写要申请人说明什么。"))


def _take_back(request: InformationRequest, line: RequestEvent, said: Said, by) -> None:
    if not said.told:
        raise MoveRefused(_("请写为什么继续办理，例如逾期有正当理由。"))


def _postpone(request: InformationRequest, line: RequestEvent, said: Said, by) -> None:
    if not said.told or not said.due_on:
        raise MoveRefused(_("请写新的期限，以及告知申请人的理由。"))
    if said.due_on <= request.due_on:
        raise MoveRefused(_("新的期限应当晚于原来的期限%(day)s。") % {"day": request.due_on.isoformat()})
    line.due_on = said.due_on


def _ask_fee(request: InformationRequest, line: RequestEvent, said: Said, by) -> None:
    if said.basis not in fees.LABELS or not said.units:
        raise MoveRefused(_("请选一种收费方式，并写件数或者页数；同一件申请只能用一种。"))
    if not said.told:
        raise MoveRefused(_("请写怎样缴费、到哪里缴；依据、标准和金额由系统写上。"))
    if said.basis == fees.FeeBasis.BY_VOLUME and not fees.may_charge_volume(request.way, request.carrier):
        raise MoveRefused(_("按量只用于提供纸质、电子邮件或者复制件的申请，现场查阅、抄录的不收。"))
    yuan = fees.total(fees.lines_of(said.basis, said.units))
    if not yuan:
        raise MoveRefused(_("这个数量不收费。"))
    FeeNotice.objects.create(request=request, basis=said.basis, units=said.units, yuan=yuan)


def _challenge(request: InformationRequest, line: RequestEvent, said: Said, by) -> None:
    if not said.group:
        raise MoveRefused(_("请选复议还是诉讼。"))
    outcome = OUTCOMES.get(request.outcome)  # none: not answered in time
    if said.group == ChallengeGroup.SUIT_DIRECT and (outcome is None or outcome.reconsideration_first):
        raise MoveRefused(_("不予公开、逾期不答复的，应当先申请行政复议，复议后才能起诉（行政复议法第二十三条）。"))
    if not request.outcome and not _is_late(request, line.on):
        raise MoveRefused(_("答复期限到了还没有答复的，才能就此申请复议。"))
    if request.outcome and line.on < request.decided_on or request.challenges.filter(group=said.group).exists():
        raise MoveRefused(_("日期早于答复，或者已经登记过。"))
    if said.group == ChallengeGroup.SUIT_AFTER_REVIEW and not request.challenges.filter(
        group=ChallengeGroup.REVIEW, opened_on__lte=line.on
    ):
        raise MoveRefused(_("还没有登记行政复议，请先登记。"))
    Challenge.objects.create(request=request, group=said.group, opened_on=line.on)
    line.note = ChallengeGroup(said.group).label


def _judged(request: InformationRequest, line: RequestEvent, said: Said, by) -> None:
    pending = request.challenges.filter(group=said.group, result=ChallengeResult.PENDING).first()
    if pending is None or said.result in ("", ChallengeResult.PENDING) or line.on < pending.opened_on:
        raise MoveRefused(_("请选还没有审结的那一件和它的结果，日期不早于登记的日期。"))
    pending.result, pending.closed_on = said.result, line.on
    pending.save(update_fields=["result", "closed_on"])
    line.note = str(pending)


def _noted(request: InformationRequest, line: RequestEvent, said: Said, by) -> None:
    if not said.note:
        raise MoveRefused(_("请写清楚：%(what)s。") % {"what": NOTED[line.name]})


def _answer(request: InformationRequest, line: RequestEvent, said: Said, by) -> None:
    if said.reply is None:
        raise MoveRefused(_("请写答复。"))
    _needs_before(request, OUTCOMES[said.reply.outcome].after)
    by_volume = FeeNotice.objects.filter(pk=request.pk, basis=fees.FeeBasis.BY_VOLUME).exists()
    if by_volume and not fees.may_charge_volume(request.way, request.carrier, said.reply.outcome):
        raise MoveRefused(_("这件申请已经按量收费，不能只告知获取途径；要先退费，另作答复。"))
    Decision.objects.create(request=request, organ=request.organ, written_by=by, **answering.columns(said.reply))


NOTED = {
    "ask_third_party": lazy("征求谁的意见、问什么"), "ask_organ": lazy("征求哪个机关的意见、问什么"),
    "third_party_answered": lazy("第三方的意见"), "organ_answered": lazy("其他机关的意见"),
    "search": lazy("查了哪些地方、用什么词查的、结果"), "return": lazy("要改什么"),
    "ask_extension": lazy("为什么要延期、延几天"),
    "serve": lazy("怎样送达、谁签收"), "withdraw": lazy("申请人怎样提出撤回"),
}  # fmt: skip
_DO = {
    "assign": _assign, "hand_on": _assign, "confirm": _confirm, "ask_correction": _ask_correction, "extend": _extend,
    "ask_reasons": _ask_reasons, "take_back": _take_back,
    "postpone": _postpone, "ask_fee": _ask_fee, "answer": _answer, "challenge": _challenge, "judged": _judged,
    **dict.fromkeys(NOTED, _noted),
}  # fmt: skip


def _at_most(limit: limits.Limit, days: int) -> int:
    try:
        return limit.of(days).number
    except ValueError as error:
        raise MoveRefused(str(error)) from error
