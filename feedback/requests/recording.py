"""What single moves of a request must have, and what they change beside its state and its clock."""

from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from feedback.intake.rights import SORT
from feedback.models import FeeNotice, InformationRequest, RequestEvent
from feedback.models import Reply as Decision
from feedback.requests import answering, asking, challenging, consulting, fees, files, log
from feedback.requests.alike import nth_of_month
from feedback.requests.outcomes import ALL
from feedback.requests.said import Said
from feedback.requests.standing import at_the_top, names_of, needs_before
from feedback.requests.states import CORRECTION, MOVES
from portal.cases import limits
from portal.cases.models.workday import working_calendar
from portal.cases.today import today
from portal.people.models import Person
from portal.people.rights import organs_by_right
from portal.publishing.models import Entry
from portal.site.options import option
from portal.workflow import MoveRefused


def _assign(request: InformationRequest, line: RequestEvent, said: Said, by: Person) -> None:
    if said.organ is None:
        raise MoveRefused(_("请选承办单位。"))
    if said.organ.pk == request.organ_id:
        raise MoveRefused(_("已经在这个单位办理。"))
    request.organ = line.organ = said.organ


def _confirm(request: InformationRequest, line: RequestEvent, said: Said, by: Person) -> None:
    if said.on is None:
        raise MoveRefused(_("请写收到的日期：网上和传真是双方确认之日，信函是签收或者确认之日。"))
    request.received_on = said.on
    if request.organ is None:  # received by whom it is confirmed by, who hands it on
        request.organ = at_the_top(organs_by_right(by, (SORT,), today())).first()


def _confirm_record(request: InformationRequest, line: RequestEvent, said: Said, by: Person) -> None:
    _confirm(request, line, said, by)
    line.days = _at_most(MOVES["confirm_record"].limit, option("requests.record_days"))


def _ask_correction(request: InformationRequest, line: RequestEvent, said: Said, by: Person) -> None:
    if not said.told or not said.days:
        raise MoveRefused(_("请一次写明要补正的事项和期限。"))
    notice = limits.CORRECTION_NOTICE
    last = notice.after(request.received_on, working_calendar()).date
    if line.on > last:
        words = _("要求补正应在收到之日起%(limit)s内，最晚%(day)s（%(article)s）。")
        raise MoveRefused(words % {"limit": notice, "day": last.isoformat(), "article": notice.article})
    line.days = _at_most(CORRECTION.of(option("requests.correction_days")), said.days)


def _extend(request: InformationRequest, line: RequestEvent, said: Said, by: Person) -> None:
    if not said.told or not said.days:
        raise MoveRefused(_("请写延长几个工作日，以及告知申请人的理由。"))
    line.days = _at_most(MOVES["extend"].limit, said.days)


def _redo(request: InformationRequest, line: RequestEvent, said: Said, by: Person) -> None:
    if not said.told or not said.days:
        raise MoveRefused(_("请写几个工作日内重新答复，以及依据哪一份决定或者判决。"))
    line.days = _at_most(MOVES["redo"].limit, said.days)
    request.replies.filter(approved_by__isnull=False, annulled_on=None).update(annulled_on=today())


def _postpone(request: InformationRequest, line: RequestEvent, said: Said, by: Person) -> None:
    if not said.told or not said.due_on:
        raise MoveRefused(_("请写新的期限，以及告知申请人的理由。"))
    if said.due_on <= request.due_on:
        raise MoveRefused(_("新的期限应当晚于原来的期限%(day)s。") % {"day": request.due_on.isoformat()})
    line.due_on = said.due_on


def _ask_fee(request: InformationRequest, line: RequestEvent, said: Said, by: Person) -> None:
    if said.basis not in fees.LABELS or not said.units:
        raise MoveRefused(_("请选一种收费方式，并写件数或者页数；同一件申请只能用一种。"))
    if not said.told:
        raise MoveRefused(_("请写怎样缴费、到哪里缴；依据、标准和金额由系统写上。"))
    if said.basis == fees.FeeBasis.BY_VOLUME and not fees.may_charge_volume(request.way, request.carrier):
        raise MoveRefused(_("按量只用于提供纸质、电子邮件或者复制件的申请，现场查阅、抄录的不收。"))
    if said.basis == fees.FeeBasis.BY_ITEM and said.units > (n := nth_of_month(request)):
        raise MoveRefused(_("按件的，这是这位申请人本月向本单位提出的第%(n)s件，不能多算。") % {"n": n})
    yuan = fees.total(fees.lines_of(said.basis, said.units))
    if not yuan:
        raise MoveRefused(_("这个数量不收费。"))
    FeeNotice.objects.create(request=request, basis=said.basis, units=said.units, yuan=yuan)


def _noted(request: InformationRequest, line: RequestEvent, said: Said, by: Person) -> None:
    if not said.note:
        raise MoveRefused(_("请写清楚：%(what)s。") % {"what": NOTED[line.name]})
    if said.whom:
        line.note = asking.noted(said.whom, said.note)


def _told(request: InformationRequest, line: RequestEvent, said: Said, by: Person) -> None:
    if not said.told:
        raise MoveRefused(_("请写清楚：%(what)s。") % {"what": TOLD[line.name]})


def _disclose(request: InformationRequest, line: RequestEvent, said: Said, by: Person) -> None:
    path = urlsplit(said.address.strip()).path
    entry = Entry.objects.in_section("document").filter(path=path).first()
    if entry is None:
        raise MoveRefused(_("没有找到这份公开的信息。请先起草、审核、公开，再填它在本网站的网址。"))
    log.lead_to(request, entry.path)
    line.note = entry.title
    line.told = _("这项信息已经主动公开：%(title)s，%(path)s") % {"title": entry.title, "path": entry.path}


def _show_title(request: InformationRequest, line: RequestEvent, said: Said, by: Person) -> None:
    log.show_title(request)


def _complaint_heard(request: InformationRequest, line: RequestEvent, said: Said, by: Person) -> None:
    made, heard = (request.events.filter(name=name).count() for name in ("complain", "complaint_heard"))
    if made <= heard:
        raise MoveRefused(_("没有登记过投诉，或者都已经有了结果。"))
    _noted(request, line, said, by)


def _answer(request: InformationRequest, line: RequestEvent, said: Said, by: Person) -> None:
    if said.reply is None:
        raise MoveRefused(_("请写答复。"))
    if waiting := files.unready(request):
        raise MoveRefused(_("这些文件还没有生成遮盖后的副本：%(names)s。") % {"names": "、".join(waiting)})
    needs_before(request, ALL[said.reply.outcome].after)
    if consulting.contradicts(said.reply.outcome, names_of(request)):
        raise MoveRefused(
            _("与第三方的意见不符：合理地不同意的，先书面告知公开什么、为什么；都同意的，不能为此不公开。")
        )
    by_volume = FeeNotice.objects.filter(pk=request.pk, basis=fees.FeeBasis.BY_VOLUME).exists()
    if by_volume and not fees.may_charge_volume(request.way, request.carrier, said.reply.outcome):
        raise MoveRefused(_("这件申请已经按量收费，不能只告知获取途径；要先退费，另作答复。"))
    Decision.objects.create(
        request=request, organ=request.organ, written_by=by, **answering.columns(said.reply, request.kind)
    )


NOTED = {
    "ask_third_party": lazy("征求谁的意见、问什么"), "ask_organ": lazy("征求哪个机关的意见、问什么"),
    **dict.fromkeys(consulting.THIRD_PARTY, lazy("第三方的意见")),
    "tell_third_party": lazy("告知了谁，公开的内容和理由"), "organ_answered": lazy("其他机关的意见"),
    "reasons_heard": lazy("申请人怎样说明；没有说明的，写明到哪一天还没有"),
    "search": lazy("查了哪些地方、用什么词查的、结果"), "return": lazy("要改什么"),
    "ask_extension": lazy("为什么要延期、延几天"),
    "serve": lazy("怎样送达、谁签收"), "withdraw": lazy("申请人怎样提出撤回"),
    "keep_on_request": lazy("为什么不转为主动公开"), "complain": lazy("投诉的是什么"),
    "complaint_heard": lazy("怎样处理、结果"),
}  # fmt: skip
TOLD = {"ask_reasons": lazy("请申请人说明什么"), "take_back": lazy("为什么继续办理，例如逾期有正当理由")}
WITH = {
    "assign": _assign, "hand_on": _assign, "confirm": _confirm, "confirm_record": _confirm_record,
    "ask_correction": _ask_correction, "extend": _extend,
    "postpone": _postpone, "redo": _redo, "ask_fee": _ask_fee, "answer": _answer, "challenge": challenging.challenge,
    "judged": challenging.judged,
    **dict.fromkeys(NOTED, _noted), **dict.fromkeys(TOLD, _told),
    "complaint_heard": _complaint_heard, "disclose": _disclose, "show_title": _show_title,
}  # fmt: skip


def _at_most(limit: limits.Limit, days: int) -> int:
    try:
        return limit.of(days).number
    except ValueError as error:
        raise MoveRefused(str(error)) from error
