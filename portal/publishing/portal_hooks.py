"""What publishing tells the house: its options, and what it does each minute."""

from django.utils.translation import gettext_lazy as _

from portal.cases.today import now, today
from portal.publishing import ageing, autosaving, scratch, typed, waiting
from portal.publishing.moving import publish_due
from portal.site.options import Option

OPTIONS = (
    Option("review.steps", int, 3, _("审核次数"), source="REV-04", least=1, most=3),
    Option(
        "review.secrecy_step",
        bool,
        False,
        _("签发前单设保密审查"),
        source="REV-03",
        help=_("机关可以各自另定。先安排保密审查员，再打开。"),
    ),
    Option("review.opinion_days", int, 5, _("征求意见的工作日"), source="条例第十一条", unsure=True, least=1, most=60),
    Option("review.later_days", int, 3, _("应急公开后补审的工作日"), source="needs 22", unsure=True, least=1, most=30),
    Option("files.max_megabytes", int, 50, _("附件大小上限（MB）"), source="needs 28", least=1),
    Option("files.max_count", int, 20, _("附件个数上限"), source="needs 28", least=1),
    Option("text.max_characters", int, 1_000_000, _("正文字数上限"), source="needs 28"),
)


def release_what_is_due() -> str:
    return f"publish_due: {publish_due(now())}"


def file_what_turned() -> str:
    return f"turned: {ageing.turn(today())}"


def forget_old_autosaves() -> str:
    return f"autosaves: {autosaving.purge()}"


def sweep_scratch() -> str:
    return f"swept: {scratch.sweep()}"


DESK_QUEUES = waiting.QUEUES
TYPED_CHECKS = (typed.refuse_marks,)
TICKS = (sweep_scratch, release_what_is_due, file_what_turned, forget_old_autosaves)
