import datetime

import pytest

from portal.cases.models import Workday
from portal.cases.models.workday import working_calendar
from portal.database.sides import reading_as_public

pytestmark = pytest.mark.medium


def test_migrated_database_holds_the_calendar_of_2024_to_2026_and_the_public_reads_it(db):
    with reading_as_public():
        calendar = working_calendar()
    assert calendar.loaded_years == {2024, 2025, 2026}
    due = calendar.add_working_days(datetime.date(2025, 12, 22), 20)
    assert (due.date, due.provisional) == (datetime.date(2026, 1, 20), False)


def test_changed_row_counts_from_the_next_question_on(db):
    day = datetime.date(2026, 3, 3)
    assert working_calendar().is_working(day)
    Workday.objects.create(date=day, is_working=False, source="县政府通知", note="临时放假")
    assert working_calendar().day(day).reason == "临时放假"
