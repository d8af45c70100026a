"""Where the person of a request holds which rights; asked once a request."""

from collections.abc import Iterable

from django.http import HttpRequest

from portal.cases.today import today
from portal.people.models import Membership, Organ
from portal.people.rights import RIGHTS, OrganTree, organs_by_right

# What a superuser holds everywhere without a role; approving, signing and withdrawing never.
SUPERUSER_RIGHTS = frozenset({"manage_people", "manage_reference", "operate", "read_trail", "read_below"})


def rights_of(request: HttpRequest) -> dict[str, set[int]]:
    """For each right the organs in which the person of this request holds it; asked once a request."""
    if not hasattr(request, "_rights"):
        person, day = request.user, today()
        person.posts = list(Membership.objects.held_on(day).filter(person=person.pk).select_related("organ"))
        request._rights = organs_by_right(
            person, tuple(RIGHTS), day, held=person.posts, tree=lambda: organ_tree(request)
        )
        if request.user.is_superuser:
            everywhere = set(Organ.objects.values_list("pk", flat=True))
            request._rights |= dict.fromkeys(SUPERUSER_RIGHTS, everywhere)
    return request._rights


def reach(request: HttpRequest, rights: Iterable[str]) -> set[int]:
    """The organs in which the person of this request holds one of the rights."""
    return set().union(*(rights_of(request).get(right, set()) for right in rights))


def organ_tree(request: HttpRequest) -> OrganTree:
    """Asked once a request."""
    if not hasattr(request, "_tree"):
        request._tree = OrganTree(today())
    return request._tree


def tops(request: HttpRequest) -> set[int]:
    """The organs at the top of the tree."""
    return organ_tree(request).tops
