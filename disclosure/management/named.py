"""People and organs that a command line names; `CommandError` in words where there is none."""

from django.core.management.base import CommandError

from portal.cases.today import today
from portal.people.models import Organ, Person
from portal.people.rights import holds_anywhere
from portal.trail.record import SYSTEM


def person_named(username: str) -> Person:
    person = Person.objects.filter(username=username, is_active=True).first()
    if person is None:
        raise CommandError(f"没有叫 {username} 的在用人员。")
    return person


def keeper_named(username: str | None, *, of: str):
    """Who keeps reference data (`of`: what, in words); without a name it is the operator's doing, the system's."""
    if username is None:
        return SYSTEM
    person = person_named(username)
    if not holds_anywhere(person, "manage_reference", today()):
        raise CommandError(f"{person.name} 没有管理{of}的权限（需要政务公开办角色）。")
    return person


def organ_named(code: str | None) -> Organ:
    if code:
        organ = Organ.objects.filter(code=code).first()
        if organ is None:
            raise CommandError(f"没有代码为 {code} 的机关。")
        return organ
    roots = list(Organ.objects.existing().filter(parent=None)[:2])
    if len(roots) != 1:
        raise CommandError("本级政府没有登记。" if not roots else "最上级的机关不止一个，请用 --organ 指明。")
    return roots[0]
