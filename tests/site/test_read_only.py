"""F-7: a database that takes no writes: everything can be read, and nothing typed is lost (I-21)."""

import pytest
from django.db import connections

from feedback.models import Letter
from portal.publishing.models import Publication
from tests.cast import released
from tests.feedback.letters import TEXT, fresh, open_lane, send
from tests.pages import ADDRESSES, get

pytestmark = pytest.mark.medium


@pytest.fixture
def read_only(cast, db):
    """Called, it makes the database so; every connection begins anew."""

    def switch(state: str) -> None:
        with connections["owner"].cursor() as cursor:
            cursor.execute("SET default_transaction_read_only = off")
            cursor.execute(f'ALTER DATABASE "{db}" SET default_transaction_read_only = {state}')
        connections.close_all()

    yield lambda: switch("on")
    switch("off")


def test_public_pages_are_read_as_ever(cast, read_only):
    number = Publication.objects.get(pk=released(cast).publication_id).number
    paths = [path.format(number=number) for path in ADDRESSES]
    before = {path: get(path).status_code for path in paths}
    read_only()
    assert {path: get(path).status_code for path in paths} == before


def test_letter_is_given_back_to_copy(cast, read_only):
    open_lane(cast)
    stamp = fresh()
    read_only()
    answer = send(stamp=stamp)
    assert answer.status_code == 503 and answer["Retry-After"] and TEXT in answer.content.decode()
    assert ">内容</label>" in answer.content.decode() and ">text</label>" not in answer.content.decode()
    assert not Letter.objects.exists()


def test_draft_at_the_desk_is_given_back_to_copy(cast, read_only, at_desk):
    clerk = at_desk("clerk")
    read_only()
    answer = clerk.post("/admin/disclosure/document/add/", {
        "organ": cast.bureau.pk, "title": "写了一半的通知", "body_html": "<p>正文</p>", "kind": "notice",
        "items": [cast.item.pk], "issued_on": "2026-03-02", "disclosure_time": "long_term", "scope": "general_public",
    })  # fmt: skip
    assert answer.status_code == 503 and "写了一半的通知" in answer.content.decode()
