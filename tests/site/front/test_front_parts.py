"""What the front is made of, piece by piece and without a database."""

import datetime
import gzip
import threading
import time

import brotli
import pytest

from portal.cases.today import frozen
from portal.site.front.asking import Asked, asked_for, plain
from portal.site.front.bell import Bell
from portal.site.front.declaring import is_kept
from portal.site.front.encodings import best, pack, unpack
from portal.site.front.listener import seconds_to_midnight
from portal.site.front.page import Page, is_public_page
from portal.site.front.regulars import Regulars
from portal.site.front.shelf import Shelf
from tests.site.front.visiting import environ

pytestmark = pytest.mark.small

HEADERS = [
    ("Content-Type", "text/html; charset=utf-8"), ("Content-Length", "5"), ("ETag", '"abc"'),
    ("Cache-Control", "no-cache"), ("Vary", "Cookie, Accept-Encoding"),
]  # fmt: skip


def asked(n: int) -> Asked:
    return Asked(f"/documents/{n}/", "", "testserver", "http", "standard")


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("", ""), ("br", "br"), ("gzip", "gzip"), ("gzip, deflate, br, zstd", "br"), ("GZIP", "gzip"), ("*", "br"),
        ("br;q=0, gzip", "gzip"), ("br;q=0.5, gzip;q=0.8", "gzip"), ("br;q=0, *", "gzip"), ("*;q=0", ""),
        ("identity", ""), ("identity, br;q=0.5", ""), ("identity;q=0.5, gzip;q=0.5", "gzip"), ("deflate", ""),
        ("br;q=x, gzip;q=nan", ""), ("br;q=2", ""), (",,;;,", ""), ("br ; q=1.000", "br"), ("gzip;q=0.0", ""),
        ("xbr, gzipp", ""), ("br\x00", ""),
    ],
)  # fmt: skip
def test_encoding_is_the_heaviest_that_the_reader_accepts(accepted, encoding):
    assert best(accepted) == encoding


def test_body_comes_out_of_every_encoding_as_it_went_in():
    body = "低保标准".encode() * 500
    assert brotli.decompress(unpack(pack(body), "br")) == body
    assert gzip.decompress(unpack(pack(body), "gzip")) == body
    assert unpack(pack(body), "") == body


def test_each_encoding_has_a_strong_name_of_its_own():
    page = Page(HEADERS, b"12345")
    etags = {encoding: page.make(encoding).etag for encoding in ("br", "gzip", "")}
    assert etags == {"br": '"abc-br"', "gzip": '"abc-gzip"', "": '"abc"'}
    for encoding, answer in page.answers.items():
        headers = dict(answer.headers)
        assert headers["ETag"] == answer.etag and headers["Content-Length"] == str(len(answer.body))
        assert headers.get("Content-Encoding", "") == encoding
        assert answer.is_named_by(f'"x", W/{answer.etag}') and answer.is_named_by("*")
        assert not answer.is_named_by('"abc-x"') and not answer.is_named_by("nonsense") and not answer.is_named_by("")
        assert not any(other in answer.etag for other in etags.values() if other != answer.etag)


@pytest.mark.parametrize(
    "change",
    [
        {"Cache-Control": "no-store"}, {"Cache-Control": "private, no-cache"}, {"Cache-Control": ""},
        {"Vary": "Cookie"}, {"Vary": "Cookie, Accept-Encoding, Accept-Language"}, {"ETag": ""}, {"ETag": 'W/"abc"'},
        {"Set-Cookie": "csrftoken=1"}, {"Content-Encoding": "gzip"},
    ],
)  # fmt: skip
def test_nothing_that_is_not_for_everybody_is_kept(change):
    assert is_public_page("200 OK", HEADERS)
    assert not is_public_page("200 OK", list((dict(HEADERS) | change).items()))


@pytest.mark.parametrize("status", ["404 Not Found", "410 Gone", "302 Found", "500 x", "503 x", "206 x", "400 x"])
def test_only_whole_pages_are_kept(status):
    assert not is_public_page(status, HEADERS)


@pytest.mark.parametrize(
    ("cookie", "mode"),
    [
        ("", "standard"), ("mode=large", "large"), ("mode=contrast; other=1", "contrast"), ("a=b;mode=large", "large"),
        ("mode=<script>", "standard"), ("mode=", "standard"), ("csrftoken=x", "standard"), ("mode", "standard"),
        ("HWWAFSESID=1; mode=large", "large"), ("\xff\xfe", "standard"),
    ],
)  # fmt: skip
def test_of_all_cookies_only_the_mode_counts(cookie, mode):
    assert asked_for(environ("/", COOKIE=cookie), None).mode == mode


@pytest.mark.parametrize(
    "headers",
    [
        {"COOKIE": "sessionid=1"}, {"COOKIE": "mode=large; sessionid=1"}, {"AUTHORIZATION": "Basic x"},
        {"IF_MATCH": '"x"'}, {"IF_UNMODIFIED_SINCE": "x"}, {"TRANSFER_ENCODING": "chunked"}, {"CONTENT_LENGTH": "3"},
        {"CONTENT_TYPE": "text/html; charset=rot13"}, {"HOST": None},
    ],
)  # fmt: skip
def test_who_asks_for_more_than_the_page_is_left_to_django(headers):
    assert asked_for(environ("/", **headers), None) is None


def test_scheme_is_believed_from_our_own_proxy_only():
    proxy = ("HTTP_X_FORWARDED_PROTO", "https")
    told = environ("/", X_FORWARDED_PROTO="https")
    assert asked_for(told, None).scheme == "http" and asked_for(told, proxy).scheme == "https"
    assert asked_for(environ("/", X_FORWARDED_PROTO="https, http"), proxy).scheme == "https"
    assert asked_for(environ("/", X_FORWARDED_PROTO="x", scheme="https"), proxy).scheme == "http"
    assert asked_for(environ("/", scheme="https"), proxy).scheme == "https"


def test_django_is_told_nothing_but_the_key():
    request = environ("/documents/?page=2", "HEAD", COOKIE="a=b; mode=large", X_FORWARDED_HOST="evil.example",
                      IF_NONE_MATCH='"x"', ACCEPT_LANGUAGE="en", USER_AGENT="x", REFERER="x")  # fmt: skip
    told = plain(request, asked_for(request, None))
    assert {name: told[name] for name in told if name.startswith("HTTP_")} == {
        "HTTP_HOST": "testserver", "HTTP_COOKIE": "mode=large",
    }  # fmt: skip
    assert told["REQUEST_METHOD"] == "GET" and told["QUERY_STRING"] == "page=2"


@pytest.mark.parametrize(
    ("path", "query", "kept"),
    [
        ("/", "", True), ("/", "x=1", False), ("/", "page=1", False), ("/documents/", "page=2&domain=20", True),
        ("/documents/", "page=2&page=3", False), ("/documents/", "page=2&utm_source=x", False),
        ("/documents/", "%70age=2", True), ("/documents/", "%70age=2&page=3", False), ("/documents/", "&&", True),
        ("/documents/", "page", True), ("/documents/", "q=" + "x" * 2000, False), ("/documents/7/", "", True),
        ("/documents/7", "", False), ("/nothing/", "", False), ("/admin/", "", False), ("/healthz", "", False),
        ("/search/", "q=低保", True), ("/search/suggest", "q=低", False), ("/leave/", "u=x&s=y", False),
        ("/mode/", "", False), ("/components/", "", False), ("/documents/7/files/1/x.pdf", "", False),
        ("/static/x.css", "", False),
    ],
)  # fmt: skip
def test_only_declared_pages_with_declared_parameters_are_kept(path, query, kept):
    assert is_kept(path, query) is kept


def test_shelf_never_holds_more_than_its_bytes_and_keeps_what_is_asked_for_again():
    shelf = Shelf(None, 200_000)
    favourite = Page(HEADERS, b"x")
    shelf.put(asked(0), favourite)
    for n in range(1, 1000):
        favourite.asked_again = True
        page = Page(HEADERS, bytes(n % 250 for _ in range(3000)))
        page.make(("br", "gzip", "")[n % 3])
        shelf.put(asked(n), page)
        assert shelf.used == sum(each.counted for each in shelf.pages.values()) <= 200_000
    assert asked(0) in shelf.pages and asked(1) not in shelf.pages and asked(999) in shelf.pages


def test_page_that_takes_another_form_is_counted_anew():
    shelf, page = Shelf(None, 1_000_000), Page(HEADERS, bytes(50_000))
    shelf.put(asked(1), page)
    light = shelf.used
    page.make("")
    shelf.put(asked(1), page)
    assert shelf.used == light + 50_000 == page.weight


def test_page_too_large_for_the_shelf_is_not_kept():
    shelf, page = Shelf(None, 100_000), Page(HEADERS, bytes(50_000))
    page.make("")
    shelf.put(asked(1), page)
    assert not shelf.pages and shelf.used == 0


def test_one_thread_makes_a_page_and_the_others_wait_for_it():
    shelf, making, order = Shelf(None, 1_000_000), threading.Event(), []

    def first():
        with shelf.turn(asked(1)):
            making.set()
            time.sleep(0.2)
            order.append("made")

    def second():
        making.wait(5)
        with shelf.turn(asked(1)):
            order.append("taken")

    threads = [threading.Thread(target=each) for each in (first, second, second)]
    for thread in threads:
        thread.start()
    with shelf.turn(asked(2)):  # another page waits for nobody
        pass
    for thread in threads:
        thread.join(5)
    assert order == ["made", "taken", "taken"]
    with shelf.turn(asked(1)):
        order.append("free again")
    assert len(order) == 4


def test_turn_ends_also_when_the_page_could_not_be_made():
    shelf = Shelf(None, 1_000_000)
    with pytest.raises(ZeroDivisionError), shelf.turn(asked(1)):
        raise ZeroDivisionError
    assert shelf._making == {}


def test_bell_is_heard_in_every_process_of_the_folder(tmp_path):
    ours, theirs = Bell(tmp_path / "bell"), Bell(tmp_path / "bell")
    before = ours.sound
    theirs.ring()
    assert ours.sound == theirs.sound != before
    assert (tmp_path / "bell").stat().st_mode & 0o077 == 0


def test_bell_that_cannot_be_shared_rings_in_its_own_process(tmp_path):
    bell = Bell(tmp_path / "nothing" / "bell")
    before = bell.sound
    bell.ring()
    assert bell.sound != before


def test_regulars_are_known_from_the_second_time_and_forgotten_in_the_end():
    regulars = Regulars(most=3)
    assert [regulars.know(("a",)), regulars.know(("a",))] == [False, True]
    for name in "bcd":
        regulars.know((name,))
    assert not regulars.know(("a",))


def test_nothing_is_certain_beyond_midnight():
    with frozen(datetime.datetime(2026, 3, 2, 23, 59, 59)):
        assert seconds_to_midnight() == 1
    with frozen(datetime.date(2026, 3, 2)):
        assert seconds_to_midnight() == 15 * 3600
