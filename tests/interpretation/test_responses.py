"""A concern is seen, assessed, answered: reviewed like anything else, owed by the hour, shown with its record."""

import datetime

import pytest
from django.db import DatabaseError, IntegrityError, connection
from django.utils import timezone

from interpretation.models import ResponseHeader, Urgency
from interpretation.responses import clock, drafting
from interpretation.responses.drafting import Draft
from interpretation.views.responses import taken
from portal.cases.today import frozen
from portal.publishing.models import Revision
from portal.publishing.writing import correct
from portal.site.options import set_option
from portal.trail.models import Trail
from tests.cast import walk
from tests.interpretation.explaining import address, withdraw
from tests.pages import at_most, get, text

pytestmark = pytest.mark.medium
SEEN = timezone.make_aware(datetime.datetime(2026, 11, 20, 6, 30))
HOUR = datetime.timedelta(hours=1)


def response(cast, *, by: str = "clerk", organ: str = "bureau", **fields) -> Revision:
    said = {"title": "水能不能喝", "body_html": "<p>已经送检，可以放心饮用。</p>", "topic": "food_and_drugs",
            "concern": "水厂停电以后，大家问自来水能不能喝。", "seen_in": "net", "seen_at": SEEN} | fields  # fmt: skip
    return drafting.register(getattr(cast, organ), Draft(**said), by=cast.people[by])


@pytest.fixture(autouse=True)
def hour():
    with frozen(SEEN + 3 * HOUR):
        yield


def test_draft_is_seen_by_nobody_and_released_by_the_one_door(cast):
    revision = response(cast, assessed_at=SEEN + HOUR, spoken_by="测试员甲 发言人", published_at=SEEN + 3 * HOUR)
    assert "水能不能喝" not in text("/responses/")
    walk(cast, revision, 4)
    path = address(revision)
    page = text(path)
    assert "大家关心的是" in page and "水厂停电以后" in page and "用时3小时" in page and "测试员甲" in page
    assert path in text("/responses/") and path in text("/search/?q=水能不能喝")
    withdraw(cast, revision)
    assert get(path).status_code == 410


def test_lists_and_pages_ask_the_database_as_often_however_many(cast):
    for n in range(3):
        walk(cast, response(cast, title=f"第{n}件事怎么样了"), 4)
    with at_most(8):
        text("/responses/?year=2026")
    path = address(Revision.objects.last())
    with at_most(6):
        text(path)


@pytest.mark.parametrize(("urgency", "hours"), [(Urgency.EMERGENCY, 5), (Urgency.OTHER, 48)])
def test_hours_run_through_nights_and_holidays(cast, urgency, hours):
    assert clock.owed_at(SEEN, urgency) == SEEN + hours * HOUR


def test_hours_are_the_office_s_to_set(cast):
    set_option("response.other_hours", "24", by=cast.office, reason="本县规定")
    assert clock.owed_at(SEEN, Urgency.OTHER) == SEEN + 24 * HOUR


def test_writer_sees_by_when_and_what_is_late(cast, at_desk):
    revision = response(cast, urgency=Urgency.EMERGENCY)
    assert Revision.objects.get(pk=revision.pk).due_on == SEEN.date()
    assert "水能不能喝" in at_desk("clerk").get("/admin/").content.decode()
    assert "水能不能喝" not in at_desk("town_clerk").get("/admin/").content.decode()
    assert clock.panel(revision)["lines"] == ["应当在2026-11-20 11:30前回应。", "新闻发布会不迟于2026-11-21 06:30。"]
    with frozen(SEEN + 6 * HOUR):
        told = clock.panel(revision)
        assert told["tone"] == "warn" and "已经过了" in told["lines"][0]
    walk(cast, revision, 4)
    assert clock.panel(Revision.objects.get(pk=revision.pk)) is None


def test_record_is_frozen_with_the_submission(cast):
    revision = walk(cast, response(cast), 1)
    with connection.cursor() as cursor, pytest.raises(DatabaseError):
        cursor.execute("UPDATE response_header SET seen_at = now() WHERE revision_id = %s", [revision.pk])


def test_nothing_is_assessed_before_it_is_seen(cast):
    with pytest.raises(IntegrityError, match="response_assessed_after_seen"):
        response(cast, assessed_at=SEEN - HOUR)


def test_correction_begins_with_the_record_of_the_released_one(cast):
    revision = walk(cast, response(cast), 4)
    again = correct(revision.publication_id, by=cast.clerk, change_note="补充")
    old, new = ResponseHeader.objects.get(revision=revision), ResponseHeader.objects.get(revision=again)
    assert (old.concern, old.seen_at, old.topic) == (new.concern, new.seen_at, new.topic)


def test_written_at_the_desk_with_what_is_wrong_said_beside_its_field(cast, at_desk):
    clerk = at_desk("clerk")
    form = {"organ": cast.bureau.pk, "title": "水能不能喝", "body_html": "<p>可以。</p>", "topic": "livelihood",
            "concern": "自来水能不能喝", "seen_in": "hotline", "urgency": "other", "seen_at": "2026-11-20T06:30",
            "assessed_at": "2026-11-20T05:00", "spoken_by": ""}  # fmt: skip
    refused = clerk.post("/admin/interpretation/response/add/", form)
    assert refused.status_code == 400 and "研判不会早于发现" in refused.content.decode()
    later = clerk.post("/admin/interpretation/response/add/", form | {"seen_at": "2026-12-20T06:30"})
    assert "还没有到" in later.content.decode() and "自来水能不能喝" in later.content.decode()
    taken_in = clerk.post("/admin/interpretation/response/add/", form | {"assessed_at": ""})
    assert taken_in.status_code == 302 and ResponseHeader.objects.get().concern == "自来水能不能喝"
    shown = clerk.post("/admin/interpretation/response/preview/", form | {"assessed_at": ""}).content.decode()
    assert "大家关心的是" in shown and "自来水能不能喝" in shown
    assert Trail.objects.filter(action="begin").exists()


@pytest.mark.parametrize(("hours", "words"), [(0.2, "1小时"), (5, "5小时"), (24, "1天"), (26, "1天2小时")])
def test_time_taken_is_told_in_days_and_hours(hours, words):
    assert taken(SEEN, SEEN + hours * HOUR) == words
