"""The front answers as Django would, and never with what is no longer true."""

import datetime
import threading
import time
from itertools import zip_longest

import pytest
from django.db import OperationalError, connections, transaction
from django.urls import get_resolver

from portal.cases.today import frozen
from portal.database.install import granted_tables
from portal.people.models import Organ
from portal.publishing.models import Edition, Gone, Publication
from portal.publishing.moving import advance
from portal.site.front.listener import NAME, TRUST
from portal.site.options import set_option
from portal.trail.record import SYSTEM
from tests.cast import draft, released, said, walk
from tests.pages import ADDRESSES
from tests.site.front.visiting import Answer, from_django

pytestmark = pytest.mark.medium
ORGANS = "/organs/"


def rename(name: str) -> None:
    """A change of what is public, by whom the front knows nothing."""
    Organ.objects.filter(code="mzj").update(name=name)


def rename_both(place: int) -> None:
    with transaction.atomic():
        rename(f"第{place}次改名局")
        set_option("site.name", f"第{place}次改名县人民政府", by=SYSTEM)


def differences(one: Answer, other: Answer) -> list:
    """Empty when status, headers in their order, and bytes are the same."""
    headers = [(a, b) for a, b in zip_longest(one.headers, other.headers) if a != b]
    return headers + [pair for pair in ((one.status, other.status), (one.body, other.body)) if pair[0] != pair[1]]


def elsewhere(act) -> None:
    """Do it in a thread of its own: not as the reader of the page that is being made, nor in his session."""

    def run():
        act()
        connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(20)


def eventually(true, seconds: float = 10) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.01)


# The same as Django


def test_every_public_address_is_answered_as_django_answers_it(site, cast):
    number = released(cast).publication.number
    eventually(lambda: site.front.current.shelf.stamp.edition == Edition.objects.get().n)
    for address in [each.format(number=number) for each in ADDRESSES] + ["/nothing/", "/documents/?page=x", "/?x=1"]:
        for headers in (
            {},
            {"COOKIE": "mode=large"},
            {"COOKIE": "HWWAFSESID=1; mode=contrast; csrftoken=Abcdefghijklmnopqrstuvwxyz012345"},
        ):
            django = from_django(address, **headers)
            for _time in range(3):  # made, made and kept, kept
                assert differences(site.ask(address, **headers), django) == [], address
            for encoding in ("br", "gzip"):
                packed = site.ask(address, ACCEPT_ENCODING=encoding, **headers)
                if not packed.header("Content-Encoding"):
                    assert not site.is_kept(address), address
                    continue
                assert packed.text.encode() == django.body and len(packed.body) == int(packed.header("Content-Length"))
                own = {"Content-Length", "Content-Encoding", "ETag"}
                assert [h for h in packed.headers if h[0] not in own] == [h for h in django.headers if h[0] not in own]


def test_who_has_the_page_already_is_told_so_as_django_does(site, cast):
    for address in (ORGANS, "/", "/robots.txt"):
        etag = from_django(address).header("ETag")
        unchanged = from_django(address, IF_NONE_MATCH=etag)
        assert unchanged.status == 304
        for _time in range(2):
            assert site.ask(address, IF_NONE_MATCH=etag) == unchanged
            assert site.ask(address, IF_NONE_MATCH=f'"other", W/{etag}') == unchanged
            assert site.ask(address, IF_NONE_MATCH='"other"').status == 200
        packed = site.ask(address, ACCEPT_ENCODING="br").header("ETag")
        assert site.ask(address, ACCEPT_ENCODING="br", IF_NONE_MATCH=packed).status == 304
        assert site.ask(address, ACCEPT_ENCODING="gzip", IF_NONE_MATCH=packed).status == 200


def test_head_is_answered_like_get_without_the_body(site, cast):
    for _time in range(3):
        head, get = site.ask(ORGANS, "HEAD"), site.ask(ORGANS)
        assert (head.status, head.headers, head.body) == (200, get.headers, b"")
    assert site.made[ORGANS] == 1


# What is kept


def test_every_public_view_is_declared_to_be_kept_or_is_known_not_to_be():
    passing = {"suggest", "leave", "mode", "components", "healthz", "document-file", "document-paper", "catalog-table",
               "follow", "follow-mine", "letter-new", "letter-track", "interpretation-file", "consultation-file",
               "opinion-new", "opinion-track", "request-new", "request-track", "reader-word",
               "record-new", "letter-issue-file",
               "response-file", "letter-answer-file", "letter-board", "report-file", "report-paper"}  # fmt: skip
    names = {
        pattern.name: getattr(pattern.callback, "kept_by", None)
        for pattern in _patterns(get_resolver().url_patterns)
        if not str(pattern.pattern).startswith("admin/")
    }
    assert {name for name, reads in names.items() if reads is None} == passing


def test_page_is_made_once_and_for_each_mode(site, cast):
    for cookie in ("", "mode=large", "mode=contrast"):
        assert {site.ask(ORGANS, COOKIE=cookie) for _time in range(4)} == {from_django(ORGANS, COOKIE=cookie)}
    assert site.made[ORGANS] == 3
    assert site.ask(ORGANS).body != site.ask(ORGANS, COOKIE="mode=large").body


def test_page_of_chosen_words_is_kept_from_the_second_asking_on(site, cast):
    for _time in range(5):
        site.ask("/search/?q=%E4%BD%8E%E4%BF%9D")
    assert site.made["/search/"] == 2


@pytest.mark.parametrize(
    "address",
    ["/nothing/", "/documents/999/", "/documents/?page=499", "/documents/?page=2&page=1", "/?utm_source=x",
     "/documents/?domain=99", "/search/suggest?q=x", "/healthz", "/leave/?u=x", "/admin/", "/components/"],
)  # fmt: skip
def test_pages_that_pass_through_are_made_each_time(site, cast, address):
    assert not site.is_kept(address)
    assert not site.front.current.shelf.pages


def test_many_askers_at_once_cost_one_page(site, cast):
    site.during = lambda path, make: (time.sleep(0.3), make())[1]
    answers, barrier = [], threading.Barrier(8)

    def ask():
        barrier.wait(10)
        answers.append(site.ask(ORGANS))
        connections.close_all()

    threads = [threading.Thread(target=ask) for _n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert len(answers) == 8 and len(set(answers)) == 1 and answers[0].status == 200
    assert site.made[ORGANS] == 1


def test_page_that_could_not_be_made_is_not_kept_and_the_next_one_is(site, cast):
    def fail(path, make):
        raise ZeroDivisionError

    site.during = fail
    with pytest.raises(ZeroDivisionError):
        site.ask(ORGANS)
    site.during = lambda path, make: make()
    assert site.is_kept(ORGANS) and site.ask(ORGANS).status == 200


def test_page_that_had_to_do_without_a_failed_statement_is_not_kept(site, cast):
    """The profile is left out of a page when it cannot be read; nobody else shall get that page."""

    def without_profile(path, make):
        def fail(execute, sql, *rest):
            if '"setting"' in sql:
                raise OperationalError
            return execute(sql, *rest)

        with connections["public"].execute_wrapper(fail):
            return make()

    set_option("site.name", "测试县人民政府", by=SYSTEM)
    site.during = without_profile
    site.ask(ORGANS)
    site.during = lambda path, make: make()
    assert site.ask(ORGANS) == from_django(ORGANS)


# Poisoning (abuse 22)


@pytest.mark.parametrize(
    "headers",
    [
        {"X_FORWARDED_HOST": "evil.example"}, {"X_FORWARDED_PROTO": "https"}, {"FORWARDED": "host=evil.example"},
        {"X_HOST": "evil.example"}, {"X_ORIGINAL_URL": "/admin/"}, {"X_REWRITE_URL": "/admin/"},
        {"X_HTTP_METHOD_OVERRIDE": "POST"}, {"ACCEPT_LANGUAGE": "en"}, {"USER_AGENT": "<script>"},
        {"REFERER": "https://evil.example/"}, {"COOKIE": "mode=<script>; django_language=en"},
        {"COOKIE": "mode=large; mode=standard"}, {"ACCEPT_ENCODING": "br;q=9, x"}, {"IF_NONE_MATCH": "*"},
        {"RANGE": "bytes=0-9"}, {"ACCEPT": "application/json"}, {"IF_MODIFIED_SINCE": "x"},
    ],
)  # fmt: skip
def test_nothing_beside_the_key_reaches_the_next_reader(site, cast, headers):
    true = {address: from_django(address) for address in (ORGANS, "/robots.txt", "/sitemap.xml")}
    for address, answer in true.items():
        site.ask(address, **headers)
        site.ask(address, **headers)
        assert site.ask(address) == answer


def test_pages_of_one_host_and_scheme_never_reach_another(site, cast, settings):
    settings.ALLOWED_HOSTS, settings.PORTAL_DEMO = ["testserver", "other.example"], True
    for _time in range(3):
        for host in ("testserver", "other.example", "other.example:8443"):
            for scheme in ("http", "https"):
                assert (
                    f"Sitemap: {scheme}://{host}/sitemap.xml" in site.ask("/robots.txt", HOST=host, scheme=scheme).text
                )
        assert site.ask("/robots.txt", HOST="evil.example").status == 400
        assert site.ask("/robots.txt", HOST="testserver,evil.example").status == 400
    assert site.made["/robots.txt"] == 6 + 6


@pytest.mark.parametrize(
    ("address", "headers"),
    [
        ("/organs/", {"CONTENT_TYPE": "application/x-www-form-urlencoded; charset=rot13"}), ("/organs/%FF", {}),
        ("/organs/?page=%00", {}), ("/organs/%00", {}),
    ],
)  # fmt: skip
def test_guard_still_refuses_what_cannot_be_read(site, cast, address, headers):
    site.ask("/organs/")
    assert site.ask(address, **headers).status == 400


# Always true


def test_whoever_asks_after_a_post_sees_what_it_did(site, cast):
    """Also when the notice of the database has not been heard yet: the bell is rung before the post is answered."""
    for n in range(20):
        assert site.is_kept(ORGANS)
        site.during = lambda path, make, n=n: (rename(f"改名{n}局"), make())[1]
        site.ask("/mode/", "POST", CONTENT_TYPE="application/x-www-form-urlencoded", CONTENT_LENGTH="0")
        site.during = lambda path, make: make()
        assert f"改名{n}局" in site.ask(ORGANS).text


def test_bell_alone_throws_nothing_away(site, cast):
    site.ask(ORGANS)
    site.bell.ring()
    site.ask(ORGANS)
    assert site.made[ORGANS] == 1


def test_release_by_another_process_is_heard_at_once(site, cast):
    assert site.is_kept("/documents/")
    revision = released(cast, title="刚刚公开的通知")
    eventually(lambda: "刚刚公开的通知" in site.ask("/documents/").text, 3)
    path = f"/documents/{revision.publication.number}/"
    etag = site.ask(path).header("ETag")
    assert site.is_kept(path) and site.ask(path, IF_NONE_MATCH=etag).status == 304
    advance(revision.pk, "withdraw", by=cast.signer, said=said(revision, reason="error", note="错"))
    site.bell.ring()
    for headers in ({}, {"IF_NONE_MATCH": etag}, {"IF_NONE_MATCH": "*"}):
        answer = site.ask(path, **headers)
        assert answer.status == 410 and "刚刚公开的通知" not in answer.text
    assert "刚刚公开的通知" not in site.ask("/documents/").text


def test_change_before_any_statement_of_a_page_leaves_no_mixed_page_behind(site, cast):
    """The race: something changes while the page is being made. Whenever it does, what is kept is of one edition."""
    before, tried = 0, set()
    for place in range(1, 40):
        statements = 0

        def change(execute, *rest, place=place):
            nonlocal statements
            statements += 1
            if statements == place:
                elsewhere(lambda: rename_both(place))
                tried.add(place)
            return execute(*rest)

        def midway(path, make, change=change):
            with connections["public"].execute_wrapper(change):
                return make()

        rename("先前的局")  # so that the page has to be made
        site.bell.ring()
        site.during = midway
        site.ask(ORGANS)
        site.during = lambda path, make: make()
        site.bell.ring()
        kept = site.ask(ORGANS)
        assert kept == from_django(ORGANS)
        if place not in tried:
            break
        assert f"第{place}次改名局" in kept.text and f"第{place}次改名县人民政府" in kept.text
        before = place
    assert before >= 3, "the page asks more than that"


def test_changes_and_readers_at_once_never_show_a_reader_the_past(site, cast):
    """Readers note what was true before they asked; no answer may be older than that."""
    true, stop, wrong = [0], threading.Event(), []

    def read():
        while not stop.is_set():
            least = true[0]
            text = site.ask(ORGANS).text
            shown = int(text.partition("编号")[2].partition("局")[0] or -1)
            if shown < least:
                wrong.append((least, shown))
        connections.close_all()

    rename("编号0局")
    site.bell.ring()
    threads = [threading.Thread(target=read) for _n in range(3)]
    for thread in threads:
        thread.start()
    for n in range(1, 40):
        rename(f"编号{n}局")
        site.bell.ring()
        true[0] = n
        time.sleep(0.02)
    stop.set()
    for thread in threads:
        thread.join(20)
    assert wrong == []


def test_new_day_is_a_new_shelf(site, cast):
    with frozen(datetime.date(2026, 3, 2)):
        site.bell.ring()
        assert site.is_kept(ORGANS)
        made = site.made[ORGANS]
    with frozen(datetime.date(2026, 3, 3)):
        site.bell.ring()
        site.ask(ORGANS)
        assert site.made[ORGANS] == made + 1


def test_lost_listener_comes_back_and_pages_are_true_meanwhile(site, cast, superuser_sql):
    for n in range(3):
        assert site.is_kept(ORGANS)
        ended = superuser_sql.execute(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = %s "
            "AND datname = current_database()", (NAME,),
        ).fetchone()[0]  # fmt: skip
        assert ended == 1
        rename(f"断线{n}局")
        site.bell.ring()
        assert f"断线{n}局" in site.ask(ORGANS).text
        eventually(lambda: time.monotonic() < site.front.current.until)
        rename(f"复线{n}局")
        eventually(lambda n=n: f"复线{n}局" in site.ask(ORGANS).text, 3)


def test_without_a_listener_everything_passes_through(site, cast):
    assert site.is_kept(ORGANS)
    site.close()
    for n in range(3):
        rename(f"没有人听{n}局")
        assert f"没有人听{n}局" in site.ask(ORGANS).text


def test_listener_that_hangs_is_trusted_for_two_seconds_at_most(site, cast, monkeypatch):
    monkeypatch.setattr("portal.site.front.listener.TRUST", TRUST)
    eventually(lambda: 0 < site.front.current.until - time.monotonic() <= TRUST)
    site.ask(ORGANS)
    site.front.current._lock.acquire()  # it can learn nothing any more
    try:
        rename("没有听到局")
        eventually(lambda: time.monotonic() >= site.front.current.until, 4)
        assert "没有听到局" in site.ask(ORGANS).text
    finally:
        site.front.current._lock.release()


# What moves the edition


def test_whatever_the_public_side_reads_moves_the_edition(db):
    """A table that the public role may read without moving it would be answered from the past."""
    with_their_entry = {"release", "release_file", "facet_count", "link", "series_place", "old_address", "news",
                        "interpretation_owed", "policy_clause", "consultation_period"}  # fmt: skip
    others = {"edition", "django_migrations"}
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'bump_edition' AND tgenabled = 'O' "
            "AND tgtype & 28 = 28"  # INSERT, DELETE and UPDATE
        )
        moving = {name for (name,) in cursor.fetchall()}
    public = {table for table, (_staff, letters) in granted_tables().items() if "S" in letters}
    assert public - moving - with_their_entry - others == set()


def test_edition_moves_once_a_transaction_and_only_when_something_changed(cast):
    def moved(act) -> int:
        before = Edition.objects.get().n
        act()
        return Edition.objects.get().n - before

    assert moved(lambda: rename("新名局")) == 1
    assert moved(lambda: rename("新名局")) == 0
    assert moved(lambda: Organ.objects.filter(code="nobody").update(name="x")) == 0
    assert moved(lambda: Gone.objects.filter(path="/nothing/").delete()) == 0
    last = walk(cast, draft(cast), 3)
    words = said(last)
    assert moved(lambda: advance(last.pk, "sign", by=cast.signer, said=words)) == 1
    assert Publication.objects.get(pk=last.publication_id).live_release
    draft(cast)
    assert moved(lambda: draft(cast)) == 0

    def halfway():
        with transaction.atomic():
            try:
                with transaction.atomic():
                    rename("作废局")
                    raise ZeroDivisionError
            except ZeroDivisionError:
                pass
            rename("算数局")

    assert moved(halfway) == 1


def _patterns(patterns):
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            if not str(pattern.pattern).startswith("admin/"):
                yield from _patterns(pattern.url_patterns)
        else:
            yield pattern
