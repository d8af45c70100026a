"""An item in a reader's words (CAT-07): 找什么, 哪里找, 由谁公开. Nobody has to read the thirteen columns."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from disclosure.channels import where_to_find

# What an item's table row looks like → the sentence a reader would look for; only where the office wrote none itself.
GUIDE = re.compile(r"(办理|申请|申领|受理)(流程|条件|程序|材料|方式|指南)|办事指南|提交材料")
PENALTY = re.compile(r"处罚决定|处罚自由裁量|裁量基准")
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
        who=f"{version.publisher}，{version.time_limit_text}",
    )


def sentence_for(level1: str, title: str, content: str) -> str:
    """找什么 for an item that has no sentence of its own; nothing rather than an empty phrase."""
    if PENALTY.search(content):
        return _("%(title)s：按什么查处、怎么罚、处罚结果。") % {"title": _short(title)}
    if GUIDE.search(content):
        subject = level1 if BARE_GUIDE.search(title) else title.removesuffix("办事指南").removesuffix("服务指南")
        return _("%(subject)s怎么办：条件、材料、去哪里办、多久办完。") % {"subject": _short(subject)}
    if REWARD.search(content):
        return _("奖励谁、为什么奖、名单在哪里。")
    if RULES.search(title):
        return _("%(subject)s按哪些文件办。") % {"subject": _short(level1)}
    return ""


def _short(text: str) -> str:
    text = re.sub(r"（[^（）]*）", "", text)
    return text if len(text) <= 40 else text[:39] + "…"
