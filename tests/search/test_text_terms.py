"""Every piece of two or more characters of a text asks for terms that the text has."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.search.terms import ALL_HAN, MAX_BYTES, normalise, number_key, text_terms, title_terms, wanted

pytestmark = pytest.mark.small

# What texts are made of: common and rare characters, both scripts, widths, digits, letters, marks, odd spaces.
CHARACTERS = st.sampled_from(
    "低保标准县人民政府通知第条年月日号的㐀𠮷𰻝豈〇○標準條龍乾著麼ＷＰＳｗps20０２①㎡½Ⅳﬁßİéμя"
    "、。，：（）〔〕《》“”%_'\\ \n\t\u3000\u00a0-"
)
TEXTS = st.text(CHARACTERS, min_size=1, max_size=60) | st.text(min_size=1, max_size=40)


def holds(text: str, query: str) -> bool:
    terms, asked = text_terms(text), wanted(query)
    begun = all(any(term.startswith(beginning) for term in terms) for beginning in asked.beginnings)
    return asked.terms <= terms and begun


@settings(max_examples=200)
@given(TEXTS, st.data())
def test_every_piece_of_a_text_is_in_it(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 50)))
    assert holds(text, text[start:end])


def test_long_words_of_letters_are_found_from_any_place():
    word = "".join(chr(ord("a") + n % 26) + str(n % 10) for n in range(90))
    assert all(holds(f"见{word}号", word[start : start + 45]) for start in range(100))
    assert holds(f"见{word}号", f"{word[-50:]}号")


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("总则", "第一章　总　则"), ("人民政府关于", "县人民政府\n关于印发"), ("第5条", "第 5 条"),
        ("二〇一九", "二○一九年"),
        ("標準", "标准"), ("标准", "標準"), ("ｗｐｓ", "WPS"), ("2019", "２０１９年"), ("低保 标准", "标准和低保"),
        ("乾隆", "乾隆"), ("看着", "看著"), ("54号", "〔2019〕54号"),
    ],
)  # fmt: skip
def test_what_a_reader_sees_as_the_same_is_the_same(query, text):
    assert holds(text, query)


@pytest.mark.parametrize(
    ("query", "text"),
    [("低保", "降低。保持"), ("第2条", "第25条"), ("5条", "第25号条"), ("低保标准", "低保与标准"), ("201", "2091年")],
)
def test_what_does_not_stand_together_is_not_found_together(query, text):
    assert not holds(text, query)


def test_spaces_and_marks_part_the_words_of_a_query():
    assert wanted("低保 标准").terms == {"低保", "标准"} and not wanted("低保 标准").beginnings
    assert wanted("县、低保").beginnings == {"县"}
    assert not any(map(wanted, ("", " ", "，。！", "%%", "😀", "\x00", "'\"\\")))


def test_terms_hold_nothing_that_a_query_language_knows():
    for query in ("'低保' & '标准'", "a:* | b", "x\\y", "!(低保)", "低'保\\"):
        asked = wanted(query)
        assert all(re.fullmatch(r"[^\W_]+", term) for term in asked.terms | asked.beginnings)


def test_title_gives_each_of_its_characters():
    assert {"低", "保", "低保"} <= title_terms("低保") and all(map(ALL_HAN.match, title_terms("低保")))


def test_text_with_more_terms_than_a_row_takes_keeps_its_beginning():
    text = "".join(chr(0x4E00 + n % 600) + chr(0x5200 + n // 600) for n in range(150_000))
    terms = text_terms("低保标准", text)
    assert sum(len(term.encode()) for term in terms) <= MAX_BYTES and {"低保", "保标", "标准"} <= terms


def test_normalising_goes_character_by_character():
    text = "乾隆著書，㎡と①İß髮發ﬁ"
    assert normalise(text) == "".join(map(normalise, text))


def test_numbers_are_alike_however_bracketed():
    written = (
        "霁政发〔2026〕3号",
        "霁政发[2026]3号",
        "霁政发（2026）3 号",
        "霁政发【２０２６】３号",
        "霽政發〔2026〕3號",
        "霁政发2026 3",
    )
    assert {number_key(number) for number in written} == {"霁政发20263"}
