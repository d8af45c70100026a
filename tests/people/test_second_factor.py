import json
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import compare_user_code
from django.core.exceptions import ImproperlyConfigured
from django.db import connections
from django.test import Client

from portal.people.models import Role
from portal.people.second_factor import SECOND_FACTOR_ROLES, second_factor_is_on
from portal.trail.models import Trail
from tests.people.kit import PASSWORD, SECRET, code_now

pytestmark = pytest.mark.medium
SET_UP = "/admin/account/second-factor/on/"
LOGIN, CODE = "/admin/account/login/", "/admin/account/code/"


def log_in(client, username):
    return client.post(LOGIN, {"login": username, "password": PASSWORD})


def inside(client):
    return client.get("/admin/").status_code == 200


@pytest.mark.parametrize("role", Role.values)
def test_role_reaches_the_desk_without_a_second_factor_only_where_the_table_says_so(make, role):
    make("someone", ("bureau", role), factor=False)
    client = Client()
    log_in(client, "someone")
    for path in ("/admin/", "/admin/people/organ/", "/admin/account/password/", "/admin/account/recovery-codes/"):
        for method in (client.get, client.post):
            response = method(path)
            sent_away = response.status_code == 302 and response["Location"] == SET_UP
            assert sent_away == (role in SECOND_FACTOR_ROLES), (path, method)
    assert client.get(SET_UP).status_code == 200
    assert client.post("/admin/account/logout/").status_code == 302
    assert not inside(client)


def test_superuser_needs_a_second_factor_too(make):
    make("root", factor=False, is_superuser=True)
    client = Client()
    log_in(client, "root")
    assert client.get("/admin/")["Location"] == SET_UP


def test_role_given_during_a_session_closes_the_desk_at_once(make, at_desk):
    person = make("clerk", ("bureau", "clerk"), factor=False)
    client = at_desk(person)
    assert inside(client)
    person.memberships.update(role="reviewer")
    assert client.get("/admin/")["Location"] == SET_UP


def test_setting_up_opens_the_desk_and_gives_recovery_codes(make):
    person = make("reviewer", ("bureau", "reviewer"), factor=False)
    client = Client()
    log_in(client, "reviewer")
    client.get(SET_UP)
    session = client.session
    session["mfa.totp.secret"] = SECRET
    session.save()
    assert client.post(SET_UP, {"code": "000000"}).status_code == 200
    assert not inside(client)
    response = client.post(SET_UP, {"code": code_now()})
    assert response["Location"] == "/admin/account/recovery-codes/"
    rows = json.dumps(list(Authenticator.objects.values_list("data", flat=True)))
    page = client.get("/admin/account/recovery-codes/")
    assert page.status_code == 200
    assert json.dumps(list(Authenticator.objects.values_list("data", flat=True))) == rows  # reading wrote nothing
    assert inside(client)
    assert "second_factor_added" in Trail.objects.filter(actor_id=person.pk).values_list("action", flat=True)


def test_login_asks_for_the_code_and_takes_each_code_once(make):
    make("reviewer", ("bureau", "reviewer"))
    client = Client()
    assert log_in(client, "reviewer")["Location"] == CODE
    assert not inside(client)
    code = code_now()
    assert client.post(CODE, {"code": code}).status_code == 302
    assert inside(client)
    again = Client()
    log_in(again, "reviewer")
    assert again.post(CODE, {"code": code}).status_code == 200
    assert not inside(again)


def test_wrong_codes_count_like_wrong_passwords(make):
    make("reviewer", ("bureau", "reviewer"))
    client = Client()
    log_in(client, "reviewer")
    assert [client.post(CODE, {"code": "000000"}).status_code for _ in range(6)] == [200] * 4 + [429] * 2
    assert client.post(CODE, {"code": code_now()}).status_code == 429
    assert not inside(client)
    assert log_in(Client(), "reviewer").status_code == 429


def test_odd_codes_are_refused_plainly(make):
    make("reviewer", ("bureau", "reviewer"))
    client = Client()
    log_in(client, "reviewer")
    for code in ("", "一二三四五六", "😀", "0" * 5000):
        assert client.post(CODE, {"code": code}).status_code == 200, code


def test_recovery_code_works_once(make):
    person = make("reviewer", ("bureau", "reviewer"))
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    code = RecoveryCodes.activate(person).get_unused_codes()[0]
    for works in (True, False):
        client = Client()
        log_in(client, "reviewer")
        client.post(CODE, {"code": code})
        assert inside(client) is works


def test_secrets_are_not_stored_as_they_are(make):
    make("reviewer", ("bureau", "reviewer"))
    assert SECRET not in str(Authenticator.objects.values_list("data", flat=True))


def test_page_of_the_second_factor_asks_for_the_password_when_the_login_is_old(make, at_desk):
    client = at_desk(make("reviewer", ("bureau", "reviewer"), factor=False))
    session = client.session
    session["desk_since"] = time.time() - 400
    session.save()
    response = client.get(SET_UP)
    assert response["Location"].startswith("/admin/account/reauthenticate/")
    client.post(response["Location"], {"password": PASSWORD, "next": SET_UP})
    assert client.get(SET_UP).status_code == 200


def test_only_a_demo_may_leave_it_off_and_says_so(make, at_desk, settings):
    import os
    import subprocess
    import sys

    assert second_factor_is_on(None) == []
    settings.REQUIRE_SECOND_FACTOR = False
    assert "动态验证码" in second_factor_is_on(None)[0].msg
    assert inside(at_desk(make("reviewer", ("bureau", "reviewer"), factor=False)))
    environment = {**os.environ, "PORTAL_REQUIRE_SECOND_FACTOR": "0", "PORTAL_DEMO": "0"}
    done = subprocess.run(
        [sys.executable, "-c", "import portal.settings"], env=environment, capture_output=True, text=True, check=False
    )
    assert ImproperlyConfigured.__name__ in done.stderr


def test_one_code_from_two_places_at_once_is_good_in_one(make, monkeypatch):
    make("reviewer", ("bureau", "reviewer"))
    code = code_now()

    def slowly(**given):
        time.sleep(0.3)  # both have read what was used before either writes
        return compare_user_code(**given)

    monkeypatch.setattr("portal.people.codes.compare_user_code", slowly)

    def enter(place):
        client = Client(REMOTE_ADDR=f"192.0.2.{place}")
        try:
            log_in(client, "reviewer")
            return client.post(CODE, {"code": code}).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(enter, (1, 2))) == [200, 302]
