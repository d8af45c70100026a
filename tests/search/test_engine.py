"""What search finds, in which order, and how many it says there are."""

import datetime
import random

import pytest

from portal.database.sides import reading_as_public
from portal.search import engine
from portal.search.models import EntryTerms
from portal.search.plan import Estimate, about, first_lot
from tests.search.indexed import put, put_many, told_how_many

pytestmark = pytest.mark.medium

CHARACTERS = "低保标准县人民政府通知第条年月日号的一二三2026WPS〔〕。，、 \n"


def test_every_piece_of_every_text_is_found(db):
    draw = random.Random(20261122)
    texts = ["".join(draw.choices(CHARACTERS, k=draw.randint(20, 400))) for _n in range(40)]
    keys = [put(title=text[:12], text=text[12:], facets=[f"n:{n}"]) for n, text in enumerate(texts)]
    for _try in range(150):
        n = draw.randrange(len(texts))
        start = draw.randrange(12, len(texts[n]) - 6)
        piece = texts[n][start : start + draw.randint(2, 6)]
        if engine.Question(piece).wanted:
            assert engine.search(piece, facets=[f"n:{n}"]).publications == [keys[n]], piece


def test_number_comes_first_then_titles_then_the_newest(db):
    old_title = put("低保2026 3标准", "甲", age=9)
    in_text, newest = put("甲", "按低保2026 3办", age=5), put("乙", "按低保2026 3办", age=1)
    numbered = put("丙", "丁", numbers=["低保〔2026〕3号"], age=20)
    found = engine.search("低保 2026 3")
    assert found.publications == [numbered, old_title, newest, in_text]
    assert (found.exact, found.total, found.approximate) == ([numbered], 4, False)
    assert engine.search("低保 2026 3", start=1, size=2).publications == [old_title, newest]
    assert engine.search("低保 2026 3", start=3).publications == [in_text]
    assert engine.search("低保 2026 3", order="newest").publications == [numbered, newest, in_text, old_title]


def test_number_is_found_by_its_key_where_its_words_do_not_fit(db):
    numbered = put("丙", "丁", numbers=["国办发〔2019〕54号"], facets=["kind:notice"])
    for written in (
        "国办发[2019]54号",
        "国办发（2019）54 号",
        "国办发201954",
        "國辦發〔2019〕54號",
        "国办发第2019第54",
    ):
        found = engine.search(written)
        assert (found.publications, found.exact, found.total) == ([numbered], [numbered], 1), written
        assert found.facets == {"kind": {"notice": 1}}, written
    assert engine.search("国办发201954", facets=["kind:guide"]).publications == []


def test_day_of_issue_orders_where_it_is_asked_for(db):
    keys = [
        put("低保", issued_on=day and datetime.date(2026, 1, day), age=age) for age, day in enumerate((3, None, 9, 5))
    ]
    assert engine.search("低保", order="issued").publications == [keys[2], keys[3], keys[0], keys[1]]


def test_facets_narrow_and_count_as_if_their_own_axis_were_free(db):
    notice = put("低保", facets=["kind:notice", "year:2026", "section:document"])
    put("低保", facets=["kind:guide", "year:2026", "section:document"])
    put("低保", facets=["kind:guide", "year:2025", "section:rule"])
    put("别的", facets=["kind:guide", "year:2026"])
    found = engine.search("低保", facets=["kind:notice"])
    assert (found.publications, found.total) == ([notice], 1)
    assert found.facets["kind"] == {"guide": 2, "notice": 1} and found.facets["year"] == {"2026": 1}
    within = engine.search("低保", facets=["kind:notice"], within=["section:document"])
    assert within.facets["kind"] == {"guide": 1, "notice": 1} and within.total == 1
    assert engine.search("低保", facets=["kind:notice", "year:2025"]).total == 0


def test_refiling_changes_facets_and_nothing_else(db):
    key = put("低保", "标准", facets=["validity:in_force"])
    before = EntryTerms.objects.values("tsv", "title", "sort_at", "draw").get()
    engine.refile({key: ["validity:expired"]})
    assert EntryTerms.objects.values("tsv", "title", "sort_at", "draw").get() == before
    assert engine.search("标准", facets=["validity:expired"]).publications == [key]


def test_indexing_again_replaces_and_removing_removes(db):
    key = put("低保", "旧")
    engine.index(key, title="救助", numbers=[], organ="", text="", sort_at=datetime.datetime.now(datetime.UTC))
    assert engine.search("低保").total == 0 and engine.search("救助").publications == [key]
    engine.remove(key)
    assert engine.search("救助").total == 0 and engine.suggest("救助") == []


@pytest.fixture
def many(db):
    """3,000 things that hold 低保, 600 of these in their title, the words 新冠 in the oldest 1,500 only."""
    put_many(1200, "甲", "按低保标准发放，新冠", facets=("kind:notice",))
    put_many(300, "低保标准", "新冠", facets=("kind:guide",), first=1200)
    put_many(300, "低保标准", "甲", facets=("kind:guide",), first=1500)
    put_many(1200, "甲", "按低保标准发放", facets=("kind:notice",), first=1800)
    told_how_many()
    engine.search("低保")  # it hears how many there are


def test_both_ways_to_a_page_give_the_same_page(many, monkeypatch):
    asked = [
        ("低保", {}), ("低保", {"start": 590}), ("低保", {"start": 2990}), ("低保", {"order": "newest", "start": 40}),
        ("低保", {"order": "issued"}), ("低保", {"facets": ["kind:notice"]}), ("新冠", {}), ("新冠", {"start": 280}),
        ("县 低保", {}), ("低 标", {}),
    ]  # fmt: skip
    pages = {}
    for is_read in (False, True):
        monkeypatch.setattr(Estimate, "is_read", lambda self, everything, answer=is_read: answer)
        pages[is_read] = [engine.search(query, **options).publications for query, options in asked]
    assert pages[False] == pages[True]
    assert [len(page) for page in pages[True]] == [20, 20, 10, 20, 20, 20, 20, 20, 0, 20]


def test_many_are_told_as_about_and_alike_on_every_page(many):
    first, last = engine.search("低保"), engine.search("低保", start=2980)
    assert first.approximate and last.approximate and first.total == last.total
    assert abs(first.total - 3000) < 600
    assert abs(first.facets["kind"]["notice"] - 2400) < 600
    narrowed = engine.search("低保", facets=["kind:guide"])
    assert (narrowed.total, narrowed.approximate) == (600, False)
    assert abs(narrowed.facets["kind"]["notice"] - 2400) < 600


def test_thousand_and_fewer_are_counted(db):
    put_many(1000, "甲", "养老", facets=("kind:notice",))
    put_many(2000, "甲", "别的")
    told_how_many()
    for _again in range(2):
        found = engine.search("养老")
        assert (found.total, found.approximate, found.facets["kind"]) == (1000, False, {"notice": 1000})


def test_suggestions_are_the_newest_titles(many):
    rare = put("养老服务", age=9000)
    assert engine.suggest("养老") == [rare] and engine.suggest("养") == [rare]
    newest = engine.search("低保", order="newest", facets=["kind:guide"], size=8).publications
    assert engine.suggest("低保标", size=8) == newest
    assert engine.suggest("") == engine.suggest("%") == []


def test_public_role_searches(db):
    key = put("低保")
    with reading_as_public():
        assert engine.search("低保").publications == engine.suggest("低") == [key]


def test_sample_grows_smaller_as_the_table_grows(db):
    assert [first_lot(n) for n in (-1, 0, 10_000, 100_000, 1_000_000)] == [64, 64, 64, 16, 4]
    assert [about(n) for n in (0, 7, 1234, 98_765)] == [0, 7, 1200, 99_000]
    assert Estimate(90, 64).is_small and not Estimate(110, 64).is_small
