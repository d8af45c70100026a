"""From the text of a cell to the value of a field; what is doubtful is told, what is wrong is refused."""

import re

from django.utils.translation import gettext as _

from disclosure.catalog_rows import BASIS, NAMELESS_GROUPS, elements_of
from disclosure.models import Audience, Level, Mode
from disclosure.official.boxes import MARK, levels_in, options_in, plain, ticked, unwrapped
from disclosure.official.text import LEADING_POINT, NOT_SEEN, fold, tidy, widths

NUMBERING = re.compile(
    r"^(?:[0-9]{1,2}\s*(?:[.．](?![0-9])|、)|[(（][0-9一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}、)\s*"
)
BODY_ENDS = re.compile(r"(?:局|府|委|办|部门|处|站|会|院|中心|单位|机构|机关|队|所|厅|组|室|）|、)$")
LAW = re.compile(r"(?:法|条例|办法|规定|意见|通知|决定|规范|细则|标准|方案|指引|目录|规划|制度)(?:（[^）]*）)?$")
SPLIT_BASES = re.compile(
    r"[；;](?![^（《“]*[）》”])|(?<=[》）】])[、，,和及]?(?=[《【])|(?<=》)[、，,](?=[^（第《》]{2,}(?:$|[、，]))"
)
TAG = re.compile(r"^【([^】]*)】")
CITED = re.compile(r"^《.+?》(?:（[^）]*）)?(?:第[零〇一二三四五六七八九十百千0-9]+条)?")
MARKED_ELEMENT = re.compile(r"[；;\s]*([●○■□])")
LONGEST_BASIS = 200


def name_of(text: str) -> str:
    """The name of an item: wrapped lines joined, its numbering left out."""
    lines = (line.strip() for line in NOT_SEEN.sub("", text).splitlines())
    return NUMBERING.sub("", widths("".join(lines))).strip("；;。")


def elements_in(content: str) -> tuple[list[str], list[bool]]:
    """(elements, whether each is obligatory): ●必选 ○可选."""
    if re.match(r"^\s*[●○■□]", content):  # where the table marks them
        parts = MARKED_ELEMENT.split(content)
        pairs = [
            (words.strip(" ；;，、。"), mark in "●■") for mark, words in zip(parts[1::2], parts[2::2], strict=True)
        ]
        pairs = [pair for pair in pairs if pair[0]]
        if pairs:
            return [words for words, _required in pairs], [required for _words, required in pairs]
    elements = [LEADING_POINT.sub("", element).strip() or element for element in elements_of(content)]
    return elements, [True] * len(elements)


def bases_in(text: str) -> tuple[list[str], dict[str, str], list[str]]:
    """(bases, what else the cell says under its name, warnings)."""
    text = text if "《" in text else re.sub("[〈«<]", "《", re.sub("[〉»>]", "》", text))
    text = tidy(text, spaced=True)
    bases, tags, clauses, warnings = [], [], [], []
    for part in SPLIT_BASES.split(text):
        part = LEADING_POINT.sub("", part.strip(" 、，。；")).strip()
        if tag := TAG.match(part):
            tags.append(tag[1])
            part = LEADING_POINT.sub("", part[tag.end() :]).strip()
        if not part:
            continue
        if not BASIS.match(part) and "《" not in part and LAW.search(part):
            name, bracket, rest = part.partition("（")
            part = f"《{name}》{bracket}{rest}"
            warnings.append(_("公开依据“%s”补了书名号") % part[:40])
        elif not BASIS.match(part):
            warnings.append(_("公开依据“%s”不是《全称》") % part[:40])
        if len(part) > LONGEST_BASIS and (cited := CITED.match(part)):
            clauses.append(part)
            part = cited[0]
            warnings.append(_("公开依据里的条款原文另存在“条款内容”"))
        bases.append(part)
    extras = {"依据位阶": "；".join(tags), "条款内容": "；".join(clauses)}
    return list(dict.fromkeys(bases)), {key: value for key, value in extras.items() if value}, warnings


def publisher_of(text: str) -> str:
    """One body a line becomes a list; a line that only wraps does not."""
    joined = ""
    for line in filter(None, (line.strip() for line in NOT_SEEN.sub("", text).splitlines())):
        if joined and BODY_ENDS.search(joined) and not joined.endswith("、"):
            joined += "、"
        joined += line
    return widths(joined).strip("；;。、")


def audience_of(everybody: str | None, group: str | None, both: str | None) -> tuple[dict, list[str]]:
    """From the two columns, or the one, of 公开对象; `None` where the table has no such column. No audience: {}."""
    is_general, is_group, note = False, False, ""
    if everybody is not None:
        is_general, _words = ticked(everybody)
    if group is not None:
        is_group, note = ticked(group)
    if both:
        is_boxed = bool(MARK.search(plain(both)))
        words = options_in(both) if is_boxed else re.split(r"[|；;、，,\s]+", plain(both).strip())
        others = [word for word in words if word and fold(word) not in ("全社会", "社会公众", "全社会公众")]
        is_general = is_general or len(others) < len(words)
        is_group = is_group or bool(others)
        note = note or ("、".join(others) if is_boxed or is_general else plain(both))
    note = widths("".join(note.split()))
    named = re.fullmatch(r"特定群[体众](.*)", note)
    note = "" if note in NAMELESS_GROUPS else unwrapped(named[1] if named else note)
    if not is_general and not is_group:
        return {}, []
    if is_general:
        note = (note or str(Audience.SPECIFIC_GROUP.label)) if is_group else ""
        return {"audience": Audience.GENERAL_PUBLIC.value, "audience_note": note}, []
    return {"audience": Audience.SPECIFIC_GROUP.value, "audience_note": note}, []


def mode_of(proactive: str | None, on_request: str | None, both: str | None) -> tuple[str, list[str]]:
    """(mode, warnings); raises ValueError where none or both are chosen."""
    chosen, said = set(), ""
    for text, mode in ((proactive, Mode.PROACTIVE), (on_request, Mode.ON_REQUEST)):
        if text is not None:
            is_chosen, words = ticked(text)
            said += "" if fold(words) in ("主动", "主动公开", "依申请", "依申请公开") else words
            chosen |= {mode} if is_chosen else set()
    for word in options_in(both) if both else ():
        if "依申请" in fold(word):
            chosen.add(Mode.ON_REQUEST)
        elif "主动" in fold(word):
            chosen.add(Mode.PROACTIVE)
        else:
            raise ValueError(_("公开方式应是“主动”或者“依申请”，现在是“%s”") % plain(both).strip())
    if not chosen:
        raise ValueError(_("公开方式没有勾选"))
    if len(chosen) > 1:
        if not said:
            raise ValueError(_("公开方式里主动和依申请都勾选了，只能是其中一种"))
        return Mode.PROACTIVE.value, [_("公开方式两种都勾选，另有说明“%s”，按主动公开") % said]
    return chosen.pop().value, []


def levels_of(ticks: dict[str, str], text: str | None) -> list[str]:
    """From tick columns (levels → cell) and from one column that names them; raises ValueError for what is no level."""
    found = set()
    for levels, cell in ticks.items():
        is_chosen, words = ticked(cell)
        if is_chosen:
            meant = set(levels.split(","))
            found |= meant.intersection(levels_in(words)) or meant
    for word in options_in(text) if text else ():
        levels = levels_in(word)
        if not levels:
            raise ValueError(_("没有叫“%s”的公开层级") % word)
        found |= set(levels)
    return [level.value for level in Level if level.value in found]
