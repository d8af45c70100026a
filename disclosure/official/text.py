"""One spelling for what a cell says: widths, spaces and line breaks as they were meant."""

import re
import unicodedata

CJK = r"\u3400-\u9fff\u3000-\u303f\uff00-\uffef“”‘’…—"
# Letters and figures are narrow, punctuation between Chinese words is wide.
NARROW = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
WIDE = str.maketrans({",": "，", ";": "；", ":": "：", "?": "？", "!": "！"})
PUNCTUATED = re.compile(rf"(?<=[{CJK}0-9A-Za-z%])[,;:?!](?=[{CJK}0-9A-Za-z]|$)")
SPACE_BETWEEN = re.compile(rf"(?<=[{CJK}])[ \t]+(?=[{CJK}0-9])|(?<=[0-9])[ \t]+(?=[{CJK}])")
NOT_SEEN = re.compile(r"[\u200b-\u200f\u2028-\u202e\u2060\ufeff\xad]")
# A line that begins a new point of a list.
POINT = (
    r"(?:[0-9]{1,2}\s*[.、．)）]\s*|[(（][0-9一二三四五六七八九十]{1,3}[)）]\s*|[一二三四五六七八九十]{1,3}、|[①-⑳]\s*"
    r"|[●○■□◆◇•·▪]\s*|[-—]\s+)"
)
LEADING_POINT = re.compile(rf"^\s*{POINT}")
NEW_POINT = re.compile(rf"\s*(?:{POINT}|《|【)")
ENDS = "，、；。：,;:.（("


def fold(text: str) -> str:
    """To compare names and header words by: one width, no space, no brackets' shapes."""
    text = unicodedata.normalize("NFKC", NOT_SEEN.sub("", text))
    return re.sub(r"\s+", "", text).lower()


def tidy(text: str, *, spaced: bool = False) -> str:
    """A cell's words on one line: wrapped lines joined, points of a list separated by semicolons. `spaced` keeps the
    spaces between words, which some titles have (《中共中央 国务院关于…》)."""
    lines = [line.strip(" \t\u3000\xa0") for line in re.split(r"\r\n|\r|\n", NOT_SEEN.sub("", text))]
    joined = ""
    for line in filter(None, lines):
        if joined and joined[-1] not in ENDS and NEW_POINT.match(line):
            joined += "；"
        elif joined and joined[-1].isascii() and joined[-1].isalnum() and line[0].isascii() and line[0].isalpha():
            joined += " "
        joined += line
    return widths(joined, spaced=spaced)


def widths(text: str, *, spaced: bool = False) -> str:
    text = text.translate(NARROW).replace("\u3000", " ").replace("\xa0", " ")
    text = text if spaced else SPACE_BETWEEN.sub("", text)
    text = re.sub(r"[ \t]+", " ", text)
    if re.search(rf"[{CJK}]", text) and "://" not in text:
        text = PUNCTUATED.sub(_widened, text.replace("(", "（").replace(")", "）"))
    return text.strip()


def _widened(match: re.Match) -> str:
    """A colon or comma between two figures (1:500, 9:00) stays as it is."""
    text, at = match.string, match.start()
    around = text[at - 1 : at], text[at + 1 : at + 2]
    is_figure = all(each.isascii() and each.isdigit() for each in around)
    return match[0] if is_figure and match[0] in ",:" else match[0].translate(WIDE)
