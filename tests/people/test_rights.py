import datetime

import pytest

from portal.people.models import Membership, Organ, Person
from portal.people.rights import RIGHTS, holds, organs_where

pytestmark = pytest.mark.medium
DAY = datetime.date(2026, 3, 2)


def person(name, *roles):
    someone = Person.objects.create_user(name, name=name)
    for organ, role in roles:
        Membership.objects.create(person=someone, organ=organ, role=role, since=datetime.date(2020, 1, 1))
    return someone


@pytest.fixture
def tree(db):
    county = Organ.objects.create(code="xzf", name="县政府", kind="county")
    bureau = Organ.objects.create(code="mzj", name="民政局", kind="department", parent=county)
    town = Organ.objects.create(code="zhen", name="镇政府", kind="township", parent=county)
    village = Organ.objects.create(code="cun", name="村", kind="village", parent=town)
    return {"county": county, "bureau": bureau, "town": town, "village": village}


def test_organ_without_reviewers_is_reviewed_by_the_nearest_organ_above_that_has_one(tree):
    county = person("county", (tree["county"], "reviewer"))
    assert holds(county, "review", tree["village"], DAY)
    town = person("town", (tree["town"], "reviewer"))
    assert holds(town, "review", tree["village"], DAY)
    assert not holds(county, "review", tree["village"], DAY)
    assert holds(county, "review", tree["bureau"], DAY)


def test_right_ends_with_the_membership_and_with_the_person(tree):
    clerk = person("clerk", (tree["bureau"], "clerk"))
    assert organs_where(clerk, "write", DAY) == {tree["bureau"].pk}
    clerk.memberships.update(until=datetime.date(2026, 3, 1))
    assert not holds(clerk, "write", tree["bureau"], DAY)
    clerk.memberships.update(until=None)
    clerk.is_active = False
    assert not holds(clerk, "write", tree["bureau"], DAY)


def test_superuser_holds_no_right_to_review_or_sign_without_the_role(tree):
    root = Person.objects.create_superuser("root", name="管理员")
    assert not any(holds(root, name, tree["bureau"], DAY) for name in RIGHTS)
