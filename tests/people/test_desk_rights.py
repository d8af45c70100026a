import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.test.utils import CaptureQueriesContext

from portal.people.desk_admin import DeskAdmin
from portal.people.models import Membership, Organ, Person, Role
from portal.trail.models import Trail

pytestmark = pytest.mark.medium
TABLES = ("organ", "person", "membership")
# Who sees the lists and who adds to them; every role not named does neither.
SEES = {"openness_office", "auditor"}
ADDS = {"openness_office"}


def last():
    return Trail.objects.order_by("-id").first()


def organ_form(organ=None, **changes):
    data = {
        name: getattr(organ, name, "") or ""
        for name in ("name", "short_name", "kind", "duties", "address", "hours", "phone", "fax", "email")
    }
    data |= {"sort": 1000, "heads-TOTAL_FORMS": 0, "heads-INITIAL_FORMS": 0}
    data |= {"units-TOTAL_FORMS": 0, "units-INITIAL_FORMS": 0}
    return data | changes


@pytest.mark.parametrize("role", [*Role.values, None])
def test_lists_open_to_those_roles_only_that_hold_the_right(make, at_desk, role):
    client = at_desk(make("someone", *([("county", role)] if role else [])))
    for table in TABLES:
        assert client.get(f"/admin/people/{table}/").status_code == (200 if role in SEES else 403), table
        adds = role in ADDS and table != "membership"
        for method in (client.get, client.post):
            assert (method(f"/admin/people/{table}/add/").status_code == 200) == adds, table


LIBRARIES = (
    "auth/group/", "account/emailaddress/", "mfa/authenticator/", "axes/accessattempt/", "sessions/session/",
    "admin/logentry/",
)  # fmt: skip


def test_tables_of_libraries_are_not_at_the_desk(make, at_desk):
    client = at_desk(make("root", is_superuser=True))
    for path in LIBRARIES:
        assert client.get(f"/admin/{path}").status_code == 404, path


def test_every_table_at_the_desk_declares_its_rights():
    assert all(isinstance(table, DeskAdmin) and table.rights for table in admin.site._registry.values())


def test_auditor_reads_and_changes_nothing(make, at_desk, organs):
    clerk = make("clerk", ("bureau", "clerk"))
    client = at_desk(make("auditor", ("county", "auditor")))
    for table, pk in (("organ", organs["bureau"].pk), ("person", clerk.pk)):
        path = f"/admin/people/{table}/{pk}/change/"
        page = client.get(path)
        assert page.status_code == 200
        assert 'name="_save"' not in page.content.decode()
        assert client.post(path, organ_form(organs["bureau"], name="改名")).status_code == 403
    for act in ("disable", "reset", "forget-second-factor"):
        assert client.post(f"/admin/people/person/{clerk.pk}/act/{act}/").status_code == 403
    clerk.refresh_from_db()
    assert clerk.is_active


def test_nothing_can_be_deleted_at_the_desk(make, at_desk, organs):
    root = make("root", is_superuser=True)
    clerk = make("clerk", ("bureau", "clerk"))
    client = at_desk(root)
    held = clerk.memberships.get()
    for table, pk in (("organ", organs["village"].pk), ("person", clerk.pk), ("membership", held.pk)):
        assert client.post(f"/admin/people/{table}/{pk}/delete/", {"post": "yes"}).status_code == 403
        action = {"action": "delete_selected", "_selected_action": [pk], "post": "yes"}
        client.post(f"/admin/people/{table}/", action)
    assert (Organ.objects.count(), Person.objects.count(), Membership.objects.count()) == (4, 2, 1)


def test_organs_and_persons_outside_ones_reach_are_not_found(make, at_desk, organs):
    client = at_desk(make("office", ("town", "openness_office")))
    stranger = make("stranger", ("bureau", "clerk"))
    assert client.get(f"/admin/people/organ/{organs['village'].pk}/change/").status_code == 200
    for path in (f"organ/{organs['bureau'].pk}", f"organ/{organs['county'].pk}", f"person/{stranger.pk}"):
        for end in ("change", "history"):
            assert client.get(f"/admin/people/{path}/{end}/").status_code == 404
        assert client.post(f"/admin/people/{path}/change/", organ_form()).status_code == 404
    assert client.post(f"/admin/people/person/{stranger.pk}/act/disable/").status_code == 404
    listed = client.get("/admin/people/organ/").content.decode() + client.get("/admin/people/person/").content.decode()
    assert "云溪镇一村" in listed
    assert "民政局" not in listed
    assert "stranger" not in listed


def test_change_of_an_organ_says_in_the_trail_what_was_and_what_is(make, at_desk, organs):
    office = make("office", ("county", "openness_office"))
    bureau = organs["bureau"]
    data = organ_form(bureau, parent=organs["county"].pk, phone="0999-1234567", **{
        "units-TOTAL_FORMS": 1, "units-0-name": "办公室", "units-0-sort": 1, "units-0-organ": bureau.pk,
    })  # fmt: skip
    response = at_desk(office).post(f"/admin/people/organ/{bureau.pk}/change/", data)
    assert response.status_code == 302
    step = last()
    assert (step.action, step.actor_id, step.organ, step.object_id) == (
        "organ_changed",
        office.pk,
        "mzj",
        str(bureau.pk),
    )
    assert "联系电话：（空）→0999-1234567" in step.reason
    assert "内设机构 加：办公室" in step.reason
    assert not LogEntry.objects.exists()


def test_code_of_an_organ_never_changes(make, at_desk, organs):
    client = at_desk(make("root", is_superuser=True))
    data = organ_form(organs["bureau"], parent=organs["county"].pk, code="other")
    client.post(f"/admin/people/organ/{organs['bureau'].pk}/change/", data)
    organs["bureau"].refresh_from_db()
    assert organs["bureau"].code == "mzj"


def test_tree_of_organs_stays_a_tree(make, at_desk, organs):
    client = at_desk(make("root", is_superuser=True))
    for name in ("parent", "successor"):
        Organ.objects.filter(pk=organs["village"].pk).update(successor=organs["town"])
        data = organ_form(organs["town"], **{name: organs["village"].pk})
        response = client.post(f"/admin/people/organ/{organs['town'].pk}/change/", data)
        assert response.status_code == 200, name
    organs["town"].refresh_from_db()
    assert organs["town"].parent_id == organs["county"].pk


def test_office_adds_organs_below_itself_only(make, at_desk, organs):
    client = at_desk(make("office", ("town", "openness_office")))
    new = {"code": "new", "name": "新村", "short_name": "新村", "kind": "village"}
    for parent in (organs["county"].pk, organs["bureau"].pk, ""):
        assert client.post("/admin/people/organ/add/", organ_form(**new, parent=parent)).status_code == 200
    assert not Organ.objects.filter(code="new").exists()
    assert client.post("/admin/people/organ/add/", organ_form(**new, parent=organs["town"].pk)).status_code == 302
    assert last().action == "organ_added"


def test_office_cannot_move_its_own_top(make, at_desk, organs):
    client = at_desk(make("office", ("town", "openness_office")))
    data = organ_form(organs["town"], parent=organs["village"].pk, name="改名镇")
    client.post(f"/admin/people/organ/{organs['town'].pk}/change/", data)
    organs["town"].refresh_from_db()
    assert (organs["town"].parent_id, organs["town"].name) == (organs["county"].pk, "改名镇")


REFERENCE = ("/admin/site/setting/review.steps/change/", "/admin/cases/workday/add/", "/admin/disclosure/domain/add/")


def test_what_holds_for_all_organs_is_changed_from_the_top_only(make, at_desk):
    county, town = make("county", ("county", "openness_office")), make("town", ("town", "openness_office"))
    for path in REFERENCE:
        assert at_desk(county).get(path).status_code == 200, path
        for method in ("get", "post"):
            assert getattr(at_desk(town), method)(path).status_code == 403, path
    assert at_desk(town).get("/admin/site/setting/").status_code == 200


def test_lists_answer_no_question_they_do_not_offer(make, at_desk):
    client = at_desk(make("office", ("county", "openness_office")))
    for query in ("password__startswith=md5", "is_superuser=1", "memberships__organ__code=mzj", "pk__in=1,2"):
        assert client.get(f"/admin/people/person/?{query}").status_code == 400, query


def test_odd_questions_to_a_list_are_no_error(make, at_desk):
    client = at_desk(make("office", ("county", "openness_office")))
    for query in ("p=abc", "p=99999", "o=x", "e=1", "all=", "q=%00", "is_active__exact=x", "q=😀"):
        assert client.get(f"/admin/people/person/?{query}").status_code in (200, 302, 400), query


@pytest.mark.parametrize("table", TABLES)
def test_lists_ask_the_database_as_often_for_many_rows_as_for_few(make, at_desk, organs, table):
    from django.db import connection

    client = at_desk(make("office", ("county", "openness_office")))

    def count():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/admin/people/{table}/").status_code == 200
        return len(queries)

    make("first", ("bureau", "clerk"))
    few = count()
    for n in range(20):
        make(f"p{n}", ("bureau", "clerk"), ("town", "caseworker"), factor=False)
        Organ.objects.create(code=f"o{n}", name=f"机关{n}", kind="village", parent=organs["town"])
    assert count() == few
    assert few <= 16


def test_page_of_a_person_asks_as_often_for_many_organs_and_roles_as_for_few(make, at_desk, organs):
    from django.db import connection

    client = at_desk(make("office", ("county", "openness_office")))
    person = make("clerk", ("bureau", "clerk"))

    def count():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/admin/people/person/{person.pk}/change/").status_code == 200
        return len(queries)

    count()  # content types are remembered by the process from here on
    few = count()
    for n in range(20):
        organ = Organ.objects.create(code=f"o{n}", name=f"机关{n}", kind="village", parent=organs["town"])
        Membership.objects.create(person=person, organ=organ, role="clerk", since="2020-01-01")
    assert count() == few
