"""From a Word file: its text, tables and pictures come in, what is left out is said, and nothing typed is lost."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from portal.publishing.models import Blob, Revision
from portal.publishing.word import taking
from tests.desk.test_writing import ADD, typed

pytestmark = pytest.mark.medium
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DRAWING = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40


def paragraph(text: str, *, style="", side="") -> str:
    look = f'<w:pStyle w:val="{style}"/>' if style else ""
    look += f'<w:jc w:val="{side}"/>' if side else ""
    return f"<w:p><w:pPr>{look}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


MERGED = (
    "<w:tbl><w:tr>"
    '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>合并的表头</w:t></w:r></w:p></w:tc></w:tr><w:tr>'
    "<w:tc><w:p><w:r><w:t>一村</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>3户</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
)
PICTURE = (
    "<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill>"
    '<a:blip r:embed="rId9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
)
DELETED = '<w:p><w:del w:id="1"><w:r><w:delText>删去的话</w:delText></w:r></w:del><w:r><w:t>留下的话</w:t></w:r></w:p>'
BODY = "".join([
    paragraph("关于提高城乡低保标准的通知", side="center"), paragraph("霁民发[2026] 7号", side="center"),
    paragraph("一、标准", style="1"), paragraph("由760元提高到800元。自2026年5月1日起施行，有效期五年。"),
    MERGED, PICTURE, DELETED, paragraph("2026年3月2日", side="right"),
])  # fmt: skip


def docx(body: str = BODY, **parts: bytes) -> bytes:
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId9" Type="{OFFICE}/image" Target="media/image1.png"/>'
            f'<Relationship Id="rId2" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>'
        ),
        "word/styles.xml": f'<w:styles {W}><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/>'
        "</w:style></w:styles>",
        "word/document.xml": f"<w:document {W} {DRAWING}><w:body>{body}</w:body></w:document>",
        "word/media/image1.png": PNG,
        "word/comments.xml": f'<w:comments {W}><w:comment w:id="1"/><w:comment w:id="2"/></w:comments>',
    } | {name.replace("__", "/").replace("_xml", ".xml"): data for name, data in parts.items()}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def read(client, cast, data: bytes, name="通知.docx", **fields):
    return client.post(ADD, typed(cast, word=SimpleUploadedFile(name, data), _word="1", **fields))


def test_word_file_becomes_the_text_its_pictures_attachments_and_what_is_left_out_is_said(cast, at_desk):
    answer = read(at_desk("clerk"), cast, docx(), body_html="", document_number="")
    page = answer.content.decode()
    assert answer.status_code == 200 and not Revision.objects.exists()
    for words in ("还没有保存", "批注2条", "修订中删去的内容1处", "图1.png", "留下的话"):
        assert words in page
    assert "删去的话" not in page
    for words in ("&lt;h2&gt;一、标准&lt;/h2&gt;", "colspan=&quot;2&quot;", "align-center", "（图1，见附件）"):
        assert words in page
    # What the text says of itself is offered and not filled in.
    for offer in ("document_number:霁民发〔2026〕7号", "effective_from:2026-05-01", "effective_until:2031-04-30"):
        assert f'value="{offer}"' in page
    assert 'name="effective_from" value' not in page and 'value="2026-05-01"' not in page


def test_word_file_goes_behind_what_is_written_and_replaces_nothing(cast, at_desk):
    page = read(at_desk("clerk"), cast, docx(), body_html="<p>先写的话</p>", title="我的标题").content.decode()
    assert page.index("先写的话") < page.index("由760元提高到800元") and 'value="我的标题"' in page


def test_word_file_takes_the_place_of_a_template_that_nobody_has_touched(cast, at_desk):
    template = "<h2>条件</h2>\n<p>&nbsp;</p>\n<h2>材料</h2>\n<p>&nbsp;</p>"
    client, path = at_desk("clerk"), f"{ADD}?item=20/0001"
    word = SimpleUploadedFile("通知.docx", docx())
    page = client.post(path, typed(cast, body_html=template, word=word, _word="1")).content.decode()
    assert "由760元提高到800元" in page and "&lt;h2&gt;条件&lt;/h2&gt;" not in page


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("旧.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, "另存为 docx"),
        ("旧.wps", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, "另存为 docx"),
        ("表.xlsx", b"PK", "不是 Word 文件"),
        ("假.docx", b"PK\x03\x04 broken", "不是 DOCX"),
        ("坏.docx", docx("<w:p><w:r>"), "已损坏"),
        ("炸.docx", docx("<w:p/>" * 900_000), "读不出来"),
    ],
)
def test_file_that_cannot_be_read_is_named_and_nothing_typed_is_lost(cast, at_desk, name, data, words):
    page = read(at_desk("clerk"), cast, data, name, title="还在的标题", body_html="<p>还在的正文</p>").content.decode()
    assert words in page and "还在的标题" in page and "还在的正文" in page


def test_button_without_a_file_says_so(cast, at_desk):
    page = at_desk("clerk").post(ADD, typed(cast, _word="1")).content.decode()
    assert "请先选择一个 Word 文件" in page and not Blob.objects.exists()


def test_converter_inherits_nothing(tmp_path, monkeypatch):
    spy = tmp_path / "converting.py"
    spy.write_text("import json, os, sys\nprint(json.dumps([sorted(os.environ), sys.flags.isolated]))")
    monkeypatch.setattr(taking, "CONVERTER", spy)
    monkeypatch.setenv("DATABASE_URL_STAFF", "postgresql://staff:secret@db/portal")
    seen, is_isolated = taking._converted(tmp_path)
    assert "DATABASE_URL_STAFF" not in seen and set(seen) <= {"PATH", "LC_ALL", "LC_CTYPE"} and is_isolated
