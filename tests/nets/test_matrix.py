"""A-1, I-18, I-19, I-20: every address × seat × method × state has a declared answer, and gives it."""

import pytest

from tests.nets.expected import AREAS, REMARKS, REVIEWING, ROWS
from tests.nets.matrix import every_cell, fair_slice, wrong
from tests.nets.urlconf import routes

# The largest area in parts, so that the test processes share it.
WRITING = AREAS["publishing"][len(REVIEWING) + len(REMARKS) :]
PARTS = {"reviewing": REVIEWING, "remarks": REMARKS, "writing": WRITING,
         **{k: v for k, v in AREAS.items() if k != "publishing"}}  # fmt: skip


@pytest.mark.small
def test_every_address_of_the_urlconf_is_declared_and_no_other():
    declared = {row.route for row in ROWS}
    assert [route for route in routes() if route not in declared] == []
    assert sorted(declared - set(routes())) == []


@pytest.mark.small
def test_the_grid_and_its_slice_are_not_empty():
    assert len(list(every_cell(ROWS))) > 50_000
    assert len(list(fair_slice(ROWS))) > 2_000


def ask_all(world, cells) -> None:
    faults = [fault for cell in cells if (fault := wrong(world, cell))]
    assert faults == [], f"{len(faults)} cells:\n" + "\n".join(faults[:200])


@pytest.mark.medium
@pytest.mark.parametrize("part", PARTS)
def test_every_kind_of_answer_is_the_declared_one(world, part):
    ask_all(world, fair_slice(PARTS[part]))


@pytest.mark.long
@pytest.mark.parametrize("part", PARTS)
def test_every_seat_gets_what_is_declared(world, part):
    ask_all(world, every_cell(PARTS[part]))
