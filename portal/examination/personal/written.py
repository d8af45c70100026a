"""Numbers of a person as people also write them: O for 0, in Chinese, over the cells of a form or under two headings,
with dots and brackets. A check digit or a word beside it must bear out what so strange a shape says."""

import re
from collections.abc import Iterator

from portal.examination.personal.checks import bare, is_identity_number, is_luhn
from portal.examination.personal.views import View
from portal.examination.personal.words import CARDS

TYPED = re.compile(r"(?<![0-9A-Za-z])(?=\d*[OoIl])[1-9OoIl][0-9OoIl]{16}[0-9OoIlXx](?![0-9A-Za-z])")
AS_TYPED = str.maketrans("OoIl", "0011")
CHINESE = re.compile(r"[〇零○一二三四五六七八九][〇零○一二三四五六七八九]{9,16}[〇零○一二三四五六七八九Xx]")
AS_FIGURES = str.maketrans("〇零○一二三四五六七八九", "000123456789")
# In a form: the label, then the number in a few cells.
ID_CELLS = re.compile(
    r"(?:身份证|公民身份|证件号)[^\t\n]{0,8}\t(?P<number>\d{4,14}(?:\t\d{2,14}){1,4}[Xx]?)(?![\dA-Za-z])"
)
CARD_CELLS = re.compile(
    r"(?:卡号|银行卡|账号|帐号|一卡通|存折)[^\t\n]{0,6}\t(?P<number>\d{4,6}(?:\t\d{1,13}){1,4})(?!\t?\d)"
)
MOBILE_CELLS = re.compile(r"(?:手机|电话)[^\t\n]{0,6}\t(?P<number>1[3-9]\d\t\d{4}\t\d{4})(?!\t?\d)")
MOBILE_BRACKETS = re.compile(r"\(1[3-9]\d\)[ \-]?\d{4}[ \-]?\d{4}(?!\.?\d)")
MOBILE_DOTS = re.compile(r"1(?<![\d.]1)[3-9]\d[.·]\d{4}[.·]\d{4}(?!\.?\d)")  # the 1 first: so it is found faster
# A savings book or a card that is called so, whatever its check digit: no office has one.
SAVINGS = re.compile(
    r"(?:存折|一卡通|银行卡|储蓄卡)(?:账号|帐号|账户|卡号|号码|号)?[\s:：为是]{0,3}"
    r"(?P<number>\d(?:[ \-]?\d){11,20})(?![\dA-Za-z])"
)


def identities(view: View) -> Iterator[tuple[int, int]]:
    if not view.letters.isdisjoint("OoIl"):
        for match in TYPED.finditer(view.words):
            if is_identity_number(match[0].translate(AS_TYPED)):
                yield match.span()
    for start, end, figures in _chinese(view):
        if is_identity_number(figures):
            yield start, end
    if "\t" in view.letters:
        for match in ID_CELLS.finditer(view.words):
            if is_identity_number(bare(match["number"])):
                yield match.span("number")
        yield from _halves(view)


def _halves(view: View) -> Iterator[tuple[int, int]]:
    """身份证号前六位, and beside it its rest."""
    for region in view.regions:
        if region.roles.count("id") < 2:
            continue
        for line in re.finditer(r"[^\n]+", view.words[region.start : region.end]):
            start = region.start + line.start()
            cells = [cell for cell in region.cells(view.words, start, start + len(line[0])) if cell.role == "id"]
            if cells and is_identity_number(bare("".join(cell.value for cell in cells))):
                yield cells[0].start, cells[-1].end


def mobiles(view: View) -> Iterator[tuple[int, int]]:
    for pattern, signs in ((MOBILE_BRACKETS, "("), (MOBILE_DOTS, ".·")):
        if not view.letters.isdisjoint(signs):
            yield from (match.span() for match in pattern.finditer(view.words))
    for start, end, figures in _chinese(view):
        if re.fullmatch(r"1[3-9]\d{9}", figures):
            yield start, end
    if "\t" in view.letters:
        yield from (match.span("number") for match in MOBILE_CELLS.finditer(view.words))


def cards(view: View) -> Iterator[tuple[int, int]]:
    if "\t" in view.letters:
        for match in CARD_CELLS.finditer(view.words):
            number = bare(match["number"])
            if is_luhn(number) and any(number.startswith(first) and len(number) in sizes for first, sizes in CARDS):
                yield match.span("number")


def savings(view: View) -> Iterator[tuple[int, int]]:
    if not view.letters.isdisjoint("折卡"):
        yield from (match.span("number") for match in SAVINGS.finditer(view.words))


def _chinese(view: View) -> Iterator[tuple[int, int, str]]:
    if not view.letters.isdisjoint("一二三四五六七八九"):
        for match in CHINESE.finditer(view.words):
            yield *match.span(), match[0].translate(AS_FIGURES).upper()
