"""The shapes that a series can have, as one table: which places there are, how periods are written, what is said."""

from dataclasses import dataclass

from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _

from disclosure.series import periods
from disclosure.series.periods import PeriodForm
from disclosure.series.rows import Head
from portal.cases.today import day_words


@dataclass(frozen=True)
class Fact:
    """What is said of one member beside slot and period; `choices` code → words (`many`: several of them), a day, or
    free text."""

    name: str
    label: str
    choices: dict[str, str] | None = None
    is_needed: bool = True
    many: bool = False
    is_day: bool = False
    longest: int = 60
    help: str = ""


@dataclass(frozen=True)
class Slot:
    """A place. `owed_by`: the option with the day (month-day) after which it counts as missing, and how many years
    after; none: from the beginning. `period`, `facts`, `rows`: its own, beside those of the shape; `rows_of`: the slot
    whose rows its own speak of."""

    code: str
    label: str
    owed_by: tuple[str, int] | None = None
    note: str = ""
    period: PeriodForm | None = None
    facts: tuple[Fact, ...] = ()
    rows: tuple[Head, ...] = ()
    rows_of: str = ""


@dataclass(frozen=True)
class Shape:
    code: str
    label: str
    told: str  # in one sentence, to readers
    slots: tuple[Slot, ...] = ()
    own_slots: bool = False  # each series names its own
    period: PeriodForm = periods.NONE
    facts: tuple[Fact, ...] = ()
    rows: tuple[Head, ...] = ()  # the table that each member has in its text
    kind: str = ""  # on the vocabulary's axis, what its members mostly are


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
    Fact("number", _("建议提案编号"), longest=20, help=_("例如 第23号。")),
    Fact("session", _("会议"), longest=40, help=_("例如 县十八届人大六次会议。")),
    Fact("proposer", _("建议还是提案"), PROPOSERS),
    Fact("result", _("办理结果"), RESULTS),
)
# The work report's tasks with organ, measures, term and supervision (needs 001-12), and what became of them by quarter.
TASK, STATE = "任务", "进度"
DONE = "已完成"
STATES = (DONE, "按进度推进", "慢于进度", "还没有开始")
TASKS = (
    Slot("table", _("任务分工"), period=periods.YEAR,
         rows=(Head(TASK), Head("责任单位"), Head("措施和步骤"), Head("完成时限", is_day=True), Head("监督方式"))),
    Slot("progress", _("进展情况"), period=periods.QUARTER, rows_of="table",
         rows=(Head(TASK), Head("进展"), Head(STATE, STATES))),
)  # fmt: skip
# Who was asked to a meeting (needs 000-12), what was decided about each topic.
MEETINGS = {
    "executive": _("常务会议"), "plenary": _("全体会议"), "topical": _("专题会议"), "organ": _("部门办公会议"),
}  # fmt: skip
INVITED = {
    "party": _("利益相关方代表"), "public": _("公众代表"), "expert": _("专家"), "deputy": _("人大代表"),
    "member": _("政协委员"), "firm": _("企业代表"), "media": _("新闻媒体"),
}  # fmt: skip
TOPIC, OUTCOME = "议题", "结果"
OUTCOMES = ("通过", "原则通过", "修改后再议", "没有通过", "听取汇报", "作出部署")
MEETING = (
    Fact("meeting", _("什么会议"), MEETINGS),
    Fact("meeting_no", _("第几次"), is_needed=False, longest=20, help=_("例如 第54次。")),
    Fact("held_on", _("哪天开的"), is_day=True),
    Fact("invited", _("邀请谁列席"), INVITED, is_needed=False, many=True, help=_("没有邀请的空着。")),
    Fact("attended", _("列席的人"), is_needed=False, longest=120,
         help=_("例如 8人。姓名要本人同意才写。")),
)  # fmt: skip
SPOKEN = (Fact("press_on", _("哪天开发布会"), is_day=True), Fact("speakers", _("发布人"), longest=120))
PRESS = (
    Slot("spokespersons", _("新闻发言人"),
         rows=(Head("单位"), Head("新闻发言人"), Head("职务"), Head("新闻发布机构电话"))),
    Slot("coming", _("发布会预告"), facts=SPOKEN),
    Slot("record", _("发布会实录"), facts=SPOKEN),
)  # fmt: skip

SHAPES = {
    shape.code: shape
    for shape in (
        Shape("project", _("重大建设项目"), _("一个项目一页，从批准到竣工八类信息。"), PROJECT),
        Shape("budget", _("财政预决算"), _("每个单位、每一年的预算和决算，缺的也看得见。"), BUDGET,
              period=periods.YEAR),
        Shape("persons", _("定期名单"), _("救助、补贴等名单，按月公开，公示期满撤下。"), period=periods.MONTH,
              kind="list"),
        Shape("plan", _("规划计划"), _("一项规划的历次编制，以及它的上级和下级规划。"), period=periods.TERM),
        Shape("tasks", _("重点任务"), _("一年的任务谁来办、何时办成，每个季度办到哪一步。"), TASKS, kind="report"),
        Shape("execution", _("执行情况"), _("重要政策按季度公开的执行情况。"), period=periods.QUARTER, kind="report"),
        Shape("meeting", _("政府会议"), _("议了什么、定了什么、请了谁列席。"), facts=MEETING,
              rows=(Head(TOPIC), Head(OUTCOME, OUTCOMES)), kind="minutes"),
        Shape("press", _("新闻发布"), _("新闻发言人是谁，哪天开了发布会，说了什么。"), PRESS),
        Shape("list", _("各类清单"), _("权责、服务、收费、证明等清单，每次调整都说明改了什么。"), kind="list"),
        Shape("guide", _("办事指南"), _("怎么办、带什么、到哪里、多久办好。"), kind="guide",
              facts=(Fact("hall_url", _("网上办理的网址"), is_needed=False, longest=300,
                          help=_("这一项在政务服务网上的网址，以 https:// 开头。")),)),
        Shape("proposal", _("建议提案办理"), _("人大代表建议、政协委员提案的答复。"), period=periods.YEAR,
              facts=PROPOSAL, kind="reply"),
        Shape("topic", _("专题"), _("围绕一件事的信息；事情结束后归档，内容一直保留。"), own_slots=True),
    )
}  # fmt: skip
CHOICES = [(shape.code, shape.label) for shape in SHAPES.values()]


def facts_of(shape: Shape) -> tuple[Fact, ...]:
    """All that may be said of a member, wherever it stands; each once."""
    own = {fact.name: fact for fact in (*shape.facts, *(fact for slot in shape.slots for fact in slot.facts))}
    return tuple(own.values())


FACTS = {fact.name: fact for shape in SHAPES.values() for fact in facts_of(shape)}


def told_fact(name: str, value: str | list[str]) -> str:
    """The words of a fact; free text stands for itself."""
    fact = FACTS[name]
    if fact.many:
        return "、".join(str(fact.choices.get(each, each)) for each in value)
    if fact.is_day and (day := parse_date(value)):
        return day_words(day)
    return str((fact.choices or {}).get(value, value))
