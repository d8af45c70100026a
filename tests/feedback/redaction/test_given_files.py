"""Redacted files reach their applicant on line: by number and code alone, out of a lock that the desk cannot open."""

import datetime

import pytest
from django.db import connections
from django.db.utils import ProgrammingError
from django.test import Client

from feedback.models import AnswerFile
from feedback.requests import redacting
from feedback.requests.files import copy_of
from feedback.requests.filing import SLIPS
from portal.database.sides import reading_as_public
from portal.site.key_files import rotate
from portal.site.keys import WrongKey, unseal_bytes
from tests.feedback.redaction.files import picture
from tests.feedback.redaction.test_redacting_at_desk import PARTIAL
from tests.feedback.requests import file, look, walk

pytestmark = pytest.mark.medium
DAY = datetime.date(2026, 3, 9)


@pytest.fixture
def given(desk):
    """An answered request with one file, its code, the file."""
    asked, code = file(DAY)
    walk(asked, desk.handler, "confirm", DAY, on=DAY)
    kept = redacting.add(asked, "名单.png", picture("PNG")("公开"), by=desk.handler)
    redacting.redact(kept, by=desk.handler)
    walk(asked, desk.handler, "answer", DAY, reply=PARTIAL)
    assert (
        "下载" not in look(asked.number, code).content.decode() and fetched(asked, code)["Content-Type"] != "image/png"
    )
    walk(asked, desk.reviewer, "approve", DAY)
    return asked, code, AnswerFile.objects.get()


def fetched(asked, code: str, n: str = "1"):
    return Client().post("/requests/track/", {"number": asked.number, "code": code, "file": n})


def test_file_is_given_to_number_and_code_counted_and_in_the_ledger_once_a_day(desk, given):
    asked, code, kept = given
    assert "下载 名单.png" in look(asked.number, code).content.decode()
    for _twice in range(2):
        answer = fetched(asked, code.lower())
        assert answer.content == copy_of(kept) and answer["Content-Type"] == "image/png"
        assert "attachment" in answer["Content-Disposition"] and "no-store" in answer["Cache-Control"]
    assert asked.events.filter(name="fetched").count() == 1
    assert "您下载了随答复提供的文件" in look(asked.number, code).content.decode()
    for n in ("2", "0", "-1", "x", "1" * 30):
        assert "没有取到这个文件" in fetched(asked, code, n).content.decode()
    other, other_code = file(DAY, title="别人的一件")
    for number, tried in ((asked, other_code), (other, code)):
        assert "没有查到" in fetched(number, tried).content.decode()
    for _many in range(40):
        last = fetched(asked, code)
    assert "次数太多" in last.content.decode() and last["Content-Type"].startswith("text/html")


def test_lock_opens_with_the_code_alone_whatever_keys_came_since(own_keys, desk, given):
    asked, code, kept = given
    sealed = bytes(kept.given)
    with pytest.raises(WrongKey):
        unseal_bytes(sealed)  # nor does the desk
    with pytest.raises(WrongKey):
        SLIPS.opened("A" * 16, sealed)
    with reading_as_public(), connections["public"].cursor() as cursor, pytest.raises(ProgrammingError):
        cursor.execute("SELECT given FROM answer_file")
    rotate(hash_too=True)
    assert SLIPS.opened(code, sealed) == copy_of(kept)


def test_answer_that_was_annulled_gives_nothing(desk, given):
    asked, code, kept = given
    walk(asked, desk.handler, "challenge", DAY, group="review")
    walk(asked, desk.handler, "judged", DAY, group="review", result="corrected")
    walk(asked, desk.handler, "redo", DAY, days=10, told="按复议决定重新答复。")
    assert "没有取到这个文件" in fetched(asked, code).content.decode()
    redacting.mark(kept, [], by=desk.handler)
    assert AnswerFile.objects.get().given is None
