"""Marks in Word files outside the body: headers, notes, properties, and files put inside."""

from tests.examination.corpus.making.archive import Member
from tests.examination.corpus.making.compound import wrapped
from tests.examination.corpus.making.package import OFFICE
from tests.examination.corpus.making.picture import jpeg, png, text_chunk
from tests.examination.corpus.making.plain import lines, paragraphs, web_page
from tests.examination.corpus.making.sheet import Sheet, sheet_file
from tests.examination.corpus.making.word import part, table, text, text_box, word_file

from .case import marked

TITLE = "关于做好抗旱保供水工作的通知"
CHART = (
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/'
    'drawingml/2006/main"><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>机密★20年</a:t></a:r></a:p></c:rich></c:tx>'
    "</c:title></c:chart></c:chartSpace>"
)
DIAGRAM = (
    '<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" xmlns:a="http://schemas.openxmlformats.'
    'org/drawingml/2006/main"><dgm:ptLst><dgm:pt><dgm:t><a:bodyPr/><a:p><a:r><a:t>秘密★10年</a:t></a:r></a:p></dgm:t></dgm:pt>'
    "</dgm:ptLst></dgm:dataModel>"
)
VARIABLES = '<w:docVars><w:docVar w:name="密级" w:val="机密★20年"/></w:docVars>'


def with_part(kind: str, inner: str, header_type: str = "default"):
    return lambda b: word_file(text(TITLE, b), [(kind, part(kind, inner))], header_type=header_type)


def with_file(name: str, kind: str, data_of):
    related = f'<Relationship Id="rId77" Type="{OFFICE}/{kind}" Target="{name}"/>'
    return lambda b: word_file(text(TITLE, b), extra=[Member(f"word/{name}", data_of(b))], relations=[related])


PARTS = [
    marked("docx-header", "通知.docx", with_part("header", text("机密★20年")), "页眉"),
    marked("docx-header-first", "通知.docx", with_part("header", text("绝密★30年"), "first"), "首页页眉"),
    marked("docx-header-even", "通知.docx", with_part("header", text("秘密★10年"), "even"), "偶数页页眉"),
    marked("docx-header-table", "通知.docx", with_part("header", table([["份号000021", "机密★20年"]])), "页眉里的表格"),
    marked("docx-footer", "通知.docx", with_part("footer", text("机密☆20年")), "页脚"),
    marked("docx-footer-box", "通知.docx", with_part("footer", text_box(text("内部资料 注意保存"))), "页脚里的文本框"),
    marked("docx-comment", "通知.docx", with_part("comments", text("机密★20年")), "批注"),
    marked("docx-footnote", "通知.docx", with_part("footnotes", text("机密★20年")), "脚注"),
    marked("docx-endnote", "通知.docx", with_part("endnotes", text("秘密★5年")), "尾注"),
    marked("docx-variable", "通知.docx", with_part("settings", VARIABLES), "文档变量"),
    marked("docx-chart", "通知.docx", lambda b: word_file(text(TITLE, b), [("chart", CHART)]), "图表标题"),
    marked(
        "docx-diagram", "通知.docx", lambda b: word_file(text(TITLE, b), [("diagrams", DIAGRAM)]), "SmartArt 里的字"
    ),
    marked(
        "docx-title",
        "通知.docx",
        lambda b: word_file(text(TITLE, b), core={"dc:title": "机密★20年 防汛方案"}),
        "属性：标题",
    ),
    marked(
        "docx-keywords",
        "通知.docx",
        lambda b: word_file(text(TITLE, b), core={"cp:keywords": "秘密★10年"}),
        "属性：关键词",
    ),
    marked(
        "docx-category",
        "通知.docx",
        lambda b: word_file(text(TITLE, b), core={"cp:category": "密级：绝密"}),
        "属性：类别",
    ),
    marked(
        "docx-custom",
        "通知.docx",
        lambda b: word_file(text(TITLE, b), custom={"密级": "机密"}),
        "自定义属性：名为密级，值为机密",
    ),
    marked(
        "docx-custom-term",
        "通知.docx",
        lambda b: word_file(text(TITLE, b), custom={"标识": "机密★20年"}),
        "自定义属性的值",
    ),
]

INSIDE = [
    marked(
        "docx-zip",
        "通知.docx",
        with_file(
            "embeddings/oleObject1.bin", "oleObject", lambda b: wrapped("附件.txt", lines("机密★20年", b, coding="gbk"))
        ),
        "嵌入对象：文本",
    ),
    marked(
        "docx-docx",
        "通知.docx",
        with_file("embeddings/a.docx", "package", lambda b: word_file(text("机密★20年", b))),
        "嵌入的 Word 文件",
    ),
    marked(
        "docx-docx-docx",
        "通知.docx",
        with_file(
            "embeddings/a.docx",
            "package",
            lambda b: with_file("embeddings/b.docx", "package", lambda c: word_file(text("秘密★10年", c)))(b),
        ),
        "Word 里的 Word 里的 Word",
    ),
    marked(
        "docx-xlsx",
        "通知.docx",
        with_file(
            "embeddings/a.xlsx",
            "package",
            lambda b: sheet_file(Sheet("表1", [["物资", b]]), Sheet("表2", [["机密★20年"]], "hidden")),
        ),
        "嵌入的工作簿的隐藏工作表",
    ),
    marked(
        "docx-wrapped-name",
        "通知.docx",
        with_file("embeddings/oleObject1.bin", "oleObject", lambda b: wrapped("绝密★30年.txt", lines(b))),
        "嵌入对象的文件名",
    ),
    marked(
        "docx-html",
        "通知.docx",
        with_file("afchunk.html", "aFChunk", lambda b: web_page(paragraphs("机密★20年", b))),
        "整段并入的网页",
    ),
    marked(
        "docx-picture",
        "通知.docx",
        with_file("media/image1.jpeg", "image", lambda b: jpeg({0x010E: "机密★20年".encode()})),
        "插图的 EXIF",
    ),
    marked(
        "docx-picture-png",
        "通知.docx",
        with_file("media/image1.png", "image", lambda b: png(text_chunk("秘密★10年"))),
        "插图的 PNG 文字块",
    ),
    marked(
        "docx-orphan",
        "通知.docx",
        lambda b: word_file(
            text(TITLE, b), extra=[Member("customXml/item1.xml", f"<密级>机密★20年<d>{b}</d></密级>".encode())]
        ),
        "自定义 XML，无人引用",
    ),
]

CASES = [*PARTS, *INSIDE]
