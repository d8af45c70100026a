"""Approving a batch: a second person of the office says yes to the hash over all of it, and every document that waits
in it is released, each by its own hash."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from django.db import DatabaseError, connection, transaction
from django.utils.translation import gettext as _

from disclosure.batch.looking import Batch, hash_of, revisions_of
from disclosure.models import BatchApproval, ImportBatch
from disclosure.stopping import Rate, only_one
from portal.cases.today import now, today
from portal.people.models import Organ, Person
from portal.people.rights import organs_where
from portal.publishing import findings
from portal.publishing.bulk.releasing_many import Read, Wanted, read, release_many
from portal.publishing.examining import lexicon_version
from portal.publishing.models import Contribution, Examination, Revision
from portal.publishing.moving import Said, advance
from portal.publishing.rule_table import rules_version
from portal.publishing.states import SecrecyResult, State
from portal.publishing.writing import acting_as
from portal.search import ahead
from portal.trail.record import record
from portal.workflow import Conflict, MoveRefused

AT_ONCE = 500  # documents in a transaction: whoever else releases something waits that long
FAILED_KEPT = 1000


@dataclass
class Outcome:
    released: int = 0
    failed: list[tuple[str, str]] = field(default_factory=list)  # title, reason
    left: int = 0
    seconds: float = 0.0
    interrupted: bool = False


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
    shown: Batch,
    *,
    by: Person,
    basis: str,
    most: int | None = None,
    say: Callable[[str], None] = lambda line: None,
    asked_to_stop: Callable[[], bool] = lambda: False,
) -> Outcome:
    """Release what waits in the batch that was `shown`, at most so many now. Raises Conflict when it is no longer
    that batch. Whoever is interrupted says yes again, to the same hash, and goes on."""
    with only_one(f"approve {shown.batch.number}") as got_it:
        if not got_it:
            raise Conflict(_("别人正在审核这一批，请稍后再看。"))
        return _approve(shown, by, basis, most, say, asked_to_stop)


def _approve(shown: Batch, by: Person, basis: str, most: int | None, say, asked_to_stop) -> Outcome:
    batch = shown.batch
    check_approver(batch, by)
    if hash_of(batch) != shown.hash:
        raise Conflict(_("您打开以后，这一批里有文件变动了。请重新看过再审核。"))
    _say_yes(shown, by, basis)
    waiting = list(_waiting(batch)[: most or None])
    outcome = Outcome()
    progress = Rate(say, _("已审核"), lambda: progress.done / len(waiting))
    with ahead.for_many(len(waiting)) as put_in:
        for some, read_ahead in _read_ahead(waiting):
            if asked_to_stop():
                outcome.interrupted = True
                break
            _release(batch, some, read_ahead, by, basis, outcome)
            put_in(len(some))
            progress.step(len(some))
    outcome.seconds, outcome.left = progress.seconds, _waiting(batch).count()
    _keep(batch, by, outcome)
    return outcome


def _release(
    batch: ImportBatch, some: list[Wanted], read_ahead: dict[int, Read] | None, by: Person, basis: str, outcome: Outcome
) -> None:
    _examine_anew(batch, some)
    try:
        released = release_many(some, by=by, basis=basis, ahead=read_ahead)
    except (Conflict, DatabaseError):
        released = set()  # one by one, to learn which and why
    outcome.released += len(released)
    for each in some:
        if each.revision_id in released:
            continue
        said = Said(hash=each.hash, secrecy_basis=basis, secrecy_result=SecrecyResult.CLEARED)
        try:
            advance(each.revision_id, "approve_batch", by=by, said=said)
            outcome.released += 1
        except (Conflict, MoveRefused) as error:
            _fail(outcome, each, str(error))
        except DatabaseError as error:
            _fail(outcome, each, _("数据库没有接受（%s）") % type(error).__name__)


def _fail(outcome: Outcome, each: Wanted, reason: str) -> None:
    outcome.failed.append((Revision.objects.get(pk=each.revision_id).title, reason))


def _examine_anew(batch: ImportBatch, some: list[Wanted]) -> None:
    """When rules or words are others than at the import, what waits is examined by those of today (ADR 0016)."""
    keys = [each.revision_id for each in some]
    if batch.report.get("lexicon") == lexicon_version():
        fresh = Examination.objects.filter(revision__in=keys, rules=rules_version())
        keys = sorted(set(keys) - set(fresh.values_list("revision", flat=True)))
    for revision in Revision.objects.filter(pk__in=keys):
        with transaction.atomic():
            findings.examine(revision)


def _waiting(batch: ImportBatch):
    """Those still to be approved, in the order of the file; what is released already is not among them."""
    rows = revisions_of(batch).filter(state=State.BATCH_REVIEW).order_by("pk").values_list("pk", "hash")
    return _Rows(rows)


class _Rows:
    """The rows of a query as `Wanted`."""

    def __init__(self, rows):
        self.rows = rows

    def __getitem__(self, part: slice) -> list[Wanted]:
        return [Wanted(*values) for values in self.rows[part]]

    def count(self) -> int:
        return self.rows.count()


def _say_yes(shown: Batch, by: Person, basis: str) -> None:
    """Recorded once for the same hash by the same person."""
    if BatchApproval.objects.filter(batch=shown.batch, person=by, hash=shown.hash).exists():
        return
    with acting_as(by):
        approval = BatchApproval.objects.create(
            batch=shown.batch, person=by, hash=shown.hash, documents=shown.waiting, picks=list(shown.picks),
            basis=basis[:200],
        )  # fmt: skip
        told = _("%(number)s：%(documents)s件，抽读%(n)s件") % {
            "number": shown.batch.number, "documents": shown.waiting, "n": approval.sample_size}  # fmt: skip
        record("approve_import", by=by, object=shown.batch, organ=shown.batch.report.get("organ", ""), reason=told,
               content_hash=shown.hash)  # fmt: skip


def _read_ahead(waiting: list[Wanted]) -> Iterator[tuple[list[Wanted], dict[int, Read] | None]]:
    """Portions; the texts of the next one are read and hashed while this one is released."""
    pieces = [waiting[start : start + AT_ONCE] for start in range(0, len(waiting), AT_ONCE)]
    if len(pieces) < 2:
        yield from ((some, None) for some in pieces)
        return
    with ThreadPoolExecutor(1) as beside:
        coming = beside.submit(_read, pieces[0])
        for number, some in enumerate(pieces, 1):
            found = coming.result()
            if number < len(pieces):
                coming = beside.submit(_read, pieces[number])
            yield some, found


def _read(some: list[Wanted]) -> dict[int, Read]:
    try:
        return read(some)
    finally:
        connection.close()  # the thread's own


def _keep(batch: ImportBatch, by: Person, outcome: Outcome) -> None:
    with transaction.atomic():
        batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
        run = {
            "by": by.username, "at": now().isoformat(timespec="seconds"), "released": outcome.released,
            "failed": [{"title": title, "reason": reason} for title, reason in outcome.failed[:FAILED_KEPT]],
            "seconds": outcome.seconds,
        }  # fmt: skip
        batch.report["approvals"] = [*batch.report.get("approvals", []), run]
        batch.save(update_fields=["report"])
        told = _("%(number)s：公开%(released)s件，没有通过%(failed)s件") % {
            "number": batch.number, "released": outcome.released, "failed": len(outcome.failed)}  # fmt: skip
        record("import_approved", by=by, object=batch, organ=batch.report.get("organ", ""), reason=told)
