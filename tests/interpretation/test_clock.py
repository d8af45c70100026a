"""Three working days after the publication (INT-02), over the announced calendars of 2024 to 2026."""

import datetime

import pytest

from interpretation.clock import due_on, late_since, owed_by_mine, standing
from portal.cases.models.workday import working_calendar
from portal.cases.today import frozen
from portal.site.options import set_option
from tests.interpretation.explaining import TODAY, address, exempt, policy, reading, released_policy, sign
from tests.pages import text

DAY = datetime.date
# Day of publication → last day for its interpretation.
DUE = {
    DAY(2024, 2, 7): DAY(2024, 2, 18),  # Spring Festival 10 to 17 February, 4 and 18 February worked
    DAY(2024, 4, 3): DAY(2024, 4, 9),  # Qingming 4 to 6 April, Sunday the 7th worked
    DAY(2024, 4, 30): DAY(2024, 5, 8),  # 1 to 5 May, Saturday the 11th after it
    DAY(2024, 9, 13): DAY(2024, 9, 19),  # Saturday 14 September worked, 15 to 17 off
    DAY(2024, 9, 27): DAY(2024, 10, 8),  # Sunday 29 September worked, the week off, Tuesday 8 October
    DAY(2024, 12, 31): DAY(2025, 1, 6),  # over the new year
    DAY(2025, 1, 24): DAY(2025, 2, 5),  # Sunday 26 January worked, 28 January to 4 February off
    DAY(2025, 4, 25): DAY(2025, 4, 29),  # Sunday 27 April worked
    DAY(2025, 9, 30): DAY(2025, 10, 11),  # 1 to 8 October off, Saturday the 11th worked
    DAY(2026, 2, 13): DAY(2026, 2, 25),  # Saturday the 14th worked, 15 to 23 February off
    DAY(2026, 9, 24): DAY(2026, 9, 30),  # 25 to 27 September off
    DAY(2026, 11, 17): DAY(2026, 11, 20),
    DAY(2026, 11, 20): DAY(2026, 11, 25),  # a Friday
    DAY(2026, 11, 21): DAY(2026, 11, 25),  # published on a Saturday
    DAY(2026, 11, 22): DAY(2026, 11, 25),
}


@pytest.mark.medium
def test_three_working_days_end_where_the_calendar_says(db):
    calendar = working_calendar()
    assert {since: due_on(since, calendar) for since in DUE} == DUE


@pytest.mark.medium
def test_what_is_late_is_late_on_the_next_day_and_never_before(db):
    calendar = working_calendar()
    for since, due in DUE.items():
        day = datetime.timedelta(days=1)
        assert late_since(due, calendar) < since <= late_since(due + day, calendar)
        assert standing(since, due, calendar)["late"] == 0
        later = due + datetime.timedelta(days=10)
        assert standing(since, later, calendar) == {"day": due, "late": calendar.count_between(due, later)}


@pytest.mark.medium
def test_document_waits_on_the_queue_and_on_the_offices_list_and_in_public(cast, at_desk):
    with frozen(TODAY):
        document = released_policy(cast)
        let_off = policy(cast, document_number="霁民规〔2026〕9号", title="内部规定")
        exempt(cast, let_off)
        sign(cast, let_off)
    cast.bureau.refresh_from_db()
    since = datetime.date.today()  # released by the database's own clock
    calendar = working_calendar()
    due = due_on(since, calendar)
    rights = {"write": {cast.bureau.pk}}
    with frozen(due):
        assert [row["day"] for row in owed_by_mine(cast.clerk, rights, due).rows(due, calendar)] == [due]
        assert "应于" in text(address(document)) and "已过" not in text(address(document))
        assert "关于调整低保标准的规定" in at_desk("clerk").get("/admin/?queue=interpretations").content.decode()
        listed = at_desk("office").get("/admin/interpretation/owed/?standing=late").content.decode()
        assert "关于调整低保标准的规定" not in listed
    late = calendar.add_working_days(due, 2).date
    with frozen(late):
        assert "已过2个工作日" in text(address(document))
        assert "逾期2个工作日" in at_desk("office").get("/admin/interpretation/owed/?standing=late").content.decode()
        assert "内部规定" in at_desk("office").get("/admin/interpretation/owed/?standing=exempt").content.decode()
        assert not owed_by_mine(cast.town_clerk, {"write": {cast.town.pk}}, late).waiting
        sign(cast, reading(cast, document))
        assert not owed_by_mine(cast.clerk, rights, late).waiting
        told = at_desk("office").get("/admin/interpretation/owed/?standing=told").content.decode()
        assert "关于调整低保标准的规定" in told


@pytest.mark.medium
def test_office_sets_the_days(cast):
    set_option("interpretation.working_days", 5, by=cast.office, reason="本省规定")
    assert due_on(DAY(2026, 11, 20), working_calendar()) == DAY(2026, 11, 27)
