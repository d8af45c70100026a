"""Personal data in Word files: every place where a list or an old value stays behind."""

from tests.examination.corpus.making import word
from tests.examination.corpus.making.archive import Member
from tests.examination.corpus.making.compound import old_word_file
from tests.examination.corpus.making.opendocument import lines_xml, open_text
from tests.examination.corpus.making.plain import rich_text
from tests.examination.corpus.making.sheet import Sheet, sheet_file
from tests.examination.corpus.making.word import part, run, runs, table, text, text_box, word_file

from .case import CARD, ID_A, ID_B, ID_C, MOBILE, MOBILE_B, ROWS, found, ident, personal


def docx(inner: str, **more):
    return lambda: word_file(inner, **more)


def noted(kind: str, inner: str):
    return lambda: word_file(text("公示名单"), [(kind, part(kind, inner))])


def changed(tag: str, inner: str) -> str:
    return word.paragraph(f'<w:{tag} w:id="3" w:author="测试员乙">{inner}</w:{tag}>')


CASES = [
    personal("docx-body", "名单.docx", docx(text(f"测试员甲，{ID_A}")), ident("正文"), "Word 正文"),
    personal(
        "docx-table",
        "名单.docx",
        docx(table(ROWS)),
        [ident("表格"), ident("表格", ID_B), found("mobile", MOBILE, "表格")],
        "Word 表格",
    ),
    personal(
        "docx-runs",
        "名单.docx",
        docx(runs("身份证号：", ID_A[:6], ID_A[6:14], ID_A[14:])),
        ident("正文"),
        "号码拆在几个 run 里",
    ),
    personal("docx-run-each", "名单.docx", docx(runs(*ID_B)), ident("正文", ID_B), "一字一个 run"),
    personal("docx-cells", "申请表.docx", docx(table([["身份证号", *ID_A]])), ident("表格"), "一格一个数字的申请表"),
    personal(
        "docx-mobile-cells",
        "申请表.docx",
        docx(table([["手机", *MOBILE]])),
        found("mobile", MOBILE, "表格"),
        "一格一个数字的手机号",
    ),
    personal(
        "docx-box", "名单.docx", docx(text_box(text(f"卡号 {CARD}"))), found("bank_card", CARD, "文本框"), "文本框"
    ),
    personal(
        "docx-header", "名单.docx", noted("header", text(f"经办人 {MOBILE}")), found("mobile", MOBILE, "页眉"), "页眉"
    ),
    personal("docx-comment", "名单.docx", noted("comments", text(f"他的号码 {ID_A}，请核")), ident("批注"), "批注"),
    personal(
        "docx-footnote",
        "名单.docx",
        noted("footnotes", text(f"代领人测试员丁 {MOBILE_B}")),
        found("mobile", MOBILE_B, "脚注"),
        "脚注",
    ),
    personal(
        "docx-deleted",
        "名单.docx",
        docx(changed("del", f"<w:r><w:delText>{ID_A}</w:delText></w:r>") + text("测试员甲")),
        ident("修订"),
        "修订里删去的号码还在",
    ),
    personal(
        "docx-hidden", "名单.docx", docx(word.paragraph(run(ID_C, "<w:vanish/>"))), ident("隐藏文字", ID_C), "隐藏文字"
    ),
    personal(
        "docx-covered",
        "名单.docx",
        docx(word.paragraph(run(ID_A, '<w:highlight w:val="black"/>'))),
        ident("正文"),
        "只用黑底盖住，没有去掉",
    ),
    personal(
        "docx-property",
        "名单.docx",
        docx(text("公示名单"), core={"dc:description": f"报送人 {MOBILE}"}),
        found("mobile", MOBILE, "属性"),
        "属性",
    ),
    personal(
        "docx-custom",
        "名单.docx",
        docx(text("公示名单"), custom={"户主身份证": ID_A}),
        ident("自定义属性"),
        "自定义属性",
    ),
    personal(
        "docx-sheet",
        "名单.docx",
        docx(text("见附表"), extra=[Member("word/embeddings/a.xlsx", sheet_file(Sheet("名单", ROWS)))]),
        ident("嵌入文件"),
        "嵌入的工作簿",
    ),
    personal(
        "docx-link",
        "名单.docx",
        docx(
            text("点此"),
            relations=[
                f'<Relationship Id="rId9" Type="{word.OFFICE}/hyperlink" Target="tel:{MOBILE}" TargetMode="External"/>'
            ],
        ),
        found("mobile", MOBILE, "链接"),
        "超链接的地址",
    ),
    personal(
        "doc-body",
        "名单.doc",
        lambda: old_word_file([f"测试员甲 {ID_A} {MOBILE}"]),
        [ident("正文"), found("mobile", MOBILE)],
        "Word 97",
    ),
    personal("wps-body", "名单.wps", lambda: old_word_file([f"测试员乙 {CARD}"]), found("bank_card", CARD), "WPS 文字"),
    personal("odt-body", "名单.odt", lambda: open_text(lines_xml([f"测试员甲 {ID_A}"])), ident("正文"), "ODT"),
    personal("rtf-body", "名单.rtf", lambda: rich_text(f"测试员甲 {ID_A}"), ident("正文"), "RTF"),
]
