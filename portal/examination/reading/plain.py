"""Bytes as letters: which encoding they are in, and the runs of letters inside bytes that are no text."""

import contextlib
import re

BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
LETTERS = r"[\t\x20-\x7e\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff01-\uff5e\u2018-\u201d\u2026\u2014\u2605\u2606]"
RUNS = re.compile(f"{LETTERS}{{2,}}")
GBK_RUNS = re.compile(rb"(?:[\xa1-\xfe][\xa1-\xfe]|[\t\x20-\x7e]){4,}")
PRIVATE = re.compile("[\ue000-\uf8ff]")
UTF8_RUNS = re.compile(rb"(?:[\xe2-\xef][\x80-\xbf]{2}|[\xc2-\xdf][\x80-\xbf]|[\t\x20-\x7e]){4,}")


# In markup most ASCII is machinery; a number or an address of a person is not.
OF_PERSONS = re.compile(r"\d{11}|[\w.]@[\w-]+\.")


def may_tell(words: str) -> bool:
    """Whether words out of the machinery of a file can be of interest to a rule."""
    return not words.isascii() or (len(words) > 5 and OF_PERSONS.search(words) is not None)


def decode(data: bytes) -> str | None:
    """The text, or nothing where the bytes are no text in any encoding that offices use."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if b"\0" in data[: 1 << 16]:
        return _without_mark(data)
    for encoding in ("utf-8", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return text if encoding == "utf-8" else _or_big5(data, text)
    return None


def _or_big5(data: bytes, text: str) -> str:
    """Almost any Big5 is some GB18030 too, but one full of letters that Unicode gives to nobody."""
    if PRIVATE.search(text):
        with contextlib.suppress(UnicodeDecodeError):
            return data.decode("big5hkscs")
    return text


def _without_mark(data: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of what is ASCII is zero."""
    head = data[: 1 << 12]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    for zeros, encoding in ((odd, "utf-16-le"), (even, "utf-16-be")):
        if zeros > len(head) // 50 and zeros > 4 * min(even, odd):
            text = data.decode(encoding, "replace")
            if text.count("\ufffd") * 50 < len(text):
                return text
    return None


def guess(data: bytes) -> str:
    """A short run of bytes as letters, whatever it takes."""
    text = decode(data)
    return data.decode("latin-1") if text is None else text


def runs(data: bytes) -> str:
    """Every run of letters in UTF-8, GBK and UTF-16 of both orders, a line each, for what has no better reader."""
    found = [match[0].decode("utf-8", "replace") for match in UTF8_RUNS.finditer(data)]
    found += [match[0].decode("gbk", "replace") for match in GBK_RUNS.finditer(data) if not match[0].isascii()]
    for order in ("utf-16-le", "utf-16-be"):
        for shift in (0, 1):
            found += RUNS.findall(data[shift:].decode(order, "ignore"))
    return "\n".join(dict.fromkeys(run for run in map(str.strip, found) if len(run) > 1))
