import pytest

from tests.trail.test_verify import find_forgeries, intruder

__all__ = ["intruder"]
pytestmark = pytest.mark.long


def test_a_thousand_random_forgeries_are_all_found(intruder):
    find_forgeries(intruder, 1000, seed=2)
