import pytest

from portal.search.snippets import marked, piece

pytestmark = pytest.mark.small


def test_title_marks_what_was_asked():
    assert marked("关于提高低保标准的通知", "低保标准") == "关于提高<mark>低保标准</mark>的通知"


def test_words_that_stand_apart_are_marked_each():
    assert marked("最低生活保障标准", "保障 标准") == "最低生活<mark>保障标准</mark>"


def test_pairs_are_marked_where_the_whole_does_not_stand():
    assert marked("低保和保障标准", "低保标准") == "<mark>低保</mark>和保障<mark>标准</mark>"


def test_width_case_and_traditional_characters_do_not_hide_a_hit():
    assert marked("WPS 低保標準", "ｗｐｓ 标准") == "<mark>WPS</mark> 低保<mark>標準</mark>"


def test_markup_in_text_and_query_is_only_text():
    assert marked("<b>低保</b>", "低保 <b>") == "&lt;<mark>b</mark>&gt;<mark>低保</mark>&lt;/<mark>b</mark>&gt;"


def test_piece_surrounds_the_first_hit():
    text = "前" * 100 + "低保标准" + "后" * 200
    found = piece(text, "低保标准")
    assert found.startswith("……前") and found.endswith("后……") and "<mark>低保标准</mark>" in found and len(found) < 150


def test_without_a_hit_the_summary_or_the_beginning_stands():
    assert piece("甲" * 300, "低保", otherwise="<摘要>") == "&lt;摘要&gt;"
    assert piece("甲" * 300, "低保").endswith("甲……")
    assert piece("", "低保") == "" and piece("甲", "") == "甲"
