"""Marks in the body of Word files: split, boxed, hidden, inserted, deleted."""

from tests.examination.corpus.making import word
from tests.examination.corpus.making.word import part, run, runs, table, text, text_box, watermark, word_file

from .case import marked

TITLE = "关于做好抗旱保供水工作的通知"


def with_part(kind: str, inner: str, header_type: str = "default"):
    return lambda b: word_file(text(TITLE, b), [(kind, part(kind, inner))], header_type=header_type)


def with_body(inner: str):
    return lambda b: word_file(inner + text(TITLE, b))


def changed(tag: str, inner: str) -> str:
    return word.paragraph(f'<w:{tag} w:id="9" w:author="测试员乙" w:date="2026-01-05T09:00:00Z">{inner}</w:{tag}>')


DELETED = '<w:r><w:delText xml:space="preserve">机密★20年</w:delText></w:r>'
STAR = '<w:r><w:sym w:font="Wingdings" w:char="F0AB"/></w:r>'
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> QUOTE "机密★20年" </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
CONTROL = f'<w:sdt><w:sdtPr><w:alias w:val="密级"/></w:sdtPr><w:sdtContent>{text("机密★20年")}</w:sdtContent></w:sdt>'
RUBY = "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>mì</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>机密★20年</w:t></w:r></w:rubyBase></w:ruby></w:r>"

CASES = [
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
