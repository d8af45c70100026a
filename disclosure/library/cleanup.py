"""Which policy documents the yearly clean-up asks about, and writing down what was decided (DOC-05)."""

import datetime
from collections.abc import Collection
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import DateField, Exists, F, Func, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosure.models import CleanupDecision
from disclosure.models.cleanup import CleanupOutcome
from portal.cases.today import today
from portal.people.models import Person
from portal.people.rights import holds
from portal.publishing.content import plain
from portal.publishing.facets import ENDED, POLICY
from portal.publishing.models import Entry
from portal.site.options import option
from portal.trail import words
from portal.trail.record import record
from portal.workflow import Conflict, MoveRefused

RIGHT = "review"
ON_TRIAL = "试行|暂行"
AHEAD, BEHIND = datetime.timedelta(days=180), datetime.timedelta(days=365)
words.name({"cleanup": gettext_lazy("清理")} | dict(CleanupOutcome.choices))


def due(organs: Collection[int], on: datetime.date) -> QuerySet[Entry]:
    """Released policies of these organs whose term ends soon or has just ended, or which have none and are old, on
    trial sooner than others; those decided on this year are not among them."""
    old, old_on_trial = _before(on, option("documents.term_years")), _before(on, option("documents.trial_term_years"))
    decided = CleanupDecision.objects.filter(publication=OuterRef("pk"), year=on.year)
    ends = Func(F("valid"), function="upper", output_field=DateField())
    is_old = Q(issued_on__lte=old) | Q(title__regex=ON_TRIAL, issued_on__lte=old_on_trial)
    asked = Q(ends__gt=on - BEHIND, ends__lte=on + AHEAD) | Q(is_old, ends=None)
    entries = Entry.objects.filter(facets__contains=[f"shelf:{POLICY}"], organ__in=organs, repealed_on=None)
    entries = entries.exclude(validity_mark__in=ENDED).exclude(Exists(decided)).annotate(ends=ends).filter(asked)
    return entries.select_related("organ").order_by(F("ends").asc(nulls_last=True), "issued_on", "pk")


def _before(on: datetime.date, years: int) -> datetime.date:
    return datetime.date(on.year - years, on.month, min(on.day, 28))


def decide(key: UUID, outcome: str, reason: str, *, by: Person) -> CleanupDecision:
    """Once a year and document. Raises MoveRefused or Conflict."""
    entry = Entry.objects.select_related("organ").filter(pk=key, facets__contains=[f"shelf:{POLICY}"]).first()
    if entry is None or not holds(by, RIGHT, entry.organ_id, today()):
        raise MoveRefused(_("要由本单位的审核人决定，而且文件现在是公开的。"))
    if outcome not in CleanupOutcome.values or not plain(reason):
        raise MoveRefused(_("请选结论，写理由。"))
    try:
        with transaction.atomic():
            decision = CleanupDecision.objects.create(
                organ=entry.organ, publication_id=key, title=entry.title, year=today().year, outcome=outcome,
                reason=plain(reason)[:500], person=by,
            )  # fmt: skip
            record("cleanup", by=by, object=decision, organ=entry.organ.code, to_state=outcome)
    except IntegrityError as error:
        raise Conflict(_("今年已经决定过，请刷新。")) from error
    return decision
