"""The one function that changes a revision's state: lock, check, change, record, in one transaction.

The desk, the batch command, the sample and `tick` all come through here; checking.py says what must hold before, and
the database's guards (sql/) stand behind.
"""

import datetime
from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.people.models import Person
from portal.publishing import gates, marking, releasing
from portal.publishing.checking import SUBMITS, NotReady, Said, check, refers, stopped_by_findings
from portal.publishing.companions import together_with
from portal.publishing.conflicts import as_conflict
from portal.publishing.content import content_hash, plain
from portal.publishing.deciding import steps_of
from portal.publishing.kinds import Problem, kind_of
from portal.publishing.models import Approval, Publication, Revision, RevisionEvent, Submission
from portal.publishing.states import (
    APPROVALS,
    REVISION,
    State,
    WithdrawReason,
)
from portal.publishing.writing import acting_as, locked
from portal.trail.record import SYSTEM, record
from portal.workflow import Move


def advance(revision_id: int, move_name: str, *, by: Person, said: Said = Said()) -> Revision:  # noqa: B008 (frozen)
    """Walk one move. Raises MoveRefused, NotReady, or Conflict when someone was faster or the bytes differ."""
    move = REVISION[move_name]
    with as_conflict(), acting_as(by):
        revision = locked(revision_id)
        check(revision, move, by, said)
        # What the examination finds is kept also when it stops the move: the reviewer then reads it.
        refusal = stopped_by_findings(revision, move, said)
        if refusal is None:
            return _walk(revision, move, by, said)
    raise refusal


def publish_due(now: datetime.datetime) -> int:
    """Release what was signed for a time that has come; returns how many. Each in its own transaction."""
    released = 0
    for pk in list(Revision.objects.due(now).order_by("release_at").values_list("pk", flat=True)):
        with transaction.atomic():
            revision = (
                Revision.objects.select_for_update(of=("self",), skip_locked=True)
                .select_related("publication__organ").filter(pk=pk, state=State.SCHEDULED).first()
            )  # fmt: skip
            if revision is not None:
                released += _release_with(together_with(revision))
    return released


def take_down(publications: Iterable[UUID], reason: WithdrawReason) -> int:
    """Withdraw what had its time in public (N19); returns how many. Each in its own transaction."""
    down = 0
    for publication in publications:
        with transaction.atomic():
            held = Publication.objects.select_for_update(of=("self",), skip_locked=True).filter(pk=publication).first()
            revisions = Revision.objects.select_for_update(of=("self",)).select_related("publication__organ")
            revision = held and revisions.filter(publication=held, state=State.RELEASED).first()
            if revision:
                releasing.withdraw(revision, reason)
                _record(revision, REVISION["take_down"], State.RELEASED, None, Said(reason=reason))
                down += 1
    return down


def _walk(revision: Revision, move: Move, by: Person, said: Said) -> Revision:
    before = revision.state
    if move.name in SUBMITS:
        _submit(revision, is_urgent=move.name == "submit_urgent")
    elif refers(move, said):
        revision.move_to(State.REFERRED)
    elif move.name in APPROVALS:
        _approve(revision, by, said)
    elif move.name == "return":
        revision.move_to(State.RETURNED, hash=None, release_at=None)
    elif move.name == "resume":
        revision.move_to(revision.track[0], round=revision.round + 1)
    elif move.name == "withdraw":
        releasing.withdraw(revision, said.reason)
    else:
        revision.move_to(move.targets[0])
    _record(revision, move, before, by, said)
    return revision


def _submit(revision: Revision, *, is_urgent: bool) -> None:
    kind = kind_of(revision.publication.kind)
    asked = kind.problems(revision)
    if revision.mode != Revision.Mode.BATCH:  # a batch is asked before its approval
        asked += gates.lacking([revision]).get(revision.pk, [])
    if problems := [problem for problem in asked if problem.refuses]:
        raise NotReady(problems)
    if waiting := marking.unanswered(revision):
        raise NotReady([Problem(_("退回时的标注还有%(n)s处没有答复") % {"n": len(waiting)})])
    if revision.mode != Revision.Mode.BATCH:
        revision.mode = Revision.Mode.EMERGENCY if is_urgent else Revision.Mode.ORDINARY
    track = steps_of(revision)
    revision.header = kind.header(revision)
    digest = content_hash(revision, revision.files.order_by("sort"))
    fields = {"header": revision.header, "mode": revision.mode, "track": track, "hash": digest}
    revision.move_to(track[0], round=revision.round + 1, **fields)
    Submission.objects.create(
        revision=revision, files=[[file.sort, file.blob_id, file.name] for file in revision.files.order_by("sort")],
        **{name: getattr(revision, name) for name in ("round", "hash", *SENT)},
    )  # fmt: skip


SENT = ("title", "header", "body_html", "body_text", "change_note")


def _approve(revision: Revision, by: Person, said: Said) -> None:
    Approval.objects.create(
        revision=revision, round=revision.round, step=revision.state, person=by, hash=said.hash,
        secrecy_result=said.secrecy_result, secrecy_basis=plain(said.secrecy_basis)[:200], note=plain(said.note),
    )  # fmt: skip
    place = revision.track.index(revision.state)
    if place + 1 < len(revision.track):
        revision.move_to(revision.track[place + 1])
    elif said.release_at:
        revision.move_to(State.SCHEDULED, release_at=said.release_at)
    elif together := together_with(revision):
        releasing.release(revision)
        _release_with(together[1:])
    else:  # signed, and waits for what goes out with it
        revision.move_to(State.SCHEDULED, release_at=timezone.now())


def _release_with(revisions: Iterable[Revision]) -> int:
    """Release what was signed before, in the mover's transaction; how many."""
    revisions = list(revisions)
    for revision in revisions:
        releasing.release(revision)
        _record(revision, REVISION["publish_due"], State.SCHEDULED, None, Said())
    return len(revisions)


def _record(revision: Revision, move: Move, before: str, by: Person | None, said: Said) -> None:
    digest = said.hash or revision.hash or ""
    reason, note = said.reason, plain(said.note)
    if refers(move, said):  # no approval says so: the event keeps basis and outcome
        reason, note = said.secrecy_result, "；".join(filter(None, (plain(said.secrecy_basis)[:200], note)))
    RevisionEvent.objects.create(
        revision=revision, round=revision.round, move=move.name, from_state=before, to_state=revision.state,
        person=by, reason=reason, note=note,
    )  # fmt: skip
    record(
        move.name, by=by or SYSTEM, object=revision, organ=revision.publication.organ.code, from_state=before,
        to_state=revision.state, reason=reason, content_hash=digest,
    )  # fmt: skip
