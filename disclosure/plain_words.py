"""An item in a reader's words (CAT-07): 找什么, 哪里找, 由谁公开. Nobody has to read the thirteen columns."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from disclosure.channels import where_to_find
from disclosure.time_limits import DayUnit, LimitKind

# What an item's table row looks like → the sentence a reader would look for; only where the office wrote none itself.
GUIDE = re.compile(r"(办理|申请|申领|受理)(流程|条件|程序|材料|方式|指南)|办事指南|提交材料")
PENALTY = re.compile(r"处罚决定|处罚自由裁量|裁量基准")
SERVICE = re.compile(r"服务对象；服务机构")
RULES = re.compile(r"政策|法规|规章|规范性文件|法律法规|部门文件|标准$")
REWARD = re.compile(r"奖励条件|表彰名单|拟表彰")
BARE_GUIDE = re.compile(r"^(办事|服务|投资)指南$|^办事服务$")


@dataclass(frozen=True)
class PlainView:
    seek: str
    where: str
    who: str


def view_of(version) -> PlainView:
    return PlainView(
        seek=version.item.plain or sentence_for(version.level1, version.title, version.content),
        where="、".join(where_to_find(version.channels)),
        who=f"{version.publisher}，{short_limit(version)}",
    )


def sentence_for(level1: str, title: str, content: str) -> str:
    """找什么 for an item that has no sentence of its own; nothing rather than an empty phrase."""
    if PENALTY.search(content):
        return _("按什么查处、怎么罚、处罚结果在哪里看。")
    if GUIDE.search(content):
        subject = level1 if BARE_GUIDE.search(title) else title.removesuffix("办事指南").removesuffix("服务指南")
        return _("%(subject)s怎么办：条件、材料、去哪里办、多久办完。") % {"subject": _short(subject)}
    if SERVICE.search(content):
        return _("%(subject)s：谁能享受、去哪里、有哪些项目。") % {"subject": _short(title)}
    if REWARD.search(content):
        return _("奖励谁、为什么奖、名单在哪里。")
    if RULES.search(title):
        return _("%(subject)s按哪些文件办。") % {"subject": _short(level1)}
    return ""


def short_limit(version) -> str:
    """The time limit in a few words where it was understood, else as it stands in the table."""
    unit = _("个工作日") if version.limit_unit == DayUnit.WORKING_DAY else _("日")
    if version.limit_kind == LimitKind.PUBLISH_WITHIN:
        return _("%(days)s%(unit)s内") % {"days": version.limit_days, "unit": unit}
    if version.limit_kind == LimitKind.PERMANENT:
        return _("长期公开")
    return version.time_limit_text


def _short(text: str) -> str:
    text = re.sub(r"（[^（）]*）", "", text)
    return text if len(text) <= 40 else text[:39] + "…"
