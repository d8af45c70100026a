"""The desk's list of letters, however many there are (L-4)."""

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from feedback.models import Letter
from tests.feedback.filled import fill_letters
from tests.feedback.letters import open_lane

pytestmark = pytest.mark.medium
AT = "/admin/feedback/letter/"
PLACES = ("/admin/", AT, f"{AT}?state__exact=answered", "/admin/feedback/lane/")


def test_list_at_the_desk_asks_no_more_for_many_letters_than_for_few(at_desk, cast):
    lane, office = open_lane(cast), at_desk("office")

    def questions() -> list[int]:
        asked = []
        for place in PLACES:
            with CaptureQueriesContext(connections["default"]) as seen:
                assert office.get(place).status_code == 200
            asked.append(len(seen))
        return asked

    fill_letters(lane.pk, [cast.bureau.pk, cast.town.pk], 20)
    questions()
    few = questions()
    fill_letters(lane.pk, [cast.bureau.pk, cast.town.pk], 200)
    assert Letter.objects.count() == 200 and questions() == few and max(few) <= 30
