"""What a text itself says of its header: title, document number, dates. Offered to the clerk, never filled in."""

import datetime
import re
from collections.abc import Iterator

from disclosure.document_number import YEAR, normalise

ISSUER = re.compile(r"[\u4e00-\u9fa5]{2,40}(?:政府|办公室|委员会|局|委|厅|办|中心|公司|组|站|院|校|社|会|厂|馆|所)")
HEAD, FOOT = 15, 12  # lines at the beginning and at the end in which a document says what it is
KINDS = (
    "通知|通告|通报|公告|公示|公报|意见|决定|决议|命令|令|办法|规定|细则|条例|方案|预案|规划|计划|要点|纪要|报告|请示|批复|复函|函|议案|说明|"
    "名单|清单|指南|标准|目录|预算|决算|结果|情况"
)
TITLE = re.compile(
    rf"(?:[^\s，。；：]{{0,60}}?关于|[^\s，。；：]{{2,60}}?)\S{{2,160}}(?:{KINDS})(?:[（(][^）)]{{1,12}}[）)])?"
)
NUMBER = re.compile(
    r"[\u4e00-\u9fa5]{2,12}\s*[〔\[\(（【﹝［]\s*\d{4}\s*[〕\]\)）】﹞］]\s*第?\s*\d{1,4}\s*号"
    r"|[\u4e00-\u9fa5]{2,20}令\s*第\s*\d{1,4}\s*号"
)
NUMERALS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
DAY = (
    r"(?P<year>\d{4}|[〇○零一二三四五六七八九]{4})\s*年\s*(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})\s*月"
    r"\s*(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})\s*日"
)
ALONE = re.compile(rf"[（(]?\s*{DAY}\s*(?:印发|公布|发布)?\s*[）)]?")
PASSED = re.compile(rf"[（(]\s*{DAY}[^）)]{{0,60}}(?:通过|公布|发布|印发)[^）)]{{0,30}}[）)]")
FROM = re.compile(rf"自\s*{DAY}\s*起\s*(?:正式)?(?:施行|实施|执行|生效)")
UNTIL = re.compile(rf"有效期[限]?\s*(?:至|到|截至)\s*{DAY}")
YEARS = re.compile(r"有效期[限]?\s*(?:为|是)?\s*(?P<n>\d{1,2}|[一二三四五六七八九十])\s*年")


def offers(text: str) -> dict[str, str]:
    """Field of the form → value, as far as the text says it; `text` has a line a paragraph."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    head, foot = lines[:HEAD], lines[-FOOT:]
    found = {"title": _title(head), "document_number": _number(head), "issued_on": _issued(head, foot)}
    begin = _first(FROM, text)
    found |= {"effective_from": begin, "effective_until": _first(UNTIL, text) or _after_years(begin, text)}
    return {name: str(value) for name, value in found.items() if value}


def _title(head: list[str]) -> str:
    """A line, or two or three that belong together, that ends like the title of an official paper; else the first line
    when it does: lists and results of towns seldom say 关于."""
    for place in range(min(len(head), HEAD)):
        if "关于" not in head[place] and not ISSUER.fullmatch(head[place]):
            continue
        for end in range(place + 1, min(place + 4, len(head) + 1)):
            joined = "".join(re.sub(r"\s+", "", line) for line in head[place:end])
            if any(re.search(r"[，。；：:!！？]$", line) for line in head[place:end]) or NUMBER.fullmatch(joined):
                break
            if len(joined) <= 200 and "关于" in joined and TITLE.fullmatch(joined):
                return joined
    first = re.sub(r"\s+", "", head[0]) if head else ""
    return first if len(first) <= 60 and TITLE.fullmatch(first) and not first.endswith("令") else ""


def _number(head: list[str]) -> str:
    for line in head:
        if (found := NUMBER.search(line)) and len(line) < 60:
            number = normalise(found[0])
            return YEAR.sub(r"〔\1〕", number)
    return ""


def _issued(head: list[str], foot: list[str]) -> datetime.date | None:
    """The date that stands alone under the text; else the one in brackets under the title."""
    for line in reversed(foot):
        if (found := ALONE.fullmatch(line)) and (day := _day(found)):
            return day
    return next((day for line in head[:6] for day in _days(PASSED, line)), None)


def _first(pattern: re.Pattern, text: str) -> datetime.date | None:
    return next(_days(pattern, text), None)


def _days(pattern: re.Pattern, text: str) -> Iterator[datetime.date]:
    return filter(None, map(_day, pattern.finditer(text)))


def _day(found: re.Match) -> datetime.date | None:
    try:
        return datetime.date(int(found["year"].translate(NUMERALS)), _count(found["month"]), _count(found["day"]))
    except ValueError:
        return None


def _count(text: str) -> int:
    """二十一 → 21."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    units = int(ones.translate(NUMERALS)) if ones else 0
    return (int(tens.translate(NUMERALS)) if tens else 1) * 10 + units if ten else units


def _after_years(begin: datetime.date | None, text: str) -> datetime.date | None:
    """The last day of a term of so many years."""
    if begin is None or not (found := YEARS.search(text)):
        return None
    years = _count(found["n"])
    try:
        end = begin.replace(year=begin.year + years)
    except ValueError:  # 29 February
        end = datetime.date(begin.year + years, 3, 1)
    return end - datetime.timedelta(days=1)
