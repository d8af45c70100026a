"""Numbers that name a person: identity card, mobile, bank card, passport.

A number may be written with gaps (spaces, hyphens, what nobody sees, one line end) or one figure a cell. What stands
around it decides the rest: 编号 before it, 元 behind it, the heading over its column.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from portal.examination.finding import Severity
from portal.examination.personal import words, written
from portal.examination.personal.checks import bare, is_birthday, is_identity_number, is_luhn
from portal.examination.personal.views import View, views
from portal.examination.rules import Hit
from portal.examination.subject import Subject

GAP = r"[ \u200b\-‐‑–—]{1,3}"
NEXT_CELL = r" ?\t ?"
OPEN = r"(?<!\d)(?<!\d\.)"  # no figure before, no decimal point
CLOSE = r"(?![\dA-Za-z]|\.\d)"


def _spread(count: int, last: str = r"\d") -> str:
    """So many figures: in one piece or with gaps, over a line end, or one a cell."""
    few = count - 1
    return rf"(?:\d(?:(?:{GAP})?\d){{{few - 1}}}(?:{GAP})?{last}|\d(?:{NEXT_CELL}\d){{{few - 1}}}{NEXT_CELL}{last})"


# Over a line end: no other gaps, so that two columns of figures are no number.
ID18 = re.compile(rf"(?={OPEN}(?P<number>{_spread(18, '[0-9Xx×]')}){CLOSE})")
ID18_LINES = re.compile(rf"{OPEN}(?P<number>(?=[\dXx\r\n]{{19,20}}{CLOSE})\d{{2,17}}\r?\n[\dXx]{{1,16}}){CLOSE}")
OVER_LINE = re.compile(r"\n(?<=[\d\r]\n)[\dXx]")
ID15 = re.compile(rf"(?={OPEN}(?P<number>{_spread(15)}){CLOSE})")
MOBILE = re.compile(
    rf"(?={OPEN}(?:(?:\+|00 ?)86(?:{GAP})?|\(\+?86\) ?|\+?86{GAP})?"
    rf"(?P<number>1(?:{GAP})?[3-9](?:(?:{GAP})?\d){{9}}|1{NEXT_CELL}[3-9](?:{NEXT_CELL}\d){{9}})"
    rf"(?!\d|\.\d|-\d{{3}}|\.s?html?|[a-f]\d))"
)
CARD = re.compile(rf"(?={OPEN}(?P<number>\d(?:(?:{GAP})?\d){{15,18}}){CLOSE})")
ACCOUNT = re.compile(r"\d[\d \-]{10,24}\d")
PASSPORT = re.compile(
    rf"(?<![A-Za-z0-9])(?P<number>[A-Za-z](?:{GAP})?(?:[A-Za-z](?:{GAP})?)?\d(?:(?:{GAP})?\d){{6,8}}){CLOSE}"
)
SCIENTIFIC = re.compile(r"(?<![\d.])\d(?:\.\d{1,17})?[Ee]\+?1[0-8](?!\d)")
SHAPES_OF_MOBILE = {(11,), (3, 4, 4), (3, 3, 5), (4, 3, 4), (3, 8), (7, 4), (1,) * 11}
ODD_SHAPES = {(3, 3, 5), (4, 3, 4)}  # as well three figures of a table
LABELLED_ID = re.compile(r"(?:身份证|公民身份|证件号|ID|sfz)[^\n。；;]{0,16}$", re.IGNORECASE)
LABELLED_CARD = re.compile(r"(?:卡|账[号户]|帐[号户]|存折)[^\n。；;]{0,12}$")
LABELLED_PASSPORT = re.compile(r"(?:护照|通行证|旅行证)[^\n。；;]{0,18}$")
LABELLED_ABOVE = re.compile(r"(?:电话|手机)[^\n]{0,6}\n$")  # of one figure a cell
BEHIND_ANOTHER = re.compile(r"(?<!\d)(?:0\d{2,3}-?\d{7,8}[-/]|1[3-9]\d{9}/)$")
OTHER_PAPER = re.compile("台胞证|来往大陆通行证|身份证|[军警官兵]证|社保卡|社会保障卡")
LABELLED_MOBILE = re.compile(r"(?:电话|手机|联系|微信|号码|拨打|tel)[^\n。；;]{0,10}$", re.IGNORECASE)
THING = re.compile(rf"(?:{'|'.join(words.NUMBER_OF_THING)})[号码]?(?:为|是)?[\s\u200b:：]{{0,3}}[A-Za-z]{{0,4}}$")
PUBLIC_ACCOUNT = re.compile(rf"(?:户名|收款|开户名称|账户)[^\n。]{{0,40}}{words.ORGANS}[^\n。]{{0,24}}$")
UNIT = re.compile(rf"\s?(?:{words.UNITS})")
AMOUNT = re.compile(rf"(?:{words.AMOUNT})[^\n，。；、]{{0,6}}$")
PART_OF_CODE = re.compile(r"(?:[A-Za-z_/]*\d[A-Za-z\d]*[-_/]|[a-f\d]*\d[a-f\d]*[a-f]|[A-Z]{2,6})$")


def identity(subject: Subject) -> Iterator[Hit]:
    for view in views(subject):
        taken: set[int] = set()
        for pattern in (ID18, ID18_LINES, ID15):
            for match in _numbers(view, pattern):
                start, end = match.span("number")
                if taken.isdisjoint(range(start, end)) and (how := _identity(view, start, end, match["number"])):
                    taken.update(range(start, end))
                    yield view.hit(start, end, severity=how)
        for start, end in written.identities(view):
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                yield view.hit(start, end)
        for start, end, digits in _scientific(view):
            if is_identity_number(digits) and taken.isdisjoint(range(start, end)):
                yield view.hit(start, end, value=digits)


def _identity(view: View, start: int, end: int, found: str) -> Severity | None:
    """How grave it is when these figures are an identity number."""
    number, before = bare(found), before_of(view, start)
    labelled = bool(LABELLED_ID.search(before)) or view.heading(start) == "id"
    thing = bool(THING.search(before)) or view.heading(start) == "measure"
    if len(number) == 18:
        if is_identity_number(number):
            return Severity.ANSWER if thing and not labelled else Severity.BLOCKS
        return Severity.ANSWER if labelled and is_birthday(number[6:14]) else None  # a slip of the pen
    if words.PROVINCES.match(number) and is_birthday(f"19{number[6:12]}"):
        return Severity.BLOCKS if labelled else None if thing else Severity.ANSWER
    return None


def mobile(subject: Subject) -> Iterator[Hit]:
    for view in views(subject):
        for match in _numbers(view, MOBILE):
            start, end = match.span("number")
            if _is_mobile(view, match.start(), start, end):
                yield view.hit(start, end)
        yield from (view.hit(start, end) for start, end in written.mobiles(view))
        for start, end, digits in _scientific(view):
            if re.fullmatch(r"1[3-9]\d{9}", digits) and view.heading(start) != "measure":
                yield view.hit(start, end, value=digits)


def _is_mobile(view: View, match_start: int, start: int, end: int) -> bool:
    found = view.words[start:end]
    shape = tuple(len(piece) for piece in re.split(rf"{NEXT_CELL}|{GAP}", found))
    heading, before = view.heading(start), before_of(view, match_start)
    if shape not in SHAPES_OF_MOBILE or heading in ("measure", "id", "card"):
        return False
    labelled = heading == "mobile" or LABELLED_MOBILE.search(before)
    if not labelled and (shape in ODD_SHAPES or UNIT.match(view.words, end)):
        return False
    if not labelled and (AMOUNT.search(before) or THING.search(before)):
        return False
    if PART_OF_CODE.search(before[-20:]) and not (labelled and re.search(r"[-/]$", before)):
        return bool(BEHIND_ANOTHER.search(before))
    return "\t" not in found or bool(labelled or LABELLED_ABOVE.search(before)) and not _more_figures(view, start, end)


def card(subject: Subject) -> Iterator[Hit]:
    for view in views(subject):
        taken: set[int] = set()
        for match in _numbers(view, CARD):
            start, longest = match.span("number")
            for end in _ends(view.words, start, longest):
                if taken.isdisjoint(range(start, end)) and (how := _card(view, start, end)):
                    taken.update(range(start, end))
                    yield view.hit(start, end, severity=how)
                    break
        for (start, end), how in _other_accounts(view):
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                yield view.hit(start, end, severity=how)


def _card(view: View, start: int, end: int) -> Severity | None:
    pieces = re.split(GAP, view.words[start:end])
    number, before = "".join(pieces), before_of(view, start)
    if not is_luhn(number) or is_identity_number(number) or view.heading(start) == "measure":
        return None
    sizes = [len(piece) for piece in pieces]
    by_four = len(sizes) > 1 and set(sizes[:-1]) == {4}
    if len(sizes) > 1 and not by_four and sizes[0] != 6 and set(sizes) != {1}:
        return None
    labelled = bool(LABELLED_CARD.search(before)) or view.heading(start) == "card"
    strong = any(number.startswith(first) and len(number) in sizes for first, sizes in words.CARDS)
    weak = any(number.startswith(first) and len(number) in sizes for first, sizes in words.WEAK_CARDS)
    if not (strong or (weak and (labelled or by_four))) or (THING.search(before) and not labelled):
        return None
    return Severity.ANSWER if PUBLIC_ACCOUNT.search(before) else Severity.BLOCKS


def _other_accounts(view: View) -> Iterator[tuple[tuple[int, int], Severity]]:
    """A card over several cells; a savings book; in a list of persons every account, also one that is no card."""
    yield from ((span, Severity.BLOCKS) for span in written.cards(view))
    yield from ((span, Severity.ANSWER) for span in written.savings(view))
    for row in view.rows("name", "card"):
        if (cell := row.get("card")) and (match := ACCOUNT.search(view.words, cell.start, cell.end)):
            yield match.span(), Severity.ANSWER


def passport(subject: Subject) -> Iterator[Hit]:
    for view in views(subject):
        if "护照" in view.words or "通行证" in view.words or "旅行证" in view.words:
            for match in PASSPORT.finditer(view.words):
                start, end = match.span("number")
                if LABELLED_PASSPORT.search(before_of(view, start)) or view.heading(start) == "passport":
                    yield view.hit(start, end)
        if OTHER_PAPER.search(view.words):
            for shape in words.PAPERS:
                yield from (view.hit(*match.span("number")) for match in shape.finditer(view.words))


def before_of(view: View, start: int) -> str:
    return view.words[max(0, start - 60) : start]


def _ends(text: str, start: int, longest: int) -> Iterator[int]:
    """The longest run of figures first, then those that end a group earlier."""
    end = longest
    while end > start:
        if sum(letter.isdigit() for letter in text[start:end]) < 16:
            return
        if re.match(CLOSE, text[end : end + 2]):
            yield end
        end = start + len(re.sub(rf"{GAP}\d+$|\d$", "", text[start:end]))


def _more_figures(view: View, start: int, end: int) -> bool:
    """One figure a cell: the row holds further ones, so it is a row of numbers."""
    return bool(
        re.search(r"\d ?\t ?$", view.words[max(0, start - 4) : start])
        or re.match(r" ?\t ?\d", view.words[end : end + 4])
    )


def _numbers(view: View, pattern: re.Pattern) -> Iterator[re.Match]:
    """The hits of a pattern where enough figures stand together, with what stands before and behind them."""
    if pattern is ID18_LINES:
        for end in OVER_LINE.finditer(view.words):
            yield from pattern.finditer(view.words, max(0, end.start() - 20), end.end() + 20)
        return
    for start, end in view.runs:
        yield from pattern.finditer(view.words, max(0, start - 4), min(len(view.words), end + 8))


def _scientific(view: View) -> Iterator[tuple[int, int, str]]:
    """A number that a sheet wrote as 9.99901198001010E+17."""
    if view.letters.isdisjoint("eE"):
        return
    for match in SCIENTIFIC.finditer(view.words):
        yield *match.span(), f"{Decimal(match[0]):f}".partition(".")[0]
