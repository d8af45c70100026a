"""Document numbers that stand in a text: found when it is submitted, made links when it is shown. Its bytes stay."""

import re
from collections.abc import Iterator, Mapping

from disclosure.document_number import key

MOST = 200  # of one text
LONGEST = 20  # characters of an organ's name or mark before the year
NUMBER = re.compile(r"[〔\[(（【﹝［]\s*\d{4}\s*[〕\])）】﹞］]\s*第?\s*\d{1,5}\s*号|令\s*第\s*\d{1,5}\s*号")
MARK = re.compile(r"[\u4e00-\u9fa5]{2,}$")
# What a sentence puts before a number without a mark between them.
BEFORE = re.compile(
    r".*(?:根据|按照|依据|依照|参照|贯彻|落实|执行|印发|转发|发布|公布|颁布|废止|修改|修订|关于|详见|参见|以及|如下|通过|原|见|与|及)"
    r"(?=[\u4e00-\u9fa5]{2})"
)
PIECE = re.compile(r"(<[^>]*>)")


def keys(text: str, *, own: str = "") -> list[str]:
    """The keys of the numbers in `text`, as often spelled two ways; its own number is none of them."""
    found = dict.fromkeys(spelling for _start, _end, each in _numbers(text) for spelling, _at in each)
    return [each for each in found if each != own][:MOST]


def linked(html: str, places: Mapping[str, str]) -> str:
    """Cleaned HTML with each number that has a place (its key → our path) made a link to it, but not inside a link."""
    if not places:
        return html
    pieces, inside = [], False
    for piece in PIECE.split(html):
        if piece.startswith("<"):
            inside = not piece.startswith("</a") and (inside or piece.startswith("<a "))
        elif not inside:
            piece = _with_links(piece, places)
        pieces.append(piece)
    return "".join(pieces)


def _with_links(text: str, places: Mapping[str, str]) -> str:
    done, made = 0, []
    for _start, end, spellings in _numbers(text):
        for spelling, at in spellings:
            if (path := places.get(spelling)) and at >= done:
                made += [text[done:at], f'<a href="{path}">', text[at:end], "</a>"]
                done = end
                break
    return "".join([*made, text[done:]]) if made else text


def _numbers(text: str) -> Iterator[tuple[int, int, list[tuple[str, int]]]]:
    """Start, end and the spellings of each number: (key, where it begins), the likeliest first."""
    for found in NUMBER.finditer(text):
        mark = MARK.search(text[max(0, found.start() - LONGEST) : found.start()])
        if mark is None:
            continue
        start = found.start() - len(mark[0])
        begins = [start]
        if before := BEFORE.match(mark[0]):
            begins.insert(0, start + before.end())
        yield start, found.end(), [(key(text[at : found.end()]), at) for at in begins]
