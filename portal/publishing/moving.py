"""The one function that changes a revision's state: lock, check, change, record, in one transaction.

The desk, the batch command, the sample and `tick` all come through here; the database's guards (sql/) stand behind.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.cases.today import today
from portal.people.models import Person
from portal.people.rights import rights_in
from portal.publishing import findings, gates, marking, opinions, releasing
from portal.publishing.companions import together_with
from portal.publishing.conflicts import as_conflict
from portal.publishing.content import content_hash, plain
from portal.publishing.deciding import has_right, steps_of
from portal.publishing.kinds import Problem, kind_of
from portal.publishing.models import Approval, Publication, Revision, RevisionEvent, Submission
from portal.publishing.states import (
    APPROVALS,
    REVISION,
    ReturnReason,
    SecrecyResult,
    State,
    UrgentReason,
    WithdrawReason,
)
from portal.publishing.writing import acting_as, locked
from portal.trail.record import SYSTEM, record
from portal.workflow import Conflict, Move, MoveRefused

REASONS = {"return": ReturnReason, "withdraw": WithdrawReason, "submit_urgent": UrgentReason}
SUBMITS = ("submit", "submit_urgent")


class NotReady(MoveRefused):
    """The content has problems that its author can mend; each names its field."""

    def __init__(self, problems: list[Problem]):
        super().__init__(_("还不能送审：") + "；".join(problem.message for problem in problems))
        self.problems = problems


@dataclass(frozen=True)
class Said:
    """What a person says with a move. `hash` and `state` are of what was on the screen: compare-and-set (I-5)."""

    hash: str = ""
    state: str = ""
    note: str = ""
    reason: str = ""
    secrecy_basis: str = ""
    secrecy_result: str = ""
    release_at: datetime.datetime | None = None


def advance(revision_id: int, move_name: str, *, by: Person, said: Said = Said()) -> Revision:  # noqa: B008 (frozen)
    """Walk one move. Raises MoveRefused, NotReady, or Conflict when someone was faster or the bytes differ."""
    move = REVISION[move_name]
    with as_conflict(), acting_as(by):
        revision = locked(revision_id)
        _check(revision, move, by, said)
        # What the examination finds is kept also when it stops the move: the reviewer then reads it.
        refusal = _stopped_by_findings(revision, move, said)
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


def _check(revision: Revision, move: Move, by: Person, said: Said) -> None:
    if not move.rights:
        raise MoveRefused(_("这一步由系统自动办理。"))
    if revision.state not in move.sources or (said.state and said.state != revision.state):
        raise Conflict(_("这份稿件现在是“%(state)s”，不能“%(move)s”。可能别人刚办过，请刷新。") % {
            "state": revision.get_state_display(), "move": move.label})  # fmt: skip
    if not has_right(move, revision, rights_in(by, revision.publication.organ_id, today())):
        raise MoveRefused(_("您没有“%(move)s”的权限。") % {"move": move.label})
    if move.name in APPROVALS:
        _check_approval(revision, move, by, said)
    if move.name in REASONS and said.reason not in REASONS[move.name].values:
        raise MoveRefused(_("请选择原因。"))
    if "note" in move.records and not plain(said.note):
        raise MoveRefused(_("请写明具体情况。"))
    if len(said.note) > 500:
        raise MoveRefused(_("意见最多500字，现在是%(n)s字。") % {"n": len(said.note)})


def _check_approval(revision: Revision, move: Move, by: Person, said: Said) -> None:
    if revision.contributions.filter(person=by).exists():
        raise MoveRefused(_("您写过或改过这份稿件，不能再由您审核。请其他审核人办理。"))
    if revision.approvals.filter(round=revision.round, person=by).exists():
        raise MoveRefused(_("这一轮您已经审核过一次，下一步要由另一个人审核。"))
    if revision.state == revision.track[-1]:
        opinions.stop_signing(revision, said.note)
        gates.stop_signing(revision)
    if said.hash != revision.hash or said.hash != content_hash(revision, revision.files.order_by("sort")):
        raise Conflict(_("您打开以后，内容有了变动。请看过新的内容再决定。"))
    if said.secrecy_result != SecrecyResult.CLEARED and not _refers(move, said):
        raise MoveRefused(_("保密审查没有“不涉密，可以公开”的结论，不能通过；不能确定的请转报，涉密的请退回。"))
    if not plain(said.secrecy_basis):
        raise MoveRefused(_("请写明保密审查的依据。"))


def _refers(move: Move, said: Said) -> bool:
    """The secrecy checker cannot decide: it is reported to who can (REV-03)."""
    return move.name == "pass_secrecy" and said.secrecy_result == SecrecyResult.DOUBTFUL


def _stopped_by_findings(revision: Revision, move: Move, said: Said) -> MoveRefused | None:
    """Examine anew what is submitted or approved. A batch is submitted with what was found, and answered or mended
    before its approval."""
    if move.name not in (*SUBMITS, *APPROVALS) or _refers(move, said):
        return None
    findings.examine(revision)
    stands = findings.open_in(revision)
    blocks = [each.finding for each in stands if each.finding.stops]
    if move.name in SUBMITS:
        if not blocks or revision.mode == Revision.Mode.BATCH:
            return None
        return NotReady([Problem(f"{each.label}：{each.explanation}") for each in blocks])
    if blocks:
        return MoveRefused(_("还有%(n)s处检查结果要先改，请退回修改。") % {"n": len(blocks)})
    if stands:
        return MoveRefused(_("还有%(n)s处检查结果没有答复，请在“检查结果”里逐处答复。") % {"n": len(stands)})
    return None


def _walk(revision: Revision, move: Move, by: Person, said: Said) -> Revision:
    before = revision.state
    if move.name in SUBMITS:
        _submit(revision, is_urgent=move.name == "submit_urgent")
    elif _refers(move, said):
        _set(revision, State.REFERRED)
    elif move.name in APPROVALS:
        _approve(revision, by, said)
    elif move.name == "return":
        _set(revision, State.RETURNED, hash=None, release_at=None)
    elif move.name == "resume":
        _set(revision, revision.track[0], round=revision.round + 1)
    elif move.name == "withdraw":
        releasing.withdraw(revision, said.reason)
    else:
        _set(revision, move.targets[0])
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
    _set(revision, track[0], round=revision.round + 1, **fields)
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
        _set(revision, revision.track[place + 1])
    elif said.release_at:
        _set(revision, State.SCHEDULED, release_at=said.release_at)
    elif together := together_with(revision):
        releasing.release(revision)
        _release_with(together[1:])
    else:  # signed, and waits for what goes out with it
        _set(revision, State.SCHEDULED, release_at=timezone.now())


def _release_with(revisions: Iterable[Revision]) -> int:
    """Release what was signed before, in the mover's transaction; how many."""
    revisions = list(revisions)
    for revision in revisions:
        releasing.release(revision)
        _record(revision, REVISION["publish_due"], State.SCHEDULED, None, Said())
    return len(revisions)


def _set(revision: Revision, state: str, **fields) -> None:
    fields |= {"state": state, "moved_at": timezone.now()}
    for name, value in fields.items():
        setattr(revision, name, value)
    revision.save(update_fields=list(fields))


def _record(revision: Revision, move: Move, before: str, by: Person | None, said: Said) -> None:
    digest = said.hash or revision.hash or ""
    reason, note = said.reason, plain(said.note)
    if _refers(move, said):  # no approval says so: the event keeps basis and outcome
        reason, note = said.secrecy_result, "；".join(filter(None, (plain(said.secrecy_basis)[:200], note)))
    RevisionEvent.objects.create(
        revision=revision, round=revision.round, move=move.name, from_state=before, to_state=revision.state,
        person=by, reason=reason, note=note,
    )  # fmt: skip
    record(
        move.name, by=by or SYSTEM, object=revision, organ=revision.publication.organ.code, from_state=before,
        to_state=revision.state, reason=reason, content_hash=digest,
    )  # fmt: skip
