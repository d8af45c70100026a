"""Boxes and ticks: ■政府网站 □政府公报, √, and what scanners make of them."""

import re
import unicodedata
from functools import cache

from django.utils.translation import gettext as _

from disclosure.channels import SPELLINGS, Channel
from disclosure.models import Level
from disclosure.official.text import NOT_SEEN, widths

# Symbol fonts leave their letters in a private area.
SYMBOLS = {0xF0FE: "■", 0xF06E: "■", 0xF052: "■", 0xF0FC: "√", 0xF050: "√", 0xF0A8: "□", 0xF06F: "□", 0xF071: "□",
           0xF0A3: "□", 0xF070: "□", 0xF0FD: "■", 0xF078: "■"}  # fmt: skip
CHOSEN, EMPTY = "■☑☒√✓✔●◼⬛█▇▣◉✅", "□☐○〇◻⬜◇❑❏◯▢"
CHOSEN_LETTERS, EMPTY_LETTERS = "Rþ", "口t¨£"  # marks only where the name of a channel follows
MARK = re.compile(rf"[{CHOSEN}{EMPTY}]")
BETWEEN = r"[\s/、,，()（）_·]*"
NUMBERED = r"[0-9]{0,2}[.、．)）]?\s*"
NO = {"", "否", "无", "不", "-", "—", "--", "——", "/", "×", "x", "n", "no", "0"}
YES = {"是", "有", "v", "y", "yes", "j", "ν", "1", "√"}
SEPARATED = re.compile(r"[、,，;；|\n]+")
OPENING, CLOSING = ("(", "（"), (")", "）")
EXPLAINED = re.compile(r"\s*\([^)]*\)")
EDGES = re.compile(r"^[\s_:：.0-9\"“”-]+|[\s_:：.\"“”-]+$")

MORE_SPELLINGS = {
    "政府门户网站": Channel.GOV_WEBSITE, "门户网站": Channel.GOV_WEBSITE, "公报": Channel.GOV_GAZETTE,
    "微博微信客户端": Channel.WEIBO_WECHAT_APP, "微信微博": Channel.WEIBO_WECHAT_APP,
    "微博微信": Channel.WEIBO_WECHAT_APP, "政务新媒体": Channel.WEIBO_WECHAT_APP, "两微": Channel.WEIBO_WECHAT_APP,
    "新闻发布会": Channel.PRESS_CONFERENCE_HEARING, "发布会": Channel.PRESS_CONFERENCE_HEARING,
    "听证会": Channel.PRESS_CONFERENCE_HEARING, "广播": Channel.BROADCAST_TV, "电视": Channel.BROADCAST_TV,
    "纸质媒介": Channel.PRINT_MEDIA, "报刊": Channel.PRINT_MEDIA, "报纸": Channel.PRINT_MEDIA,
    "政府信息公开查阅点": Channel.PUBLIC_READING_POINT, "信息公开查阅点": Channel.PUBLIC_READING_POINT,
    "查阅点": Channel.PUBLIC_READING_POINT, "政务服务大厅": Channel.GOV_SERVICE_CENTER,
    "便民服务中心": Channel.CONVENIENCE_STATION, "便民服务点": Channel.CONVENIENCE_STATION,
    "入户": Channel.HOUSEHOLD_ONSITE, "现场": Channel.HOUSEHOLD_ONSITE,
    "社区企事业单位村公示栏": Channel.NOTICE_BOARD_SCREEN, "社区企事业单位村公示栏电子屏": Channel.NOTICE_BOARD_SCREEN,
    "社区村公示栏电子屏": Channel.NOTICE_BOARD_SCREEN, "社区村公示栏": Channel.NOTICE_BOARD_SCREEN,
    "村社区公示栏": Channel.NOTICE_BOARD_SCREEN, "村公示栏": Channel.NOTICE_BOARD_SCREEN,
    "村务公开栏": Channel.NOTICE_BOARD_SCREEN, "公示栏电子屏": Channel.NOTICE_BOARD_SCREEN,
    "公示栏": Channel.NOTICE_BOARD_SCREEN, "公告栏": Channel.NOTICE_BOARD_SCREEN, "公开栏": Channel.NOTICE_BOARD_SCREEN,
    "电子屏": Channel.NOTICE_BOARD_SCREEN, "其它": Channel.OTHER,
}  # fmt: skip
WORD = re.compile(r"[\u3400-\u9fffA-Za-z]")


def _bare(name: str) -> str:
    return "".join(WORD.findall(unicodedata.normalize("NFKC", name)))


SPELLED = {_bare(str(channel.label)): channel for channel in Channel} | {
    _bare(name): c for name, c in SPELLINGS.items()
}
SPELLED |= MORE_SPELLINGS


# Both take a tenth of a second to make, which every command would wait for.
@cache
def channel_name() -> re.Pattern:
    return re.compile("|".join(BETWEEN.join(map(re.escape, each)) for each in sorted(SPELLED, key=len, reverse=True)))


@cache
def letter_mark() -> re.Pattern:
    return re.compile(rf"([{CHOSEN_LETTERS}{EMPTY_LETTERS}])(?=\s*{NUMBERED}(?:{channel_name().pattern}))")


def plain(text: str) -> str:
    """One spelling of marks and widths; line breaks stay."""
    text = unicodedata.normalize("NFKC", NOT_SEEN.sub("", text.translate(SYMBOLS)))
    return letter_mark().sub(lambda match: "■" if match[1] in CHOSEN_LETTERS else "□", text)


def channels_in(text: str) -> tuple[list[str], str, list[str]]:
    """(codes in the usual order, what 其他 stands for, warnings) of a cell of 公开渠道和载体."""
    text = plain(text)
    pieces = [piece for is_chosen, piece in _marked(text) if is_chosen] if MARK.search(text) else [text]
    chosen, notes, warnings = set(), [], []
    for piece in pieces:
        found, rest = _named(piece)
        chosen |= found
        for note in rest:
            notes.append(note)
            if Channel.OTHER not in found:
                warnings.append(_("“%s”不在十三种渠道里，记在“其他”") % note)
    if notes:
        chosen.add(Channel.OTHER)
    return [channel.value for channel in Channel if channel in chosen], "、".join(dict.fromkeys(notes)), warnings


def _marked(text: str) -> list[tuple[bool, str]]:
    """What follows each mark; or what stands before it, where the first mark comes after a name."""
    parts = MARK.split(text)
    marks = [mark in CHOSEN for mark in MARK.findall(text)]
    if channel_name().match(parts[0].strip()) and not parts[-1].strip():
        return list(zip(marks, parts, strict=False))
    loose = [] if any(marks) else [(True, parts[0])]  # only the empty ones are marked
    return [*loose, *zip(marks, parts[1:], strict=True)]


def _named(piece: str) -> tuple[set[Channel], list[str]]:
    """The channels that a piece names, and the words that name none; what stands in brackets behind a name explains it,
    except behind 其他."""
    found, rest, notes, at = set(), [], [], 0
    for match in channel_name().finditer(piece):
        channel = SPELLED[_bare(match[0])]
        found.add(channel)
        rest.append(piece[at : match.start()])
        if channel == Channel.OTHER:
            notes.append(unwrapped(piece[match.end() :]))
            at = len(piece)
            break
        explained = EXPLAINED.match(piece, match.end())
        at = explained.end() if explained else match.end()
    rest.append(piece[at:])
    notes = [unwrapped(EDGES.sub("", part)) for part in SEPARATED.split("、".join(rest))] + notes
    return found, [widths("".join(each.split())) for each in notes if WORD.search(each)]


def unwrapped(text: str) -> str:
    """Without the brackets around the whole, and without what only separates."""
    text = text.strip(" \n\t_:：、,，;；")
    if text[:1] in OPENING and text[-1:] in CLOSING and _closes(text) == len(text) - 1:
        text = text[1:-1]
    return text.strip(" \n\t_:：、,，;；")


def _closes(text: str) -> int:
    """Where the bracket with which the text begins is closed."""
    depth = 0
    for place, letter in enumerate(text):
        depth += (letter in OPENING) - (letter in CLOSING)
        if depth == 0:
            return place
    return -1


def ticked(text: str) -> tuple[bool, str]:
    """Whether a cell is ticked, and the words beside the tick: √ 项目单位 → (True, 项目单位)."""
    text = re.sub(r"\s+", "", plain(text))
    marks = MARK.findall(text)
    words = unwrapped(MARK.sub("", text))
    if words.lower() in NO and not marks:
        return False, ""
    if text.lower() in YES or text in CHOSEN_LETTERS:
        return True, ""
    if marks:
        return any(mark in CHOSEN for mark in marks), "" if words.lower() in NO | YES else words
    return text not in EMPTY_LETTERS, words


def options_in(text: str) -> list[str]:
    """The chosen words of a cell that lists several: ■主动 □依申请 → [主动]; without boxes all of them."""
    text = plain(text)
    if not MARK.search(text):
        return [piece for piece in re.split(r"[|/、,，;；\s]+|和|及", text) if piece]
    parts, marks = MARK.split(text), MARK.findall(text)
    if parts[0].strip() and not parts[-1].strip():
        pairs = zip(marks, parts, strict=False)
    else:
        pairs = zip(marks, parts[1:], strict=True)
    return [words.strip(" \n\t、,，;；") for mark, words in pairs if mark in CHOSEN and words.strip()]


def levels_in(text: str) -> list[str]:
    """县级, 乡、村级, 镇街乡, 州级县级 → codes of levels; a bracket explains and adds nothing."""
    text = re.sub(r"[(（][^)）]*[)）]", "", re.sub(r"\s+", "", plain(text))).replace("社区", "村").replace("街道", "镇")
    found = set()
    for letters, level in (("省", Level.PROVINCE), ("市州盟", Level.CITY), ("县区旗", Level.COUNTY),
                           ("乡镇街", Level.TOWNSHIP), ("村居", Level.VILLAGE)):  # fmt: skip
        if any(letter in text for letter in letters):
            found.add(level)
    if "区" in text and "市" in text and "市级" not in text:
        found.discard(Level.CITY)  # 县市区
    return [level.value for level in Level if level in found]
