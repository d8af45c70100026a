"""What is asked for is counted without anybody's trace, and shown when five days have asked for it."""

import datetime

import pytest
from django.db import DatabaseError

from portal.cases.today import frozen, today
from portal.database.sides import reading_as_public
from portal.search.models import AskedWords
from portal.site.finding import popular
from portal.site.finding.asked import Asked, Tally, is_personal
from portal.site.keys import keyed_hash
from tests.cast import released
from tests.pages import get


@pytest.mark.small
@pytest.mark.parametrize(
    "words",
    [
        "13999990000",
        "1399999 0000",
        "11010519491231002X",
        "测试员甲",
        "王小明",
        "某某小区3号楼2单元",
        "abc@example.com",
    ],
)
def test_what_may_name_a_person_is_personal(words):
    assert is_personal(words)


@pytest.mark.small
@pytest.mark.parametrize("words", ["低保标准", "霁政发〔2026〕3号", "养老院", "2026年小学学区划分", "身份证丢了怎么补"])
def test_ordinary_questions_are_not(words):
    assert not is_personal(words)


@pytest.fixture
def tally(db, monkeypatch):
    counting = Tally()
    counting.is_running = True
    monkeypatch.setattr(Tally, "_later", lambda self: None)
    return counting


@pytest.mark.medium
def test_only_folded_words_and_the_day_are_written(tally):
    for query, nothing in (("低保 標準", False), ("低保　标准", True), ("王小明", True), ("低" * 50, False)):
        tally.count(Asked(query, nothing))
    assert not AskedWords.objects.exists()  # not before the minute is over
    tally.flush()
    tally.count(Asked("低保 标准", False))
    tally.flush()
    assert list(AskedWords.objects.values("key", "words", "day", "n", "nothing")) == [
        {"key": keyed_hash("asked words", "低保 标准"), "words": "", "day": today(), "n": 3, "nothing": 1}
    ]
    assert {field.name for field in AskedWords._meta.fields} == {"id", "key", "words", "day", "n", "nothing"}


@pytest.mark.medium
def test_words_are_written_on_the_fifth_day_and_not_before(tally):
    for day in range(1, 7):
        with frozen(datetime.date(2026, 11, day)):
            tally.count(Asked("低保标准", False))
            tally.count(Asked(f"只问一次的第{day}件事", False))
            tally.flush()
            if day < 5:
                assert not AskedWords.objects.exclude(words="").exists()
                assert popular.popular(today()) == []
    assert set(AskedWords.objects.exclude(words="").values_list("words", flat=True)) == {"低保标准"}
    with frozen(datetime.date(2026, 11, 6)):
        ((row,),) = [popular.popular(today())]
    assert (row["words"], row["all"], row["days"]) == ("低保标准", 6, 6)


@pytest.mark.medium
def test_search_page_counts_its_first_page_alone(cast, tally, monkeypatch):
    monkeypatch.setattr("portal.site.views.search.tally", tally)
    released(cast, title="低保标准")
    for address in ("?q=低保标准", "?q=低保标准&order=newest", "?q=", "?q=%25", "?q=量子烤鱼"):
        get(f"/search/{address}")
    assert tally.counts == {"低保标准": [1, 0], "量子烤鱼": [1, 1]}


def rows(words: str, days: int, n: int, nothing: int = 0) -> None:
    AskedWords.objects.using("owner").bulk_create(
        AskedWords(key=words, words=words, day=today() - datetime.timedelta(days=day), n=n, nothing=nothing)
        for day in range(days)
    )


@pytest.mark.medium
def test_office_sees_what_five_days_asked_for(db):
    rows("低保标准", 6, 3)
    rows("揭不开锅", 5, 2, 2)
    rows("只问四天", 4, 900, 900)
    assert [row["words"] for row in popular.popular(today())] == ["低保标准", "揭不开锅"]
    assert [row["words"] for row in popular.in_vain(today())] == ["揭不开锅"]


@pytest.mark.medium
def test_one_press_leads_to_the_table_that_answers(cast, at_desk):
    rows("揭不开锅", 5, 2, 2)
    page = at_desk("office").get("/admin/search/askedwords/").content.decode()
    assert page.index("没有找到的") < page.index("揭不开锅")
    for table in ("search/synonym", "disclosure/itemquestion"):
        address = f"/admin/{table}/add/?words=%E6%8F%AD%E4%B8%8D%E5%BC%80%E9%94%85"
        assert f'href="{address}"' in page
        assert 'value="揭不开锅"' in at_desk("office").get(address).content.decode()
    assert "加同义词" not in at_desk("auditor").get("/admin/search/askedwords/").content.decode()


@pytest.mark.medium
def test_few_days_are_forgotten_after_a_month(db):
    rows("低保标准", 40, 1)
    rows("一次", 1, 1)
    AskedWords.objects.using("owner").create(key="旧", words="旧", day=today() - datetime.timedelta(days=90), n=1)
    popular.forget()
    assert set(AskedWords.objects.values_list("words", flat=True)) == {"低保标准", "一次"}


@pytest.mark.medium
def test_public_role_counts_and_reads_nothing(db):
    with reading_as_public(), pytest.raises(DatabaseError):
        AskedWords.objects.count()
