"""Office and packed files that cannot be read: hostile markup, locked, cut off, contradictory."""

from tests.examination.corpus.making import word
from tests.examination.corpus.making.archive import Member, with_member, zip_file
from tests.examination.corpus.making.compound import compound, old_word_file
from tests.examination.corpus.making.opendocument import ofd_file
from tests.examination.corpus.making.package import OFFICE
from tests.examination.corpus.making.plain import lines, web_page
from tests.examination.corpus.making.sheet import Sheet, sheet_file
from tests.examination.corpus.making.word import text, word_file

from .case import harmless, refused
from .programs import SCRIPT

OUTSIDE = '<!DOCTYPE w:x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 10)) + "]>"
)
REMOTE = '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>'


def docx_xml(head: str, inner: str = "") -> bytes:
    """A Word file whose document.xml begins with a DOCTYPE."""
    document = f'<?xml version="1.0"?>{head}<w:document {word.SPACES}><w:body><w:p><w:r><w:t>{inner}</w:t></w:r></w:p></w:body></w:document>'
    return replaced(word_file(text("x")), "word/document.xml", document.encode())


def replaced(package: bytes, name: str, data: bytes, twice: bool = False) -> bytes:
    return with_member(package, Member(name, data), twice)


def looped() -> bytes:
    """A Word 97 file whose chains of sectors lead back to themselves."""
    made = old_word_file(["通知"])
    return made[:516] + b"\x02\0\0\0" * 3 + made[528:]


MARKUP = [
    ("xxe-docx", "通知.docx", lambda: docx_xml(OUTSIDE, "&e;"), "外部实体读本机文件"),
    ("xxe-remote", "通知.docx", lambda: docx_xml(REMOTE), "参数实体向外取"),
    ("laughs-docx", "通知.docx", lambda: docx_xml(LAUGHS, "&a9;"), "实体膨胀"),
    (
        "laughs-xlsx",
        "报表.xlsx",
        lambda: replaced(
            sheet_file(Sheet("表", [["1"]])),
            "xl/sharedStrings.xml",
            f"<?xml version='1.0'?>{LAUGHS}<sst><si><t>&a9;</t></si></sst>".encode(),
        ),
        "工作簿的实体膨胀",
    ),
    (
        "xxe-properties",
        "通知.docx",
        lambda: replaced(
            word_file(text("通知")), "docProps/core.xml", f"<?xml version='1.0'?>{OUTSIDE}<x>&e;</x>".encode()
        ),
        "属性里的外部实体",
    ),
    (
        "xxe-types",
        "报表.xlsx",
        lambda: replaced(
            sheet_file(Sheet("表", [["1"]])),
            "[Content_Types].xml",
            f"<?xml version='1.0'?>{OUTSIDE}<Types>&e;</Types>".encode(),
        ),
        "内容类型里的外部实体",
    ),
    (
        "xxe-ofd",
        "通知.ofd",
        lambda: replaced(ofd_file(["通知"]), "OFD.xml", f"<?xml version='1.0'?>{OUTSIDE}<x>&e;</x>".encode()),
        "OFD 的外部实体",
    ),
    (
        "xxe-utf16",
        "通知.docx",
        lambda: replaced(
            word_file(text("通知")),
            "word/document.xml",
            f"<?xml version='1.0' encoding='UTF-16'?>{OUTSIDE}<x>&e;</x>".encode("utf-16"),
        ),
        "UTF-16 里的外部实体，按字节找不到",
    ),
    (
        "broken-xml",
        "通知.docx",
        lambda: replaced(word_file(text("通知")), "word/document.xml", b"<w:document><w:body>"),
        "XML 不完整",
    ),
    (
        "html-chunk",
        "通知.docx",
        lambda: word_file(
            text("通知"),
            extra=[Member("word/a.html", web_page(SCRIPT))],
            relations=[f'<Relationship Id="rId66" Type="{OFFICE}/aFChunk" Target="a.html"/>'],
        ),
        "并入的网页带脚本",
    ),
    ("no-types", "通知.docx", lambda: zip_file([("word/document.xml", b"<x/>")]), "缺内容类型"),
    (
        "twice",
        "通知.docx",
        lambda: replaced(word_file(text("通知")), "word/document.xml", b"<x/>", twice=True),
        "同名成员两份，各家读法不同",
    ),
]

PACKED = [
    (
        "encrypted-zip",
        "附件.zip",
        lambda: zip_file([Member("a.txt", bytes(range(40)), stored=True, flags=1)]),
        "加密的 zip，看不到里面",
    ),
    (
        "encrypted-docx",
        "通知.docx",
        lambda: compound({"EncryptedPackage": bytes(5000), "EncryptionInfo": b"\x04\0\x04\0\x40\0\0\0<encryption/>"}),
        "加密的 Word",
    ),
    (
        "encrypted-xlsx",
        "报表.xlsx",
        lambda: compound({"EncryptedPackage": bytes(5000), "EncryptionInfo": b"\x04\0\x02\0\x24\0\0\0"}),
        "加密的工作簿",
    ),
    ("truncated-docx", "通知.docx", lambda: word_file(text("通知"))[:-200], "截断的 Word"),
    ("truncated-xlsx", "报表.xlsx", lambda: sheet_file(Sheet("表", [["1"]]))[:600], "截断的工作簿"),
    ("wrong-crc", "附件.zip", lambda: zip_file([Member("a.txt", lines("通知"), crc=1)]), "校验不符"),
    ("seven-zip", "附件.7z", lambda: b"7z\xbc\xaf\x27\x1c\0\x04" + bytes(100), "读不了的压缩格式"),
    ("rar", "附件.rar", lambda: b"Rar!\x1a\x07\x01\0" + bytes(100), "读不了的压缩格式"),
]

# A reader of old files may be missing: then they are kept unread, and not followed in circles.
BROKEN = [
    ("truncated-doc", "通知.doc", lambda: old_word_file(["通知"])[:700], "截断的 Word 97"),
    (
        "loop-doc",
        "通知.doc",
        looped,
        "扇区链成环",
    ),
]

CASES = [refused(*row) for row in [*MARKUP, *PACKED]] + [harmless(*row) for row in BROKEN]
