"""Marks in packed files, and in packed files in packed files."""

from tests.examination.corpus.making.archive import Member, tar_file, zip_file
from tests.examination.corpus.making.deflate import gzip_file
from tests.examination.corpus.making.opendocument import ofd_file
from tests.examination.corpus.making.pdf import Pdf
from tests.examination.corpus.making.picture import jpeg
from tests.examination.corpus.making.plain import letter, lines
from tests.examination.corpus.making.sheet import Sheet, sheet_file
from tests.examination.corpus.making.word import part, text, word_file

from .case import marked


def packed(name: str | bytes, data_of, comment: bytes = b"", **more):
    """A zip of an ordinary text and this member."""
    return lambda b: zip_file([("说明.txt", lines("见附件。")), Member(name, data_of(b), **more)], comment)


def paper(b: str) -> bytes:
    return lines("机密★20年", b)


CASES = [
    marked("zip-text", "附件.zip", packed("附件1.txt", paper), "zip 里的文本"),
    marked("zip-stored", "附件.zip", packed("附件1.txt", paper, stored=True), "zip 里不压缩的文本"),
    marked(
        "zip-gbk-text",
        "附件.zip",
        packed("附件1.txt", lambda b: lines("秘密★10年", b, coding="gbk")),
        "zip 里的 GBK 文本",
    ),
    marked("zip-name", "附件.zip", packed("机密★20年.txt", lambda b: lines(b)), "zip 里的文件名"),
    marked(
        "zip-name-gbk",
        "附件.zip",
        packed("机密★20年.txt".encode("gbk"), lambda b: lines(b)),
        "zip 里的文件名，GBK（Windows 压的）",
    ),
    marked("zip-folder", "附件.zip", packed("绝密★30年/附件1.txt", lambda b: lines(b)), "zip 里的文件夹名"),
    marked("zip-comment", "附件.zip", packed("附件1.txt", lambda b: lines(b), "机密★20年".encode("gbk")), "zip 的注释"),
    marked(
        "zip-member-comment",
        "附件.zip",
        lambda b: zip_file([Member("a.txt", lines(b), comment="秘密★10年".encode())]),
        "zip 里一个文件的注释",
    ),
    marked(
        "zip-docx",
        "附件.zip",
        packed("附件1.docx", lambda b: word_file(text(b), [("header", part("header", text("机密★20年")))])),
        "zip 里 Word 的页眉",
    ),
    marked(
        "zip-xlsx",
        "附件.zip",
        packed("附件1.xlsx", lambda b: sheet_file(Sheet("表", [[b]]), Sheet("底稿", [["绝密★30年"]], "veryHidden"))),
        "zip 里工作簿的深度隐藏表",
    ),
    marked("zip-pdf", "附件.zip", packed("附件1.pdf", lambda b: Pdf([["秘密★10年", b]]).make()), "zip 里的 PDF"),
    marked("zip-ofd", "附件.zip", packed("附件1.ofd", lambda b: ofd_file(["机密★20年", b])), "zip 里的 OFD"),
    marked(
        "zip-jpg",
        "附件.zip",
        packed("附件1.jpg", lambda b: jpeg({0x010E: f"机密★20年{b}".encode()})),
        "zip 里图片的 EXIF",
    ),
    marked("zip-zip", "附件.zip", packed("附件1.zip", lambda b: zip_file([("a.txt", paper(b))])), "zip 里的 zip"),
    marked(
        "zip-zip-zip",
        "附件.zip",
        packed("1.zip", lambda b: zip_file([("2.zip", zip_file([("a.txt", paper(b))]))])),
        "zip 里的 zip 里的 zip",
    ),
    marked(
        "zip-zip-docx",
        "附件.zip",
        packed("1.zip", lambda b: zip_file([("2.docx", word_file(text(b), core={"dc:title": "机密★20年"}))])),
        "zip 里的 zip 里 Word 的属性",
    ),
    marked(
        "zip-no-ending",
        "附件.zip",
        packed("附件1", lambda b: zip_file([("a.txt", paper(b))])),
        "zip 里没有扩展名的 zip",
    ),
    marked(
        "zip-many",
        "附件.zip",
        lambda b: zip_file([*[(f"{at:02}.txt", lines("见附件。")) for at in range(40)], ("40.txt", paper(b))]),
        "第四十一个文件",
    ),
    marked("zip-as-docx", "附件.docx", lambda b: zip_file([("附件1.txt", paper(b))]), "扩展名是 docx，其实是 zip"),
    marked("docx-as-pdf", "附件.pdf", lambda b: word_file(text("机密★20年", b)), "扩展名是 pdf，其实是 Word"),
    marked("docx-as-txt", "附件.txt", lambda b: word_file(text("机密★20年", b)), "扩展名是 txt，其实是 Word"),
    marked(
        "docx-added",
        "附件.docx",
        lambda b: word_file(text(b), extra=[Member("附件1.txt", paper(b))]),
        "Word 包里塞进的文本",
    ),
    marked("zip-after-jpg", "照片.jpg", lambda b: jpeg(after=zip_file([("a.txt", paper(b))])), "图片之后接着一个 zip"),
    marked(
        "text-after-pdf",
        "通知.pdf",
        lambda b: Pdf([["通知"]]).make() + "\n机密★20年\n".encode() + b.encode(),
        "PDF 结尾之后的文字",
    ),
    marked("gz-text", "附件.txt.gz", lambda b: gzip_file(paper(b)), "gzip"),
    marked("tar-text", "附件.tar", lambda b: tar_file("a.txt", paper(b)), "tar"),
    marked(
        "tgz-docx",
        "附件.tgz",
        lambda b: gzip_file(tar_file("a.docx", word_file(text("秘密★10年", b)))),
        "tar 再 gzip，里面是 Word",
    ),
    marked(
        "eml-zip",
        "转发.eml",
        lambda b: letter("转发", b"ok", attachment=("附件.zip", zip_file([("a.txt", paper(b))]))),
        "邮件附件的 zip",
    ),
]
