"""A site from the portal's first days, brought forward by nothing but `migrate` and the commands of deploy/README.md.

`upgrades/first.sql` is what pg_dump said of a site as commit e7c4946 made it: two documents released, one of them
corrected, one withdrawn, one under first review, one waiting for its signature, one not sent.
"""

import os
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from portal.database import roles, servers
from portal.people.models import Person
from portal.publishing.models import Entry, Revision
from portal.publishing.moving import advance
from portal.publishing.states import State
from portal.trail.verify import verify
from tests.cast import said
from tests.databases import drop, point_all_aliases_at
from tests.pages import get, text

pytestmark = pytest.mark.medium
FIRST = Path(__file__).parent / "upgrades" / "first.sql"


@pytest.fixture(scope="module")
def upgraded(admin_address, template_database, django_db_blocker):
    """The old database after `migrate`; what the tests of this file do to it they do in their order."""
    name = f"portal_upgraded_{os.getpid()}"
    with django_db_blocker.unblock():
        before = connection.settings_dict["NAME"]
        roles.ensure_roles_and_database(admin_address, name)
        with roles.connect(servers.role_connection(admin_address, servers.OWNER), dbname=name) as own:
            own.execute(FIRST.read_text())
        point_all_aliases_at(admin_address, name)
        call_command("migrate", verbosity=0)
        call_command("tick")
        call_command("reindex", verbosity=0)
        yield name
        point_all_aliases_at(admin_address, before)
        drop(admin_address, name)


def person(username: str) -> Person:
    return Person.objects.get(username=username)


def revision(title: str) -> Revision:
    return Revision.objects.get(title=title)


def test_what_was_public_is_at_its_address_as_it_was(upgraded):
    assert "自下月起调整" in text("/documents/1/") and "关于调整低保标准的通知" in text("/documents/1/")
    corrected = text("/documents/2/")
    assert "十一月起发放棉衣" in corrected and "十二月起" not in corrected
    assert "十二月起发放棉衣" in text("/documents/2/versions/1/")


def test_what_was_withdrawn_says_so_at_its_address(upgraded):
    assert "关于发放补贴的公示" not in text("/documents/3/", 410)


def test_what_was_under_review_stays_unseen(upgraded):
    for address in ("/", "/documents/", "/search/?q=还在初审", "/search/?q=等着签发", "/sitemap.xml"):
        page = text(address)
        assert "还在初审的通知" not in page and "等着签发的通知" not in page and "没有写完的通知" not in page
    assert get("/documents/4/").status_code == 404


def test_what_was_released_is_found_by_its_words(upgraded):
    page = text("/search/?q=冬令救助")
    assert 'href="/documents/2/"' in page and "<mark>" in page


def test_what_was_released_is_filed_like_everything_new(upgraded):
    assert set(Entry.objects.get(path="/documents/2/").facets) > {"kind:notice", "organ:mzj", "validity:in_force"}


def test_trail_of_the_first_days_holds(upgraded):
    assert verify().intact and verify().rows > 20


def test_draft_goes_the_way_of_today(upgraded):
    waiting = revision("等着签发的通知")
    advance(waiting.pk, "sign", by=person("signer"), said=said(waiting))
    waiting.refresh_from_db()
    assert waiting.state == State.RELEASED
    assert "等着签发的通知" in text(f"/documents/{waiting.publication.number}/")
    assert verify().intact
