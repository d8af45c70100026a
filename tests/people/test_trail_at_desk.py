import pytest
from django.db import transaction

from portal.people.models import Role
from portal.trail.models import Trail
from portal.trail.record import SYSTEM, record
from portal.trail.words import word

pytestmark = pytest.mark.medium
LIST = "/admin/trail/trail/"


@pytest.fixture
def steps(organs):
    with transaction.atomic():
        for organ in organs.values():
            record("organ_changed", by=SYSTEM, object=organ, organ=organ.code, reason=f"改了{organ.name}")


@pytest.mark.parametrize("role", [*Role.values, None])
def test_trail_is_read_by_auditor_and_office_only(make, at_desk, steps, role):
    client = at_desk(make("someone", *([("county", role)] if role else [])))
    seen = client.get(LIST).status_code == 200
    assert seen == (role in ("auditor", "openness_office"))
    first = Trail.objects.order_by("id").first()
    assert (client.get(f"{LIST}{first.pk}/change/").status_code == 200) == seen


def test_trail_cannot_be_written_at_the_desk(make, at_desk, steps):
    client = at_desk(make("root", is_superuser=True))
    first = Trail.objects.order_by("id").first()
    for path in ("add/", f"{first.pk}/change/", f"{first.pk}/delete/"):
        assert client.post(f"{LIST}{path}", {"reason": "x", "post": "yes"}).status_code == 403
    assert Trail.objects.order_by("id").values().first()["reason"] == first.reason


def test_auditor_of_one_organ_finds_no_step_on_another(make, at_desk, steps):
    client = at_desk(make("auditor", ("town", "auditor")))
    page = client.get(LIST).content.decode()
    assert "改了云溪镇一村" in page
    assert "改了县民政局" not in page
    other = Trail.objects.get(organ="mzj")
    assert client.get(f"{LIST}{other.pk}/change/").status_code == 404


def test_steps_of_people_are_said_in_chinese(make, at_desk, steps):
    page = at_desk(make("auditor", ("county", "auditor"))).get(LIST).content.decode()
    assert "登录" in page
    assert word("membership_added") == "给角色"
    assert word("catalogitem_changed") == "修改"
    assert word("unheard_of") == "unheard_of"
