"""Readers say whether an interpretation helped; those who wrote it hear, the public never does."""

import datetime
import re

import pytest
from django.db import DatabaseError, connections
from django.test import Client

from interpretation import readers
from interpretation.models import ReaderWord
from portal.cases.today import now
from portal.site.keys import unseal
from portal.site.options import set_option
from tests.interpretation.explaining import address, exempt, policy, reading, sign, withdraw
from tests.pages import get, text

pytestmark = pytest.mark.medium
STAMP = re.compile(r'name="stamp" value="([^"]+)"')
SAY = "SELECT reader_word_say(%s, true, '{}', %s, %s)"


@pytest.fixture
def told(cast):
    """A released interpretation."""
    set_option("forms.least_seconds", 0, by=cast.office)
    document = policy(cast)
    exempt(cast, document)
    return sign(cast, reading(cast, sign(cast, document)))


def fresh(path: str) -> str:
    return STAMP.search(text(f"{path}word/"))[1]


def send(path: str, **said):
    form = {"helped": "no", "unclear": ["doing"], "said": "到哪个窗口办？", "website": ""} | said
    return Client().post(f"{path}word/", form | ({} if "stamp" in form else {"stamp": fresh(path)}))


def test_word_is_heard_once_and_kept_sealed(cast, told):
    path, stamp = address(told), fresh(address(told))
    for _time in range(2):
        assert "听到了" in send(path, stamp=stamp).content.decode()
    word = ReaderWord.objects.get()
    assert not word.helped and word.unclear == ["doing"]
    assert "窗口" not in word.sealed and unseal(word.sealed) == "到哪个窗口办？"


def test_what_is_unclear_belongs_to_those_whom_it_did_not_help(cast, told):
    send(address(told), helped="yes", said="")
    word = ReaderWord.objects.get()
    assert word.helped and word.unclear == [] and word.sealed == ""


@pytest.mark.parametrize(("said", "words"), [
    ({"helped": ""}, "请选一种"), ({"unclear": ["nothing"]}, "nothing"), ({"said": "长" * 201}, "最多200字"),
    ({"stamp": "old"}, "开得太久"), ({"website": "x"}, "留空"),
])  # fmt: skip
def test_bad_word_is_refused_and_what_was_typed_stays(cast, told, said, words):
    answer = send(address(told), **{"said": "到哪个窗口办？"} | said)
    body = answer.content.decode()
    assert words in body and (said.get("said") or "到哪个窗口办？") in body
    assert not ReaderWord.objects.exists()


def test_one_place_may_not_say_it_for_ever(cast, told):
    set_option("interpretation.most_words", 1, by=cast.office)
    assert send(address(told)).status_code == 200
    assert send(address(told)).status_code == 429
    assert ReaderWord.objects.count() == 1


def test_link_of_the_page_leads_to_a_form_that_has_chosen_already(cast, told):
    path = address(told)
    assert f'href="{path}word/?helped=no"' in text(path)
    assert re.search(r'value="no"[^>]*checked', text(f"{path}word/?helped=no"))
    assert "checked" not in text(f"{path}word/?helped=nonsense")


def test_what_is_not_public_hears_nothing(cast, told):
    path = address(told)
    withdraw(cast, told)
    assert get(f"{path}word/").status_code in (404, 410)
    assert get("/interpretations/999999/word/").status_code == 404
    with connections["public"].cursor() as cursor:
        cursor.execute(SAY, [path, "", "a"])
        assert cursor.fetchone() == (False,)


def test_public_role_may_neither_read_words_nor_leave_open_ones(cast, told):
    for statement, values in (("SELECT * FROM reader_word", []), (SAY, [address(told), "open words", "b"])):
        with connections["public"].cursor() as cursor, pytest.raises(DatabaseError):
            cursor.execute(statement, values)


def test_nobody_rewrites_a_word_and_its_words_go_after_a_year(cast, told):
    send(address(told))
    with connections["default"].cursor() as cursor, pytest.raises(DatabaseError, match="不能改"):
        cursor.execute("UPDATE reader_word SET helped = true")
    assert readers.forget_what_readers_wrote().endswith(": 0")
    with connections["owner"].cursor() as cursor:
        cursor.execute("ALTER TABLE reader_word DISABLE TRIGGER USER")
        cursor.execute("UPDATE reader_word SET at = %s", [now() - readers.KEPT - datetime.timedelta(days=1)])
        cursor.execute("ALTER TABLE reader_word ENABLE TRIGGER USER")
    assert readers.forget_what_readers_wrote().endswith(": 1")
    assert ReaderWord.objects.get().sealed == ""


def test_writers_see_the_counts_beside_it_and_each_word_in_a_list(cast, told, at_desk):
    send(address(told))
    send(address(told), helped="yes", said="")
    panel = readers.panel(told)
    assert panel["lines"] == ["1人说有帮助，1人说没有。", "不明白的是：没说怎么办、到哪里办 1"]
    listed = at_desk("clerk").get(panel["links"][0]["url"]).content.decode()
    assert "到哪个窗口办？" in listed and told.title in listed
    assert "到哪个窗口办？" not in at_desk("town_clerk").get(panel["links"][0]["url"]).content.decode()
