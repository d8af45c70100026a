"""Masks: what was found is gone from the file, the file still opens, all else stays; and what nobody sees can go."""

import io
import zipfile
from xml.dom import minidom

import openpyxl
import pytest

from portal.examination.examine import examine
from portal.examination.finding import Finding, Place, Severity
from portal.examination.masks import can_mask, mask
from portal.examination.masks.shapes import masked
from portal.examination.masks.stripping import strip
from portal.examination.masks.typed import mask_html
from portal.examination.masks.wanted import Wanted
from portal.examination.personal import RULES
from portal.examination.reading.asking import read_here
from portal.examination.subject import Subject
from tests.examination.corpus import cases
from tests.examination.corpus.making import word
from tests.examination.corpus.making.archive import Member
from tests.examination.corpus.making.numbers import id_number
from tests.examination.corpus.making.sheet import Sheet, sheet_file
from tests.examination.corpus.making.word import part, run, text, word_file
from tests.examination.personal_here import TODAY

pytestmark = pytest.mark.small
ID = id_number("19770707", 31)


@pytest.fixture(autouse=True)
def reading_in_this_process(monkeypatch):
    """The readers' bounds are tried elsewhere; here are many small files."""
    monkeypatch.setattr("portal.examination.masks.read", lambda path, name: read_here(path.read_bytes(), name))


def found_in(data: bytes, name: str) -> list[Finding]:
    found = examine(Subject(read_here(data, name).as_part("file:x"), today=TODAY), RULES)
    return [each for each in found if each.place.part != "file:x"]


def opens(data: bytes, name: str) -> bool:
    if name.endswith(("docx", "xlsx", "pptx", "odt", "ods")):
        archive = zipfile.ZipFile(io.BytesIO(data))
        for each in archive.namelist():
            if each.endswith((".xml", ".rels")):
                minidom.parseString(archive.read(each))
        if name.endswith("xlsx"):
            openpyxl.load_workbook(io.BytesIO(data))
        return archive.testzip() is None
    return True


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        ("id_number", "110101198001011234", "110101********1234"),
        ("id_number", "110101 19800101 1234", "110101 ******** 1234"),
        ("id_number", "110101800101123", "110101******123"),
        ("mobile", "13812341234", "138****1234"),
        ("mobile", "138-1234-1234", "138-****-1234"),
        ("bank_card", "6222020000000000012", "***************0012"),
        ("passport", "E00000001", "E*****001"),
        ("email", "ceshi.jia@mail.example", "c***@mail.example"),
        ("home_address", "青石镇柳湾村三组12号", "青石镇柳湾村***"),
        ("home_address", "城关镇解放街24号", "城关镇***"),
        ("hardship", "尿毒症", "***"),
        ("minor", "李小明", "李某某"),
    ],
)
def test_mask_keeps_what_the_rules_allow(kind, value, shown):
    assert "".join(masked(kind, value)) == shown


def test_every_file_of_the_corpus_that_can_be_masked_holds_nothing_afterwards(tmp_path):
    tried, left = 0, []
    for case in cases("personal"):
        if case.is_typed or not can_mask(case.name):
            continue
        path = tmp_path / "file"
        path.write_bytes(case.make())
        findings = found_in(path.read_bytes(), case.name)
        result = mask(path, case.name, findings)
        data = result.path.read_bytes()
        result.path.unlink()
        tried += bool(findings)
        if result.left or found_in(data, case.name) or not opens(data, case.name):
            left.append((case.id, [each.value for each in result.left], found_in(data, case.name)))
    print(f"masks: {tried - len(left)} of {tried} files hold nothing afterwards")
    assert tried > 40
    assert left == []


def test_mask_leaves_all_other_cells_and_parts_as_they_were(tmp_path):
    path = tmp_path / "名单.xlsx"
    rows = [["姓名", "身份证号", "金额"], ["测试员甲", ID, 500], ["测试员乙", "无", 500]]
    path.write_bytes(sheet_file(Sheet("名单", rows), Sheet("说明", [["照发", 1.5]])))
    result = mask(path, path.name, found_in(path.read_bytes(), path.name))
    book = openpyxl.load_workbook(io.BytesIO(result.path.read_bytes()))
    new, old = zipfile.ZipFile(result.path), zipfile.ZipFile(path)
    assert [[cell.value for cell in row] for row in book["名单"]] == [
        rows[0], ["测试员甲", f"{ID[:6]}********{ID[-4:]}", 500], rows[2],
    ]  # fmt: skip
    assert [[cell.value for cell in row] for row in book["说明"]] == [["照发", 1.5]]
    assert new.namelist() == old.namelist()
    changed = {name for name in new.namelist() if new.read(name) != old.read(name)}
    assert changed == {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"}
    result.path.unlink()


def test_word_of_hardship_is_masked_in_its_line_only(tmp_path):
    path = tmp_path / "名单.csv"
    words = "姓名,致贫原因\r\n测试员甲,因病\r\n全县因病致贫占一成\r\n"
    path.write_bytes(words.encode("gb18030"))
    result = mask(path, path.name, found_in(path.read_bytes(), path.name))
    assert result.path.read_bytes().decode("gb18030") == words.replace("甲,因病", "甲,***")
    assert result.left == ()
    result.path.unlink()


def test_typed_text_is_masked_between_its_tags():
    body = f'<p>测试员甲<strong>{ID[:8]}</strong>{ID[8:]}</p><p><a href="tel:13812340000">13812340000</a></p>'
    new = mask_html(body, [Wanted("id_number", ID), Wanted("mobile", "13812340000")])
    assert new == (
        f'<p>测试员甲<strong>{ID[:6]}**</strong>******{ID[-4:]}</p><p><a href="tel:138****0000">138****0000</a></p>'
    )


def test_what_cannot_be_masked_is_told(tmp_path):
    path = tmp_path / "名单.txt"
    path.write_bytes("别的内容".encode())
    finding = Finding("PII-ID", Severity.BLOCKS, Place("file:x/", "正文"), ID, "")
    result = mask(path, path.name, [finding])
    assert result.left == ()
    result.path.unlink()


def test_strip_takes_out_of_a_word_file_what_nobody_sees(tmp_path):
    changed = (
        '<w:del w:id="1" w:author="测试员乙"><w:r><w:delText>删去的话</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="测试员乙"><w:r><w:t>加上的话</w:t></w:r></w:ins>'
    )
    body = (
        text("留下的话")
        + word.paragraph(changed)
        + word.paragraph(run("藏起的话", "<w:vanish/>") + run("看得见的话"))
        + word.paragraph('<w:commentRangeStart w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>')
    )
    path = tmp_path / "稿.docx"
    path.write_bytes(word_file(
        body, [("comments", part("comments", text("批注的话")))], core={"dc:creator": "测试员甲", "dc:title": "标题"},
        custom={"报送": "测试员乙"}, extra=[Member("word/embeddings/a.xlsx", sheet_file(Sheet("名单", [[ID]])))],
    ))  # fmt: skip
    stripped = strip(path)
    data = stripped.path.read_bytes()
    stripped.path.unlink()
    words = "".join(each.text for each in read_here(data, path.name).texts)
    assert opens(data, path.name)
    for stays in ("留下的话", "加上的话", "看得见的话", "标题"):
        assert stays in words, stays
    for goes in ("删去的话", "藏起的话", "批注的话", "测试员", "报送", ID):
        assert goes not in words, goes
    assert len(stripped.report) >= 5


def test_strip_takes_out_of_a_workbook_what_nobody_sees(tmp_path):
    shown = Sheet("公示", [["姓名", "备注", "金额"], ["测试员甲", "藏列", 500], ["藏行", "", 1]],
                  hidden_rows=[3], hidden_columns=[2], comment=("A1", "批注的话"))  # fmt: skip
    path = tmp_path / "公示.xlsx"
    path.write_bytes(sheet_file(
        Sheet("底稿", [["藏表", ID]], "veryHidden"), shown, names={"底": "底稿!$A$1"},
        core={"dc:creator": "测试员乙"},
    ))  # fmt: skip
    stripped = strip(path)
    data = stripped.path.read_bytes()
    stripped.path.unlink()
    book = openpyxl.load_workbook(io.BytesIO(data))
    everything = b"".join(
        zipfile.ZipFile(io.BytesIO(data)).read(name) for name in zipfile.ZipFile(io.BytesIO(data)).namelist()
    )
    assert book.sheetnames == ["公示"]
    assert [[cell.value for cell in row] for row in book["公示"]][:2] == [
        ["姓名", None, "金额"],
        ["测试员甲", None, 500],
    ]
    for goes in ("藏表", "藏行", "藏列", "批注的话", "底稿", "测试员乙", ID):
        assert goes.encode() not in everything, goes
    assert opens(data, path.name)
