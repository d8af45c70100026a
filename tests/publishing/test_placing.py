"""What was found is shown where it stands."""

import pytest

from portal.publishing.models import RevisionFinding
from portal.publishing.placing import by_place, cut

pytestmark = pytest.mark.small
TEXT = "第一段有甲。\n第二段有乙和甲。\n第三段"


def found(key, value, start, part="body"):
    return RevisionFinding(key=key, part=part, value=value, start=start, end=start + len(value))


def pieces(place, *findings, text=TEXT, title="标题有丙"):
    placed = by_place(text, title, findings).get(place, [])
    words = title if place == "title" else text.split("\n")[int(place[1:]) - 1]
    return cut(words, placed)


def test_hit_stands_in_its_paragraph():
    assert pieces("p2", found("k", "乙", 11)) == [("第二段有", ""), ("乙", "k"), ("和甲。", "")]
    assert pieces("p1", found("k", "乙", 11)) == [("第一段有甲。", "")]
    assert pieces("title", found("k", "丙", 3, part="title")) == [("标题有", ""), ("丙", "k")]


def test_hit_whose_number_does_not_fit_is_looked_for():
    assert pieces("p1", found("k", "甲", 999)) == [("第一段有", ""), ("甲", "k"), ("。", "")]
    assert pieces("p1", found("k", "没有这句", 0)) == [("第一段有甲。", "")]


def test_overlapping_hits_keep_the_first_and_nothing_is_lost():
    both = found("a", "第二段有", 7), found("b", "段有乙", 9)
    assert "".join(words for words, _key in pieces("p2", *both)) == "第二段有乙和甲。"
    assert [key for _words, key in pieces("p2", *both) if key] == ["a"]


def test_hit_over_two_paragraphs_is_shown_in_the_first_and_what_is_elsewhere_nowhere():
    assert pieces("p1", found("k", "甲。\n第二", 4)) == [("第一段有", ""), ("甲。", "k")]
    assert by_place(TEXT, "标题", [found("k", "甲", 0, part="header:x"), found("l", "甲", 0, part="file:x")]) == {}
    assert by_place("", "", [found("k", "甲", 0)]) == {}
