"""manage.py reindex: terms made anew, in portions, while releases go on."""

import io
import threading

import pytest
from django.core.management import call_command
from django.db import connections, transaction

from portal.publishing import reindexing
from portal.publishing.models import Publication
from portal.search import engine
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
