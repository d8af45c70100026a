"""Who must log in with a second factor (动态验证码), and who has one."""

import datetime

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core import checks
from django.db.models import Exists

from portal.people.models import Membership, Person, Role

# Reviewers and above, and every superuser.
SECOND_FACTOR_ROLES = frozenset({Role.REVIEWER, Role.SECRECY_REVIEWER, Role.FINAL_REVIEWER, Role.OPENNESS_OFFICE,
                                 Role.AUDITOR, Role.OPERATOR})  # fmt: skip


def lacks_second_factor(person: Person, on: datetime.date) -> bool:
    """Whether `person` must set up a second factor before anything else. One query."""
    if not settings.REQUIRE_SECOND_FACTOR:
        return False
    held = Membership.objects.held_on(on).filter(person=person.pk, role__in=SECOND_FACTOR_ROLES)
    has = Authenticator.objects.filter(user=person.pk, type=Authenticator.Type.TOTP)
    row = Person.objects.filter(pk=person.pk).values_list("is_superuser", Exists(held), Exists(has)).first()
    if row is None:
        return True
    superuser, must, has_one = row
    return (superuser or must) and not has_one


def has_second_factor(person: Person) -> bool:
    return Authenticator.objects.filter(user=person.pk, type=Authenticator.Type.TOTP).exists()


@checks.register()
def second_factor_is_on(app_configs, **kwargs):
    """Only a demo may leave it off (settings.py refuses otherwise), and says so."""
    if settings.REQUIRE_SECOND_FACTOR:
        return []
    return [
        checks.Warning("演示：审核人等角色登录不要动态验证码（PORTAL_REQUIRE_SECOND_FACTOR=0）。", id="people.W001")
    ]
