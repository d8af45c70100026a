"""What a query means: phrases, telling words, other words for them, and the three ways to ask."""

import pytest

from portal.search.meaning import meaning_of
from portal.search.terms import wanted
from portal.search.words import is_question, phrases_in, telling, words_in

pytestmark = pytest.mark.small

SYNONYMS = {"低保": ["最低生活保障"], "抽烟": ["吸烟"], "饭馆": ["餐饮", "公共场所"]}


def words(query: str) -> list[str]:
    return [word.text for word in meaning_of(query, SYNONYMS).words]


def test_asking_words_are_dropped_where_something_is_left():
    assert words("离婚财产怎么分割") == ["离婚", "财产", "分割"]
    assert words("养狗要办证吗")[0] == "养狗"
    assert words("怎么办") == ["怎么办"] and words("的") == ["的"]
    assert words("全国人民代表大会会议") == ["全国人民代表大会", "会议"]
    assert is_question("低保怎么申请") and is_question("空气好不好") and not is_question("低保申请办法")


def test_known_words_are_not_cut_and_all_are_folded():
    assert words_in("最低生活保障标準ＷＰＳ", ["最低生活保障"]) == ["最低生活保障", "标准", "wps"]
    assert telling(["低保", "低保", "标准"]) == ["低保", "标准"]


def test_quoted_is_a_phrase_and_an_open_quote_is_none():
    assert phrases_in('“最低生活保障” "低保" 「救助」') == ["最低生活保障", "低保", "救助"]
    assert phrases_in("“三公”经费是多少？") == []
    assert phrases_in("“低保") == phrases_in("“，”") == []
    assert meaning_of("“抽烟的人”", SYNONYMS).words == ()


def test_plain_query_asks_for_its_own_terms_alone():
    assert meaning_of("县人民政府", SYNONYMS).strict == wanted("县人民政府")


def test_other_words_stand_beside_the_typed_ones():
    meaning = meaning_of("低保标准", SYNONYMS)
    assert meaning.rewritten == {"低保标准": ("最低生活保障标准",)}
    assert meaning.strict.tsquery == f"(({wanted('低保标准').tsquery}) | ({wanted('最低生活保障标准').tsquery}))"
    assert "'低保'" in meaning.all_words.tsquery and meaning.spellings[0] == "最低生活保障标准"


def test_most_of_the_words_is_by_what_they_weigh():
    meaning = meaning_of("饭馆里抽烟罚多少", SYNONYMS)
    assert [word.text for word in meaning.words] == ["饭馆", "抽烟", "罚"] and meaning.is_question
    weights, rows = {"饭馆": 4.0, "抽烟": 6.0, "罚": 1.0}, {"饭馆": 10, "抽烟": 10, "罚": 10}
    assert "'吸烟'" in meaning.most(weights, rows, 100).tsquery
    assert meaning.most(weights, rows, 5) is None
    formal = meaning_of("烤鱼 许可", {})
    assert formal.most({"烤鱼": 9.0, "许可": 1.0}, {"烤鱼": 1, "许可": 9}, 100).tsquery.endswith("('烤鱼'))")
    assert meaning_of("烤鱼", {}).most({"烤鱼": 9.0}, {"烤鱼": 1}, 100) is None
