import pytest
from django.db import IntegrityError, ProgrammingError, connections

from portal.database.sides import reading_as_public
from portal.search.models import Axis, Term

pytestmark = pytest.mark.medium


def test_portal_starts_with_fifteen_kinds_twenty_two_topics_and_five_levels(db):
    assert set(Term.objects.labels(Axis.KIND)) >= {"resolution", "notice", "minutes", "guide", "other"}
    topics = Term.objects.on(Axis.TOPIC)
    assert topics.filter(parent=None).count() == 22
    assert Term.objects.get(axis="topic", code="0201").path == "综合政务\\政务公开"
    assert list(Term.objects.labels(Axis.LEVEL).values()) == ["省级", "市级", "县级", "乡级", "村级"]
    assert Term.objects.labels(Axis.TOPIC)["0299"] == "其他"


def test_public_reads_the_vocabulary_and_changes_nothing(db):
    with reading_as_public():
        assert Term.objects.on(Axis.VALIDITY).count() == 5
    with connections["public"].cursor() as cursor, pytest.raises(ProgrammingError, match="permission denied"):
        cursor.execute("UPDATE term SET label = '改'")


def test_code_stands_once_on_its_axis(db):
    with connections["default"].cursor() as cursor, pytest.raises(IntegrityError, match="term_code_once"):
        cursor.execute("INSERT INTO term (axis, code, label, sort) VALUES ('kind', 'notice', '通知', 1)")
