"""HTML: the words, and what a reader does not see (comments, descriptions of pictures, the head)."""

import html
import re

from portal.examination.reading.source import Source

INLINE = "span|a|b|i|u|s|em|strong|font|sub|sup|mark|small|big|del|ins|ruby|rb|wbr|label|abbr|cite|kbd|tt"
PIECE = re.compile(
    r"<!--(.*?)(?:-->|$)|<(/?)([A-Za-z][\w:-]*)((?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*)>|<[!?][^>]*>", re.DOTALL
)
ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
ASIDE = {"alt", "title", "content", "placeholder", "summary", "aria-label", "value", "label"}
IS_INLINE = re.compile(f"(?:{INLINE})$", re.IGNORECASE)
SCRIPT = re.compile(r"<(script|style)\b[^>]*>.*?</\1\s*>", re.DOTALL | re.IGNORECASE)


def words_of(text: str) -> tuple[str, str]:
    """(the words, a line a block; what stands beside them)."""
    words, aside, end, in_rt = [], [], 0, False
    text = SCRIPT.sub("\n", text)
    for match in PIECE.finditer(text):
        words.append("" if in_rt else text[end : match.start()].replace("\n", " "))
        end = match.end()
        comment, closing, name, attributes = match.groups()
        if comment:
            aside.append(PIECE.sub("", comment))
        elif name:
            if name.lower() in ("rt", "rp"):
                in_rt = not closing
            elif name.lower() in ("td", "th"):
                words.append("\t" if closing else "")
            elif name.lower() in ("q", "samp", "code"):
                words.append("”" if closing else "“")
            elif not IS_INLINE.match(name):
                words.append("\n")
            if attributes and ("=" in attributes):
                aside += _told(name.lower(), attributes)
    words.append(text[end:].replace("\n", " "))
    lines = (re.sub(r"[ \u3000]+", " ", line).strip() for line in html.unescape("".join(words)).split("\n"))
    return "\n".join(line for line in lines if line), html.unescape("\n".join(aside))


def _told(name: str, attributes: str) -> list[str]:
    found = {key.lower(): first or second or third for key, first, second, third in ATTRIBUTE.findall(attributes)}
    if name == "meta" and "content" in found:
        label = found.get("name") or found.get("property") or ""
        return [f"{label}：{found['content']}", found["content"]]
    return [value for key, value in found.items() if key in ASIDE or key.startswith("data-")]


def read(source: Source, text: str) -> None:
    words, aside = words_of(text)
    source.text("", (), words)
    source.text("#aside", (("attributes", ""),), aside, "hidden", True)
