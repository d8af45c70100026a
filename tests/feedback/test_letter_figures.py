"""Figures: by month, lane and organ; the public's are last night's; each number opens what is behind it."""

import datetime
import re

import pytest
from django.db import connections
from django.db.utils import ProgrammingError
from django.test import Client
from django.test.utils import CaptureQueriesContext

from feedback.letters import figures, showing
from feedback.letters.figures import Row, month_of
from feedback.letters.moving import Said, advance
from feedback.models import LaneKind, Letter, LetterFigure
from portal.cases.models.workday import working_calendar
from portal.cases.today import frozen
from portal.database.sides import reading_as_public
from tests.feedback.letters import file, open_lane
from tests.feedback.test_letter_life import act, answer

MARCH, ON = datetime.date(2026, 3, 1), datetime.date(2026, 4, 1)


def row(day: int, closed: int | None = None, **more) -> Row:
    closed = closed and MARCH.replace(day=closed)
    facts = {
        "lane": "county", "organ": "mzj", "kind": "inquiry", "state": "answered" if closed else "assigned",
        "due_on": MARCH.replace(day=20), "level": None,
    }  # fmt: skip
    return Row(day, received_on=MARCH.replace(day=day), closed_on=closed, **facts | more)


@pytest.mark.medium
def test_a_month_is_counted_once_for_each_axis_and_every_number_is_its_rows(db):
    rows = [
        row(2, 4, level=5), row(3, 12, level=2, organ="zjj"), row(5, 23, kind="complaint"), row(6),
        row(9, 10, state="not_accepted", organ=""), row(10, kind="report", organ="zfb", lane="other"),
    ]  # fmt: skip
    found = {(each.axis, each.code): each for each in figures.counted(rows, MARCH, ON, working_calendar())}
    whole = found["all", ""]
    assert (whole.received, whole.answered, whole.refused, whole.in_hand) == (6, 3, 1, 2)
    assert (whole.late, whole.rated, whole.satisfied) == (3, 2, 1)  # one answered late, two not answered yet
    assert (whole.median_days, whole.oldest_on) == (7.0, MARCH.replace(day=6))
    assert whole.kinds == {"inquiry": 4, "complaint": 1, "report": 1}
    assert set(found) == {("all", ""), ("lane", "county"), ("lane", "other"), ("organ", "mzj"), ("organ", "zjj"),
                          ("organ", "-")}  # fmt: skip
    for (axis, code), figure in found.items():
        for measure in figures.MEASURES:
            behind = figures.behind(rows, axis, code, measure, ON)
            assert len(behind) == getattr(figure, measure), (axis, code, measure)
        assert sum(figure.kinds.values()) == figure.received
    line = showing.line(whole, "")
    assert (line["rate"], line["satisfaction"], line["days"]) == ("67%", "50%", "7")


@pytest.mark.small
def test_months_are_counted_back_over_the_year():
    assert [month_of(datetime.date(2026, 2, 28), back) for back in (0, 2, 13, -1, -11)] == [
        datetime.date(2026, 2, 1), datetime.date(2025, 12, 1), datetime.date(2025, 1, 1), MARCH,
        datetime.date(2027, 1, 1),
    ]  # fmt: skip


@pytest.mark.medium
def test_public_figures_are_those_of_last_night_and_every_number_at_the_desk_opens_its_letters(at_desk, cast):
    lane = open_lane(cast)
    LaneKind.objects.create(lane=lane, kind="report", days=15)
    with frozen(datetime.date(2026, 3, 2)):
        letter, code = file(text="幸福路的灯坏了，请来修。")
        hidden, _code = file(title="违法的内容")
        report, _code = file(kind="report")
        advance(letter.pk, "assign", by=cast.office, said=Said(organ=cast.bureau))
        advance(hidden.pk, "hide", by=cast.office, said=Said(note="违法"))
        advance(report.pk, "assign", by=cast.office, said=Said(organ=cast.town, reported=cast.bureau))
    with frozen(datetime.date(2026, 3, 4)):
        answer(cast, letter)
        act(letter, code, "rate", level=5)
    assert "还没有统计过" in Client().get("/letters/figures/").content.decode()
    with frozen(datetime.date(2026, 3, 5)):
        assert figures.count_for_the_public(datetime.date(2026, 3, 5)) > 13
        assert figures.count_for_the_public(datetime.date(2026, 3, 5)) == 0  # once a night
        page = Client().get("/letters/figures/").content.decode()
        assert "2026年3月来信统计" in page and "县长信箱" in page and "县民政局" in page and "测试镇" not in page
        file(title="今天才来")
        assert Client().get("/letters/figures/").content.decode() == page  # until the next night
        with CaptureQueriesContext(connections["public"]) as asked:
            Client().get("/letters/figures/?month=2026-02")
        assert len(asked) <= 12
        assert Client().get("/letters/figures/?month=2020-01").status_code == 400
        desk = at_desk("office").get("/admin/feedback/letter/figures/").content.decode()
        assert "axis=organ&amp;code=mzj&amp;what=answered" in desk
        behind = at_desk("office").get("/admin/feedback/letter/figures/?axis=organ&code=mzj&what=answered")
        assert letter.number in behind.content.decode() and "这个数字里的1封" in behind.content.decode()
        own = at_desk("handler").get("/admin/feedback/letter/figures/?axis=all&code=&what=received").content.decode()
        assert letter.number in own and report.number not in own
    assert at_desk("clerk").get("/admin/feedback/letter/figures/").status_code == 403
    assert {each.code for each in LetterFigure.objects.filter(axis="organ")} == {"mzj"}


@pytest.mark.medium
def test_board_shows_three_numbers_and_nothing_of_any_letter(cast):
    open_lane(cast)
    letter, _code = file()
    file(title="第二封")
    advance(letter.pk, "assign", by=cast.office, said=Said(organ=cast.bureau))
    answer(cast, letter)
    page = Client().get("/letters/board/")
    numbers = [int(n) for n in re.findall(r"<b>(\d+)</b>", page.content.decode())]
    assert numbers == [1, 0, 1] and page["Refresh"] == "60" and "第二封" not in page.content.decode()
    with reading_as_public(), connections["public"].cursor() as cursor, pytest.raises(ProgrammingError):
        cursor.execute("SELECT count(*) FROM letter")
    assert Letter.objects.count() == 2
