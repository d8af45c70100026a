import datetime
import re

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.test import Client

from portal.cases.today import today
from portal.people.links import issue_link
from portal.people.models import Membership, Person
from portal.people.rights import holds
from portal.trail.models import Trail
from tests.people.kit import PASSWORD

pytestmark = pytest.mark.medium
ADD = "/admin/people/person/add/"
NEW = "a-New-Password-2026"


def change(person):
    return f"/admin/people/person/{person.pk}/change/"


def roles(*rows, held=()):
    """The posted form of roles: those held (memberships) first, then new rows."""
    data = {"memberships-TOTAL_FORMS": len(held) + len(rows), "memberships-INITIAL_FORMS": len(held)}
    for n, membership in enumerate(held):
        data[f"memberships-{n}-id"] = membership.pk
        data[f"memberships-{n}-person"] = membership.person_id
        data[f"memberships-{n}-until"] = membership.until or ""
    for n, row in enumerate(rows, len(held)):
        data |= {f"memberships-{n}-{name}": value for name, value in row.items()}
    return data


def role(organ, name, since="2026-01-01", **more):
    return {"organ": organ.pk, "role": name, "since": since, **more}


def actions():
    return [step.action for step in Trail.objects.order_by("id")]


@pytest.fixture
def office(make):
    return make("office", ("county", "openness_office"))


@pytest.fixture
def clerk(make):
    return make("clerk", ("bureau", "clerk"), factor=False)


def test_new_person_gets_a_link_once_and_no_password(office, at_desk, organs):
    client = at_desk(office)
    data = {"username": "wang", "name": "测试员王", **roles(role(organs["bureau"], "clerk"))}
    page = client.post(ADD, data).content.decode()
    link = re.search(r"http://testserver(/admin/account/first-password/[^<]+)", page)[1]
    person = Person.objects.get(username="wang")
    assert not person.has_usable_password()
    assert holds(person, "write", organs["bureau"], today())
    assert {"person_added", "membership_added", "password_link_issued"} <= set(actions())
    assert link not in client.get(change(person)).content.decode()
    stranger = Client()
    form = stranger.get(link)
    assert "token" not in form["Location"]
    page = form["Location"]
    assert stranger.post(page, {"new_password1": "short", "new_password2": "short"}).status_code == 200
    assert stranger.post(page, {"new_password1": NEW, "new_password2": NEW}).status_code == 302
    assert stranger.post("/admin/account/login/", {"login": "wang", "password": NEW}).status_code == 302
    again = Client().get(link, follow=True)
    assert "已经用过" in again.content.decode()


def test_link_dies_after_a_day(clerk, db, settings):
    from django.db import transaction

    with transaction.atomic():
        link = issue_link(clerk, by=clerk)
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert "过期" in Client().get(link, follow=True).content.decode()


def test_new_link_ends_the_older_one_the_password_and_the_sessions(office, clerk, at_desk):
    session, client = at_desk(clerk), at_desk(office)
    pages = [client.post(f"/admin/people/person/{clerk.pk}/act/reset/").content.decode() for _ in range(2)]
    links = [re.search(r"http://testserver(/admin/account/first-password/[^<]+)", page)[1] for page in pages]
    assert "已经用过" in Client().get(links[0], follow=True).content.decode()
    assert "设置密码" in Client().get(links[1], follow=True).content.decode()
    assert session.get("/admin/").status_code == 302
    login = Client().post("/admin/account/login/", {"login": "clerk", "password": PASSWORD})
    assert login.status_code == 200
    assert actions().count("password_link_issued") == 2


def test_link_of_a_disabled_person_is_worth_nothing(clerk):
    from django.db import transaction

    with transaction.atomic():
        link = issue_link(clerk, by=clerk)
    Person.objects.update(is_active=False)
    assert "联系政务公开办" in Client().get(link, follow=True).content.decode()


def test_disabling_ends_everything_and_enabling_needs_a_new_password(office, clerk, at_desk):
    session, client = at_desk(clerk), at_desk(office)
    client.post(f"/admin/people/person/{clerk.pk}/act/disable/")
    assert session.get("/admin/").status_code == 302
    page = client.post(f"/admin/people/person/{clerk.pk}/act/enable/").content.decode()
    assert "/admin/account/first-password/" in page
    assert session.get("/admin/").status_code == 302
    login = Client().post("/admin/account/login/", {"login": "clerk", "password": PASSWORD})
    assert login.status_code == 200
    assert {"person_disabled", "person_enabled"} <= set(actions())


def test_acts_need_post_and_a_known_name(office, clerk, at_desk):
    client = at_desk(office)
    assert client.get(f"/admin/people/person/{clerk.pk}/act/disable/").status_code == 302
    assert client.post(f"/admin/people/person/{clerk.pk}/act/promote/").status_code == 302
    clerk.refresh_from_db()
    assert (clerk.is_active, clerk.is_superuser) == (True, False)


def test_lost_telephone_is_forgotten_by_the_office(office, make, at_desk):
    reviewer = make("reviewer", ("bureau", "reviewer"))
    at_desk(office).post(f"/admin/people/person/{reviewer.pk}/act/forget-second-factor/")
    assert not Authenticator.objects.filter(user=reviewer).exists()
    assert actions()[-1] == "second_factor_cleared"


def test_role_given_and_ended_stand_in_the_trail_with_name_role_and_days(office, clerk, at_desk, organs):
    client = at_desk(office)
    held = clerk.memberships.get()
    rows = roles(role(organs["bureau"], "reviewer"), held=[held])
    assert client.post(change(clerk), {"name": clerk.name, **rows}).status_code == 302
    step = Trail.objects.order_by("-id").first()
    assert (step.action, step.from_state, step.to_state, step.organ) == ("membership_added", "", "reviewer", "mzj")
    assert "测试员clerk（clerk）审核人" in step.reason
    new = clerk.memberships.get(role="reviewer")
    held.until = today() - datetime.timedelta(days=1)
    assert client.post(change(clerk), {"name": clerk.name, **roles(held=[held, new])}).status_code == 302
    step = Trail.objects.order_by("-id").first()
    assert (step.action, step.from_state) == ("membership_changed", "clerk")
    assert not holds(clerk, "write", organs["bureau"], today())


def test_role_once_given_is_not_rewritten_and_once_over_not_revived(office, clerk, at_desk, organs):
    client = at_desk(office)
    held = clerk.memberships.get()
    forged = roles(held=[held]) | {
        "memberships-0-role": "openness_office", "memberships-0-organ": organs["county"].pk,
        "memberships-0-since": "2019-01-01", "memberships-0-DELETE": "on",
    }  # fmt: skip
    client.post(change(clerk), {"name": clerk.name, **forged})
    held.refresh_from_db()
    assert (held.role, held.organ, held.since) == ("clerk", organs["bureau"], datetime.date(2020, 1, 1))
    Membership.objects.filter(pk=held.pk).update(until=datetime.date(2021, 1, 1))
    client.post(change(clerk), {"name": clerk.name, **roles(held=[held])})
    held.refresh_from_db()
    assert held.until == datetime.date(2021, 1, 1)


def test_end_of_a_role_is_not_set_into_the_past(office, clerk, at_desk):
    held = clerk.memberships.get()
    held.until = datetime.date(2021, 1, 1)
    response = at_desk(office).post(change(clerk), {"name": clerk.name, **roles(held=[held])})
    assert response.status_code == 200
    assert "截止日最早是昨天" in response.content.decode()
    assert clerk.memberships.get().until is None


@pytest.mark.parametrize("who", ["office", "root"])
def test_nobody_gives_himself_a_role_or_touches_his_own_account(make, at_desk, organs, who):
    person = make(who, *([("county", "openness_office")] if who == "office" else []), is_superuser=who == "root")
    client = at_desk(person)
    held = list(person.memberships.all())
    forged = {"name": "另一个名字", "is_superuser": "on", **roles(role(organs["bureau"], "reviewer"), held=held)}
    assert client.get(change(person)).status_code == 200
    assert client.post(change(person), forged).status_code == 403
    for act in ("reset", "disable", "forget-second-factor"):
        assert client.post(f"/admin/people/person/{person.pk}/act/{act}/").status_code == 403
    person.refresh_from_db()
    assert (person.name, person.is_active) == (f"测试员{who}", True)
    assert person.memberships.count() == len(held)
    path = "/admin/people/membership/add/"
    assert client.post(path, {"person": person.pk, **role(organs["bureau"], "reviewer")}).status_code == 403


def test_forged_fields_of_a_person_are_not_read(office, clerk, at_desk):
    forged = {
        "name": clerk.name, "is_superuser": "on", "is_active": "", "password": "x", "username": "other",
        "last_login": "2020-01-01", **roles(held=[clerk.memberships.get()]),
    }  # fmt: skip
    before = Person.objects.values().get(pk=clerk.pk)
    at_desk(office).post(change(clerk), forged)
    assert Person.objects.values().get(pk=clerk.pk) == before
    new = {"username": "wang", "name": "王", "is_superuser": "on", "password": "x", "is_staff": "on"}
    at_desk(office).post(ADD, new | roles(role(clerk.memberships.get().organ, "clerk")))
    made = Person.objects.get(username="wang")
    assert (made.is_superuser, made.has_usable_password()) == (False, False)


def test_hash_of_a_password_is_on_no_page(office, clerk, at_desk):
    client = at_desk(office)
    for path in (change(clerk), "/admin/people/person/", f"/admin/people/person/{clerk.pk}/history/"):
        assert clerk.password not in client.get(path).content.decode()


def test_office_gives_roles_in_its_own_tree_only(make, at_desk, organs):
    client = at_desk(make("office", ("town", "openness_office")))
    for organ in ("county", "bureau"):
        data = {"username": "wang", "name": "王", **roles(role(organs[organ], "clerk"))}
        assert client.post(ADD, data).status_code == 200
    assert client.post(ADD, {"username": "wang", "name": "王", **roles()}).status_code == 200
    assert not Person.objects.filter(username="wang").exists()
    assert (
        client.post(ADD, {"username": "wang", "name": "王", **roles(role(organs["village"], "clerk"))}).status_code
        == 200
    )
    assert Person.objects.filter(username="wang").exists()


def test_office_cannot_take_over_who_has_power_beyond_it(make, at_desk, organs):
    client = at_desk(make("office", ("town", "openness_office")))
    both = make("both", ("village", "clerk"), ("county", "openness_office"))
    root = make("root", ("village", "clerk"), is_superuser=True)
    for person in (both, root):
        assert client.get(change(person)).status_code == 200
        for act in ("reset", "disable", "forget-second-factor"):
            assert client.post(f"/admin/people/person/{person.pk}/act/{act}/").status_code == 403
        assert client.post(change(person), {"name": "x", **roles()}).status_code == 403
    Membership.objects.filter(person=both, organ=organs["county"]).update(until=datetime.date(2021, 1, 1))
    assert client.post(f"/admin/people/person/{both.pk}/act/disable/").status_code == 302


def test_superuser_who_makes_a_reviewer_leaves_a_row_the_auditor_reads(make, at_desk, clerk, organs):
    root, auditor = make("root", is_superuser=True), make("auditor", ("county", "auditor"))
    rows = roles(role(organs["bureau"], "reviewer"), held=[clerk.memberships.get()])
    assert at_desk(root).post(change(clerk), {"name": clerk.name, **rows}).status_code == 302
    assert Trail.objects.filter(action="membership_added", actor_id=root.pk, to_state="reviewer").exists()
    assert at_desk(auditor).get(f"/admin/people/person/{clerk.pk}/history/").status_code == 200


def test_odd_login_names_are_refused_and_nothing_typed_is_lost(office, clerk, at_desk, organs):
    client = at_desk(office)
    for username in ("", "有 空格", "a" * 300, "clerk", "x\x00y", "😀"):
        data = {"username": username, "name": "测试员丙丁", **roles(role(organs["bureau"], "clerk"))}
        response = client.post(ADD, data)
        assert response.status_code == 200, username
        assert "测试员丙丁" in response.content.decode()
    assert not Person.objects.filter(name="测试员丙丁").exists()


def test_same_role_twice_is_refused_plainly(office, at_desk, organs):
    row = role(organs["bureau"], "clerk")
    response = at_desk(office).post(ADD, {"username": "wang", "name": "王", **roles(row, row)})
    assert response.status_code == 200
    assert not Person.objects.filter(username="wang").exists()


def test_commands_make_persons_and_links(organs, capsys):
    call_command("create_person", "wang", "测试员王", "--organ", "mzj", "--role", "clerk", "--role", "reviewer")
    link = capsys.readouterr().out.strip().splitlines()[-1]
    person = Person.objects.get(username="wang")
    assert sorted(person.memberships.values_list("role", flat=True)) == ["clerk", "reviewer"]
    assert "设置密码" in Client().get(link, follow=True).content.decode()
    call_command("reset_password", "wang")
    assert "设置密码" in Client().get(capsys.readouterr().out.strip().splitlines()[-1], follow=True).content.decode()
    assert "已经用过" in Client().get(link, follow=True).content.decode()
    assert {"person_added", "membership_added", "password_link_issued"} <= set(actions())


REFUSED = (
    ("create_person", "a b", "王"), ("create_person", "wang", "王", "--organ", "nix", "--role", "clerk"),
    ("create_person", "wang", "王", "--organ", "mzj"), ("create_person", "wang", ""), ("reset_password", "nobody"),
)  # fmt: skip


def test_commands_refuse_plainly_and_leave_nothing(organs):
    for arguments in REFUSED:
        with pytest.raises(CommandError):
            call_command(*arguments)
    assert not Person.objects.exists()
    assert not Trail.objects.exists()
