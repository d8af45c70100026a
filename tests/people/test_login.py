import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from portal.people.models import Person
from portal.trail.models import Trail
from tests.people.kit import PASSWORD

pytestmark = pytest.mark.medium
LOGIN = "/admin/account/login/"


def log_in(client, username, password=PASSWORD, next="", **extra):
    return client.post(LOGIN, {"login": username, "password": password, "next": next}, **extra)


def actions():
    return list(Trail.objects.order_by("id").values_list("action", flat=True))


@pytest.fixture
def clerk(make):
    return make("clerk", ("bureau", "clerk"), factor=False)


def test_desk_sends_a_stranger_to_the_login_and_back(clerk):
    client = Client()
    response = client.get("/admin/", follow=True)
    assert response.redirect_chain[-1][0] == f"{LOGIN}?next=%2Fadmin%2F"
    assert response.status_code == 200
    response = log_in(client, "clerk", next="/admin/people/")
    assert (response.status_code, response["Location"]) == (302, "/admin/people/")
    assert client.get("/admin/").status_code == 200


ELSEWHERE = (
    "https://evil.example/", "//evil.example/", "/\\evil.example/", "javascript:alert(1)",
    "/admin/\n//evil.example", "http:///evil.example", "https://testserver.evil.example/admin/",
    "/documents/", "admin/",
)  # fmt: skip


def test_login_never_leads_off_the_desk(clerk):
    for target in ELSEWHERE:
        response = log_in(Client(), "clerk", next=target)
        assert (response.status_code, response["Location"]) == (302, "/admin/"), target
        response = Client().get("/admin/login/", {"next": target})
        assert response["Location"] == f"{LOGIN}?next=%2Fadmin%2F", target


def test_stock_admin_login_takes_no_password(clerk):
    client = Client()
    client.post("/admin/login/", {"username": "clerk", "password": PASSWORD})
    assert "_auth_user_id" not in client.session


def test_session_gets_a_new_key_at_login(clerk):
    client = Client()
    client.get(LOGIN)
    client.session["x"] = 1
    session = client.session
    session["planted"] = "by somebody"
    session.save()
    before = session.session_key
    log_in(client, "clerk")
    assert client.session.session_key != before
    assert not client.session.__class__(before).exists(before)


def test_logout_ends_the_session_and_its_cookie_is_worth_nothing(clerk):
    client = Client()
    log_in(client, "clerk")
    cookie = client.cookies["sessionid"].value
    assert client.get("/admin/account/logout/").status_code == 200
    assert client.get("/admin/").status_code == 200  # GET only asks
    client.post("/admin/account/logout/")
    client.cookies["sessionid"] = cookie
    assert client.get("/admin/").status_code == 302
    assert actions() == ["login", "logout"]


def test_admin_logout_button_does_the_same(clerk):
    client = Client()
    log_in(client, "clerk")
    assert client.get("/admin/logout/").status_code == 405
    client.post("/admin/logout/")
    assert "_auth_user_id" not in client.session
    assert actions() == ["login", "logout"]


def test_unknown_wrong_and_disabled_get_the_same_answer_for_the_same_work(clerk, make, monkeypatch):
    from django.contrib.auth import hashers

    disabled = make("gone", factor=False)
    Person.objects.filter(pk=disabled.pk).update(is_active=False)
    hashed = []
    hasher = hashers.get_hasher()
    encode = hasher.encode
    monkeypatch.setattr(type(hasher), "encode", lambda self, *a, **k: hashed.append(1) or encode(*a, **k))
    answers = []
    for username, password in (("clerk", "wrong"), ("nobody", "wrong"), ("gone", PASSWORD), ("gone", "wrong")):
        hashed.clear()
        response = log_in(Client(), username, password)
        page = response.content.decode().replace(username, "NAME")
        answers.append((response.status_code, len(hashed), page.split("csrfmiddlewaretoken")[0]))
        assert username not in str(Trail.objects.order_by("-id").values().first())
    assert len(set(answers)) == 1
    assert answers[0][:2] == (200, 1)
    assert actions() == ["login_failed"] * 4


def test_what_was_typed_stands_in_no_table(clerk):
    from axes.models import AccessAttempt

    log_in(Client(), "clerk", "my-secret-guess")
    assert "my-secret-guess" not in str(AccessAttempt.objects.values().first())
    log_in(Client(), "my-secret-guess", "my-secret-guess")
    assert not any(word in str(row) for row in AccessAttempt.objects.values() for word in ("my-secret", "clerk"))


def test_password_of_a_disabled_person_is_refused(clerk):
    Person.objects.update(is_active=False)
    client = Client()
    log_in(client, "clerk")
    assert "_auth_user_id" not in client.session


CLOSED = (
    "signup/", "email/", "confirm-email/", "confirm-email/abc/", "password/reset/", "password/reset/key/1-abc/",
    "password/set/", "login/code/", "login/code/confirm/", "inactive/", "phone/verify/", "2fa/webauthn/", "",
)  # fmt: skip


def test_no_signup_email_or_reset_page_works(clerk, at_desk):
    for client in (Client(), at_desk(clerk)):
        for path in CLOSED:
            for method in (client.get, client.post):
                response = method(f"/admin/account/{path}")
                assert response.status_code in (302, 404), path
                assert response.status_code == 404 or response["Location"].startswith("/admin/login/"), path


@pytest.mark.parametrize("name", ["account_signup", "account_email", "account_reset_password", "account_set_password"])
def test_names_of_closed_pages_resolve_to_nothing(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_login_form_needs_its_token(clerk):
    client = Client(enforce_csrf_checks=True)
    assert log_in(client, "clerk").status_code == 403
    assert "_auth_user_id" not in client.session


def test_odd_names_get_a_plain_answer(clerk):
    for username in ("x" * 300, "a\x00b", "张三", "😀", " clerk ", "' OR 1=1 --"):
        assert log_in(Client(), username, "wrong").status_code == 200, username


def test_session_cookie_is_the_desks_alone(clerk):
    client = Client()
    log_in(client, "clerk")
    cookie = client.cookies["sessionid"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/admin/", True, "Lax")
