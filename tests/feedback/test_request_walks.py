"""The ledger of a request, walked at random by its table of moves: whatever is recorded, in whatever order, it has
one clock, and that never runs backwards."""

import datetime
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feedback.models import RequestEvent
from feedback.requests import consulting
from feedback.requests.ledger import clock_of
from feedback.requests.states import ENDED, MOVES, WAITING, State
from portal.cases.events import ClockError, Effect
from portal.cases.working_days import WorkingCalendar
from tests.cases.test_working_days import CALENDAR

DAY = datetime.timedelta(days=1)
WALKED = [move for move in MOVES if move.name not in ("assign", "search", "serve", "archive")]
LATER = (
    Effect.RESTART,
    Effect.RESUME,
    Effect.EXTEND,
    Effect.REPLACE,
)  # after these the due date is no earlier than it was


@st.composite
def walks(draw):
    """A life: (move, days since the move before, how many days it grants)."""
    state, life = State.SUBMITTED, []
    for _n in range(draw(st.integers(1, 14))):
        moves = [move for move in WALKED if state in move.sources]
        if not moves:
            break
        move = draw(st.sampled_from(moves))
        most = move.limit.number if move.limit else 1
        days = draw(st.integers(1, most)) if move.name in ("ask_correction", "extend") else most
        life.append((move, draw(st.integers(0, 25)), days))
        state = move.targets[0] if move.targets else state
    return draw(st.dates(datetime.date(2024, 12, 20), datetime.date(2026, 9, 30))), life


def lived(start: datetime.date, life, calendar: WorkingCalendar) -> list[RequestEvent]:
    """The lines that the ledger takes; what it refuses is not recorded, and nothing follows from it. Each is checked
    as it is added."""
    lines, day, before, state = [], start, None, State.SUBMITTED
    for move, after, days in life:
        if state not in move.sources:
            continue
        day += DAY * after
        names = [line.name for line in lines]
        if consulting.answers_nobody(move.name, names):
            continue
        effect = consulting.effect_of(move, names)
        line = RequestEvent(
            pk=len(lines) + 1, on=day, name=move.name, effect=effect, article=move.article,
            days=days if move.limit else None, due_on=day + DAY * 30 if move.effect is Effect.REPLACE else None,
        )  # fmt: skip
        try:
            clock = clock_of([*lines, line], calendar, line)
        except ClockError:
            continue
        lines.append(line)
        state = move.targets[0] if move.targets and (effect or not move.effect) else state
        assert clock.stands == (state in WAITING)
        if effect in LATER and before is not None and before.due_on and clock.due_on:
            assert clock.due_on >= before.due_on
        if effect in (Effect.STOP, Effect.WAIT):
            assert clock.due_on is None and clock.waiting_until > day
        if move.effect is Effect.FINISH:
            assert clock.finished_on == day and (clock.due_on or move.name in ENDED)
        before = clock
    return lines


def holds(walk) -> None:
    start, life = walk
    calendar = CALENDAR
    lines = lived(start, life, calendar)
    once = [line.name for line in lines if line.name in RequestEvent.ONCE]
    assert len(once) == len(set(once))
    clock = clock_of(lines, calendar)
    recorded = lines[:]
    random.Random(len(lines)).shuffle(recorded)
    assert clock_of(recorded, calendar) == clock
    counted = [line.counted for line in clock.trace if line.counted is not None]
    assert all(later == sooner + 1 or later == 1 for sooner, later in zip(counted, counted[1:], strict=False))


@pytest.mark.small
@settings(max_examples=60)
@given(walks())
def test_ledger_has_one_clock_however_it_was_recorded(walk):
    holds(walk)


@pytest.mark.long
@settings(max_examples=2500)
@given(walks())
def test_ledger_has_one_clock_in_thousands_of_lives(walk):
    holds(walk)
