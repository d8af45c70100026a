"""The shapes that a series can have, as one table: which places there are, how periods are written, what is said."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from disclosure.series import periods
from disclosure.series.periods import PeriodForm


@dataclass(frozen=True)
class Slot:
    """A place. `owed_by`: the option with the day (month-day) after which it counts as missing, and how many years
    after; none: from the beginning."""

    code: str
    label: str
    owed_by: tuple[str, int] | None = None
    note: str = ""


@dataclass(frozen=True)
class Fact:
    """What is said of one member beside slot and period; `choices` code → words, or free text."""

    name: str
    label: str
    choices: dict[str, str] | None = None
    is_needed: bool = True


@dataclass(frozen=True)
class Shape:
    code: str
    label: str
    told: str  # in one sentence, to readers
    slots: tuple[Slot, ...] = ()
    own_slots: bool = False  # each series names its own
    period: PeriodForm = periods.NONE
    facts: tuple[Fact, ...] = ()


# 国办发〔2017〕94号: the eight kinds of information of a major project, in the order of its life.
PROJECT = (
    Slot("service", _("批准服务信息")),
    Slot("result", _("批准结果信息")),
    Slot("tender", _("招标投标信息")),
    Slot("land", _("征收土地信息")),
    Slot("change", _("重大设计变更信息"), note=_("没有发生重大设计变更的，这一类空着。")),
    Slot("building", _("施工有关信息")),
    Slot("quality", _("质量安全监督信息")),
    Slot("completion", _("竣工有关信息")),
)
# 预算法 art. 14: 20 days after approval. When that was nobody tells us; by these days it has been for long.
BUDGET = (
    Slot("budget", _("预算"), owed_by=("disclosure.budget_due", 0)),
    Slot("final", _("决算"), owed_by=("disclosure.final_accounts_due", 1)),
)
PROPOSERS = {"deputy": _("人大代表建议"), "member": _("政协委员提案")}
RESULTS = {
    "a": _("A 已经解决或者采纳"), "b": _("B 正在解决或者列入计划"), "c": _("C 暂时不能解决，作了说明"),
}  # fmt: skip
PROPOSAL = (
    Fact("number", _("建议提案编号")),
    Fact("session", _("会议")),
    Fact("proposer", _("建议还是提案"), PROPOSERS),
    Fact("result", _("办理结果"), RESULTS),
)

SHAPES = {
    shape.code: shape
    for shape in (
        Shape("project", _("重大建设项目"), _("一个项目一页，从批准到竣工八类信息。"), PROJECT),
        Shape("budget", _("财政预决算"), _("每个单位、每一年的预算和决算，缺的也看得见。"), BUDGET,
              period=periods.YEAR),
        Shape("persons", _("定期名单"), _("救助、补贴等名单，按月公开，公示期满撤下。"), period=periods.MONTH),
        Shape("plan", _("规划计划"), _("一项规划的历次编制，以及它的上级和下级规划。"), period=periods.TERM),
        Shape("list", _("各类清单"), _("权责、服务、收费、证明等清单，每次调整都说明改了什么。")),
        Shape("guide", _("办事指南"), _("怎么办、带什么、到哪里、多久办好。"),
              facts=(Fact("hall_url", _("网上办理的网址"), is_needed=False),)),
        Shape("proposal", _("建议提案办理"), _("人大代表建议、政协委员提案的答复。"), period=periods.YEAR,
              facts=PROPOSAL),
        Shape("topic", _("专题"), _("围绕一件事的信息；事情结束后归档，内容一直保留。"), own_slots=True),
    )
}  # fmt: skip
CHOICES = [(shape.code, shape.label) for shape in SHAPES.values()]
FACTS = {fact.name: fact for shape in SHAPES.values() for fact in shape.facts}


def told_fact(name: str, value: str) -> str:
    """The words of a fact; free text stands for itself."""
    return str((FACTS[name].choices or {}).get(value, value))
