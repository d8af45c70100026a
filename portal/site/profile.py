"""The site's profile: its identity and the foot that every page must carry (website-standard §1, §3.2)."""

from dataclasses import dataclass

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from portal.site.options import Option, declaration, options_of
from portal.site.standing import standing

WEB, FOOT = "国办发〔2017〕47号", "国办发〔2017〕47号 底部功能区"
# An own page, or somebody's secure address; never a script.
LINK, LINK_WORDS = r"(/(?!/)|https?://)[^\s<>\"']+", _("要以 / 或 https:// 开头。")

DOOR_LINK_WORDS = _("一行一个：名称、空格、网址（以 / 或 https:// 开头）。")
READ_LINKS = ["公开目录 /catalog/", "最新公开 /documents/", "项目、预决算、专题 /topics/", "政策解读 /interpretations/"]
DO_LINKS = [
    "办事指南 /documents/?kind=guide", "我能享受哪些政策 /policies/for-me/",
    "一件事怎么办 /policies/situations/", "各单位地址和电话 /organs/",
]  # fmt: skip
ASK_LINKS = ["写信 /letters/new/", "查询答复 /letters/track/", "申请公开信息 /requests/", "意见征集 /consultations/"]

IDENTITY = (
    Option("site.name", str, "", _("网站名称"), WEB, help=_("全称，每一页的页头都有，例如 霁川县人民政府。")),
    Option("site.platform", str, "政务公开平台", _("副名称"), WEB, help=_("跟在名称后面的小字。")),
    Option(
        "site.mark", str, "", _("印记"), help=_("页头印章里的两个字，一般是地名。"),
        pattern=r"[\u4e00-\u9fff]{1,2}", pattern_words=_("写一到两个汉字。"),
    ),
    Option(
        "site.domain", str, "", _("域名"), f"{WEB}（WEB-01）", help=_("以 .gov.cn 结尾。"),
        pattern=r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", pattern_words=_("只写域名，例如 www.example.gov.cn。"),
    ),
    Option(
        "site.id_code", str, "", _("网站标识码"), f"{WEB}（WEB-03）",
        pattern=r"\d{10}|bm\d{8}", pattern_words=_("十位数字，或者 bm 加八位数字。"),
    ),
    Option("site.host_organ", str, "", _("主办单位"), FOOT),
    Option("site.operator_organ", str, "", _("承办单位"), FOOT),
    Option("site.phone", str, "", _("联系电话"), FOOT, pattern=r"[0-9+() -]{5,30}", pattern_words=_("写电话号码。")),
    Option("site.fax", str, "", _("传真"), "条例第十二条（REG-04）", help=_("写在公开指南里。"),
           pattern=r"[0-9+() -]{5,30}", pattern_words=_("写传真号码。")),
    Option("site.address", str, "", _("地址"), FOOT),
    Option("site.email", str, "", _("电子邮箱"), FOOT, pattern=r"[^\s@]+@[^\s@]+\.[^\s@]+",
           pattern_words=_("写电子邮箱。")),
    Option("site.hours", str, "", _("办公时间"), "条例第十二条"),
    Option(
        "site.one_number", str, "12345", _("一号答：不知道问谁时打的电话"), "国办发〔2020〕53号",
        help=_("写在每份政策文件旁边。"), pattern=r"[0-9+() -]{3,30}", pattern_words=_("写电话号码。"),
    ),
    Option("site.icp_number", str, "", _("ICP备案编号"), FOOT),
    Option("site.police_number", str, "", _("公安备案号"), FOOT),
    Option("site.police_url", str, "", _("公安备案链接"), FOOT, pattern=LINK, pattern_words=LINK_WORDS),
    Option("site.identity_url", str, "", _("党政机关网站标识链接"), FOOT, pattern=LINK, pattern_words=LINK_WORDS),
    Option(
        "site.error_report_url", str, "", _("“我为政府网站找错”链接"), FOOT, help=_("链接里带网站标识码。"),
        pattern=LINK, pattern_words=LINK_WORDS,
    ),
    Option(
        "site.demo", bool, False, _("演示站"), help=_("放入示例时打开，示例账号这时才能登录。正式使用前要关上。")
    ),
    Option("site.emergency_text", str, "", _("应急提示"),
           help=_("突发事件时写一句话，每一页最上面都有，例如 台风红色预警，请待在室内。过后清空。"),
           pattern=r".{0,60}", pattern_words=_("最多60个字。")),
    Option("site.emergency_url", str, "", _("应急提示链接"), help=_("详细信息在哪里，例如应急专题的地址。"),
           pattern=LINK, pattern_words=LINK_WORDS),
    Option("site.sitemap_url", str, "/sitemap/", _("站点地图链接"), FOOT, pattern=LINK, pattern_words=LINK_WORDS),
)  # fmt: skip

# Word, heading, line and links of the three ways in; words and names are the office's choice (design: 看 办 问).
DOORS = {
    "read": ("看", "看政府信息", "目录、最新公开、政策和解读", READ_LINKS),
    "do": ("办", "办事情", "办事指南、能享受的政策", DO_LINKS),
    "ask": ("问", "问政府", "来信、申请、征求意见", ASK_LINKS),
}


def _door_options(name: str) -> tuple[Option, ...]:
    word, heading, line, links = DOORS[name]

    def label(text: str) -> str:
        return format_lazy("{}（{}）", text, word)

    return (
        Option(
            f"doors.{name}_word", str, word, label(_("门的字")),
            pattern=r"\S{1,2}", pattern_words=_("写一到两个字。"),
        ),
        Option(f"doors.{name}_heading", str, heading, label(_("门的名称"))),
        Option(f"doors.{name}_line", str, line, label(_("门的说明"))),
        Option(
            f"doors.{name}_links", list, links, label(_("门里的链接")), help=DOOR_LINK_WORDS,
            pattern=rf"\S.*\s{LINK}", pattern_words=DOOR_LINK_WORDS,
        ),
    )  # fmt: skip


ASKED = Option(
    "doors.asked", list, [], _("大家常查的"), help=_("写在首页搜索框下面，一行一个，例如 低保怎么申请。"),
    pattern=r"\S.{0,19}", pattern_words=_("一行一个，每个最多20个字。"),
)  # fmt: skip
PROFILE_OPTIONS = (*IDENTITY, ASKED, *(each for name in DOORS for each in _door_options(name)))

# Every page must show these; an empty one is reported (MON-D15).
REQUIRED = (
    "site.name", "site.domain", "site.id_code", "site.host_organ", "site.operator_organ", "site.phone", "site.address",
    "site.email", "site.icp_number", "site.police_number", "site.identity_url", "site.error_report_url",
    "site.sitemap_url",
)  # fmt: skip


@dataclass(frozen=True)
class Link:
    label: str
    url: str


@dataclass(frozen=True)
class Door:
    """One of the three ways in from the home page."""

    word: str
    heading: str
    line: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Profile:
    name: str
    platform: str
    mark: str
    domain: str
    id_code: str
    host_organ: str
    operator_organ: str
    phone: str
    fax: str
    address: str
    email: str
    hours: str
    one_number: str
    icp_number: str
    police_number: str
    police_url: str
    identity_url: str
    error_report_url: str
    demo: bool
    sitemap_url: str
    emergency_text: str
    emergency_url: str
    doors: tuple[Door, ...]
    asked: tuple[str, ...]  # what many look for


_last: tuple[dict[str, object], Profile] | None = None


def site_profile() -> Profile:
    """What templates know as `site`; made anew when the office has set something."""
    global _last
    now_stored, last = standing().settings, _last
    if last is None or last[0] is not now_stored:
        doors = options_of("doors")
        asked = tuple(doors["asked"])
        profile = Profile(**options_of("site"), doors=tuple(_door(name, doors) for name in DOORS), asked=asked)
        _last = last = now_stored, profile
    return last[1]


def empty_items() -> list[Option]:
    """What every page must show and nobody has filled in yet."""
    filled = options_of("site")
    return [declaration(key) for key in REQUIRED if not filled[key.removeprefix("site.")]]


def _door(name: str, values: dict) -> Door:
    word, heading, line, links = (values[f"{name}_{part}"] for part in ("word", "heading", "line", "links"))
    pairs = (text.rsplit(maxsplit=1) for text in links)
    return Door(word, heading, line, tuple(Link(label, url) for label, url in pairs))
