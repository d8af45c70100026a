"""What is read from a file, and where it says that it stands."""

import pytest

from portal.examination.reading.asking import read, read_here
from tests.examination.corpus import cases
from tests.examination.corpus.making.sheet import Raw, Rich, Sheet, sheet_file
from tests.examination.corpus.making.word import table, text, word_file
from tests.examination.reading_here import look

pytestmark = pytest.mark.small


def test_rows_of_a_sheet_are_lines_and_its_cells_are_parted_by_tabs():
    found = read_here(sheet_file(Sheet("汇总", [["姓名", "户数"], ["测试员甲", 3]])), "名单.xlsx")
    cells = next(each for each in found.texts if each.kind == "cells")
    assert cells.text == "姓名\t户数\n测试员甲\t3" and cells.label == "工作表“汇总”" and not cells.hidden


def test_rows_of_a_table_in_a_document_are_lines_too():
    body = table([["任务", "单位"], ["公开目录", "县政府办"]])
    found = read_here(word_file(text("分工表") + body), "分工.docx")
    assert next(each for each in found.texts if not each.hidden).text.split("\n")[:3] == [
        "分工表", "任务\t单位", "公开目录\t县政府办"]  # fmt: skip


def test_hidden_sheet_is_a_hidden_text_with_its_name():
    found = read_here(sheet_file(Sheet("表", [["甲"]]), Sheet("底稿", [["乙"]], "hidden")), "表.xlsx")
    hidden = [(each.label, each.text) for each in found.texts if each.hidden and each.kind == "hidden"]
    assert hidden == [("隐藏工作表“底稿”", "乙")]


def test_every_good_file_is_read_without_danger():
    read_of = {case.id: look(case) for case in cases("good")}
    assert {name: found.danger for name, found in read_of.items() if found.danger} == {}
    pictures = {"good/jpg", "good/png"}  # of a picture people must look at what it shows
    assert {name for name, found in read_of.items() if not found.is_readable} == pictures
    assert [name for name, found in read_of.items() if not found.texts and name not in pictures] == []


def test_child_tells_the_same_as_the_readers_in_this_process(tmp_path):
    wanted = {}
    for case in cases("good"):
        wanted.setdefault(case.name.rpartition(".")[2], case)
    for case in wanted.values():
        path = tmp_path / "file"
        path.write_bytes(case.make())
        assert read(path, case.name) == look(case), case.id


TRICKY = [
    Raw('<c r="{ref}"><f>SUM(B1:B2)</f><v>3</v></c>'), Raw('<c r="{ref}" t="s"><v>99</v></c>'), Raw('<c r="{ref}"/>'),
    Raw('<c s="1" r="{ref}" t="inlineStr"><is><r><t>甲</t></r><r><t>&amp;乙</t></r></is></c>'), Rich(("丙", "丁")), 1.5,
    Raw('<c r="{ref}" t="inlineStr"><is><t xml:space="preserve"> 戊</t></is></c>'), "己<庚",
    Raw('<c r="{ref}"><v/></c>'), Raw('<c r="{ref}" t="inlineStr"><is><t>&#24207;&#21495;</t></is></c>'),
    Raw('<c r="{ref}" t="inlineStr"><is><t>&#24207;&#060;c&#62;&#38;&#169;&#120;&#x5E8F;&#128512;&#0242;</t></is></c>'),
]  # fmt: skip


@pytest.mark.parametrize("more", [{}, {"hidden_rows": [2, 3]}, {"hidden_columns": [2]}, {"narrow": [1, 4]}])
def test_swift_way_through_a_sheet_tells_what_the_parser_tells(more, monkeypatch):
    rows = [["一", "", "三"], ["", "二"], [], *[[cell, "邻", cell] for cell in TRICKY], TRICKY, ["", "", "", "末"]]
    data = sheet_file(Sheet("表", rows, **more))
    swift = read_here(data, "表.xlsx")
    assert "末" in "".join(each.text for each in swift.texts)
    monkeypatch.setattr("portal.examination.reading.swift_sheets.is_plain", lambda data: False)
    assert read_here(data, "表.xlsx") == swift


def test_places_and_texts_hold_nothing_that_the_database_refuses():
    for case in (*cases("hostile"), *cases("marked")):
        if not case.heavy:
            for each in look(case).texts:
                assert "\0" not in each.part + each.label + each.text
                (each.part + each.label + each.text).encode()
