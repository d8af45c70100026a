"""Text and CSV: line by line, in the encoding in which they came."""

import codecs

from portal.examination.masks.wanted import Wanted, changed

MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def mask_plain(data: bytes, wants: list[Wanted]) -> bytes:
    mark, encoding = next(((mark, name) for mark, name in MARKS if data.startswith(mark)), (b"", ""))
    body = data[len(mark) :]
    encoding = encoding or _encoding(body)
    text = changed(body.decode(encoding), [want for want in wants if not want.line])
    in_line = [want for want in wants if want.line]
    if in_line:
        text = "".join(changed(line, in_line) for line in text.splitlines(keepends=True))
    return mark + text.encode(encoding)


def _encoding(data: bytes) -> str:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8"
