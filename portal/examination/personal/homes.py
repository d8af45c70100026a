"""Where somebody lives, below the village or street office: group, door, flat. Addresses of organs stay."""

import re
from collections.abc import Iterator

from portal.examination.personal.names import is_name, names_in
from portal.examination.personal.views import View, views
from portal.examination.rules import Hit
from portal.examination.subject import Subject

FIGURES = r"(?:\d{1,5}|[一二三四五六七八九十百零〇]{1,5})"
# What only a home has; the road or the village before it may stay.
DETAIL = re.compile(
    rf"第?{FIGURES}(?:村民小组|居民小组|小组|组|社(?!区)|队|屯)|{FIGURES}(?:号楼|栋|幢|单元|弄|室|户)|[东南西北]?{FIGURES}[巷弄]?{FIGURES}?号(?:院|楼)?(?:附?{FIGURES}号)?"
    rf"|[\u4e00-\u9fff]{{1,4}}自然村|\d{{1,3}}-\d{{1,3}}-\d{{2,4}}|(?<=单元){FIGURES}|(?<=号楼){FIGURES}"
)
LABEL = re.compile(
    r"(?:家庭|户籍|现|居住|常住|详细|家)?住址(?:在|为|是)?[\s:：]{0,3}|家庭(?:详细)?地址[\s:：]{0,3}|(?:户籍|居住|现居)(?:所在)?地(?:址)?(?:在|为|是)?[\s:：]{0,3}"
    r"|(?:现居|家|现|暂|常)住(?:于|在|地)?[\s:：]{0,3}(?![所房宅院户建有宿])|(?:^|(?<=[，,、；\s）)]))(?:均)?住(?:于|在)?(?![所房宅院户建有宿院])"
    r"|户(?:房屋)?(?:位于|住在|家住|坐落于)|[其他她](?:家|房屋)(?:位于|住在?)",
    re.MULTILINE,
)
ANCHOR = re.compile("住|地址|户籍|居住|现居|位于|坐落")  # every label has one
ADDRESS = re.compile(r"[\u4e00-\u9fffA-Za-z0-9\-#]{2,60}")
# Without a label: a name beside a village group or a flat.
GROUP = re.compile(
    rf"(?:[\u4e00-\u9fff]{{2,6}}?(?:乡|镇|街道))?[\u4e00-\u9fff]{{1,6}}?(?:村|屯|寨|庄)(?:委会)?第?{FIGURES}(?:村民小组|组|社(?!区)|队)(?:{FIGURES}号)?"
    rf"|[\u4e00-\u9fff]{{2,10}}?(?:小区|花园|家园|苑|公寓|新村|新城|佳苑){FIGURES}(?:号楼|栋|幢|-)(?:{FIGURES}(?:单元|-))?{FIGURES}室?"
)
# Rare enough to look around it: what such a place ends in.
GROUP_END = re.compile(
    rf"[村屯寨庄会]第?{FIGURES}(?:村民小组|组|社|队)|(?:小区|园|苑|公寓|新村|新城){FIGURES}(?:号楼|栋|幢|-)"
)
NAME_AFTER = re.compile(r"[的\s]{0,2}(?:村民|居民)?(?P<name>[\u4e00-\u9fff]{2,4})(?=[\s，,、。；（(]|$)")
ORGANISATION = re.compile(
    r"(?:公司|厂|学校|小学|中学|医院|卫生院|合作社|企业|单位|办公|中心|项目|工程|施工|受理|地点|局|所)"
)


def home(subject: Subject) -> Iterator[Hit]:
    for view in views(subject):
        taken: list[tuple[int, int]] = []
        for start, end in (*_in_columns(view), *_labelled(view), *_beside_names(view)):
            if not any(start < other_end and other < end for other, other_end in taken):
                taken.append((start, end))
                yield view.hit(start, end)


def _in_columns(view: View) -> Iterator[tuple[int, int]]:
    for row in (*view.rows("home"), *view.rows("address", "name"), *view.rows("address", "id")):
        if cell := row.get("home") or row.get("address"):
            yield from _to_last_detail(view, cell.start, cell.end)


def _labelled(view: View) -> Iterator[tuple[int, int]]:
    ends: set[int] = set()
    for anchor in ANCHOR.finditer(view.words):
        for label in LABEL.finditer(view.words, max(0, anchor.start() - 8), anchor.end() + 16):
            if label.end() not in ends and (address := ADDRESS.match(view.words, label.end())):
                ends.add(label.end())
                yield from _to_last_detail(view, *address.span())


def _beside_names(view: View) -> Iterator[tuple[int, int]]:
    if not view.has("组", "社", "队", "小区", "园", "苑", "公寓", "新村", "新城"):
        return
    for anchor in GROUP_END.finditer(view.words):
        place = GROUP.search(view.words, max(0, anchor.start() - 16), anchor.end() + 24)
        if place is None or place.end() < anchor.end():
            continue
        start, end = view.sentence(place.start(), most=80)
        before, after = view.words[start : place.start()], NAME_AFTER.match(view.words, place.end())
        if ORGANISATION.search(before[-20:]):
            continue
        if after and is_name(after["name"]):
            yield place.span()
        elif names := names_in(view.words[start : place.end()]):
            between = place.start() - start - names[-1].end("name")
            if 0 <= between <= 6:
                yield place.span()


def _to_last_detail(view: View, start: int, end: int) -> Iterator[tuple[int, int]]:
    details = list(DETAIL.finditer(view.words, start, end))
    if details:
        yield start, details[-1].end()
