"""By when a document must be public (REG-06), and which dates are worth a word (DOC-03)."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from disclosure.documents import DOCUMENT
from portal.publishing.models import Revision
from tests.cast import draft, make_item

pytestmark = pytest.mark.medium
ISSUED = datetime.date(2025, 3, 3)


def due(cast, *limits) -> datetime.date:
    items = []
    for number, (days, unit) in enumerate(limits, 2):
        items.append(make_item(number=f"{number:04}"))
        items[-1].versions.update(limit_days=days, limit_unit=unit)
    return draft(cast, issued_on=ISSUED, items=items or [cast.item]).due_on


def test_twenty_working_days_where_no_item_says_otherwise(cast):
    assert due(cast) == datetime.date(2025, 3, 31)


def test_of_several_limits_the_day_that_comes_first_counts(cast):
    """Seven calendar days end before six working days, though seven is more than six."""
    assert due(cast, (6, "working_day"), (7, "calendar_day")) == datetime.date(2025, 3, 10)


def test_limit_beyond_all_counting_stops_no_clerk(cast):
    assert due(cast, (32000, "working_day")) == datetime.date(2025, 3, 31)


def test_header_and_facts_of_a_text_cost_few_queries(cast):
    """They are made at every save and every move."""
    items = [make_item(number="0002"), cast.item]
    revision = Revision.objects.select_related("publication__organ").get(pk=draft(cast, items=items).pk)
    with CaptureQueriesContext(connection) as for_header:
        header = DOCUMENT.header(revision)
    with CaptureQueriesContext(connection) as for_facts:
        DOCUMENT.subject_facts(revision)
    assert [item["path"] for item in header["items"]] == [item.path for item in items]
    assert (len(for_header), len(for_facts)) == (6, 2)


@pytest.mark.parametrize(("title", "day"), [
    ("某店超范围经营行政处罚决定书", 12), ("准予甲公司建设工程规划许可的决定", 12), ("建设工程规划许可办事指南", 31),
])  # fmt: skip
def test_permit_or_penalty_has_the_shorter_limit_that_its_item_names(cast, title, day):
    """REG-13: seven working days for a decision, twenty for everything else under the same item."""
    item = make_item(number="0002")
    item.versions.update(limit_days=20, limit_unit="working_day", decision_days=7)
    assert draft(cast, title=title, issued_on=ISSUED, items=[item]).due_on == datetime.date(2025, 3, day)
