"""manage.py reindex: terms made anew, in portions, while releases go on."""

import io
import threading

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connections, transaction

from portal.database.sides import reading_as_public
from portal.publishing import reindexing
from portal.publishing.models import Publication
from portal.search import engine, rebuilding
from portal.search.models import EntryTerms
from tests.cast import draft, released

pytestmark = pytest.mark.medium


def run(*options: str) -> str:
    out = io.StringIO()
    call_command("reindex", *options, stdout=out)
    return out.getvalue()


@pytest.fixture
def old(cast):
    """Two released documents whose terms were made by an older portal, and a draft."""
    keys = [released(cast, title=title, document_number="").publication_id for title in ("低保标准", "临时救助")]
    draft(cast, title="低保草稿")
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "UPDATE entry_terms SET made_by = 0, sort_at = '1970-01-01', facets = '{}',"
            " numbers = '{}', tsv = '', title = ''"
        )
    return keys


def test_reindex_makes_old_rows_findable_and_no_draft(old):
    assert engine.search("低保").total == 0
    assert "做了 2 件" in run()
    assert engine.search("低保", facets=["kind:notice"]).publications == [old[0]]
    assert set(EntryTerms.objects.values_list("publication", "made_by")) == {(key, engine.MAKING) for key in old}
    assert EntryTerms.objects.filter(sort_at__year=1970).count() == 0
    assert "做了 0 件" in run() and "做了 2 件" in run("--all")


def test_reindex_that_was_stopped_goes_on_where_it_was(old, monkeypatch):
    monkeypatch.setattr(reindexing, "AT_ONCE", 1)
    portions = reindexing.reindex(reindexing.outdated())
    assert next(portions) == 1
    portions.close()
    assert len(reindexing.outdated()) == 1
    run()
    assert reindexing.outdated() == []


def test_reindex_leaves_out_what_a_release_holds(old):
    held, go = threading.Event(), threading.Event()

    def release():
        with transaction.atomic():
            Publication.objects.select_for_update().get(pk=old[0])
            held.set()
            go.wait(20)
        connections.close_all()

    other = threading.Thread(target=release)
    other.start()
    assert held.wait(20)
    assert "还有 1 件正在公开" in run()
    go.set()
    other.join()
    assert "做了 1 件" in run()


def test_table_built_beside_is_compared_and_takes_the_place_of_the_old_one(old, cast, running_server):
    assert "做检索词：还有 2 件" in run("--beside", "--anyway")
    assert engine.search("低保").publications == [old[0]]
    assert not rebuilding.is_begun()
    with connections["owner"].cursor() as cursor:
        cursor.execute(SHAPE)
        rebuilt = cursor.fetchall()
    assert released(cast, title="新的通知").publication_id in engine.search("新的通知").publications
    call_command("migrate", verbosity=0)
    with connections["owner"].cursor() as cursor:
        cursor.execute(SHAPE)
        assert cursor.fetchall() == rebuilt  # names, triggers and grants are those of the first table


SHAPE = """
    SELECT 'index', indexname::text, indexdef FROM pg_indexes WHERE tablename = 'entry_terms'
    UNION ALL SELECT 'trigger', tgname::text, pg_get_triggerdef(oid) FROM pg_trigger
              WHERE tgrelid = 'entry_terms'::regclass AND NOT tgisinternal
    UNION ALL SELECT 'grant', grantee::text, privilege_type FROM information_schema.table_privileges
              WHERE table_name = 'entry_terms'
    UNION ALL SELECT 'column', attname::text, concat_ws(' ', attstorage, attstattarget, attgenerated, attnotnull)
              FROM pg_attribute WHERE attrelid = 'entry_terms'::regclass AND attnum > 0
    ORDER BY 1, 2, 3
"""


def test_what_is_released_withdrawn_and_refiled_meanwhile_is_in_the_new_table(old, cast):
    run("--all")
    rebuilding.begin()
    list(reindexing.reindex(reindexing.not_beside(), beside=True))
    new = released(cast, title="其间公开的").publication_id
    engine.remove(old[0])
    engine.refile({old[1]: ["kind:other"]})
    assert reindexing.not_beside() == [old[0]]  # its entry is still there, for this test alone took its terms
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"SELECT publication, facets FROM {rebuilding.NEXT} ORDER BY publication")
        rows = dict(cursor.fetchall())
    assert rows.keys() == {old[1], new} and rows[old[1]] == ["kind:other"]


def test_a_difference_stands_in_the_way_and_giving_up_leaves_no_trace(old):
    run("--all")
    with connections["owner"].cursor() as cursor:
        rebuilding.begin()
        list(reindexing.reindex(reindexing.not_beside(), beside=True))
        cursor.execute(f"UPDATE {rebuilding.NEXT} SET facets = '{{}}', tsv = ''")
    with pytest.raises(CommandError, match="没有换上：2件的分面、日期或编号不同；2件没有检索词"):
        run("--beside")
    run("--give-up")
    assert not rebuilding.is_begun() and engine.search("低保").publications == [old[0]]
    engine.remove(old[0])
    assert "四、换上了" in run("--beside", "--anyway")


def test_readers_find_the_same_all_the_time_while_the_table_is_built_and_changed(old):
    run("--all")
    over, totals = threading.Event(), []

    def read():
        with reading_as_public():
            while not over.is_set():
                totals.append(engine.search("低保").total)
        connections.close_all()

    reader = threading.Thread(target=read)
    reader.start()
    try:
        assert "四、换上了" in run("--beside")
    finally:
        over.set()
        reader.join()
    assert len(totals) > 5 and set(totals) == {1}
    assert not rebuilding.is_begun()
