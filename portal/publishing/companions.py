"""What goes out together or not at all: signed texts that wait for each other are released in one transaction.

Who waits for whom an app tells as `COMPANIONS` in its portal_hooks.py: functions of a revision.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from portal.publishing.models import Publication, Revision
from portal.publishing.states import State
from portal.site.hooks import gathered


@dataclass(frozen=True)
class Companions:
    """`all_of`, `any_of`: publications that must be public by then; `beside`: what may be waiting for this one."""

    all_of: frozenset[UUID] = frozenset()
    any_of: frozenset[UUID] = frozenset()
    beside: frozenset[UUID] = frozenset()
    words: str = ""  # for people: what it waits for

    def __bool__(self):
        return bool(self.all_of or self.any_of or self.beside)


def companions_of(revision: Revision) -> list[Companions]:
    return [said for tell in gathered("COMPANIONS") if (said := tell(revision))]


def together_with(revision: Revision) -> list[Revision]:
    """What goes out with this text now, itself first, held until the transaction ends; nothing: it has to wait."""
    group, told, ahead = {revision.publication_id: revision}, {}, [revision]
    while ahead:
        each = ahead.pop()
        told[each.publication_id] = said = companions_of(each)
        wanted = {key for one in said for key in (*one.all_of, *one.any_of, *one.beside)} - group.keys()
        for other in _signed(wanted):
            group[other.publication_id] = other
            ahead.append(other)
    live = _live(key for said in told.values() for one in said for key in (*one.all_of, *one.any_of))
    while waiting := [key for key in group if not all(_can_go(one, live | group.keys()) for one in told[key])]:
        for key in waiting:
            del group[key]
    return list(group.values()) if revision.publication_id in group else []


def _can_go(said: Companions, there: set[UUID]) -> bool:
    return said.all_of <= there and (not said.any_of or bool(said.any_of & there))


def _signed(publications: Iterable[UUID]) -> list[Revision]:
    """Those whose time has come, locked in one order."""
    if not (keys := sorted(publications)):
        return []
    signed = Revision.objects.due(timezone.now()).filter(publication__in=keys)
    held = Publication.objects.select_for_update(of=("self",)).filter(pk__in=signed.values("publication"))
    list(held.order_by("pk").values_list("pk"))
    rows = signed.select_for_update(of=("self",)).select_related("publication__organ")
    return list(rows.order_by("publication"))


def _live(publications: Iterable[UUID]) -> set[UUID]:
    keys = set(publications)
    return set(Publication.objects.live().filter(pk__in=keys).values_list("pk", flat=True)) if keys else set()


def waits_for(revision: Revision) -> str:
    """In words, of a signed text whose time has come."""
    if revision.state != State.SCHEDULED or revision.release_at > timezone.now():
        return ""
    return "；".join(said.words for said in companions_of(revision) if said.words)
