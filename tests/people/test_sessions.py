import time

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from portal.people.models import Person
from portal.people.sessions import recent_authentication_required, recently_authenticated
from tests.people.kit import PASSWORD

pytestmark = pytest.mark.medium


def age(client, **seconds):
    """Moves the session's marks into the past: desk_seen=1801 means last used half an hour ago."""
    session = client.session
    for name, value in seconds.items():
        session[name] = time.time() - value
    if "desk_since" in seconds:
        session.pop("account_authentication_methods", None)
    session.save()


def inside(client):
    return client.get("/admin/").status_code == 200


@pytest.fixture
def clerk(make):
    return make("clerk", ("bureau", "clerk"), factor=False)


def test_session_of_a_disabled_person_is_dead_at_the_next_request_and_stays_so(clerk, at_desk):
    client = at_desk(clerk)
    assert inside(client)
    Person.objects.update(is_active=False)
    assert not inside(client)
    Person.objects.update(is_active=True)
    assert not inside(client)


def test_change_of_password_ends_the_other_sessions_and_keeps_this_one(clerk, at_desk):
    here, there = at_desk(clerk), at_desk(clerk)
    new = {"oldpassword": PASSWORD, "password1": "an-other-Password-7", "password2": "an-other-Password-7"}
    assert here.post("/admin/account/password/", new).status_code == 302
    assert inside(here)
    assert not inside(there)


def test_weak_new_password_is_refused(clerk, at_desk):
    client = at_desk(clerk)
    for password in ("short", "123456789012345", "password1234", "测试员clerk"):
        new = {"oldpassword": PASSWORD, "password1": password, "password2": password}
        assert client.post("/admin/account/password/", new).status_code == 200, password
    clerk.refresh_from_db()
    assert clerk.check_password(PASSWORD)


@pytest.mark.parametrize(("marks", "good"), [
    ({"desk_seen": 1700}, True),
    ({"desk_seen": 1900}, False),
    ({"desk_since": 12 * 3600 - 100}, True),
    ({"desk_since": 12 * 3600 + 100}, False),
])  # fmt: skip
def test_session_ends_after_30_idle_minutes_and_after_12_hours(clerk, at_desk, marks, good):
    client = at_desk(clerk)
    age(client, **marks)
    assert inside(client) is good
    assert inside(client) is good


def test_use_keeps_a_session_alive_but_not_beyond_12_hours(clerk, at_desk):
    client = at_desk(clerk)
    age(client, desk_seen=1000)
    inside(client)
    assert time.time() - client.session["desk_seen"] < 10


def test_session_without_marks_is_no_session(clerk, at_desk):
    client = at_desk(clerk)
    session = client.session
    del session["desk_since"]
    session.save()
    assert not inside(client)


def test_text_typed_into_an_ended_session_is_shown_again_and_nothing_is_done(clerk, at_desk):
    client = at_desk(clerk)
    age(client, desk_seen=1900)
    text = "县政府今天召开常务会议，研究<b>供水</b>问题。" * 3
    response = client.post("/admin/people/organ/add/", {"duties": text, "password": "x" * 30})
    page = response.content.decode()
    assert response.status_code == 403
    assert "县政府今天召开常务会议，研究&lt;b&gt;供水&lt;/b&gt;问题。" in page
    assert "x" * 30 not in page
    assert not inside(client)


def test_ended_session_may_log_in_again(clerk, at_desk):
    client = at_desk(clerk)
    age(client, desk_seen=1900)
    response = client.post("/admin/account/login/", {"login": "clerk", "password": PASSWORD})
    assert response.status_code == 302
    assert inside(client)


def test_reading_writes_nothing_but_the_sessions_own_row(clerk, at_desk, db):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = at_desk(clerk)
    age(client, desk_seen=100)
    with CaptureQueriesContext(connection) as queries:
        inside(client)
    reads = ("SELECT", "(SELECT", "BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
    writes = [query["sql"] for query in queries if not query["sql"].startswith(reads)]
    assert len(writes) == 1
    assert "django_session" in writes[0]


def test_approving_needs_the_password_again_after_30_minutes(clerk, at_desk):
    client = at_desk(clerk)
    request = RequestFactory().post("/admin/people/")
    request.user = clerk
    for seconds, recent in ((0, True), (1790, True), (1810, False)):
        age(client, desk_since=seconds)
        request.session = client.session
        assert recently_authenticated(request) is recent
    view = recent_authentication_required(lambda request: HttpResponse("done"))
    assert view(request)["Location"] == "/admin/account/reauthenticate/?next=%2Fadmin%2Fpeople%2F"


def test_after_the_password_the_same_request_goes_on_with_its_text(make, at_desk):
    office, clerk = make("office", ("county", "openness_office")), make("clerk", ("bureau", "clerk"))
    client = at_desk(office)
    age(client, desk_since=1900)
    path = f"/admin/people/person/{clerk.pk}/act/disable/"
    response = client.post(path)
    assert response["Location"].startswith("/admin/account/reauthenticate/?next=")
    clerk.refresh_from_db()
    assert clerk.is_active
    client.post(response["Location"], {"password": "wrong"})
    clerk.refresh_from_db()
    assert clerk.is_active
    response = client.post(response["Location"], {"password": PASSWORD})
    clerk.refresh_from_db()
    assert not clerk.is_active


def test_password_again_never_leads_off_the_desk(clerk, at_desk):
    for target in ("https://evil.example/", "//evil.example", "/documents/"):
        response = at_desk(clerk).post(f"/admin/account/reauthenticate/?next={target}", {"password": PASSWORD})
        assert (response.status_code, response["Location"]) == (302, "/admin/")


def test_a_stranger_cannot_prove_who_he_is(db):
    assert Client().get("/admin/account/reauthenticate/").status_code == 302
