import datetime
from concurrent.futures import ThreadPoolExecutor

import pytest
from axes.models import AccessAttempt
from django.db import connections
from django.test import Client
from django.utils import timezone

from portal.people import throttle
from portal.people.allowance import Limit
from portal.trail.models import Trail
from tests.people.kit import PASSWORD

pytestmark = pytest.mark.medium
LOGIN = "/admin/account/login/"


def attempt(username, password, address="192.0.2.1", client=None, **extra):
    client = client or Client()
    data = {"login": username, "password": password}
    return client.post(LOGIN, data, REMOTE_ADDR=address, **extra).status_code


@pytest.fixture
def clerk(make):
    return make("clerk", ("bureau", "clerk"), factor=False)


@pytest.mark.parametrize("username", ["clerk", "nobody"])
def test_fifth_wrong_password_locks_this_name_from_this_address(clerk, username):
    assert [attempt(username, "wrong") for _ in range(6)] == [200] * 4 + [429] * 2
    actions = list(Trail.objects.values_list("action", flat=True))
    assert sorted(actions) == ["login_failed"] * 5 + ["login_locked"]


def test_while_locked_the_right_password_is_refused_too_and_the_page_says_what_to_do(clerk):
    for _ in range(5):
        attempt("clerk", "wrong")
    client = Client()
    response = client.post(LOGIN, {"login": "clerk", "password": PASSWORD}, REMOTE_ADDR="192.0.2.1")
    assert response.status_code == 429
    assert "暂停 30 分钟" in response.content.decode()
    assert response["Retry-After"] == "1800"
    assert "_auth_user_id" not in client.session


def test_other_addresses_and_other_names_are_not_locked(clerk, make):
    make("other", factor=False)
    for _ in range(5):
        attempt("clerk", "wrong")
    assert attempt("clerk", PASSWORD, "192.0.2.2") == 302
    assert attempt("other", PASSWORD) == 302


def test_hundred_spoofed_addresses_are_still_one(clerk):
    codes = [attempt("clerk", "wrong", HTTP_X_FORWARDED_FOR=f"203.0.113.{n}") for n in range(100)]
    assert codes.count(200) == 4


def test_behind_a_proxy_its_entry_counts_and_spoofed_ones_do_not(clerk, settings):
    settings.TRUSTED_PROXIES = 1
    codes = [attempt("clerk", "wrong", HTTP_X_FORWARDED_FOR=f"203.0.113.{n}, 198.51.100.7") for n in range(20)]
    assert codes.count(200) == 4
    assert attempt("clerk", PASSWORD, HTTP_X_FORWARDED_FOR="198.51.100.8") == 302


def test_addresses_of_one_ipv6_network_share_the_count(clerk):
    codes = [attempt("clerk", "wrong", f"2001:db8::{n:x}") for n in range(1, 9)]
    assert codes.count(200) == 4


def test_other_browsers_share_the_count(clerk):
    codes = [attempt("clerk", "wrong", HTTP_USER_AGENT=f"browser {n}") for n in range(8)]
    assert codes.count(200) == 4


def test_lock_ends_after_the_cool_off(clerk):
    for _ in range(5):
        attempt("clerk", "wrong")
    AccessAttempt.objects.update(attempt_time=timezone.now() - datetime.timedelta(minutes=31))
    assert attempt("clerk", PASSWORD) == 302


def test_trying_while_locked_does_not_lengthen_the_lock(clerk):
    for _ in range(5):
        attempt("clerk", "wrong")
    before = AccessAttempt.objects.get().attempt_time
    attempt("clerk", "wrong")
    assert AccessAttempt.objects.get().attempt_time == before


def test_success_starts_the_count_anew(clerk):
    for _ in range(4):
        attempt("clerk", "wrong")
    assert attempt("clerk", PASSWORD) == 302
    assert attempt("clerk", "wrong") == 200


def test_limit_is_exact_when_all_try_at_once(clerk):
    def one(n):
        try:
            return attempt("clerk", f"wrong {n}")
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        codes = list(pool.map(one, range(16)))
    assert sorted(set(codes)) == [200, 429]
    assert codes.count(200) == 4
    assert Trail.objects.filter(action="login_failed").count() == 5


def test_password_again_and_change_of_password_are_behind_the_same_lock(clerk, at_desk):
    from axes.models import AccessAttempt

    client = at_desk(clerk)
    old = {"oldpassword": "wrong", "password1": "new-Password-123456", "password2": "new-Password-123456"}
    codes = [client.post("/admin/account/password/", old).status_code for _ in range(3)]
    codes += [client.post("/admin/account/reauthenticate/", {"password": "wrong"}).status_code for _ in range(3)]
    assert codes == [200] * 4 + [429] * 2
    assert not any("new-Password" in str(row) for row in AccessAttempt.objects.values())
    right = old | {"oldpassword": PASSWORD}
    assert client.post("/admin/account/password/", right).status_code == 429


def test_address_has_so_many_passwords_whatever_the_name(clerk, monkeypatch):
    monkeypatch.setattr(throttle, "PASSWORDS", Limit("passwords", most=3, seconds=600))
    assert [attempt(f"nobody{n}", "wrong") for n in range(4)] == [200] * 3 + [429]
    assert attempt("clerk", PASSWORD) == 429 and attempt("clerk", PASSWORD, "192.0.2.2") == 302


def test_person_has_so_many_codes_wherever_they_come_from(make, monkeypatch):
    monkeypatch.setattr(throttle, "CODES", Limit("codes", most=3, seconds=3600))
    make("reviewer", ("bureau", "reviewer"))

    def wrong_code(address):
        client = Client(REMOTE_ADDR=address)
        assert attempt("reviewer", PASSWORD, address, client) == 302
        return client.post("/admin/account/code/", {"code": "000000"}).status_code

    assert [wrong_code(f"192.0.2.{n}") for n in range(4)] == [200] * 3 + [429]
