"""Several approved in one go: each by its own hash and in its own transaction; what has an open finding is left out."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from portal.cases.today import today
from portal.people.models import Person
from portal.people.rights import RIGHTS, organs_by_right
from portal.publishing.models import Revision
from portal.publishing.moving import Said, advance
from portal.publishing.states import APPROVAL_AT, REVISION
from portal.publishing.waiting import awaiting, with_open_findings
from portal.workflow import Conflict, MoveRefused

MOST = 20  # one reads them; whoever ticks forty reads none


@dataclass(frozen=True)
class Chosen:
    """One revision as it stood on the confirming page."""

    pk: int
    hash: str
    state: str


@dataclass(frozen=True)
class Outcome:
    title: str
    pk: int | None
    done: bool
    words: str


def choosable(person: Person, pks: Iterable[int]) -> list[Revision]:
    """The first of the revisions that wait for this person, in the order given, each with `open_now`: how many findings
    stand."""
    organs = organs_by_right(person, tuple(RIGHTS), today())
    order = {pk: place for place, pk in enumerate(list(pks)[:MOST])}
    waiting = with_open_findings(awaiting(person, organs).filter(pk__in=order))
    found = waiting.select_related("publication__organ").defer("body_html", "body_text")
    return sorted(found, key=lambda revision: order[revision.pk])


def approve(chosen: list[Chosen], said: Said, *, by: Person) -> list[Outcome]:
    found = {revision.pk: revision for revision in choosable(by, [each.pk for each in chosen])}
    return [_approve(found.get(each.pk), each, said, by) for each in chosen[:MOST]]


def _approve(revision: Revision | None, chosen: Chosen, said: Said, by: Person) -> Outcome:
    if revision is None:
        return Outcome(_("（不在您的待办里）"), None, False, _("可能别人刚办过，或者不由您审核。"))
    if revision.open_now:
        return Outcome(revision.title, revision.pk, False, _("有%(n)s处检查结果要单独看。") % {"n": revision.open_now})
    words = Said(hash=chosen.hash, state=chosen.state, note=said.note, secrecy_basis=said.secrecy_basis,
                 secrecy_result=said.secrecy_result)  # fmt: skip
    try:
        moved = advance(revision.pk, APPROVAL_AT[revision.state], by=by, said=words)
    except (Conflict, MoveRefused) as refused:
        return Outcome(revision.title, revision.pk, False, str(refused))
    label = REVISION[APPROVAL_AT[revision.state]].label
    done = _("%(move)s，现在是“%(state)s”。") % {"move": label, "state": moved.get_state_display()}
    return Outcome(revision.title, revision.pk, True, done)
