"""Which header word means which field: the table of spellings seen in local catalogs.

A target is a field (content), a field with the value that a tick chooses (mode:on_request), or `extra`: a column of the
place's own, kept beside the item under its header word.
"""

import re

from django.utils.translation import gettext_lazy as _

from disclosure.models import Level
from disclosure.official.boxes import SPELLED, levels_in
from disclosure.official.text import fold

# field → how people call it; the choices of the mapping page, in the order of the official table.
FIELDS = {
    "": _("（不要这一列）"), "seq": _("序号"), "item_number": _("事项编号"), "domain_code": _("领域代码"),
    "domain": _("领域"), "level1": _("一级事项"), "level2": _("二级事项"), "level3": _("三级事项"),
    "content": _("公开内容（要素）"), "elements": _("内容要素（一行一个，●必选 ○可选）"),
    "basis": _("公开依据"), "time_limit": _("公开时限"), "publisher": _("公开主体"),
    "channels": _("公开渠道和载体"), "audience": _("公开对象"), "audience:general_public": _("公开对象：全社会"),
    "audience:specific_group": _("公开对象：特定群体"), "mode": _("公开方式"), "mode:proactive": _("公开方式：主动"),
    "mode:on_request": _("公开方式：依申请"), "levels": _("公开层级"),
    **{f"levels:{level.value}": _("公开层级：%s") % level.label for level in Level},
    "derived_from": _("上级事项编号"), "source": _("出处"), "extra": _("本地的列，照原样保留"),
}  # fmt: skip
NEEDED = ("content", "basis", "time_limit", "publisher", "channels")

EXACT = {
    "seq": "序号 序 号 编号 顺序号 no",
    "item_number": "事项编号 事项编码 平台编号",
    "derived_from": "上级事项编号 来自上级事项 对应上级事项编号",
    "domain_code": "领域代码 领域编码 domain_code",
    "domain": "领域 试点领域 公开领域 领域名称 所属领域 目录领域 domain",
    "level1": "一级事项 一级公开事项 一级目录 一级 公开类别 类别 信息类别 一级类别 一级类目 事项大类 level1",
    "level2": "二级事项 二级公开事项 二级目录 二级 二级类目 事项小类 公开事项名称 事项名称 level2",
    "level3": "三级事项 三级公开事项 三级目录 三级 level3",
    "content": "公开内容 公开要素 内容要素 公开内容要素 公开内容及要素 信息内容 公开的内容 主要内容 内容 content",
    "elements": "要素清单 内容要素清单",
    "basis": "公开依据 依据 法律依据 法定依据 政策依据 法律法规依据 公开的依据 basis",
    "time_limit": "公开时限 时限 公开期限 公布时限 公开时间 公开时限要求 time_limit",
    "publisher": "公开主体 主体 责任主体 公开责任主体 责任单位 责任部门 公开单位 发布主体 发布单位 公开责任单位 "
    "公开责任部门 公开机构 publisher",
    "channels": "公开渠道和载体 公开渠道及载体 公开渠道 公开载体 渠道和载体 公开渠道与载体 公开平台 公开途径 channels",
    "audience": "公开对象 对象 面向对象 audience",
    "audience:general_public": "全社会 社会公众 全体社会公众 面向全社会",
    "audience:specific_group": "特定群体 特定群众 特定对象 特定人群",
    "mode": "公开方式 方式 公开属性 公开类型 method mode",
    "mode:proactive": "主动 主动公开",
    "mode:on_request": "依申请 依申请公开",
    "levels": "公开层级 层级 level levels",
    "source": "出处 source",
    "extra": "条款内容 依据条款 依据效力 位阶 依据位阶 依据效力位阶 事项类别 责任科室 责任股室 对应职责 公开形式 "
    "公开链接 备注 过程 五公开 咨询电话 监督电话 监督渠道 联系方式",
}
SPELLINGS = {word: target for target, words in EXACT.items() for word in words.split()}
# For header words that no table has shown yet: what they hold.
HOLDS = tuple((re.compile(pattern), target) for pattern, target in (
    ("条款|位阶|效力|科室|股室|职责|链接|备注|电话|形式|频次", "extra"), ("三级", "level3"),
    ("二级", "level2"), ("一级", "level1"),
    ("依据", "basis"), ("时限|期限", "time_limit"), ("渠道|载体|途径|平台", "channels"), ("对象", "audience"),
    ("方式|属性", "mode"), ("层级", "levels"), ("主体|责任.*(?:单位|部门|机构)", "publisher"), ("内容|要素", "content"),
    ("事项", "level2"), ("领域", "domain"), ("时间", "time_limit"),
))  # fmt: skip
SUB_WORDS = {"level1", "level2", "level3"}
LONGEST = 30  # a longer text is no header word


def bare(text: str) -> str:
    """A header word without its explanation in brackets, its legend and its inner spaces."""
    text = re.sub(r"\s+", "", fold(text))
    text = re.sub(r"[(（]?[\"“”'‘’]?[■□√●○].*$", "", text)
    return re.sub(r"[(（\[【][^)）\]】]*[)）\]】]|[:：、,，;；.。/*\-]", "", text)


def known(text: str) -> str:
    """The target of a word that the table knows; empty for any other."""
    word = bare(text)
    if not word or len(word) > LONGEST:
        return ""
    if target := SPELLINGS.get(word):
        return target
    if channel := SPELLED.get(word):
        return f"channels:{channel.value}"
    return _level(text) or _level(word)


def guessed(text: str) -> str:
    """The target of a word by what it holds."""
    word = bare(text)
    if not word or len(word) > LONGEST:
        return ""
    return next((target for pattern, target in HOLDS if pattern.search(word)), "")


def is_sub(target: str) -> bool:
    """What stands in the second row of the official header."""
    return ":" in target or target in SUB_WORDS


def _level(text: str) -> str:
    """县级, 乡、村级, 州级县级, 镇街乡 → levels:…"""
    word = re.sub(r"\s+", "", text)
    if len(word) > 12 or not re.fullmatch(r"[省市州盟县区旗乡镇街道村社居级、/,，()（）本]+", word):
        return ""
    found = levels_in(word)
    return f"levels:{','.join(found)}" if found else ""
