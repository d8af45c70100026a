"""The yearly clean-up: what it asks about, and what was decided, once and for good."""

import datetime

import pytest
from django.db import DatabaseError, connection

from disclosure.library.cleanup import decide, due
from disclosure.models import CleanupDecision
from portal.cases.today import frozen
from portal.trail.models import Trail
from portal.workflow import Conflict, MoveRefused
from tests.cast import draft, released, walk
from tests.disclosure.library import DAY, to

pytestmark = pytest.mark.medium
TODAY = DAY(2026, 11, 20)
URL = "/admin/disclosure/cleanupdecision/"


@pytest.fixture(autouse=True)
def today():
    with frozen(TODAY):
        yield


@pytest.fixture
def policies(cast):
    """What is due: ends soon, ended a month ago, is old; what is not: long to go, repealed, no policy, a draft."""

    def policy(title, number, **fields):
        return released(cast, title=title, document_number=f"霁政规〔2020〕{number}号", **fields)

    month, old = datetime.timedelta(days=30), {"issued_on": DAY(2019, 3, 1)}
    found = {
        "快到期": policy("快到期", 1, effective_until=TODAY + month),
        "刚到期": policy("刚到期", 2, effective_until=TODAY - month),
        "老": policy("老", 3, **old),
        "试行": policy("办法（试行）", 7, issued_on=DAY(2024, 11, 1)),
        "还早": policy("还早", 4, effective_until=TODAY + 20 * month),
        "才试行": policy("细则（试行）", 8, issued_on=DAY(2025, 11, 1)),
        "已废止": policy("已废止", 5, **old),
        "指南": released(cast, title="指南", kind="guide", document_number="", **old),
    }
    policy("废止的决定", 6, relations=[to(found["已废止"], "repeals")])
    walk(cast, draft(cast, title="草稿", document_number="霁政规〔2020〕9号", **old), 3)
    return found


def test_list_asks_about_what_ends_has_ended_or_is_old(cast, policies):
    assert [entry.title for entry in due({cast.bureau.pk}, TODAY)] == ["刚到期", "快到期", "老", "办法（试行）"]
    assert not due({cast.town.pk}, TODAY).exists()


def test_reviewer_decides_once_a_year_with_a_reason(cast, policies, at_desk):
    key = policies["老"].publication_id
    desk = at_desk("reviewer")
    assert "老" in desk.get(URL).content.decode()
    assert desk.post(f"{URL}add/?document={key}", {"outcome": "keep", "reason": ""}).status_code == 400
    answer = desk.post(f"{URL}add/?document={key}", {"outcome": "keep", "reason": "仍然需要"}, follow=True)
    assert "已记下" in answer.content.decode() and "仍然需要" in answer.content.decode()
    assert "老" not in [entry.title for entry in due({cast.bureau.pk}, TODAY)]
    assert desk.get(f"{URL}add/?document={key}").status_code == 404
    with pytest.raises(Conflict):
        decide(key, "repeal", "改主意", by=cast.reviewer2)
    assert Trail.objects.filter(action="cleanup", to_state="keep").count() == 1
    with frozen(DAY(2027, 11, 20)):
        assert "老" in [entry.title for entry in due({cast.bureau.pk}, DAY(2027, 11, 20))]


def test_nobody_else_decides_and_nothing_decided_changes(cast, policies, at_desk):
    key = policies["老"].publication_id
    for person in (cast.clerk, cast.county_reviewer, cast.office):
        with pytest.raises(MoveRefused):
            decide(key, "keep", "理由", by=person)
    assert at_desk("clerk").post(f"{URL}add/?document={key}", {"outcome": "keep", "reason": "理由"}).status_code == 403
    decide(key, "keep", "理由", by=cast.reviewer)
    for change in ("UPDATE cleanup_decision SET outcome = 'repeal'", "DELETE FROM cleanup_decision"):
        with pytest.raises(DatabaseError), connection.cursor() as cursor:
            cursor.execute(change)
    assert CleanupDecision.objects.count() == 1
