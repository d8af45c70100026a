"""Limits of letters: counted by the database where strangers' process says them; after months an alarm (BOX-04)."""

import datetime

import pytest
from django.db import connections

from feedback.letters.moving import Said, advance
from portal.cases.models.workday import working_calendar
from portal.cases.today import frozen
from portal.database.sides import reading_as_public
from tests.feedback.letters import file, open_lane
from tests.feedback.test_letter_life import act, answered

pytestmark = pytest.mark.medium
D = datetime.date


def test_due_date_that_a_caller_says_is_counted_by_the_database(cast):
    calendar = working_calendar()
    days = [D(2025, 1, 1) + datetime.timedelta(days=5 * n) for n in range(130)]
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "SELECT working_day_after(d, n) FROM unnest(%s::date[]) d, unnest(ARRAY[1, 7, 20]) n ORDER BY d, n", [days]
        )
        assert [day for (day,) in cursor.fetchall()] == [
            calendar.add_working_days(day, n).date for day in days for n in (1, 7, 20)
        ]
    open_lane(cast)
    with frozen(D(2026, 2, 13)):
        letter, code = answered(cast)
        act(letter, code, "rate", level=1, words="没有说到点子上")
    values = [letter.number, [letter.code_hash], "2026-02-13", "2099-01-01"]
    with reading_as_public(), connections["public"].cursor() as cursor:
        cursor.execute("SELECT letter_reopen(%s, %s::text[], %s, %s)", values)
        assert cursor.fetchone() == (True,)
    letter.refresh_from_db()
    assert letter.due_on == calendar.add_working_days(D(2026, 2, 13), 3).date == D(2026, 2, 25)


def test_question_that_lies_for_months_is_an_alarm_for_whoever_sorts(cast, at_desk):
    open_lane(cast)
    with frozen(D(2026, 3, 2)):
        letter, _code = file()
    for on, says in ((D(2026, 5, 1), ""), (D(2026, 5, 4), "再过29天满三个月"), (D(2026, 6, 3), "检查一票否决")):
        with frozen(on):
            page = at_desk("office").get("/admin/?queue=overlong").content.decode()
            assert ("来信久未答复" in page) == bool(says) and says in page, on
            assert "来信久未答复" not in at_desk("handler").get("/admin/").content.decode()
    with frozen(D(2026, 6, 3)):
        advance(letter.pk, "refer", by=cast.office, said=Said(told="县信访局，电话0999-6800001。"))
        assert "来信久未答复" not in at_desk("office").get("/admin/").content.decode()
