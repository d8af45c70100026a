"""The eight elements of a service guide (MON-V06): the empty form that a writer begins with, and what a text lacks."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.examination.finding import Severity
from portal.examination.folding import fold
from portal.examination.rules import Hit, Rule
from portal.examination.subject import Subject, Text

KIND = "guide"
# Element → the words by which a text is seen to have it; the name of the matter may stand in the title.
ELEMENTS = {
    "事项名称": ("事项名称", "服务名称"),
    "设定依据": ("依据",),
    "申请条件": ("申请条件", "办理条件", "受理条件", "申报条件", "领取条件", "谁可以办", "谁能办", "服务对象"),
    "办理材料": ("办理材料", "申请材料", "申报材料", "所需材料", "提交材料", "材料清单", "要带什么"),
    "办理地点": ("办理地点", "受理地点", "办公地点", "办事地点", "办理窗口", "到哪里办", "在哪里办"),
    "办理时间": ("办理时间", "办公时间", "受理时间", "工作时间", "服务时间"),
    "联系电话": ("电话", "联系方式"),
    "办理流程": ("办理流程", "办理程序", "办理步骤", "申请流程", "办事流程", "怎么办", "怎样办"),
}
NAMED = "事项名称"


def template() -> str:
    """The eight as headings."""
    return "".join(f"<h2>{element}</h2><p>&nbsp;</p>" for element in ELEMENTS)


def missing(texts: Iterator[Text] | tuple[Text, ...]) -> list[str]:
    """The elements that no text has."""
    words = {text.part: fold(text.text) for text in texts}
    everything = "".join(words.values())
    return [
        element
        for element, signs in ELEMENTS.items()
        if not any(fold(sign) in everything for sign in signs) and not (element == NAMED and words.get("title"))
    ]


def lacking(subject: Subject) -> Iterator[Hit]:
    if not subject.facts.get("is_guide"):
        return
    for element in missing(subject.texts):
        yield Hit(
            Text("guide", _("办事指南要素"), element), 0, len(element),
            explanation=_("办事指南要写明“%(element)s”，正文和附件里没有看到。") % {"element": element},
        )  # fmt: skip


RULES = (
    Rule("GUIDE-ELEMENT", Severity.ANSWER, gettext_lazy("办事指南缺少要素"),
         gettext_lazy("办事指南有八项要素，缺的请补上；确实没有的，请审核人写明。"), "MON-V06", lacking),
)  # fmt: skip
