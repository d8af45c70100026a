"""The life of an information request: one table of moves, each with what it does to the clock, for how long, by which
article (REQ-05 … REQ-19). Buttons, rights, the ledger and the database's guard read it."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from feedback.intake.rights import AGREE, HANDLE, REVIEW, SORT
from feedback.models.request import InformationRequest
from feedback.requests.kinds import ACCESS, KINDS, RECORD
from portal.cases import limits
from portal.cases.events import Effect
from portal.cases.limits import Limit, working_days
from portal.trail import words
from portal.workflow import Move, Workflow

State = InformationRequest.State
CORRECTION = working_days(60, "条例第三十条")  # a reasonable period: the law names none, the office does (an option)
# Art. 41 names no limit: the office promises one (an option).
RECORD_REPLY = working_days(60, "本机关的承诺（条例第四十一条没有规定期限）")
WAITING = (State.CORRECTING, State.CONSULTING, State.AWAITING_FEE)  # the other side's turn: the clock stands
UNDER_WAY = (State.HANDLING, *WAITING, State.IN_REVIEW)
OPEN = (State.SUBMITTED, *UNDER_WAY)
RECEIVED = (*UNDER_WAY, State.ANSWERED, State.ARCHIVED)
WORKED_ON = (State.HANDLING, State.CONSULTING)


@dataclass(frozen=True)
class Step(Move):
    """A move with its line of the ledger. Without targets the state stays. `limit`: ours for start, restart and
    extension, the other side's for a stop. `after`: the move that must have been made before. `in_time`: only while
    the due date has not passed, for being late is not healed. `is_told`: the applicant hears that there is news."""

    effect: Effect | None = None
    limit: Limit | None = None
    article: str = ""
    after: str = ""
    in_time: bool = False
    is_told: bool = True
    kinds: tuple[str, ...] = tuple(KINDS)  # of requests it is a move of


ACCESS_ONLY = (ACCESS,)  # for information; what is put right, is put right or not

MOVES = Workflow(
    Step("assign", _("转交承办单位"), (State.SUBMITTED,), (), (SORT, HANDLE), ("organ", "told")),
    # Received without an organ's name: the office hands it on. What was addressed to one is answered there (36(5)).
    Step("hand_on", _("交给承办单位"), (State.HANDLING,), (), (SORT,), ("organ", "told")),
    Step("confirm", _("登记收到，起算期限"), (State.SUBMITTED,), (State.HANDLING,), (SORT, HANDLE), ("on", "told"),
         effect=Effect.START, limit=limits.REPLY, article="条例第三十一条", kinds=ACCESS_ONLY),
    Step("confirm_record", _("登记收到，开始核查记录"), (State.SUBMITTED,), (State.HANDLING,), (SORT, HANDLE),
         ("on", "told"), effect=Effect.START, limit=RECORD_REPLY, article="条例第四十一条", kinds=(RECORD,)),
    Step("ask_correction", _("要求补正"), (State.HANDLING,), (State.CORRECTING,), (HANDLE,), ("days", "told"),
         effect=Effect.STOP, limit=CORRECTION, article="条例第三十条", in_time=True, kinds=ACCESS_ONLY),
    Step("corrected", _("收到补正，重新起算"), (State.CORRECTING,), (State.HANDLING,), (HANDLE,), ("on", "note"),
         effect=Effect.RESTART, limit=limits.REPLY, article="条例第三十条"),
    # Several letters may be out; the clock goes on with the last answer (consulting.py).
    Step("ask_third_party", _("书面征求第三方意见"), WORKED_ON, (State.CONSULTING,), (HANDLE,), ("on", "whom", "note"),
         effect=Effect.STOP, limit=limits.THIRD_PARTY, article="条例第三十二条", kinds=ACCESS_ONLY),
    Step("ask_organ", _("书面征求其他机关意见"), WORKED_ON, (State.CONSULTING,), (HANDLE,), ("on", "whom", "note"),
         effect=Effect.STOP, limit=limits.OTHER_ORGAN, article="条例第三十四条", kinds=ACCESS_ONLY),
    Step("third_party_agreed", _("第三方同意公开"), (State.CONSULTING,), (State.HANDLING,), (HANDLE,),
         ("on", "note"), effect=Effect.RESUME, article="条例第三十三条"),
    Step("third_party_objected", _("第三方不同意公开，理由合理"), (State.CONSULTING,), (State.HANDLING,), (HANDLE,),
         ("on", "note"), effect=Effect.RESUME, article="条例第三十三条"),
    Step("third_party_unfounded", _("第三方不同意公开，理由不合理"), (State.CONSULTING,), (State.HANDLING,), (HANDLE,),
         ("on", "note"), effect=Effect.RESUME, article="条例第三十三条"),
    Step("tell_third_party", _("公共利益需要公开，书面告知第三方"), (State.HANDLING,), (), (HANDLE,), ("on", "note"),
         article="条例第三十二条", after="third_party_objected", is_told=False, kinds=ACCESS_ONLY),
    Step("organ_answered", _("收到其他机关意见"), (State.CONSULTING,), (State.HANDLING,), (HANDLE,),
         ("on", "note"), effect=Effect.RESUME, article="条例第三十三条"),
    Step("ask_fee", _("发收费通知"), (State.HANDLING,), (State.AWAITING_FEE,), (HANDLE,),
         ("on", "basis", "units", "told"), effect=Effect.STOP, limit=limits.FEE_PAYMENT,
         article="国办函〔2020〕109号", in_time=True, kinds=ACCESS_ONLY),
    Step("paid", _("已缴费，重新起算"), (State.AWAITING_FEE,), (State.HANDLING,), (HANDLE,), ("on",),
         effect=Effect.RESTART, limit=limits.REPLY, article="国办函〔2020〕109号"),
    # The head of the body for openness agrees by doing it: who handles it can only ask for it (REQ-13).
    Step("ask_extension", _("请求延期"), WORKED_ON, (), (HANDLE,), ("note",), is_told=False, kinds=ACCESS_ONLY),
    Step("extend", _("同意延期，告知申请人"), WORKED_ON, (), (AGREE,), ("days", "told"),
         effect=Effect.EXTEND, limit=limits.EXTENSION, article="条例第三十三条", in_time=True, kinds=ACCESS_ONLY),
    Step("ask_reasons", _("申请过多，要求说明理由"), (State.HANDLING,), (), (HANDLE,), ("told",),
         article="条例第三十五条", kinds=ACCESS_ONLY),
    # Without having heard him nobody is refused for asking too much, and nobody is put off (REQ-18).
    Step("reasons_heard", _("登记申请人说明的理由"), (State.HANDLING,), (), (HANDLE,), ("on", "note"),
         article="条例第三十五条", after="ask_reasons", is_told=False, kinds=ACCESS_ONLY),
    Step("postpone", _("申请过多而理由合理，确定延迟答复的期限"), (State.HANDLING,), (), (AGREE,), ("due_on", "told"),
         effect=Effect.REPLACE, article="条例第三十五条", after="reasons_heard", in_time=True, kinds=ACCESS_ONLY),
    Step("search", _("记录检索情况"), (State.HANDLING,), (), (HANDLE,), ("note",), is_told=False),
    Step("answer", _("写答复，送审核"), (State.HANDLING,), (State.IN_REVIEW,), (HANDLE,), ("reply",), is_told=False),
    Step("return", _("退回重写"), (State.IN_REVIEW,), (State.HANDLING,), (REVIEW,), ("note",), is_told=False),
    Step("approve", _("审核通过，答复申请人"), (State.IN_REVIEW,), (State.ANSWERED,), (REVIEW,), (), True,
         effect=Effect.FINISH, article="条例第三十三条"),
    Step("withdraw", _("申请人撤回，办结"), UNDER_WAY, (State.ANSWERED,), (HANDLE,), ("on", "note"),
         effect=Effect.FINISH, article="申请人撤回申请"),
    # The first result stands in the reports (table B), its being corrected in table C; the new letter takes its place.
    Step("redo", _("决定被纠正，重新办理"), (State.ANSWERED, State.ARCHIVED), (State.HANDLING,), (HANDLE,),
         ("days", "told"), effect=Effect.REOPEN, limit=limits.REPLY, article="条例第三十三条"),
    Step("take_back", _("收回“视为放弃”，继续办理"), (State.ANSWERED,), (State.HANDLING,), (SORT,), ("told",),
         effect=Effect.REOPEN, limit=limits.REPLY, article="条例第三十三条"),
    Step("dispatch", _("登记寄出"), (State.ANSWERED,), (), (HANDLE,), ("on",), effect=Effect.FINISH,
         article="条例第三十三条", is_told=False),
    Step("serve", _("登记送达"), (State.ANSWERED,), (), (HANDLE,), ("on", "note"), is_told=False),
    Step("archive", _("归档"), (State.ANSWERED,), (State.ARCHIVED,), (HANDLE,), (), is_told=False),
    # Against a decision, or against there being none in time.
    Step("challenge", _("登记行政复议、行政诉讼"), RECEIVED, (), (HANDLE,), ("on", "group"), is_told=False),
    Step("judged", _("登记复议、诉讼的结果"), RECEIVED, (), (HANDLE,), ("on", "group", "result"), is_told=False),
    # What was given to one may be given to all (REG-09); whoever asked is told where it stands.
    Step("disclose", _("已转为主动公开，登记网址"), (State.ANSWERED, State.ARCHIVED), (), (HANDLE,), ("address",),
         article="条例第四十四条", kinds=ACCESS_ONLY),
    Step("keep_on_request", _("不转为主动公开"), (State.ANSWERED, State.ARCHIVED), (), (HANDLE,), ("note",),
         article="条例第四十四条", is_told=False, kinds=ACCESS_ONLY),
    # A title may hold a name: a reviewer has looked at it before everybody reads it.
    Step("show_title", _("公布信息名称，已核对没有个人信息"), (State.ANSWERED, State.ARCHIVED), (), (REVIEW,), (),
         is_told=False, kinds=ACCESS_ONLY),
    # A complaint goes to the office in charge of openness, at any time (REQ-24).
    Step("complain", _("登记投诉"), RECEIVED, (), (SORT,), ("on", "note"), article="条例第四十七条",
         is_told=False),
    Step("complaint_heard", _("登记投诉的处理结果"), RECEIVED, (), (SORT,), ("on", "note", "told"),
         article="条例第四十七条"),
    # What silence means; the clock's tick does these.
    Step("lapse", _("逾期未补正，视为放弃"), (State.CORRECTING,), (State.ANSWERED,),
         effect=Effect.FINISH, article="条例第三十条"),
    Step("lapse_unpaid", _("逾期未缴费，视为放弃"), (State.AWAITING_FEE,), (State.ANSWERED,),
         effect=Effect.FINISH, article="国办函〔2020〕109号"),
    Step("silent_third_party", _("第三方期满没有答复，由本机关依照条例决定"), (State.CONSULTING,), (State.HANDLING,),
         effect=Effect.RESUME, article="条例第三十二条", is_told=False),
    Step("silent_organ", _("其他机关期满没有答复，视为同意公开"), (State.CONSULTING,), (State.HANDLING,),
         effect=Effect.RESUME, article="条例第三十四条", is_told=False),
)  # fmt: skip
CONFIRMS = {ACCESS: "confirm", RECORD: "confirm_record"}
LAPSED = {"lapse": "closed_no_correction", "lapse_unpaid": "closed_fee_unpaid"}
ENDED = LAPSED | {"withdraw": "closed_other"}  # moves that end a request without a letter → its outcome


def state_words(state: str, outcome: str) -> str:
    """A request that ended without an answer is not called answered."""
    if state == State.ANSWERED and outcome in ENDED.values():
        return str(_("已办结"))
    return str(State(state).label)


LABELS = {
    "filed": _("提交申请"),
    "split": _("拆分，另立编号办理"),
    "correction_sent": _("申请人提交了补正，待确认收到"),
    "reasons_sent": _("申请人说明了理由"),
    "fetched": _("申请人下载了随答复提供的文件"),
    "proof_purged": _("身份证明和证据期满清除"),
    "purged": _("期满清除"),
    "recounted": _("放假安排有变，期限重新计算"),
    **{m.name: m.label for m in MOVES},
}
words.name({f"request_{key}": label for key, label in LABELS.items()})
words.name(
    {
        "request_revealed": _("查看申请人"),
        "request_proof_read": _("查看身份证明"),
        "request_evidence_read": _("查看更正的证据"),
        "request_proof_purged": _("身份证明和证据期满清除"),
        "request_purged": _("期满清除"),
        "request_letter_drawn": _("下载答复书"),
        "request_packed": _("下载归档包"),
        "request_file_added": _("添加答复的文件"),
        "request_file_marked": _("标出要遮盖的地方"),
        "request_file_redacted": _("遮盖答复的文件"),
        "request_file_dropped": _("去掉答复的文件"),
        "request_file_read": _("打开答复的文件"),
        **dict(State.choices),
    }
)
