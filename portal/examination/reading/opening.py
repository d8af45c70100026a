"""Which reader a file gets: by its bytes, never by its name alone."""

import io
import re

from portal.examination.reading import (
    archive,
    compound,
    mail,
    media,
    office,
    opendocument,
    page,
    pdf,
    picture,
    richtext,
)
from portal.examination.reading.material import Hostile
from portal.examination.reading.package import SIGNATURES, Package
from portal.examination.reading.plain import decode, runs
from portal.examination.reading.source import Source

PROGRAM_STARTS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"#!", b"dex\n", b"ITSF", b"FWS", b"CWS",
                  b"L\0\0\0\x01\x14\x02\0", b"REGEDIT4", b"Windows Registry")  # fmt: skip
PROGRAM_NAMES = re.compile(
    r"\.(exe|dll|com|scr|pif|bat|cmd|ps1|vbs|vbe|js|jse|wsf|wsh|hta|lnk|url|jar|apk|msi|reg|chm|sh|php\d?|jsp|asp|aspx|cgi"
    r"|cpl|docm|dotm|xlsm|xltm|xlam|pptm|potm|ppam|class)$", re.IGNORECASE,
)  # fmt: skip
PAGE = re.compile(
    r"\s*<(?:!doctype html|html|head|body|script|style|title|iframe|svg|meta|div|p|table)\b", re.IGNORECASE
)
LETTER = re.compile(r"(?:[A-Za-z-]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){2,}\r?\n")
LETTER_NAMES = ("eml", "mht", "mhtml")
STARTS = {
    **dict.fromkeys(("docx", "xlsx", "pptx", "ofd", "odt", "ods", "zip"), SIGNATURES),
    **dict.fromkeys(("doc", "xls", "ppt", "wps", "et", "dps"), (compound.SIGNATURE,)),
    **{
        "pdf": (b"%PDF-",),
        "jpg": (picture.JPEG,),
        "jpeg": (picture.JPEG,),
        "png": (picture.PNG,),
        "webp": (picture.RIFF,),
    },
}
MOST_RUNS = 4 << 20  # of bytes that are no text; such a file is unreadable in any case
CSV_COMMA = re.compile(r'"(?:[^"]|"")*"|,')
CLOSED = ((b"7z\xbc\xaf\x27\x1c", "packed"), (b"Rar!\x1a\x07", "packed"), (b"\xfd7zXZ", "packed"), (b"BZh", "packed"))


def open_file(source: Source) -> None:
    """Read a file and, through it, what lies in it. What was sent itself must be of the kind that its name says."""
    data, is_first = source.data, not source.depth
    if is_first and not data.strip(b"\0"):
        raise Hostile("empty")
    _open(source)
    starts = STARTS.get(source.name.rpartition(".")[2].lower())
    if is_first and starts and not data.startswith(starts):
        raise Hostile("other_kind")


def _open(source: Source) -> None:
    source.material.enter(source.depth)
    data = source.data
    if data.startswith(PROGRAM_STARTS) or PROGRAM_NAMES.search(source.name):
        raise Hostile("program")
    for start, code in CLOSED:
        if data.startswith(start):
            raise Hostile(code)
    if data.startswith(SIGNATURES):
        _open_zip(source)
    elif b"%PDF-" in data[:1024]:
        pdf.read(source)
    elif data.startswith(compound.SIGNATURE):
        compound.read(source)
    elif data.startswith(b"{\\rtf"):
        richtext.read(source)
    elif data.startswith(b"\x1f\x8b"):
        archive.read_gzip(source)
    elif data[257:262] == b"ustar":
        archive.read_tar(source)
    elif media.is_media(data):
        media.read(source)
    elif data.startswith((picture.PNG, picture.JPEG, b"GIF8", b"BM", b"II*\0", b"MM\0*")) or data[:4] == picture.RIFF:
        picture.read(source)
        if not source.depth:
            source.unreadable()  # what it shows, people must look at
    else:
        _open_text(source)


def _open_zip(source: Source) -> None:
    source.package = package = Package(io.BytesIO(source.data), source.material)
    names = package.members
    if any(name.startswith(("word/", "xl/", "ppt/")) for name in names):
        office.read(source)
    elif "OFD.xml" in names:
        opendocument.read_ofd(source)
    elif "content.xml" in names and "mimetype" in names:
        opendocument.read_odf(source)
    elif "META-INF/MANIFEST.MF" in names or "AndroidManifest.xml" in names:
        raise Hostile("program")
    else:
        archive.read_zip(source)


def _open_text(source: Source) -> None:
    text = decode(source.data)
    ending = source.name.rpartition(".")[2].lower()
    if text is None:
        source.text("", (("runs", ""),), runs(source.data[:MOST_RUNS]), "hidden", True)
        if source.data:
            source.unreadable()
    elif ending in LETTER_NAMES or (ending not in ("txt", "csv", "md") and LETTER.match(text)):
        mail.read(source)
    elif PAGE.match(text) or ending in ("html", "htm", "xhtml", "svg", "xml", "vml"):
        if source.depth and re.search(r"<script\b", text, re.IGNORECASE):
            raise Hostile("script")
        page.read(source, text)
    else:
        if ending == "csv":  # every character in its place: a comma becomes the tab of other tables
            text = CSV_COMMA.sub(lambda match: "\t" if match[0] == "," else match[0], text)
        source.text("", (), text, "cells" if ending == "csv" else "body")
