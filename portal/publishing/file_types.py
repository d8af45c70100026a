"""Types of files that may be public, each known by its bytes; none of them is a trap for whoever opens it."""

import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext_lazy

HEAD = 4096
# A reader's computer unpacks what we pass on: at most so much, and so many times its size.
MAX_UNPACKED = 1 << 30
MAX_RATIO, ALWAYS_FINE = 200, 20 << 20
# What a browser takes for a page, whatever its name (the sniffing table of the WHATWG), also behind a byte order mark.
PAGE = re.compile(
    rb"(\xef\xbb\xbf)?\s*<(!--|\?xml|(!doctype|html|head|body|script|style|title|iframe|svg|meta|link|object|embed|img"
    rb"|table|div|font|form|h1|a|b|p|br)\b)", re.IGNORECASE,
)  # fmt: skip


@dataclass(frozen=True)
class FileType:
    extensions: tuple[str, ...]
    label: str
    mime: str
    fits: Callable[[Path, bytes], bool]


def _starts(*signatures: bytes) -> Callable[[Path, bytes], bool]:
    return lambda path, head: head.startswith(signatures)


def _zip_with(*members: str) -> Callable[[Path, bytes], bool]:
    def fits(path: Path, head: bytes) -> bool:
        if not head.startswith(b"PK\x03\x04"):
            return False
        try:
            with zipfile.ZipFile(path) as archive:
                parts = archive.infolist()
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            return False
        names = [part.filename for part in parts]
        harmless = _is_bounded(parts, path.stat().st_size) and not any(map(_is_odd, names))
        return harmless and all(any(n == m or n.startswith(m + "/") for n in names) for m in members)

    return fits


def _is_bounded(parts: list[zipfile.ZipInfo], size: int) -> bool:
    """No zip bomb, by what the list of parts says of itself; nothing is unpacked here."""
    unpacked = sum(part.file_size for part in parts)
    return len(parts) < 5000 and unpacked <= min(MAX_UNPACKED, max(ALWAYS_FINE, MAX_RATIO * size))


def _is_odd(name: str) -> bool:
    """A part that leads out of the folder in which it is unpacked, or a program (a macro)."""
    return name.startswith("/") or ".." in name.split("/") or "\\" in name or name.lower().endswith("vbaproject.bin")


def _is_text(path: Path, head: bytes) -> bool:
    data = path.read_bytes()
    if b"\x00" in data or PAGE.match(head):
        return False
    for encoding in ("utf-8", "gb18030"):
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return True
    return False


def _is_webp(path: Path, head: bytes) -> bool:
    return head[:4] == b"RIFF" and head[8:12] == b"WEBP"


def _is_mp4(path: Path, head: bytes) -> bool:
    return head[4:8] == b"ftyp"


OLE = _starts(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
WORD, EXCEL, SLIDES = (f"application/vnd.openxmlformats-officedocument.{part}" for part in (
    "wordprocessingml.document", "spreadsheetml.sheet", "presentationml.presentation"))  # fmt: skip
TYPES = (
    FileType(("pdf",), "PDF", "application/pdf", _starts(b"%PDF-")),
    FileType(("docx",), "Word", WORD, _zip_with("[Content_Types].xml", "word")),
    FileType(("xlsx",), "Excel", EXCEL, _zip_with("[Content_Types].xml", "xl")),
    FileType(("pptx",), "PowerPoint", SLIDES, _zip_with("[Content_Types].xml", "ppt")),
    FileType(("doc", "wps"), "Word", "application/msword", OLE),
    FileType(("xls", "et"), "Excel", "application/vnd.ms-excel", OLE),
    FileType(("ppt", "dps"), "PowerPoint", "application/vnd.ms-powerpoint", OLE),
    FileType(("ofd",), "OFD", "application/ofd", _zip_with("OFD.xml")),
    FileType(("csv",), "CSV", "text/csv", _is_text),
    FileType(("txt",), gettext_lazy("文本"), "text/plain", _is_text),
    FileType(("jpg", "jpeg"), gettext_lazy("图片"), "image/jpeg", _starts(b"\xff\xd8\xff")),
    FileType(("png",), gettext_lazy("图片"), "image/png", _starts(b"\x89PNG\r\n\x1a\n")),
    FileType(("webp",), gettext_lazy("图片"), "image/webp", _is_webp),
    FileType(("mp3",), gettext_lazy("音频"), "audio/mpeg", _starts(b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2")),
    FileType(("m4a",), gettext_lazy("音频"), "audio/mp4", _is_mp4),
    FileType(("mp4",), gettext_lazy("视频"), "video/mp4", _is_mp4),
    FileType(("webm",), gettext_lazy("视频"), "video/webm", _starts(b"\x1a\x45\xdf\xa3")),
)
BY_EXTENSION = {extension: kind for kind in TYPES for extension in kind.extensions}


def names_its_type(name: str, mime: str) -> bool:
    """Whether a file of this type may go out under this name: one renamed to .html would be opened as a page."""
    kind = BY_EXTENSION.get(extension_of(name))
    return kind is not None and any(kind.fits is known.fits for known in TYPES if known.mime == mime)


def extension_of(name: str) -> str:
    return name.rpartition(".")[2].lower() if "." in name else ""
