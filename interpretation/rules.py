"""What the examination asks of an interpretation: the elements of INT-05, its own words (N28), its drafter (INT-03)."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.examination.finding import Severity
from portal.examination.folding import fold
from portal.examination.rules import Hit, Rule
from portal.examination.subject import Subject, Text

# Element → the words by which a text is seen to have it, and how much is asked of it.
ELEMENTS = {
    "背景依据": (("背景", "依据", "为什么", "根据"), Severity.ANSWER),
    "目标任务": (("目标", "任务", "为了", "目的"), Severity.NOTE),
    "主要内容": (("主要内容", "内容", "规定了", "包括", "明确"), Severity.ANSWER),
    "适用范围": (("范围", "适用", "对象", "谁能", "谁可以", "谁会"), Severity.ANSWER),
    "执行标准": (("标准", "条件", "额度", "比例", "元", "怎么办"), Severity.NOTE),
    "注意事项": (("注意", "提醒", "不用", "不需要", "应当在", "逾期"), Severity.NOTE),
    "关键词诠释": (("是指", "所称", "指的是", "什么是", "所谓"), Severity.NOTE),
    "惠民利民举措": (("补贴", "补助", "减免", "优惠", "便民", "方便", "惠", "好处"), Severity.NOTE),
    "新旧政策差异": (("原来", "原", "以前", "调整", "提高", "降低", "新增", "取消", "不同", "首次"), Severity.ANSWER),
}  # fmt: skip


def lacking(subject: Subject) -> Iterator[Hit]:
    known = subject.facts.get("interpretation")
    if not known or not known["form"].explains:
        return
    everything = "".join(fold(text.text) for text in subject.texts)
    for element, (signs, severity) in ELEMENTS.items():
        if not any(fold(sign) in everything for sign in signs):
            yield Hit(
                Text("elements", _("解读要素"), element), 0, len(element), severity=severity,
                explanation=_("没有看到“%(element)s”。与这份文件无关的，请审核人写明。") % {"element": element},
            )  # fmt: skip


def lifted(subject: Subject) -> Iterator[Hit]:
    """Always told, to be answered from a share that the office sets."""
    known = subject.facts.get("interpretation")
    if not known or not known["lifted"]:
        return
    percent = known["lifted"]
    much = percent >= known["most_lifted"]
    words = _("占%(n)s%%。解读不能是文件的摘编。") if much else _("占%(n)s%%。")
    yield Hit(
        Text("lifted", _("与文件比较"), f"{percent}%"), 0, len(f"{percent}%"),
        severity=Severity.ANSWER if much else Severity.NOTE, explanation=words % {"n": percent},
    )  # fmt: skip


def foreign(subject: Subject) -> Iterator[Hit]:
    known = subject.facts.get("interpretation")
    for title in known["foreign"] if known else ():
        yield Hit(Text("drafter", _("解读单位"), title), 0, len(title))


RULES = (
    Rule("INT-ELEMENT", Severity.ANSWER, gettext_lazy("解读缺少要素"),
         gettext_lazy("解读有九项要素，缺的请补上；与文件无关的，请审核人写明。"), "INT-05", lacking),
    Rule("INT-LIFTED", Severity.ANSWER, gettext_lazy("从文件里照抄的文字"),
         gettext_lazy("解读不能是文件的摘编。"), "N28、INT-05", lifted),
    Rule("INT-DRAFTER", Severity.ANSWER, gettext_lazy("解读单位不是发文单位"),
         gettext_lazy("谁起草、谁解读。请审核人写明解读单位就是起草（牵头）单位。"), "INT-03", foreign),
)  # fmt: skip
