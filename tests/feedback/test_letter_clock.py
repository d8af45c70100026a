"""The clock of letters when the calendar changes: as that of requests (I-16)."""

import datetime

import pytest

from feedback.letters.moving import Said, advance
from feedback.letters.ticking import recount_letters
from feedback.models import Letter
from portal.cases.models import Workday
from portal.cases.today import frozen
from portal.trail.models import Trail
from tests.feedback.letters import file, look, open_lane
from tests.feedback.test_letter_life import answered

pytestmark = pytest.mark.medium
D = datetime.date


def due(letter: Letter) -> datetime.date:
    letter.refresh_from_db()
    return letter.due_on


def test_changed_calendar_recounts_open_letters_logs_before_and_after_and_tells(cast):
    open_lane(cast)
    with frozen(D(2026, 9, 18)):
        letter, code = file(kind="complaint")
        merged, _code = file(kind="complaint")
        advance(merged.pk, "merge", by=cast.office, said=Said(into=letter.number))
        done, _code = answered(cast, kind="complaint")
        hidden, _code = file(kind="complaint")
        advance(hidden.pk, "hide", by=cast.office, said=Said(note="违法"))
        assert recount_letters() == "letters recounted: 1, moved: 0"  # the others at their steps
    before = due(letter)
    assert before == due(merged) == due(done) == due(hidden) == D(2026, 10, 15)
    Workday.objects.create(date=D(2026, 10, 12), is_working=False, source="测试", note="临时放假")
    with frozen(D(2026, 9, 21)):
        assert recount_letters() == "letters recounted: 2, moved: 2"
        assert recount_letters() == "letters recounted: 0, moved: 0"
    assert due(letter) == due(merged) == D(2026, 10, 16) and due(done) == due(hidden) == before
    words = "期限由2026-10-15变为2026-10-16"
    assert words in look(letter.number, code).content.decode()
    assert Trail.objects.filter(action="letter_recounted", reason__contains=words).count() == 2


def test_calendar_that_comes_earlier_does_not_undo_an_extension_that_was_in_time(cast):
    open_lane(cast)
    with frozen(D(2026, 9, 28)):
        letter, code = file()
        advance(letter.pk, "assign", by=cast.office, said=Said(organ=cast.bureau))
    assert letter.due_on == D(2026, 10, 8)
    with frozen(D(2026, 10, 8)):
        advance(letter.pk, "extend", by=cast.handler, said=Said(days=2, told="要等零件"))  # on the last day
    Workday.objects.filter(date=D(2026, 10, 7)).update(is_working=True)  # now the last day was the 7th
    with frozen(D(2026, 10, 9)):
        assert recount_letters() == "letters recounted: 1, moved: 1"
        assert look(letter.number, code).status_code == 200
        advance(letter.pk, "note", by=cast.handler, said=Said(note="零件在路上"))
    assert due(letter) == D(2026, 10, 9)
