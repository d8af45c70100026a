"""I-1: what is not released changes no public byte; what was withdrawn leaves only its own notice."""

import datetime

import pytest
from django.db import connections
from django.utils import timezone

from portal.publishing import intake
from portal.publishing.attaching import Kept
from portal.publishing.models import Entry, Gone, Revision
from portal.publishing.moving import advance
from portal.publishing.states import OPEN, State
from portal.publishing.writing import correct
from tests.cast import draft, released, said, walk
from tests.nets.canaries import heard
from tests.nets.crawling import crawl, declared, differences, fetch
from tests.nets.hidden import hide

pytestmark = pytest.mark.medium
CANARY = "金丝雀"


def plant(cast, count: int) -> list[Revision]:
    """Revisions in every state that is not public, each with a canary in title, text, header and file."""
    released_ones = Entry.objects.filter(organ=cast.bureau).values_list("publication_id", flat=True)
    planted = []
    for n in range(count):
        data = f"{CANARY}{n},1\n".encode()
        name, blob = intake.take(f"{CANARY}{n}.csv", [data])
        fields = {
            "title": f"{CANARY}标题{n} 低保通知", "body_html": f"<p>{CANARY}正文{n}低保</p>",
            "document_number": f"霁民发〔2026〕{900 + n}号", "abstract": f"{CANARY}概述{n}",
            "files": [Kept(blob, name)],
        }  # fmt: skip
        revision = draft(cast, **fields)
        match n % 7:
            case 1 | 2 | 3:
                walk(cast, revision, n % 7)
            case 4:
                walk(cast, revision, 2)
                words = {"reason": "content", "note": f"{CANARY}退回"}
                advance(revision.pk, "return", by=cast.reviewer2, said=said(revision, **words))
            case 5:
                walk(cast, revision, 1)
                advance(revision.pk, "refer", by=cast.reviewer, said=said(revision, note=f"{CANARY}转报"))
            case 6:
                walk(cast, revision, 3)
                at = timezone.now() + datetime.timedelta(days=2)
                advance(revision.pk, "sign", by=cast.signer, said=said(revision, release_at=at))
        planted.append(revision)
    for publication in released_ones[:3]:  # drafts of corrections to what is public
        correct(publication, by=cast.clerk, change_note=f"{CANARY}更正")
    return planted


def test_nothing_hidden_of_any_kind_changes_a_public_byte(open_world, before):
    """Each declared public address and whatever they lead to, before and after: a new address needs only its row."""
    addresses = declared(open_world)
    hide(open_world)
    after = crawl(addresses)
    assert len(addresses) > 60 and len(before) > 120
    assert differences(before, after) == []
    assert {path: heard(answer.body) for path, answer in after.items() if heard(answer.body)} == {}
    assert {answer.status for answer in after.values()} == {200, 400, 404, 410}


def test_unreleased_revisions_in_every_state_change_no_public_byte(open_world, before):
    planted = plant(open_world.cast, 21)
    states = set(Revision.objects.filter(state__in=OPEN).values_list("state", flat=True))
    assert states >= {State.DRAFT, State.RETURNED, State.REFERRED, State.SCHEDULED, State.FIRST_REVIEW}
    after = crawl(declared(open_world))
    assert differences(before, after) == []
    # A page repeats what it was asked for; that it says no more is what the comparison showed.
    assert not [path for path, answer in after.items() if CANARY.encode() in answer.body and CANARY not in path]
    assert fetch(f"/search/?q={CANARY}").body.decode().count(CANARY) <= fetch(
        f"/search/?q={CANARY}x"
    ).body.decode().count(CANARY)
    for revision in planted[:7]:
        for path in (
            f"/documents/{revision.pk}0/",
            f"/documents/{revision.publication_id}/",
            f"/revisions/{revision.pk}/",
        ):
            assert fetch(path).status == 404


def test_ten_things_released_and_withdrawn_leave_only_their_own_notice(open_world, before):
    site = open_world.cast
    already = set(Gone.objects.values_list("path", flat=True))
    withdrawn = []
    for n in range(10):
        revision = released(site, title=f"{CANARY}撤下的通知{n} 低保", body_html=f"<p>{CANARY}正文低保</p>")
        words = {"reason": "error", "note": f"{CANARY}写错了"}
        advance(revision.pk, "withdraw", by=site.signer, said=said(revision, **words))
        withdrawn.append(revision)
    after = crawl(declared(open_world))
    assert differences(before, after, "ETag") == []
    gone_now = Gone.objects.exclude(path__in=already)
    for gone in gone_now:
        for path in (gone.path, f"{gone.path}print/", f"{gone.path}versions/1/", f"{gone.path}files/1/x.csv"):
            answer = fetch(path)
            assert answer.status == 410 and CANARY.encode() not in answer.body, path
            page = answer.body.decode()
            assert "内容有误，正在更正" in page
            assert all(part in page for part in gone.index_number.split("/"))
    assert gone_now.count() == 10


def rows_and_counters() -> dict[str, tuple]:
    """Of every table how many rows and the newest of its transactions; of every sequence where it stands."""
    found = {}
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        for (name,) in cursor.fetchall():
            cursor.execute(f'SELECT count(*), max(xmin::text::bigint) FROM "{name}"')
            found[name] = cursor.fetchone()
        cursor.execute("SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public'")
        found |= dict(cursor.fetchall())
    return found


def test_reading_everything_writes_nothing(open_world):
    hide(open_world)
    before = rows_and_counters()
    answers = crawl(declared(open_world))
    assert all("Set-Cookie" not in dict(answer.headers) for answer in answers.values())
    assert rows_and_counters() == before


def test_every_public_page_has_its_headers(before):
    for path, answer in before.items():
        headers = dict(answer.headers)
        assert answer.status < 500, path
        assert headers.get("X-Content-Type-Options") == "nosniff", path
        assert "unsafe" not in headers.get("Content-Security-Policy", "unsafe"), path
        assert "Permissions-Policy" in headers and headers.get("X-Frame-Options") == "DENY", path
        assert "no-cache" in headers["Cache-Control"] or "no-store" in headers["Cache-Control"], path
