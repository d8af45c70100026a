"""The life of a letter: one table of moves (docs/adr/0004)."""

from django.utils.translation import gettext_lazy as _

from feedback.intake.rights import HANDLE, REVIEW, SORT
from feedback.models.letter import Letter
from portal.trail.words import name
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

# In the order in which they are offered: what is likely to be done comes first.
MOVES = Workflow(
    Move("approve", _("审核通过，答复写信人"), (State.IN_REVIEW,), (State.ANSWERED,), (REVIEW,), (), True),
    Move("answer", _("写答复，送审核"), (State.ASSIGNED,), (State.IN_REVIEW,), (HANDLE,), ("answer",)),
    Move("assign", _("分办"), (State.RECEIVED, State.ASSIGNED), (State.ASSIGNED,), (SORT, HANDLE), ("organ", "told")),
    Move("return", _("退回重写"), (State.IN_REVIEW,), (State.ASSIGNED,), (REVIEW,), ("note",)),
    Move("extend", _("延期"), (State.ASSIGNED,), (State.ASSIGNED,), (HANDLE,), ("days", "told")),
    Move("refuse", _("不予受理"), (State.RECEIVED, State.ASSIGNED), (State.NOT_ACCEPTED,), (SORT,), ("reason", "told"),
         True),
)  # fmt: skip
name({f"letter_{move.name}": move.label for move in MOVES})
name({"letter_filed": _("来信"), "letter_revealed": _("查看写信人"), **dict(State.choices)})
name(REASONS)
