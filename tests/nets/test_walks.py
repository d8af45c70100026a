"""The rules of four eyes, of frozen content and of one winner hold however people walk (issue: 500 walks; B-3)."""

import threading
from collections import Counter

import pytest
from django.db import connections

from portal.publishing.models import Approval, Entry, Publication, Release, Revision, RevisionEvent
from portal.publishing.moving import advance
from portal.publishing.states import REVISION, State
from portal.publishing.writing import correct
from portal.trail.models import Trail
from portal.trail.verify import verify
from portal.workflow import Conflict, MoveRefused
from tests.cast import draft, make_cast, released, said, walk
from tests.nets.crawling import crawl
from tests.nets.walking import Walk

STEPS = 50


def shown_titles() -> set[str]:
    """Every draft title that some public page shows."""
    pages = crawl(most=60)
    hidden = Revision.objects.exclude(state__in=[State.RELEASED, State.SUPERSEDED]).values_list("title", flat=True)
    public = set(Release.objects.filter(pk__in=Entry.objects.values("release")).values_list("title", flat=True))
    old = set(Release.objects.values_list("title", flat=True))
    text = "\n".join(answer.body.decode("utf-8", "replace") for answer in pages.values())
    return {title for title in hidden if title not in public | old and f"{title}<" in text}


def walks(database, seeds: range) -> Counter:
    """What was done in all of them, and how often."""
    done = Counter()
    for seed in seeds:
        with database:
            going = Walk(make_cast(), seed)
            for _n in range(STEPS):
                going.step()
            assert shown_titles() == set()
            assert verify().intact
            done += going.model.done
    print(dict(done))
    return done


@pytest.fixture
def database(recycled, django_db_blocker):
    with django_db_blocker.unblock():
        yield recycled


@pytest.mark.medium
def test_rules_hold_over_a_few_random_walks(database):
    walks(database, range(4))


@pytest.mark.long
@pytest.mark.parametrize("first", range(1000, 1500, 50))
def test_rules_hold_over_five_hundred_random_walks_of_thirteen_people_in_three_organs(database, first):
    done = walks(database, range(first, first + 50))
    every = {move.name for move in REVISION if move.rights} | set(Walk.ACTS)
    assert every - set(done) <= {"approve_batch"}, "moves that no walk made"  # batches come in by their command


def race(*acts) -> list:
    """Run the acts at once, each in a thread of its own; what each returned or raised."""
    barrier, results = threading.Barrier(len(acts)), [None] * len(acts)

    def run(n, act):
        try:
            barrier.wait(10)
            results[n] = act()
        except (Conflict, MoveRefused) as refused:
            results[n] = refused
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(n, act)) for n, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return results


def approve_twice(cast):
    """Two first reviewers decide at once."""
    revision = walk(cast, draft(cast), 1)
    words = said(revision)
    return revision, (
        lambda: advance(revision.pk, "pass_first", by=cast.reviewer, said=words),
        lambda: advance(revision.pk, "pass_first", by=cast.reviewer2, said=words),
    )


def approve_and_return(cast):
    revision = walk(cast, draft(cast), 1)
    words = said(revision, reason="content", note="改")
    return revision, (
        lambda: advance(revision.pk, "pass_first", by=cast.reviewer, said=words),
        lambda: advance(revision.pk, "return", by=cast.reviewer2, said=words),
    )


def withdraw_twice(cast):
    revision = released(cast)
    words = said(revision, reason="error", note="错")
    return revision, (
        lambda: advance(revision.pk, "withdraw", by=cast.signer, said=words),
        lambda: advance(revision.pk, "withdraw", by=cast.office, said=words),
    )


def submit_and_discard(cast):
    revision = draft(cast)
    return revision, (
        lambda: advance(revision.pk, "submit", by=cast.clerk),
        lambda: advance(revision.pk, "discard", by=cast.clerk2),
    )


def correct_twice(cast):
    revision = released(cast)
    return revision, (
        lambda: correct(revision.publication_id, by=cast.clerk),
        lambda: correct(revision.publication_id, by=cast.clerk2),
    )


RACES = (approve_twice, approve_and_return, withdraw_twice, submit_and_discard, correct_twice)


def one_wins(cast, prepare) -> None:
    revision, acts = prepare(cast)
    trail, events = Trail.objects.count(), RevisionEvent.objects.count()
    results = race(*acts)
    winners = [result for result in results if isinstance(result, Revision)]
    losers = [result for result in results if isinstance(result, Conflict | MoveRefused)]
    assert (len(winners), len(losers)) == (1, 1), (prepare.__name__, results)
    assert Trail.objects.count() == trail + 1
    assert RevisionEvent.objects.count() <= events + 1
    assert Approval.objects.filter(revision=revision, step=State.FIRST_REVIEW).count() <= 1
    assert Publication.objects.live().count() == Entry.objects.count()


@pytest.mark.medium
@pytest.mark.parametrize("prepare", RACES, ids=lambda prepare: prepare.__name__)
def test_of_two_people_at_once_exactly_one_wins(cast, prepare):
    for _n in range(3):
        one_wins(cast, prepare)


@pytest.mark.long
@pytest.mark.parametrize("prepare", RACES, ids=lambda prepare: prepare.__name__)
def test_of_two_people_at_once_exactly_one_wins_in_five_hundred_races(cast, prepare):
    for _n in range(500 // len(RACES)):
        one_wins(cast, prepare)
    assert verify().intact
