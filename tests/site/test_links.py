"""Where a link in a released text may lead."""

import re

import pytest

from portal.site.links import host_of, is_government, is_own_path, is_signed, outward, public_html, signature

pytestmark = pytest.mark.small

HOSTILE = (
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "data:text/html,<script>alert(1)</script>",
    "vbscript:x", "//evil.com", "///evil.com", "/\\evil.com", "\\\\evil.com", "/\t/evil.com", "http:evil.com",
    "http:/evil.com", "http:///evil.com", "https:\\\\evil.com", "https://evil.com\\@www.gov.cn/",
    "https://www.gov.cn@evil.com/", "https://user:pass@evil.com/", "https://evil.com%2f.gov.cn/",
    "https://evil.com\u3000.gov.cn/", "https://evil.com\u202e.gov.cn/", "https://ev\u200bil.com/", " https://evil.com",
    "https://evil.com:99999/", "https://evil.com:x/", "https://[::1]/", "https://127.0.0.1/", "https://localhost/",
    "https://evil..com/", "https://-evil.com/", "https://evil.com/\r\nSet-Cookie:x=1", "ftp://evil.com/", "file:///etc/passwd",
    "https://" + "a" * 300 + ".com/", "https://evil.com/" + "a" * 2000, "https://", "http://.gov.cn/", "",
)  # fmt: skip


@pytest.mark.parametrize("address", HOSTILE)
def test_hostile_address_never_becomes_a_link(address):
    assert outward(address) == ""
    assert host_of(address) == ""
    # In a body, invisible characters are gone first; what is left of the address is judged as it then stands.
    for left in re.findall('href="([^"]*)"', public_html(f'<a href="{address}">去</a>')):
        assert left.startswith("/leave/") or (is_government(host_of(left)) and outward(left) == left)


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://example.com/a?b=c#d", "example.com"), ("HTTP://EXAMPLE.COM:8080/", "example.com"),
        ("https://例子.中国/", "xn--fsqu00a.xn--fiqs8s"), ("https://www。gov。cn/", "www.gov.cn"),
        ("https://ｅxample.com/", "example.com"), ("https://xn--80ak6aa92e.com/", "xn--80ak6aa92e.com"),
    ],
)  # fmt: skip
def test_outside_address_shows_its_true_host_and_goes_past_the_notice(address, host):
    assert host_of(address) == host
    assert outward(address).startswith("/leave/?u=") or host == "www.gov.cn"


@pytest.mark.parametrize("address", ["https://www.gov.cn/a", "http://a.b.gov.cn:80/", "https://政务网.政务/"])
def test_government_address_needs_no_notice(address):
    assert outward(address) == address


@pytest.mark.parametrize(
    "address", ["https://gov.cn.evil.com/", "https://evilgov.cn/", "https://www.gov.cn.co/", "https://ɡov.cn/"]
)
def test_address_that_looks_like_a_government_goes_past_the_notice(address):
    assert outward(address).startswith("/leave/")


@pytest.mark.parametrize("address", ["/documents/1/", "/", "#一", "mailto:zwgk@example.gov.cn", "tel:0999-0000001"])
def test_own_addresses_stay(address):
    assert outward(address) == address


def test_own_domain_needs_no_notice():
    assert outward("https://www.jichuan.gov.cn/x", own_host="www.jichuan.gov.cn") == "https://www.jichuan.gov.cn/x"
    assert outward("https://portal.example/x", own_host="portal.example") == "https://portal.example/x"


def test_signature_fits_one_address_only():
    address = "https://example.com/a:b"
    assert is_signed(address, signature(address))
    assert not is_signed(address + "c", signature(address))
    assert not is_signed(address, "") and not is_signed(address, "x" * 500) and not is_signed(address, "é:\x00")


def test_body_is_cleaned_once_more_when_shown():
    shown = public_html(
        '<p onclick="x">甲<script>alert(1)</script><a href="https://example.com/?a=1&amp;b=2" title="t">乙</a></p>'
    )
    assert "script" not in shown and "onclick" not in shown
    assert 'href="/leave/?u=https%3A%2F%2Fexample.com%2F%3Fa%3D1%26b%3D2&amp;s=' in shown


def test_words_in_a_title_are_no_address():
    for title in ("x href=", "a>b", "&quot; href=&quot;https://evil.com/", "<a href="):
        shown = public_html(f'<a title="{title}" href="https://example.com/">去</a>')
        assert re.findall(' href="([^"]*)" rel=', shown) == [outward("https://example.com/").replace("&", "&amp;")]


@pytest.mark.parametrize(
    ("path", "own"),
    [("/", True), ("/documents/?a=1&b=2#c", True), ("//x", False), ("/\\x", False), ("", False), ("x", False),
     ("https://x.com", False), ("/a\nb", False), ("/a\tb", False), ("/ b", False)],
)  # fmt: skip
def test_path_of_this_site(path, own):
    assert is_own_path(path) is own
