"""Who may do what, as one table. A right is held through a membership, in an organ, on a day.

`scope` says how far from the membership's organ a right reaches:
- "own": documents of that organ only; another organ's are not found (404), not refused;
- "below": that organ and every organ below it in the tree;
- "review": that organ, and those below that have nobody with the role themselves (an organ without reviewers of its own
  is reviewed by its parent).
"""

import datetime
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.postgres.aggregates import ArrayAgg

from portal.people.models import Membership, Organ, Person, Role
from portal.people.models.membership import held_on


@dataclass(frozen=True)
class Right:
    name: str
    label: str
    roles: frozenset[str]
    scope: str


def _right(name: str, label: str, scope: str, *roles: Role) -> Right:
    return Right(name, label, frozenset(role.value for role in roles), scope)


RIGHTS = {
    right.name: right
    for right in (
        _right("write", "起草和修改", "own", Role.CLERK),
        _right("review", "初审、复审", "review", Role.REVIEWER),
        _right("secrecy", "保密审查", "review", Role.SECRECY_REVIEWER),
        _right("sign", "签发", "review", Role.FINAL_REVIEWER),
        _right("withdraw", "撤下", "own", Role.FINAL_REVIEWER),
        _right("withdraw_below", "撤下下级的", "below", Role.OPENNESS_OFFICE),
        _right("batch", "批量导入和批量审核", "below", Role.OPENNESS_OFFICE),
        _right("review_later", "应急公开后的补审", "below", Role.OPENNESS_OFFICE),
        _right("declassify", "登记解密", "review", Role.SECRECY_REVIEWER, Role.FINAL_REVIEWER, Role.OPENNESS_OFFICE),
        _right("read", "看本单位的", "own", Role.CLERK, Role.REVIEWER, Role.SECRECY_REVIEWER, Role.FINAL_REVIEWER),
        _right("read_below", "看下级的", "below", Role.OPENNESS_OFFICE, Role.AUDITOR),
        _right("handle_cases", "办理来信和申请", "own", Role.CASEWORKER),
        _right("sort_letters", "分办来信", "below", Role.OPENNESS_OFFICE),
        _right("review_answers", "审核来信答复", "review", Role.REVIEWER, Role.FINAL_REVIEWER),
        _right("agree_delay", "同意延长答复期限", "review", Role.FINAL_REVIEWER, Role.OPENNESS_OFFICE),
        _right("clear_reports", "审清下级的年度报告", "below", Role.OPENNESS_OFFICE),
        _right("manage_people", "管理机关和人员", "below", Role.OPENNESS_OFFICE),
        _right("manage_reference", "管理目录、词表、日历、设置", "below", Role.OPENNESS_OFFICE),
        _right("operate", "看运行情况", "below", Role.OPERATOR),
        _right("read_trail", "看留痕", "below", Role.AUDITOR, Role.OPENNESS_OFFICE),
    )
}


def organs_where(person: Person, right_name: str, on: datetime.date) -> set[int]:
    """The ids of all organs in which `person` holds the right on `on`."""
    return set().union(*organs_by_right(person, (right_name,), on).values())


def holds(person: Person, right_name: str, organ: Organ | int, on: datetime.date) -> bool:
    organ_id = organ if isinstance(organ, int) else organ.pk
    return organ_id in organs_where(person, right_name, on)


def rights_in(person: Person, organ_id: int, on: datetime.date) -> set[str]:
    """The names of all rights that `person` holds in the organ on `on`."""
    return {name for name, organs in organs_by_right(person, tuple(RIGHTS), on).items() if organ_id in organs}


def holds_anywhere(person: Person, right_name: str, on: datetime.date) -> bool:
    return bool(organs_where(person, right_name, on))


def organs_visible_to(person: Person, on: datetime.date) -> set[int]:
    """Organs whose documents `person` finds at the desk at all; anything else answers 404."""
    if not person.is_active:
        return set()
    if person.is_superuser:
        return set(Organ.objects.values_list("pk", flat=True))
    reading = ("read", "read_below", "write", "review", "secrecy", "sign", "withdraw", "withdraw_below", "batch")
    return set().union(*organs_by_right(person, reading, on).values())


def organs_by_right(
    person: Person,
    right_names: tuple[str, ...],
    on: datetime.date,
    *,
    held: list[Membership] | None = None,
    tree: Callable[[], "OrganTree"] | None = None,
) -> dict[str, set[int]]:
    """For each right the ids of the organs in which `person` holds it on `on`; two queries at most. `held` and `tree`
    are what a caller knows already."""
    if not person.is_active:
        return {}
    if held is None:
        held = Membership.objects.held_on(on).filter(person=person).order_by().only("organ_id", "role")
    held = [(each.organ_id, each.role) for each in held]
    roles = {role for _organ, role in held}
    wanted = {name: RIGHTS[name] for name in right_names}
    if all(right.scope == "own" or roles.isdisjoint(right.roles) for right in wanted.values()):
        return {name: {o for o, role in held if role in right.roles} for name, right in wanted.items()}
    found = tree() if tree else OrganTree(on)
    return {
        name: set().union(
            *(found.reach(right.scope, organ, role) for organ, role in held if role in right.roles), set()
        )
        for name, right in wanted.items()
    }


class OrganTree:
    """The organs' tree with who staffs which role on a day; one query."""

    def __init__(self, on: datetime.date):
        self.children: dict[int | None, list[int]] = defaultdict(list)
        self.staffed: set[tuple[int, str]] = set()
        roles = ArrayAgg("memberships__role", filter=held_on(on, "memberships__"), default=[], distinct=True)
        for pk, parent, staffed in (
            Organ.objects.order_by().annotate(roles=roles).values_list("pk", "parent_id", "roles")
        ):
            self.children[parent].append(pk)
            self.staffed.update((pk, role) for role in staffed)

    @property
    def tops(self) -> set[int]:
        return set(self.children[None])

    def line_of(self, organ: int) -> set[int]:
        """The organ with all above and all below it."""
        above = {child: parent for parent, children in self.children.items() for child in children}
        found, each = self.reach("below", organ, ""), organ
        while (each := above.get(each)) is not None:
            found.add(each)
        return found

    def reach(self, scope: str, organ: int, role: str) -> set[int]:
        if scope == "own":
            return {organ}
        found, waiting = {organ}, list(self.children[organ])
        while waiting:
            child = waiting.pop()
            if scope == "review" and (child, role) in self.staffed:
                continue  # it has its own; so have, through it, the organs below
            found.add(child)
            waiting.extend(self.children[child])
        return found
