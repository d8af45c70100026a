"""A count of tries is set back by time alone."""

import datetime

import pytest
from django.db import connections
from django.utils import timezone

from portal.database.sides import reading_as_public
from portal.people.allowance import Limit
from portal.people.models import Allowance

pytestmark = pytest.mark.medium
LIMIT = Limit("test", 3, 3600)


def test_nobody_sets_a_count_back_by_asking_for_less(db):
    assert [LIMIT.take("here") for _n in range(4)] == [True, True, True, False]
    with reading_as_public(), connections["public"].cursor() as cursor:
        for most, seconds in ((10**6, 0), (0, 3600), (1, 1)):
            cursor.execute("SELECT take_allowance(%s, %s, %s)", [LIMIT.key("here"), most, seconds])
    assert not LIMIT.take("here")
    Allowance.objects.using("owner").update(began_at=timezone.now() - datetime.timedelta(hours=2))
    assert LIMIT.take("here")
