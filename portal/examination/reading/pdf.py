"""PDF: the text of each page by pdfium, attached files, and every string that the objects hold (properties, notes,
bookmarks, form fields), found in the bytes themselves, packed or not."""

import contextlib
import re
import zlib
from collections.abc import Iterator

from portal.examination.reading.material import Hostile
from portal.examination.reading.plain import decode, runs
from portal.examination.reading.source import Source

MAX_PAGES = 3000
MAX_VERSIONS = 5  # of a file that was saved again and again, the last ones
MAX_PACKED = 60 << 20  # of all small streams together; pictures and fonts are not unpacked
STREAM = re.compile(rb"(?<!end)stream\r?\n")
HEXADECIMAL = re.compile(rb"<\s*(FE\s*FF[0-9A-Fa-f\s]*)>", re.IGNORECASE)
MARKED = re.compile(rb"\((\xfe\xff(?:\\.|[^\\)])*)\)", re.DOTALL)
NAMED = re.compile(
    rb"/(?:Title|Subject|Keywords|Author|Contents|V|TU|T|F|UF|Desc|Alt|ActualText|RC|CreatorTool)\s*\(((?:\\.|[^\\)])*)\)",
    re.DOTALL,
)
XMP = re.compile(rb"<x:xmpmeta.*?</x:xmpmeta>", re.DOTALL)
XML_TAG = re.compile(r"<[^>]*>")
ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def read(source: Source) -> None:
    import pypdfium2  # only for PDF: it takes longer to load than most files to read
    from pypdfium2 import raw

    data = source.data
    if re.search(rb"/Encrypt\s+\d+\s+\d+\s+R|/Encrypt\s*<<", data):
        raise Hostile("encrypted")
    objects = list(_objects(source, data))
    if any(re.search(rb"/S\s*/Launch", piece) for piece in objects):
        raise Hostile("program")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Hostile("broken") from error
    try:
        if len(document) > MAX_PAGES or len(document) == 0:
            raise Hostile("too_many" if len(document) else "broken")
        shown = _read_pages(source, document, pypdfium2.PdfiumError)
        _read_attached(source, document, raw)
    finally:
        document.close()
    _read_versions(source, data, shown, pypdfium2)
    for piece in objects:
        _read_strings(source, piece)
    _read_rest(source, data)


def _read_pages(source: Source, document, error) -> set[str]:
    words = 0
    shown = set()
    for number in range(len(document)):
        try:
            text = _page(document, number)
        except error:
            source.unreadable()
            continue
        words += len(text.strip())
        shown.add(text)
        source.text(f"page{number + 1}", (("page", str(number + 1)),), text)
    if not words:
        source.unreadable()  # pictures of paper
    return shown


def _page(document, number: int) -> str:
    page = document[number]
    text_page = page.get_textpage()
    text = text_page.get_text_range()
    text_page.close()
    page.close()
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "").replace("\0", "")


def _read_versions(source: Source, data: bytes, shown: set[str], pypdfium2) -> None:
    """Pages as they were: a file that is saved again keeps all that it held before, each version up to its end."""
    ends = [match.end() for match in re.finditer(rb"%%EOF", data)][:-1]
    for version, end in enumerate(ends[-MAX_VERSIONS:], 1):
        with contextlib.suppress(pypdfium2.PdfiumError):
            document = pypdfium2.PdfDocument(data[:end])
            try:
                for number in range(min(len(document), MAX_PAGES)):
                    if (text := _page(document, number)) not in shown:
                        shown.add(text)
                        where = (("version", ""), ("page", str(number + 1)))
                        source.text(f"version{version}/page{number + 1}", where, text, "hidden", True)
            finally:
                document.close()


def _read_attached(source: Source, document, raw) -> None:
    for number in range(min(raw.FPDFDoc_GetAttachmentCount(document), 200)):
        attachment = raw.FPDFDoc_GetAttachment(document, number)
        name = _name_of(raw, attachment) or f"attachment{number + 1}"
        source.embedded(name, _content_of(raw, attachment), "attachment")


def _name_of(raw, attachment) -> str:
    import ctypes  # pdfium has brought it along

    size = raw.FPDFAttachment_GetName(attachment, None, 0)
    if not 2 < size < 4096:
        return ""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAttachment_GetName(attachment, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")


def _content_of(raw, attachment) -> bytes:
    import ctypes  # pdfium has brought it along

    size = ctypes.c_ulong()
    raw.FPDFAttachment_GetFile(attachment, None, 0, ctypes.byref(size))
    if size.value > MAX_PACKED:
        raise Hostile("too_big")
    buffer = ctypes.create_string_buffer(size.value or 1)
    raw.FPDFAttachment_GetFile(attachment, buffer, size.value, ctypes.byref(size))
    return buffer.raw[: size.value]


def _objects(source: Source, data: bytes) -> Iterator[bytes]:
    """What lies between the streams, and what the streams of objects and of metadata unpack to."""
    end = budget = 0
    for match in STREAM.finditer(data):
        if match.start() < end:
            continue
        head = data[max(end, match.start() - 4096) : match.start()]
        head = head[head.rfind(b"<<", 0, head.rfind(b"/Length")) if b"/Length" in head else 0 :]
        yield data[end : match.start()]
        stop = data.find(b"endstream", match.end())
        stop = len(data) if stop < 0 else stop
        body, end = data[match.end() : stop], stop
        is_picture = b"/Image" in head or b"/FontFile" in head or b"/Length1" in head
        if b"/ObjStm" in head or b"/Metadata" in head or (b"/Flate" in head and len(body) < 200_000 and not is_picture):
            unpacked = _inflate(body) if b"/Fl" in head else body
            budget += len(unpacked)
            if budget > MAX_PACKED:
                raise Hostile("too_big")
            if b"/ObjStm" in head or b"/Metadata" in head or b"xmpmeta" in unpacked:
                yield unpacked
        elif b"/Filter" not in head:
            yield body
    yield data[end:]


def _inflate(body: bytes) -> bytes:
    machine = zlib.decompressobj()
    try:
        unpacked = machine.decompress(body, 8 << 20)
    except zlib.error:
        return b""
    if len(unpacked) >= 8 << 20:
        raise Hostile("too_big")
    return unpacked


def _read_strings(source: Source, piece: bytes) -> None:
    found = []
    for match in HEXADECIMAL.finditer(piece):
        digits = re.sub(rb"\s", b"", match[1])[4:]
        found.append(bytes.fromhex(digits[: len(digits) // 4 * 4].decode()).decode("utf-16-be", "replace"))
    found += [_unescape(match[1])[2:].decode("utf-16-be", "replace") for match in MARKED.finditer(piece)]
    found += [decode(_unescape(match[1])) or "" for match in NAMED.finditer(piece)]
    for match in XMP.finditer(piece):
        found += list(XML_TAG.sub("\n", match[0].decode("utf-8", "replace")).split("\n"))
    for line in dict.fromkeys(line.strip() for line in found):
        if line and not line.isascii():
            source.text("strings", (("property", ""),), line, "property", True)


def _unescape(text: bytes) -> bytes:
    def plain(match: re.Match) -> bytes:
        escape = match[1]
        if escape.isdigit():
            return bytes([int(escape, 8) & 0xFF])
        return ESCAPED.get(escape, b"" if escape in (b"\n", b"\r\n") else escape)

    return re.sub(rb"\\([0-7]{1,3}|\r\n|.)", plain, text, flags=re.DOTALL)


def _read_rest(source: Source, data: bytes) -> None:
    """What was put behind the end of the document."""
    rest = data[data.rfind(b"%%EOF") + 5 :].strip() if b"%%EOF" in data else b""
    if rest:
        source.embedded("rest", rest) if rest[:2] == b"PK" else source.text(
            "rest", (("rest", ""),), decode(rest) or runs(rest), "hidden", True
        )
