"""Rows read by a statement that is written once are the same as those that queries give."""

import pytest
from django.db import connections

from portal.database.joined import Joined, Part
from portal.people.models import Organ
from portal.publishing.models import Entry, Release
from tests.cast import released

pytestmark = pytest.mark.medium
STATEMENT = """SELECT {entry}, {release}, 7 FROM entry JOIN release ON release.id = entry.release_id
               WHERE entry.title = %s"""


def read(title: str, **without):
    return list(Joined(STATEMENT, entry=Part(Entry), release=Part(Release, **without)).read([title]))


def test_every_column_has_the_value_a_query_gives(cast):
    released(cast, title="关于发放补贴的通知")
    ((entry, release, seven),) = read("关于发放补贴的通知")
    for made, model in ((entry, Entry), (release, Release)):
        asked = model.objects.get(pk=made.pk)
        names = [field.attname for field in model._meta.concrete_fields]
        assert {name: getattr(made, name) for name in names} == {name: getattr(asked, name) for name in names}
    assert seven == 7 and isinstance(release.header, dict)


def test_column_left_out_is_read_when_somebody_asks(cast, django_assert_num_queries):
    released(cast, title="通知", body_html="<p>正文甲</p>")
    ((_entry, release, _seven),) = read("通知", without=("body_text",))
    with django_assert_num_queries(1, connection=connections["default"]):
        assert "正文甲" in release.body_text


def test_title_is_a_value_and_never_part_of_the_statement(cast):
    released(cast, title="通知")
    assert read("' OR true --") == []


def test_part_says_the_columns_of_its_own_table():
    assert Part(Organ).columns("organ").startswith('organ."id", organ."code"')
