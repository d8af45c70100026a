"""Approving a batch: a second person of the office releases every document of it, each by its own hash."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import DatabaseError, transaction
from django.utils.translation import gettext as _

from disclosure.models import ImportBatch
from disclosure.stopping import Progress
from portal.cases.today import now, today
from portal.people.models import Organ, Person
from portal.people.rights import organs_where
from portal.publishing.models import Contribution, Revision
from portal.publishing.moving import Said, advance
from portal.publishing.states import SecrecyResult, State
from portal.trail.record import record
from portal.workflow import Conflict, MoveRefused


@dataclass(frozen=True)
class Waiting:
    """One revision as the approver was told of it: these bytes are approved, no others."""

    revision_id: int
    hash: str
    title: str
    kind: str


@dataclass
class Outcome:
    released: int = 0
    failed: list[tuple[Waiting, str]] = field(default_factory=list)
    seconds: float = 0.0
    interrupted: bool = False


def waiting_in(batch: ImportBatch) -> list[Waiting]:
    """What of the batch is still to be approved, in the order of the file; what is released already is not among it."""
    found = (
        Revision.objects.filter(publication__document__batch=batch, state=State.BATCH_REVIEW)
        .order_by("pk").values_list("pk", "hash", "title", "header__kind_label")
    )  # fmt: skip
    return [Waiting(*values) for values in found]


def states_of(batch: ImportBatch) -> Counter:
    """How many of the batch's revisions stand in which state."""
    return Counter(
        Revision.objects.filter(publication__document__batch=batch).order_by().values_list("state", flat=True)
    )


def check_approver(batch: ImportBatch, by: Person) -> None:
    """Raises MoveRefused unless `by` holds the right and has touched nothing of the batch (four eyes)."""
    organs = set(Organ.objects.filter(documents__batch=batch).values_list("pk", flat=True))
    if not organs <= organs_where(by, "batch", today()) or not by.is_active:
        raise MoveRefused(_("%s 没有批量审核的权限（需要政务公开办角色）。") % by)
    if by.pk == batch.person_id:
        raise MoveRefused(_("批次 %(number)s 是 %(person)s 导入的，要由另一个人审核。") % {
            "number": batch.number, "person": by})  # fmt: skip
    touched = Contribution.objects.filter(person=by, revision__publication__document__batch=batch).count()
    if touched:
        raise MoveRefused(_("%(person)s 写过或改过这一批里的%(n)s件，要由没有经手的人审核。") % {
            "person": by, "n": touched})  # fmt: skip


def approve(
    batch: ImportBatch,
    waiting: list[Waiting],
    *,
    by: Person,
    basis: str,
    say: Callable[[str], None] = lambda line: None,
    asked_to_stop: Callable[[], bool] = lambda: False,
) -> Outcome:
    """Release each of `waiting` by its hash, each in its own transaction; one that fails does not keep the rest."""
    check_approver(batch, by)
    outcome, progress = Outcome(), Progress(say, _("已审核"), len(waiting))
    for each in waiting:
        if asked_to_stop():
            outcome.interrupted = True
            break
        said = Said(hash=each.hash, secrecy_basis=basis, secrecy_result=SecrecyResult.CLEARED)
        try:
            advance(each.revision_id, "approve_batch", by=by, said=said)
            outcome.released += 1
        except (Conflict, MoveRefused) as error:
            outcome.failed.append((each, str(error)))
        except DatabaseError as error:
            outcome.failed.append((each, _("数据库没有接受（%s）") % type(error).__name__))
        progress.step()
    outcome.seconds = progress.seconds
    _keep(batch, by, outcome)
    return outcome


def _keep(batch: ImportBatch, by: Person, outcome: Outcome) -> None:
    with transaction.atomic():
        batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
        run = {
            "by": by.username, "at": now().isoformat(timespec="seconds"), "released": outcome.released,
            "failed": [{"title": each.title, "reason": reason} for each, reason in outcome.failed[:1000]],
            "seconds": outcome.seconds,
        }  # fmt: skip
        batch.report["approvals"] = [*batch.report.get("approvals", []), run]
        batch.save(update_fields=["report"])
        told = _("%(number)s：公开%(released)s件，没有通过%(failed)s件") % {
            "number": batch.number, "released": outcome.released, "failed": len(outcome.failed)}  # fmt: skip
        record("import_approved", by=by, object=batch, organ=batch.report.get("organ", ""), reason=told)
