"""Marks in Word files: in every part of the package that can hold words."""

from tests.examination.corpus.making import word
from tests.examination.corpus.making.archive import Member
from tests.examination.corpus.making.compound import wrapped
from tests.examination.corpus.making.package import OFFICE
from tests.examination.corpus.making.picture import jpeg, png, text_chunk
from tests.examination.corpus.making.plain import lines, paragraphs, web_page
from tests.examination.corpus.making.sheet import Sheet, sheet_file
from tests.examination.corpus.making.word import part, run, runs, table, text, text_box, watermark, word_file

from .case import marked

TITLE = "关于做好抗旱保供水工作的通知"


def with_part(kind: str, inner: str, header_type: str = "default"):
    return lambda b: word_file(text(TITLE, b), [(kind, part(kind, inner))], header_type=header_type)


def with_body(inner: str):
    return lambda b: word_file(inner + text(TITLE, b))


def changed(tag: str, inner: str) -> str:
    return word.paragraph(f'<w:{tag} w:id="9" w:author="测试员乙" w:date="2026-01-05T09:00:00Z">{inner}</w:{tag}>')


def with_file(name: str, kind: str, data_of):
    related = f'<Relationship Id="rId77" Type="{OFFICE}/{kind}" Target="{name}"/>'
    return lambda b: word_file(text(TITLE, b), extra=[Member(f"word/{name}", data_of(b))], relations=[related])


DELETED = '<w:r><w:delText xml:space="preserve">机密★20年</w:delText></w:r>'
STAR = '<w:r><w:sym w:font="Wingdings" w:char="F0AB"/></w:r>'
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
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> QUOTE "机密★20年" </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
CONTROL = f'<w:sdt><w:sdtPr><w:alias w:val="密级"/></w:sdtPr><w:sdtContent>{text("机密★20年")}</w:sdtContent></w:sdt>'
RUBY = "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>mì</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>机密★20年</w:t></w:r></w:rubyBase></w:ruby></w:r>"
VARIABLES = '<w:docVars><w:docVar w:name="密级" w:val="机密★20年"/></w:docVars>'

BODY = [
    marked("docx-body", "通知.docx", with_body(text("机密★20年")), "首行"),
    marked(
        "docx-right",
        "通知.docx",
        with_body(text("000003", "绝密★30年", "特急")),
        "份号、密级、紧急程度三行（公文格式）",
    ),
    marked("docx-runs", "通知.docx", with_body(runs("机", "密", "★", "2", "0年")), "一字一个 run"),
    marked(
        "docx-runs-spaced", "通知.docx", with_body(runs("秘　", "密", "☆ ", "１０", "年")), "run 之间还有空格与全角"
    ),
    marked(
        "docx-breaks",
        "通知.docx",
        with_body(word.paragraph("<w:r><w:t>机</w:t><w:br/><w:t>密</w:t><w:br/><w:t>★20年</w:t></w:r>")),
        "软回车夹在字间",
    ),
    marked(
        "docx-tab",
        "通知.docx",
        with_body(word.paragraph("<w:r><w:t>机密</w:t><w:tab/><w:t>★20年</w:t></w:r>")),
        "制表位夹在字间",
    ),
    marked(
        "docx-symbol-star",
        "通知.docx",
        with_body(word.paragraph(run("机密") + STAR + run("20年"))),
        "星由“插入符号”写成，不是文字",
    ),
    marked("docx-cell", "呈批单.docx", with_body(table([["密级", "机密★20年"], ["编号", "12"]])), "呈批单的一格"),
    marked(
        "docx-cells", "呈批单.docx", with_body(table([["密级", "秘密"], ["保密期限", "10年"]])), "密级与期限各占一格"
    ),
    marked(
        "docx-nested-table",
        "呈批单.docx",
        lambda b: word_file(f"<w:tbl><w:tr><w:tc>{table([['绝密★30年']])}</w:tc></w:tr></w:tbl>{text(b)}"),
        "表中表",
    ),
    marked("docx-hidden", "通知.docx", with_body(word.paragraph(run("机密★20年", "<w:vanish/>"))), "隐藏文字"),
    marked(
        "docx-white",
        "通知.docx",
        with_body(word.paragraph(run("机密★20年", '<w:color w:val="FFFFFF"/><w:sz w:val="2"/>'))),
        "白色小字",
    ),
    marked("docx-box", "通知.docx", with_body(text_box(text("机密★20年"))), "文本框"),
    marked("docx-box-runs", "通知.docx", with_body(text_box(runs("绝", "密★", "长期"))), "文本框里拆开的 run"),
    marked("docx-watermark", "通知.docx", with_part("header", watermark("机密★20年")), "水印（页眉里的艺术字）"),
    marked("docx-control", "通知.docx", with_body(CONTROL), "内容控件"),
    marked("docx-field", "通知.docx", with_body(word.paragraph(FIELD)), "域代码"),
    marked("docx-ruby", "通知.docx", with_body(word.paragraph(RUBY)), "注了拼音的字"),
    marked("docx-inserted", "通知.docx", with_body(changed("ins", run("机密★20年"))), "修订：插入"),
    marked("docx-deleted", "通知.docx", with_body(changed("del", DELETED)), "修订：删去的字还在文件里"),
    marked("docx-moved", "通知.docx", with_body(changed("moveFrom", run("秘密★10年"))), "修订：移走的字还在文件里"),
]

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

CASES = [*BODY, *PARTS, *INSIDE]
