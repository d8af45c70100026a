import pytest
from django.test import RequestFactory

from portal.people.address import client_address

pytestmark = pytest.mark.small


def address(forwarded, remote="192.0.2.1"):
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    return client_address(RequestFactory().get("/", headers=headers, REMOTE_ADDR=remote))


def test_forwarded_header_counts_for_nothing_without_a_trusted_proxy(settings):
    settings.TRUSTED_PROXIES = 0
    assert address("203.0.113.9") == "192.0.2.1"


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "198.51.100.7, 203.0.113.9", "203.0.113.9"),
        (2, "198.51.100.7, 203.0.113.9, 10.0.0.1", "203.0.113.9"),
        (2, "203.0.113.9", "192.0.2.1"),  # past one of the proxies
        (1, "nonsense", "192.0.2.1"),
        (1, "", "192.0.2.1"),
        (1, "203.0.113.9:4711", "203.0.113.9"),
        (1, "[2001:db8::1]:4711", "2001:db8::"),
    ],
)
def test_only_the_entry_of_the_outermost_trusted_proxy_counts(settings, proxies, forwarded, expected):
    settings.TRUSTED_PROXIES = proxies
    assert address(forwarded) == expected


def test_ipv6_addresses_of_one_network_count_as_one(settings):
    settings.TRUSTED_PROXIES = 0
    assert address("", "2001:db8:1:2::1") == address("", "2001:db8:1:2:ffff::9") == "2001:db8:1:2::"
    assert address("", "::ffff:203.0.113.9") == "203.0.113.9"
    assert address("", "fe80::1%eth0") == "fe80::"


def test_a_local_socket_has_no_address(settings):
    settings.TRUSTED_PROXIES = 0
    assert address("", "") is None
