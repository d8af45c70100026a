"""The life of a letter: one table of moves (docs/adr/0004), each with what it does to the clock."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from feedback.intake.rights import HANDLE, PART, REVIEW, SORT
from feedback.models.letter import Letter
from portal.cases.events import Effect
from portal.trail import words
from portal.workflow import Move, Workflow

State = Letter.State
REASONS = {
    "unlawful": _("内容违反法律"),
    "no_facts": _("没有具体事情，也联系不上"),
    "court": _("应当通过诉讼、仲裁、复议解决"),
    "petition": _("已经在信访渠道办理"),
    "duplicate": _("重复来信，前一封正在办理或已经答复"),
    "final": _("已有终结的处理意见"),
    "advertising": _("广告"),
    "official": _("公文往来"),
    "beyond": _("不属于本级政府的职责"),
}  # BOX-13


@dataclass(frozen=True)
class Step(Move):
    """Without targets the state stays. `is_told`: the writer hears that there is news."""

    effect: Effect | None = None
    is_told: bool = True


NEW = (State.RECEIVED, State.ASSIGNED)
# In the order in which they are offered: what is likely to be done comes first.
MOVES = Workflow(
    Step("approve", _("审核通过，答复写信人"), (State.IN_REVIEW,), (State.ANSWERED,), (REVIEW,), (), True,
         effect=Effect.FINISH),
    Step("answer", _("写答复，送审核"), (State.ASSIGNED,), (State.IN_REVIEW,), (HANDLE,), ("answer",), is_told=False),
    Step("contribute", _("写本单位的意见，交牵头单位"), (State.ASSIGNED,), (), (PART,), ("part",), is_told=False),
    Step("assign", _("分办"), NEW, (State.ASSIGNED,), (SORT, HANDLE), ("organ", "reported", "told")),
    Step("join", _("请别的单位一起办"), (State.ASSIGNED,), (), (SORT, HANDLE), ("organs", "note")),
    Step("merge", _("并到另一封，一起答复"), NEW, (State.MERGED,), (SORT, HANDLE), ("into",)),
    Step("return", _("退回重写"), (State.IN_REVIEW,), (State.ASSIGNED,), (REVIEW,), ("note",), is_told=False),
    Step("urge", _("催办"), (State.ASSIGNED, State.IN_REVIEW), (), (SORT,), ("note",), is_told=False),
    Step("extend", _("延期"), (State.ASSIGNED,), (), (HANDLE,), ("days", "told"), effect=Effect.EXTEND),
    Step("note", _("写内部记录"), Letter.OPEN, (), (SORT, HANDLE, REVIEW), ("note",), is_told=False),
    Step("redo", _("退回重办"), (State.ANSWERED,), (State.ASSIGNED,), (SORT,), ("note",),
         effect=Effect.START),  # BOX-18
    Step("refer", _("属于信访事项，转信访部门"), NEW, (State.REFERRED,), (SORT,), ("told",), True,
         effect=Effect.FINISH),  # BOX-06
    Step("refuse", _("不予受理"), NEW, (State.NOT_ACCEPTED,), (SORT,), ("reason", "told"), True, effect=Effect.FINISH),
    Step("hide", _("屏蔽违法内容，留作证据"), NEW, (State.HIDDEN,), (SORT,), ("note",), is_told=False),
    Step("restore", _("恢复，继续办理"), (State.HIDDEN,), (State.RECEIVED,), (SORT,), ("note",), is_told=False),
    # Of lanes that are followed up (Lane.is_followed_up).
    Step("feed_back", _("反馈办理结果"), (State.ANSWERED,), (), (HANDLE,), ("told",)),
    Step("progress", _("写办理情况"), (State.ANSWERED,), (), (HANDLE,), ("told",)),
    Step("supervise", _("督办"), (State.ANSWERED,), (), (SORT,), ("told",)),
    # The writer's own (sql/11_letter_writers.sql), and what follows from the letter that another was merged into.
    Step("reopen", _("写信人要求再办一次"), (State.ANSWERED,), (State.ASSIGNED,), effect=Effect.START),
    Step("close_together", _("并办的信办结"), (State.MERGED,), Letter.CLOSED, effect=Effect.FINISH),
    Step("go_alone", _("并到的那封屏蔽了，这封单独办理"), (State.MERGED,), (State.RECEIVED,)),
)  # fmt: skip
FOLLOWING_UP = ("feed_back", "progress", "supervise")
BAD = ("return", "redo", "refer", "refuse", "hide")
LABELS = {
    "received": _("收到"), "added": _("写信人补充"), "rated": _("写信人评价"), "purged": _("期满清除"),
    "recounted": _("放假安排有变，期限重新计算"),
    **{move.name: move.label for move in MOVES},
}  # fmt: skip
words.name({f"letter_{move.name}": move.label for move in MOVES})
words.name({
    "letter_filed": _("来信"), "letter_revealed": _("查看写信人"), "letter_file_read": _("查看来信附件"),
    "letter_purged": _("期满清除"), "letter_recounted": LABELS["recounted"], "letter_entered": _("登记来信"),
    "letters_imported": _("导入来信"),
})  # fmt: skip
words.name(dict(State.choices))
words.name(REASONS)
