"""The six sections of a report (AR §2): heading, table, and what the text must mention (AR-07)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Mention:
    """Something that a text must speak of; `signs`: any of these words is taken for it."""

    label: str
    signs: tuple[str, ...]
    of_governments: bool = False


@dataclass(frozen=True)
class Section:
    key: str
    heading: str
    hint: str
    table: str = ""
    mentions: tuple[Mention, ...] = ()


SECTIONS = (
    Section("overall", _("一、总体情况"), _("主动公开、依申请公开、政府信息管理、平台建设、监督保障五个方面。"), "", (
        Mention(_("主动公开"), ("主动公开",)),
        Mention(_("依申请公开"), ("依申请", "申请公开")),
        Mention(_("政府信息管理"), ("信息管理", "信息的管理", "管理政府信息")),
        Mention(_("政府信息公开平台建设"), ("平台", "网站", "专栏")),
        Mention(_("监督保障"), ("监督", "保障")),
        Mention(_("工作考核"), ("考核",), of_governments=True),
        Mention(_("社会评议"), ("评议",), of_governments=True),
        Mention(_("责任追究结果"), ("责任追究", "追究责任", "问责"), of_governments=True),
    )),
    Section("proactive", _("二、主动公开政府信息情况"), _("表上没有写清楚的；没有可以空着。"), "a"),
    Section("requests", _("三、收到和处理政府信息公开申请情况"), _("表上没有写清楚的；没有可以空着。"), "b"),
    Section("challenges", _("四、政府信息公开行政复议、行政诉讼情况"), _("表上没有写清楚的；没有可以空着。"), "c"),
    Section("problems", _("五、存在的主要问题及改进情况"), _("有什么问题，去年说的改了没有，今年怎么改。"), "", (
        Mention(_("存在的问题"), ("问题", "不足", "差距")),
        Mention(_("改进的情况"), ("改进", "整改", "改善", "下一步")),
    )),
    Section("other", _("六、其他需要报告的事项"), _("收取信息处理费的情况；没有收也要写。"), "", (
        Mention(_("收取信息处理费的情况，没有收的也要写"), ("信息处理费",)),
    )),
)  # fmt: skip
BY_KEY = {section.key: section for section in SECTIONS}


def unmentioned(texts: Mapping[str, str], *, is_government: bool) -> Iterator[tuple[Section, Mention]]:
    for section in SECTIONS:
        text = texts.get(section.key, "")
        for mention in section.mentions:
            if (is_government or not mention.of_governments) and not any(sign in text for sign in mention.signs):
                yield section, mention
