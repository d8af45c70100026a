"""A-2: nobody hears a canary that was not planted for him, at no address and in no variant of one."""

import pytest

from tests.nets.canaries import AUDIENCE, heard
from tests.nets.desk_crawl import crawl_desk, variants
from tests.nets.expected.public import PUBLIC
from tests.nets.test_nothing_leaks import plant
from tests.nets.world import SEATS, open_doors

SOME = ("anonymous", "reviewer_b")


def told_beyond(seat: str, answers: dict[str, bytes]) -> dict[str, set[str]]:
    """Address → canaries that are not for this seat."""
    allowed = {name for name, audience in AUDIENCE.items() if seat in audience}
    return {path: more for path, body in answers.items() if (more := heard(body) - allowed)}


def all_hear_what_is_theirs_and_no_more(world, seat: str, *, some: bool) -> None:
    answers = crawl_desk(world, seat, some=some)
    assert told_beyond(seat, answers) == {}
    found = set().union(*map(heard, answers.values()))
    # Whoever may see it does: a canary that sings for nobody would prove nothing.
    assert {name for name, audience in AUDIENCE.items() if seat in audience} - found == set()


@pytest.mark.medium
@pytest.mark.parametrize("seat", SOME)
def test_each_hears_the_canaries_that_are_his_and_no_other(world, seat):
    all_hear_what_is_theirs_and_no_more(world, seat, some=True)


@pytest.mark.long
@pytest.mark.parametrize("seat", SEATS)
def test_every_seat_hears_its_canaries_and_no_other_whatever_it_asks(world, seat):
    all_hear_what_is_theirs_and_no_more(world, seat, some=False)


@pytest.mark.parametrize(
    "seat", [pytest.param("anonymous", marks=pytest.mark.medium), pytest.param("reviewer_b", marks=pytest.mark.long)]
)
def test_no_variant_of_an_address_tells_more_than_the_address(world, seat):
    client, answers = world.client(seat), {}
    for path in variants(world):
        response = client.get(path)
        assert response.status_code < 500, path
        answers[path] = b"".join(response.streaming_content) if response.streaming else response.content
    assert len(answers) > 300
    assert told_beyond(seat, answers) == {}


@pytest.mark.medium
def test_public_pages_are_the_same_whoever_is_logged_in(world):
    """A browser sends the desk's cookie to the desk alone; one that did not would still see nothing of its own."""
    stranger, clerk = world.client("anonymous"), world.client("clerk")
    for row in PUBLIC:
        path = row.path(world)
        answers = [client.get(path) for client in (stranger, clerk)]
        bodies = [b"".join(a.streaming_content) if a.streaming else a.content for a in answers]
        assert bodies[0] == bodies[1], path
        assert not any("Set-Cookie" in answer.headers for answer in answers), path


@pytest.mark.parametrize(
    "seat", [pytest.param("reviewer_b", marks=pytest.mark.medium), pytest.param("caseworker", marks=pytest.mark.long)]
)
def test_desk_of_everyone_else_does_not_change_by_a_byte_when_a_bureau_writes(open_world, seat):
    """No count, list, queue, facet or picker at the desk tells another organ that something is being written."""
    world = open_doors(open_world)
    some = seat == "reviewer_b"
    before = crawl_desk(world, seat, objects=False, some=some)
    plant(world.cast, 7)
    after = crawl_desk(world, seat, objects=False, some=some)
    assert [path for path in before.keys() | after.keys() if before.get(path) != after.get(path)] == []
