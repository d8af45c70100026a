"""What stands still, or nobody has looked at for too long, waits on the office's first page."""

import datetime

import pytest

from disclosure.models import ItemVersion
from portal.cases.models.workday import working_calendar
from portal.cases.today import frozen
from portal.site import articles, upkeep
from portal.site.models import Upkeep
from portal.site.options import set_option
from portal.trail.models import Trail
from tests.cast import walk

pytestmark = pytest.mark.medium
D = datetime.date
LIST, GUIDE, ANSWERS = (f"/admin/site/upkeep/{rest}" for rest in ("", "guide/change/", "answers/change/"))
YEARLY = {"consultations": "consultations.least_a_year", "interviews": "interviews.least_a_year"}
PUBLIC_AS = {"consultations": ("consultation",), "interviews": ("interpretation", "interpretation_interview")}


def late(on: datetime.date) -> set[str]:
    with frozen(on):
        upkeep.look(on)
    return {row.key for row in Upkeep.objects.filter(is_late=True)}


@pytest.fixture
def guide(cast, superuser_sql):
    """Released on 2 March 2026. Called, it becomes something else that is public: no other day and no other section
    are anybody's to give."""
    text = articles.Draft(title="公开指南", body_html="<p>第一条</p>")
    walk(cast, articles.write("guide", cast.bureau, text, by=cast.clerk), 4)
    superuser_sql.execute("SET session_replication_role = replica")
    superuser_sql.execute("UPDATE release SET released_at = '2026-03-02 10:00+08'")
    superuser_sql.execute("UPDATE entry SET sort_at = '2026-03-02 10:00+08'")

    def becomes(section: str, kind: str = "other") -> None:
        superuser_sql.execute("UPDATE entry SET section = %s, kind = %s", [section, kind])

    return becomes


def test_guide_and_catalog_are_looked_at_within_their_months_and_a_look_is_enough(cast, guide, at_desk):
    ItemVersion.objects.update(in_force_from=D(2026, 3, 2))
    assert not {"guide", "catalog"} & late(D(2026, 9, 2))
    assert {"guide"} == {"guide", "catalog"} & late(D(2026, 9, 3))
    assert {"guide", "catalog"} <= late(D(2027, 3, 3))
    set_option("disclosure.guide_confirm_months", 3, by=cast.office)
    set_option("disclosure.catalog_confirm_months", 3, by=cast.office)
    assert {"guide", "catalog"} <= late(D(2026, 6, 3))
    with frozen(D(2026, 6, 3)):
        office = at_desk("office")
        page = office.get("/admin/?queue=upkeep").content.decode()
        assert "该更新的" in page and "政府信息公开指南" in page and "2026年6月2日以前要再核对" in page
        assert "到哪里更新" in office.get(GUIDE).content.decode()
        assert office.post(GUIDE, {"note": ""}).status_code == 200, "a look says what was seen"
        assert office.post(GUIDE, {"note": "核对了电话和地址，没有变化"}).status_code == 302
        assert "政府信息公开指南" not in office.get("/admin/?queue=upkeep").content.decode()
        assert Trail.objects.filter(action="upkeep_changed", object_id="guide", actor_id=cast.office.pk).count() == 1
        assert at_desk("auditor").get(LIST).status_code == 200
        assert at_desk("auditor").post(GUIDE, {"note": "x"}).status_code == 403
        assert at_desk("clerk").get(LIST).status_code == 403
        assert "该更新的" not in at_desk("clerk").get("/admin/").content.decode()
    assert "guide" not in late(D(2026, 9, 3)) and "guide" in late(D(2026, 9, 4))


def test_answers_to_letters_stand_still_no_longer_than_their_days_and_no_word_mends_that(cast, guide, at_desk):
    assert "answers" not in late(D(2026, 3, 2)), "the first is not waited for"
    guide("answer")
    set_option("columns.letters_days", 30, by=cast.office)
    assert "answers" not in late(D(2026, 4, 1))
    assert "answers" in late(D(2026, 4, 2))
    assert at_desk("office").post(ANSWERS, {"note": "看过"}).status_code == 403


@pytest.mark.parametrize(("key", "named"), YEARLY.items())
def test_so_many_times_a_year_is_counted_over_the_last_year(cast, guide, key, named):
    set_option(named, 1, by=cast.office)
    assert key in late(D(2026, 3, 3))
    guide(*PUBLIC_AS[key])
    assert key not in late(D(2026, 3, 3)) and key not in late(D(2027, 3, 2))
    assert key in late(D(2027, 3, 3))
    set_option(named, 2, by=cast.office)
    assert key in late(D(2026, 3, 3))


def test_calendar_of_the_next_year_is_asked_for_from_december_on(cast):
    last = max(working_calendar().loaded_years)
    assert "calendar" not in late(D(last, 11, 30))
    assert "calendar" in late(D(last, 12, 1))
    assert str(last + 1) in Upkeep.objects.get(pk="calendar").said


def test_what_nobody_declares_any_more_is_forgotten(cast):
    Upkeep.objects.create(key="gone", said="", is_late=True)
    upkeep.look(D(2026, 3, 2))
    assert {*Upkeep.objects.values_list("pk", flat=True)} == upkeep.declared().keys()
