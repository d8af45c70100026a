"""Marks in PDF, OFD, OpenDocument, the old Word files and pictures."""

from tests.examination.corpus.making.compound import old_word_file
from tests.examination.corpus.making.opendocument import lines_xml, ofd_file, open_text
from tests.examination.corpus.making.pdf import Pdf
from tests.examination.corpus.making.picture import jpeg, png, text_chunk, xmp_packet
from tests.examination.corpus.making.plain import lines
from tests.examination.corpus.making.word import text, word_file

from .case import marked

TITLE = "关于下达救灾资金计划的通知"


def pdf(*above, **more):
    return lambda b: Pdf([[*above, TITLE, b]], **more).make()


def beside(**more):
    return lambda b: Pdf([[TITLE, b]], **more).make()


PDFS = [
    marked("pdf-text", "通知.pdf", pdf("机密★20年"), "首行"),
    marked("pdf-unpacked", "通知.pdf", pdf("绝密★30年", packed=False), "首行，不压缩"),
    marked("pdf-operators", "通知.pdf", pdf(("机", "密", "★", "20", "年")), "一字一个绘字操作"),
    marked("pdf-array", "通知.pdf", pdf("秘密★10年", style="array"), "TJ 数组，字间有字距"),
    marked("pdf-named-font", "通知.pdf", pdf("机密★20年", style="song"), "不嵌字体的宋体，UniGB-UCS2-H"),
    marked("pdf-spaced", "通知.pdf", pdf("机　密　★　２０年"), "字间全角空格、全角数字"),
    marked("pdf-second-page", "汇编.pdf", lambda b: Pdf([[TITLE, b], ["秘密☆10年", "附件"]]).make(), "第二页"),
    marked("pdf-invisible", "扫描件.pdf", pdf("机密★20年", invisible=True), "扫描件下面看不见的文字层"),
    marked("pdf-form-object", "通知.pdf", pdf("机密★20年", in_form=True), "页眉之类的表单对象"),
    marked("pdf-object-stream", "通知.pdf", pdf("绝密★30年", object_stream=True), "PDF 1.5 的对象流"),
    marked("pdf-title", "通知.pdf", beside(info={"Title": "机密★20年"}), "属性：标题"),
    marked(
        "pdf-keywords",
        "通知.pdf",
        beside(info={"Keywords": "秘密★10年"}, object_stream=True),
        "属性：关键词，在对象流里",
    ),
    marked("pdf-xmp", "通知.pdf", beside(xmp=xmp_packet("机密★20年")), "XMP"),
    marked("pdf-annotation", "通知.pdf", beside(annotation="机密★20年"), "注释"),
    marked(
        "pdf-attachment",
        "通知.pdf",
        lambda b: Pdf([[TITLE]], attachment=("附件.txt", lines("机密★20年", b))).make(),
        "附件",
    ),
    marked(
        "pdf-attachment-docx",
        "通知.pdf",
        lambda b: Pdf([[TITLE]], attachment=("附件.docx", word_file(text("秘密★10年", b)))).make(),
        "附件里的 Word 文件",
    ),
    marked(
        "pdf-attachment-name",
        "通知.pdf",
        lambda b: Pdf([[TITLE]], attachment=("绝密★30年.txt", lines(b))).make(),
        "附件的名字",
    ),
    marked("pdf-outline", "汇编.pdf", beside(outline="附件一 机密★20年"), "书签"),
    marked("pdf-form-field", "呈批单.pdf", beside(form_value="机密★20年"), "表单域的值"),
]

OTHERS = [
    marked("ofd-text", "通知.ofd", lambda b: ofd_file(["机密★20年", TITLE, b]), "OFD 正文"),
    marked(
        "ofd-codes", "通知.ofd", lambda b: ofd_file([("绝", "密", "★", "30年"), TITLE, b]), "OFD，一字一个 TextCode"
    ),
    marked("ofd-title", "通知.ofd", lambda b: ofd_file([TITLE, b], title="秘密★10年"), "OFD 属性"),
    marked("ofd-note", "通知.ofd", lambda b: ofd_file([TITLE, b], note="机密★20年"), "OFD 注释（水印）"),
    marked(
        "ofd-attachment",
        "通知.ofd",
        lambda b: ofd_file([TITLE], attachment=("fujian.txt", lines("机密★20年", b))),
        "OFD 附件",
    ),
    marked("odt-body", "通知.odt", lambda b: open_text(lines_xml(["机密★20年", TITLE, b])), "ODT 正文"),
    marked(
        "odt-spans",
        "通知.odt",
        lambda b: open_text(
            f"<text:p><text:span>机</text:span><text:span>密</text:span>★<text:s/>20年</text:p>{lines_xml([b])}"
        ),
        "ODT，拆开的 span",
    ),
    marked(
        "odt-header",
        "通知.odt",
        lambda b: open_text(lines_xml([TITLE, b]), header=lines_xml(["绝密★30年"])),
        "ODT 页眉",
    ),
    marked(
        "odt-note",
        "通知.odt",
        lambda b: open_text(
            f"<text:p>{TITLE}<office:annotation><text:p>机密★20年</text:p></office:annotation></text:p>{lines_xml([b])}"
        ),
        "ODT 批注",
    ),
    marked(
        "odt-deleted",
        "通知.odt",
        lambda b: open_text(
            f'<text:tracked-changes><text:changed-region text:id="c1"><text:deletion>{lines_xml(["秘密★10年"])}</text:deletion></text:changed-region></text:tracked-changes>{lines_xml([TITLE, b])}'
        ),
        "ODT 修订：删去的字",
    ),
    marked("odt-keyword", "通知.odt", lambda b: open_text(lines_xml([TITLE, b]), keyword="机密★20年"), "ODT 属性"),
    marked("doc-body", "通知.doc", lambda b: old_word_file(["机密★20年", TITLE, b]), "Word 97，UTF-16 的正文"),
    marked("doc-top", "通知.doc", lambda b: old_word_file(["000008", "绝密☆长期", TITLE, b]), "Word 97，份号与密级"),
    marked("doc-property", "通知.doc", lambda b: old_word_file([TITLE, b], title="秘密★10年"), "Word 97 的属性，GBK"),
    marked(
        "doc-scattered",
        "通知.doc",
        lambda b: old_word_file(["机密★20年", TITLE, b], scattered=True, before=255),
        "反复保存的文件：扇区倒着放，密级跨扇区",
    ),
    marked("wps-body", "通知.wps", lambda b: old_word_file(["秘密★10年", TITLE, b]), "WPS 文字"),
]

PICTURES = [
    marked("jpg-exif", "照片.jpg", lambda b: jpeg({0x010E: f"机密★20年 {b}".encode()}), "EXIF 说明，UTF-8"),
    marked(
        "jpg-exif-windows",
        "照片.jpg",
        lambda b: jpeg({0x9C9C: f"秘密★10年 {b}\0".encode("utf-16-le")}),
        "EXIF 备注（Windows，UTF-16）",
    ),
    marked("jpg-xmp", "扫描.jpg", lambda b: jpeg(xmp=xmp_packet(f"机密★20年 {b}")), "XMP"),
    marked("jpg-comment", "扫描.jpg", lambda b: jpeg(comment=f"绝密★30年 {b}".encode("gbk")), "JPEG 注释段，GBK"),
    marked("jpg-name", "机密★20年 附图.jpg", lambda b: jpeg(comment=b.encode()), "图片的文件名"),
    marked("png-text", "图.png", lambda b: png(text_chunk(f"机密★20年 {b}")), "PNG 文字块"),
    marked(
        "png-packed-text",
        "图.png",
        lambda b: png(text_chunk(f"秘密☆10年 {b}", "Description", packed=True)),
        "PNG 压缩的文字块",
    ),
    marked(
        "png-xmp",
        "图.png",
        lambda b: png(text_chunk(xmp_packet(f"机密★20年 {b}"), "XML:com.adobe.xmp")),
        "PNG 里的 XMP",
    ),
]

CASES = [*PDFS, *OTHERS, *PICTURES]
