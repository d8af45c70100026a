"""The states of a revision and the moves between them: the review (公开审查) as one table.

先审查、后公开 (REV-01); 三审三校 with one to three steps (REV-04); 转报 parks what cannot be decided (REV-03).
tests/publishing/test_guards.py proves that the database lets exactly these pairs pass.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.trail import words
from portal.workflow import Move, Workflow


class State(models.TextChoices):
    DRAFT = "draft", _("起草")
    RETURNED = "returned", _("退回修改")
    FIRST_REVIEW = "first_review", _("初审")
    SECOND_REVIEW = "second_review", _("复审")
    SECRECY_REVIEW = "secrecy_review", _("保密审查")
    FINAL_REVIEW = "final_review", _("待签发")
    BATCH_REVIEW = "batch_review", _("待批量审核")
    REFERRED = "referred", _("转报")
    SCHEDULED = "scheduled", _("已签发，待公开")
    RELEASED = "released", _("已公开")
    SUPERSEDED = "superseded", _("已有新版")
    WITHDRAWN = "withdrawn", _("已撤下")
    DISCARDED = "discarded", _("已废弃")


EDITABLE = (State.DRAFT, State.RETURNED)
REVIEWS = (State.FIRST_REVIEW, State.SECOND_REVIEW, State.SECRECY_REVIEW, State.FINAL_REVIEW)
STEPS = (*REVIEWS, State.BATCH_REVIEW)
OPEN = (*EDITABLE, *STEPS, State.REFERRED, State.SCHEDULED)

# The steps of an organ that uses one, two or three reviews.
TRACKS = {
    1: (State.FINAL_REVIEW,),
    2: (State.FIRST_REVIEW, State.FINAL_REVIEW),
    3: (State.FIRST_REVIEW, State.SECOND_REVIEW, State.FINAL_REVIEW),
}
BATCH_TRACK = (State.BATCH_REVIEW,)
# Fewer, never none; another review follows the release (emergency.py).
EMERGENCY_TRACK = (State.FINAL_REVIEW,)


def track_of(steps: int, *, with_secrecy: bool) -> list[str]:
    """The steps of an organ; where it wants so, the secrecy check is one of its own, just before signing."""
    *before, last = TRACKS[steps]
    return [*before, *([State.SECRECY_REVIEW] if with_secrecy else []), last]


# The right that decides at a step; the same right returns or refers from there.
STEP_RIGHT = {
    State.FIRST_REVIEW: "review",
    State.SECOND_REVIEW: "review",
    State.SECRECY_REVIEW: "secrecy",
    State.FINAL_REVIEW: "sign",
    State.BATCH_REVIEW: "batch",
    State.SCHEDULED: "sign",
    State.REFERRED: "sign",
}

REVISION = Workflow(
    Move("submit", _("提交审核"), EDITABLE, STEPS, ("write", "batch")),
    Move("submit_urgent", _("应急送审"), EDITABLE, (State.FINAL_REVIEW,), ("write",), ("reason", "note")),
    Move("pass_first", _("初审通过"), (State.FIRST_REVIEW,),
         (State.SECOND_REVIEW, State.SECRECY_REVIEW, State.FINAL_REVIEW), ("review",), ("secrecy",)),
    Move("pass_second", _("复审通过"), (State.SECOND_REVIEW,), (State.SECRECY_REVIEW, State.FINAL_REVIEW),
         ("review",), ("secrecy",)),
    # Who cannot decide refers (REV-03): the same form, another outcome.
    Move("pass_secrecy", _("保密审查意见"), (State.SECRECY_REVIEW,), (State.FINAL_REVIEW, State.REFERRED),
         ("secrecy",), ("secrecy",)),
    Move("sign", _("签发公开"), (State.FINAL_REVIEW,), (State.SCHEDULED, State.RELEASED), ("sign",), ("secrecy",)),
    Move("approve_batch", _("批量审核通过"), (State.BATCH_REVIEW,), (State.RELEASED,), ("batch",), ("secrecy",)),
    Move("return", _("退回修改"), (*STEPS, State.SCHEDULED, State.REFERRED), (State.RETURNED,),
         ("review", "secrecy", "sign", "batch"), ("reason", "note")),
    Move("refer", _("转报"), REVIEWS, (State.REFERRED,), ("review", "secrecy", "sign"), ("note",)),
    Move("resume", _("转报已有结论，重新审核"), (State.REFERRED,), REVIEWS, ("sign",), ("note",)),
    Move("discard", _("废弃"), EDITABLE, (State.DISCARDED,), ("write", "batch"), (), cannot_be_undone=True),
    Move("withdraw", _("撤下"), (State.RELEASED,), (State.WITHDRAWN,), ("withdraw", "withdraw_below"),
         ("reason", "note"), cannot_be_undone=True),
    # The portal's own moves: time has come, or is over; a newer revision took the place.
    Move("publish_due", _("到时公开"), (State.SCHEDULED,), (State.RELEASED,)),
    Move("take_down", _("到期撤下"), (State.RELEASED,), (State.WITHDRAWN,), (), ("reason",)),
    Move("supersede", _("由新版替代"), (State.RELEASED,), (State.SUPERSEDED,)),
)  # fmt: skip

# Moves that approve bytes: they name the hash of what was on the screen.
APPROVALS = ("pass_first", "pass_second", "pass_secrecy", "sign", "approve_batch")
# State → the move that approves there.
APPROVAL_AT = {source: REVISION[name].name for name in APPROVALS for source in REVISION[name].sources}


class ReturnReason(models.TextChoices):
    """Why a revision goes back to its author."""

    CONTENT = "content", _("内容有误或不全")
    PERSONAL_DATA = "personal_data", _("有个人信息")
    SECRECY = "secrecy", _("保密审查未通过")
    FORMAT = "format", _("格式、文号、日期不规范")
    ATTACHMENT = "attachment", _("附件有问题")
    NOT_OURS = "not_ours", _("不属于本单位公开")
    OTHER = "other", _("其他")


class UrgentReason(models.TextChoices):
    """Why something is released with one review now and another later."""

    DISASTER = "disaster", _("自然灾害、极端天气")
    ACCIDENT = "accident", _("事故灾难、公共安全")
    HEALTH = "health", _("公共卫生、食品药品安全")
    RUMOUR = "rumour", _("澄清不实信息")
    OTHER = "other", _("其他突发情况")


class WithdrawReason(models.TextChoices):
    """Why a released thing is taken off; its label is all that the 410 page says."""

    ERROR = "error", _("内容有误，正在更正")
    PERSONAL_DATA = "personal_data", _("保护个人信息")
    SECRECY = "secrecy", _("依法不予公开")
    EXPIRED = "expired", _("公示期满")
    DUPLICATE = "duplicate", _("重复公开")
    ORDERED = "ordered", _("上级机关要求")
    OTHER = "other", _("其他原因")


class SecrecyResult(models.TextChoices):
    """Outcome of the secrecy check (保密审查). Only the first lets a step pass; the second refers from the step that is
    the check's own."""

    CLEARED = "cleared", _("不涉密，可以公开")
    DOUBTFUL = "doubtful", _("不能确定，转报")
    SECRET = "secret", _("涉密，不公开")


words.name(dict(State.choices))
words.name({move.name: move.label for move in REVISION})
words.name(dict(SecrecyResult.choices))
words.name({
    "begin": _("起草"), "save": _("保存"), "correct": _("更正"), "refuse_file": _("拒收文件"),
    "refuse_text": _("拒收文字"), "answer_finding": _("答复检查结果"), "mark": _("标注"), "answer_marks": _("答复标注"),
    "ask_opinion": _("征求意见"), "answer_opinion": _("答复征求的意见"), "review_later": _("应急公开后补审"),
    "preview_link": _("给出预览链接"),
})  # fmt: skip
