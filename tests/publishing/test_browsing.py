"""A page of a section: whatever the plan, it holds what a look at every entry would find."""

import datetime
import itertools
import random
from collections import Counter

import pytest

from portal.publishing import browsing
from portal.publishing.browsing import browse
from tests.publishing.crowd import CODES, crowd

pytestmark = pytest.mark.medium

LAST = datetime.date.min


def truth(entries, chosen, order):
    fitting = [entry for entry in entries if set(chosen) <= set(entry.facets)]
    if order == "issued":
        fitting.sort(key=lambda e: (e.issued_on or LAST, e.sort_at, e.publication_id), reverse=True)
    else:
        fitting.sort(key=lambda e: (e.sort_at, e.publication_id), reverse=True)
    return fitting


def beside(entries, chosen):
    """Axis → code → how many, as if nothing were chosen on that axis."""
    found = {}
    for axis in CODES:
        kept = {facet for facet in chosen if not facet.startswith(f"{axis}:")}
        facets = Counter(f for e in entries if kept <= set(e.facets) for f in e.facets if f.startswith(f"{axis}:"))
        found[axis] = {facet.partition(":")[2]: n for facet, n in facets.items()}
    return {axis: codes for axis, codes in found.items() if codes}


def choices():
    """Of one axis, two, three and four, some of each."""
    chance = random.Random(5)
    yield ()
    for size in (1, 2, 3, 4):
        axes = list(itertools.combinations(CODES, size))
        for chosen in chance.sample(axes, min(5, len(axes))):
            yield tuple(f"{axis}:{chance.choice(CODES[axis])}" for axis in chosen)


@pytest.mark.parametrize("exact", [10_000, 100, 0])
def test_browsing_agrees_with_a_look_at_every_entry(cast, superuser_sql, monkeypatch, exact):
    monkeypatch.setattr(browsing, "EXACT", exact)
    entries = crowd(cast, superuser_sql, 1200)
    for chosen, order, start in itertools.product(choices(), ("", "issued"), (0, 180)):
        found = browse("document", chosen, order=order, start=start)
        wanted = truth(entries, chosen, order)
        if not found.approximate:
            assert found.total == len(wanted), chosen
            keys = [entry.publication_id for entry in wanted[start : start + 20]]
            assert found.publications == keys, (chosen, order, start)
        assert len(chosen) > 2 or not found.approximate
        expected = beside(entries, chosen)
        for axis in CODES:
            if axis not in found.rough:
                assert found.facets.get(axis, {}) == expected.get(axis, {}), (chosen, axis)


@pytest.mark.parametrize("cost", [0, 10**9])
def test_either_plan_finds_the_same_page(cast, superuser_sql, monkeypatch, cost):
    monkeypatch.setattr(browsing, "FETCH", cost)
    entries = crowd(cast, superuser_sql, 300)
    for chosen, order in itertools.product(choices(), ("", "issued")):
        keys = [entry.publication_id for entry in truth(entries, chosen, order)[20:40]]
        assert browse("document", chosen, order=order, start=20).publications == keys, (chosen, order)


def test_estimates_are_called_so_and_lie_near(cast, superuser_sql, monkeypatch):
    monkeypatch.setattr(browsing, "EXACT", 50)
    entries = crowd(cast, superuser_sql, 6000)
    chosen = ("kind:notice", "level:county", "validity:in_force")
    found, count = browse("document", chosen), len(truth(entries, chosen, ""))
    assert found.approximate and abs(found.total - count) < 0.35 * count
    assert found.rough == set(CODES)
    two = browse("document", chosen[:2])
    assert not two.approximate and two.rough == set(CODES) - {"kind", "level"}


def test_another_section_holds_nothing_of_this_one(cast, superuser_sql):
    crowd(cast, superuser_sql, 50)
    found = browse("rule", ["kind:notice"])
    assert (found.total, found.publications, found.facets) == (0, [], {})
