"""An emergency release (capability 22): one review now, another later on a clock, by somebody who had no hand in it."""

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.cases.models.workday import working_calendar
from portal.cases.today import today
from portal.people.models import Person
from portal.people.rights import holds
from portal.publishing.conflicts import as_conflict
from portal.publishing.content import plain
from portal.publishing.models import Approval, Contribution, LaterOutcome, LaterReview, Revision
from portal.publishing.writing import acting_as, locked, record_beside
from portal.site.options import option
from portal.workflow import Conflict, MoveRefused

RIGHT = "review_later"
LONGEST = 500


def owe(revision: Revision) -> None:
    """The later review that this release owes; inside the mover's transaction."""
    if revision.mode == Revision.Mode.EMERGENCY:
        due = working_calendar().add_working_days(today(), option("review.later_days")).date
        LaterReview.objects.create(revision=revision, due_on=due)


@as_conflict()
def review_later(revision_id: int, outcome: str, words: str, *, by: Person) -> LaterReview:
    """Raises MoveRefused or Conflict."""
    words = plain(words)
    with acting_as(by):
        revision = locked(revision_id)
        owed = LaterReview.objects.select_for_update().filter(revision=revision).first()
        check(revision, by)
        if owed is None or owed.outcome:
            raise Conflict(_("这份没有等补审，或者别人刚补审过。"))
        if outcome not in LaterOutcome.values:
            raise MoveRefused(_("请选择补审结论。"))
        if not words or len(words) > LONGEST:
            raise MoveRefused(_("请写明核对了什么，最多500字。"))
        owed.outcome, owed.words, owed.person, owed.at = outcome, words, by, timezone.now()
        owed.save(update_fields=["outcome", "words", "person", "at"])
        record_beside("review_later", revision, by=by, reason=outcome)
    return owed


def check(revision: Revision, by: Person) -> None:
    if not holds(by, RIGHT, revision.publication.organ_id, today()):
        raise MoveRefused(_("应急公开的补审由政务公开办来办。"))
    if revision.contributions.filter(person=by).exists() or revision.approvals.filter(person=by).exists():
        raise MoveRefused(_("您写过或者审核过这份稿件，要由别人补审。"))


def may_review(revision: Revision, by: Person) -> bool:
    """Whether a review is owed and this person may make it."""
    if revision.mode != Revision.Mode.EMERGENCY or not LaterReview.objects.filter(revision=revision, outcome=""):
        return False
    try:
        check(revision, by)
    except MoveRefused:
        return False
    return True


def owed_in(person: Person, organ_ids: set[int]) -> QuerySet[LaterReview]:
    """What waits for this person's later review."""
    mine = {"revision": OuterRef("revision"), "person": person}
    return (
        LaterReview.objects.filter(outcome="", revision__publication__organ__in=organ_ids)
        .exclude(Exists(Contribution.objects.filter(**mine))).exclude(Exists(Approval.objects.filter(**mine)))
        .select_related("revision__publication__organ")
        .defer("revision__body_html", "revision__body_text", "revision__header").order_by("due_on", "pk")
    )  # fmt: skip
