"""Small files that grow, and big ones that only take time: made when asked for, never stored.

A bomb is refused inside 5 seconds with under 300 MB of memory; `harmless` ones are read within the same limits.
"""

import struct
import zlib
from functools import partial

from tests.examination.corpus.making import word
from tests.examination.corpus.making.archive import Member, with_member, zip_file
from tests.examination.corpus.making.pdf import Pdf
from tests.examination.corpus.making.picture import png
from tests.examination.corpus.making.plain import letter
from tests.examination.corpus.making.sheet import Sheet, sheet_file
from tests.examination.corpus.making.word import text, word_file

from .case import harmless, refused

MB = 1024 * 1024


def grown(block: bytes, times: int, head: bytes = b"", tail: bytes = b"") -> tuple[bytes, int, int]:
    """Deflated `head`, `block` times over, `tail`; with its true size and CRC."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    start = packer.compress(head) + packer.flush(zlib.Z_FULL_FLUSH)
    once = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    end = packer.compress(tail) + packer.flush()
    crc = zlib.crc32(head)
    for _ in range(times):
        crc = zlib.crc32(block, crc)
    return start + once * times + end, len(head) + len(block) * times + len(tail), zlib.crc32(tail, crc)


def big_member(
    name: str, block: bytes, times: int, head: bytes = b"", tail: bytes = b"", size: int | None = None
) -> Member:
    packed, true_size, crc = grown(block, times, head, tail)
    return Member(name, packed=packed, size=true_size if size is None else size, crc=crc)


def flat_bomb(megabytes: int) -> bytes:
    return zip_file([big_member("a.txt", bytes(MB), megabytes)])


def lying_bomb(megabytes: int) -> bytes:
    """Says ten bytes in its directory."""
    return zip_file([big_member("a.txt", bytes(MB), megabytes, size=10)])


def nested_bomb(levels: int, copies: int) -> bytes:
    made = zip_file([big_member("a.txt", bytes(MB), 64)])
    for level in range(levels):
        packed = zlib.compressobj(9, zlib.DEFLATED, -15)
        data = packed.compress(made) + packed.flush()
        made = zip_file([Member(f"{level}-{at}.zip", made, packed=data) for at in range(copies)])
    return made


def deep_zip(levels: int) -> bytes:
    made = b"x"
    for level in range(levels):
        made = zip_file([Member(f"{level}.zip", made, stored=True)])
    return made


def many_members(count: int) -> bytes:
    return zip_file(Member(f"{at}.txt", b"", stored=True) for at in range(count))


def overlapping_bomb(count: int) -> bytes:
    """Every entry of the directory names the same bytes."""
    single = zip_file([big_member("0000.txt", bytes(MB), 16)])
    at = single.index(b"PK\x01\x02")
    entry = single[at : single.index(b"PK\x05\x06")]
    entries = b"".join(entry.replace(b"0000.txt", b"%04d.txt" % number) for number in range(count))
    return single[:at] + entries + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, count, count, len(entries), at, 0)


def big_document(megabytes: int) -> bytes:
    head = f"<w:document {word.SPACES}><w:body>".encode()
    return with_member(
        word_file(text("x")),
        big_member("word/document.xml", b"<w:p/>" * (MB // 6), megabytes, head, b"</w:body></w:document>"),
    )


def big_strings(megabytes: int) -> bytes:
    head = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    block = b"<si><t>a</t></si>" * (MB // 17)
    return with_member(
        sheet_file(Sheet("1", [["x"]])), big_member("xl/sharedStrings.xml", block, megabytes, head, b"</sst>")
    )


def deep_document(depth: int) -> bytes:
    """Elements within elements."""
    inner = b"<w:r>" * depth + b"</w:r>" * depth
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = f"<w:document {word.SPACES}><w:body><w:p>".encode() + inner + b"</w:p></w:body></w:document>"
    return with_member(
        word_file(text("x")), Member("word/document.xml", data, packed=packer.compress(data) + packer.flush())
    )


def far_cells() -> bytes:
    """Two cells at the far corners: a reader that fills the space between dies."""
    book = sheet_file(Sheet("1", [["x"]]))
    data = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    return with_member(book, Member("xl/worksheets/sheet1.xml", data))


def pdf_bomb(megabytes: int) -> bytes:
    """A page whose content was packed twice."""
    packed, _, _ = grown(b" " * MB, megabytes)
    inner = b"\x78\x01" + packed + struct.pack(">I", 1)
    data = zlib.compress(inner, 9)
    stream = f"<< /Filter [/FlateDecode /FlateDecode] /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"
    return Pdf([["x"]], objects=[stream]).make().replace(b"/Contents 101 0 R", b"/Contents  50 0 R")


def png_text_bomb(megabytes: int) -> bytes:
    packed, _, _ = grown(b"a" * MB, megabytes)
    return png((b"zTXt", b"Comment\0\0\x78\x01" + packed + bytes(4)))


def gzip_bomb(megabytes: int) -> bytes:
    packed, size, crc = grown(bytes(MB), megabytes)
    return b"\x1f\x8b\x08\0\0\0\0\0\0\xff" + packed + struct.pack("<II", crc, size & 0xFFFFFFFF)


def nested_letters(levels: int) -> bytes:
    made = letter("x", b"x")
    for _ in range(levels):
        made = b"MIME-Version: 1.0\r\nContent-Type: message/rfc822\r\n\r\n" + made
    return made


def repeated(piece: str, times: int) -> bytes:
    return (piece * times).encode()


def big_ofd(megabytes: int) -> bytes:
    return zip_file([("OFD.xml", b"<x/>"), big_member("Doc_0/Document.xml", b" " * MB, megabytes, b"<x>", b"</x>")])


CASES = [
    refused("bomb-flat", "附件.zip", partial(flat_bomb, 1024), "解开有 1 GB", True),
    refused("bomb-lying", "附件.zip", partial(lying_bomb, 512), "目录里说十个字节，解开有 512 MB", True),
    refused("bomb-nested", "附件.zip", partial(nested_bomb, 5, 10), "一层十个，五层，末层各 64 MB", True),
    refused("bomb-deep", "附件.zip", partial(deep_zip, 60), "六十层 zip"),
    refused("bomb-many", "附件.zip", partial(many_members, 60000), "六万个空文件", True),
    refused("bomb-overlap", "附件.zip", partial(overlapping_bomb, 5000), "五千个名字指着同一段，合计 80 GB", True),
    refused("bomb-docx", "通知.docx", partial(big_document, 100), "100 MB 的 document.xml", True),
    refused("bomb-docx-500", "通知.docx", partial(big_document, 500), "500 MB 的 document.xml", True),
    refused("bomb-xlsx", "报表.xlsx", partial(big_strings, 100), "100 MB 的共享字符串", True),
    refused(
        "bomb-ofd",
        "通知.ofd",
        partial(big_ofd, 300),
        "300 MB 的 OFD",
        True,
    ),
    refused("bomb-docx-deep", "通知.docx", partial(deep_document, 200000), "二十万层元素", True),
    harmless("bomb-xlsx-far", "报表.xlsx", far_cells, "只有两格，一在首、一在末"),
    refused("bomb-pdf", "通知.pdf", partial(pdf_bomb, 600), "页面内容压缩两次，解开 600 MB", True),
    refused("bomb-png-text", "图.png", partial(png_text_bomb, 300), "PNG 文字块解开 300 MB", True),
    refused("bomb-gzip", "附件.txt.gz", partial(gzip_bomb, 1024), "gzip 解开 1 GB", True),
    harmless("slow-digits", "名单.txt", partial(repeated, "9 ", 2 * MB), "两百万个隔开的数字：慢的模式要算很久", True),
    harmless(
        "slow-marks",
        "通知.txt",
        partial(repeated, "机 密　", 600000),
        "六十万个“机 密”，都没有星与期限也不独占一行",
        True,
    ),
    harmless("slow-addresses", "名单.txt", partial(repeated, "村组号室", 500000), "像住址的字反复出现", True),
    harmless("slow-at", "名单.txt", partial(repeated, "a.", 2 * MB), "像邮箱而没有 @", True),
    harmless("slow-tags", "通知.html", partial(repeated, "<b", 1 * MB), "没有完的标签", True),
    harmless("deep-html", "通知.html", partial(repeated, "<div>", 200000), "二十万层 div", True),
    harmless("one-line", "名单.csv", partial(repeated, "甲,", 5 * MB), "一行二十兆的 CSV", True),
    harmless("deep-letters", "来信.eml", partial(nested_letters, 2000), "邮件套邮件两千层"),
]
