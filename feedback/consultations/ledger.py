"""The ledger of a consultation: opinions put into lines, lines decided, what is unlawful put out of sight, seats given.
Each act is one transaction with its row in the trail."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback.models import Consultation, Period
from feedback.models.opinion import ENTERPRISES, Adoption, ApplicantKind, Opinion
from portal.cases.today import today
from portal.people.models import Person
from portal.people.rights import organs_by_right
from portal.publishing.content import plain
from portal.publishing.typed import refuse_marked
from portal.trail import words
from portal.trail.record import record
from portal.workflow import MoveRefused

WORKS = ("write", "handle_cases")  # who keeps the ledger of an organ's consultations
SEES = (*WORKS, "review", "review_answers", "sort_letters")
SEEN = Q(hidden_reason="")
BY_ENTERPRISES = Q(applicant_kind__in=ENTERPRISES)
words.name({
    "opinion_entered": gettext_lazy("登记意见"), "opinions_put": gettext_lazy("意见归类"),
    "adoption_decided": gettext_lazy("写采纳情况"), "opinions_hidden": gettext_lazy("屏蔽意见"),
    "opinion_restored": gettext_lazy("恢复意见"), "opinion_revealed": gettext_lazy("查看提意见的人"),
    "opinions_purged": gettext_lazy("按期清除意见"), "seats_given": gettext_lazy("排参加人名单"),
})  # fmt: skip


@dataclass(frozen=True)
class Counted:
    """Of a consultation, what is hidden apart."""

    total: int
    by_kind: dict[str, int]
    enterprises: int
    hidden: int
    open: int  # in no line of the ledger that is decided


def counted(consultation: UUID) -> Counted:
    """One question."""
    kinds = {kind: Count("pk", filter=SEEN & Q(applicant_kind=kind)) for kind in ApplicantKind.values}
    found = Opinion.objects.filter(consultation=consultation).aggregate(
        total=Count("pk", filter=SEEN), hidden=Count("pk", filter=~SEEN),
        enterprises=Count("pk", filter=SEEN & BY_ENTERPRISES),
        open=Count("pk", filter=SEEN & (Q(adoption=None) | Q(adoption__decision=""))), **kinds,
    )  # fmt: skip
    by_kind = {kind: found[kind] for kind in ApplicantKind.values if found[kind]}
    return Counted(found["total"], by_kind, found["enterprises"], found["hidden"], found["open"])


def lines(consultation: UUID) -> QuerySet[Adoption]:
    """Each with `n` opinions, `enterprises` of them by enterprises."""
    seen = Q(opinions__hidden_reason="")
    by_enterprises = seen & Q(opinions__applicant_kind__in=ENTERPRISES)
    return Adoption.objects.filter(consultation=consultation).annotate(
        n=Count("opinions", filter=seen), enterprises=Count("opinions", filter=by_enterprises)
    )


def put(
    consultation: UUID, opinions: Collection[UUID], *, into: int | None = None, summary: str = "", by: Person
) -> None:
    """Into a line that is there, into a new one, or (neither) out of the one they are in."""
    with _working(consultation, by) as held:
        line = Adoption.objects.get(pk=into, consultation=consultation) if into else None
        if line is None and plain(summary):
            line = Adoption.objects.create(consultation_id=consultation, summary=_fitting(summary, "summary"))
        moved = _of(consultation, opinions).filter(SEEN).update(adoption=line)
        if not moved:
            raise MoveRefused(_("请先勾选意见。"))
        _record("opinions_put", held, by, reason=_("%(n)s条") % {"n": moved})


def decide(adoption: int, *, decision: str, reason: str = "", summary: str = "", by: Person) -> None:
    line = Adoption.objects.get(pk=adoption)
    with _working(line.consultation_id, by) as held:
        line.decision, line.reason = decision, _fitting(reason, "reason")
        line.summary = _fitting(summary, "summary") or line.summary
        if decision not in Adoption.Decision.values:
            raise MoveRefused(_("请选采纳情况。"))
        if decision != Adoption.Decision.ADOPTED and not line.reason:
            raise MoveRefused(_("没有采纳或者部分采纳的，请写理由，公众会看到。"))
        line.save()
        _record("adoption_decided", held, by, to_state=decision)


def hide(consultation: UUID, opinions: Collection[UUID], reason: str, *, by: Person) -> None:
    """Out of sight and out of every count, kept as evidence."""
    with _working(consultation, by) as held:
        if not (reason := _fitting(reason, "hidden_reason", of=Opinion)):
            raise MoveRefused(_("请写明哪里违法，依据什么。"))
        if not (n := _of(consultation, opinions).filter(SEEN).update(hidden_reason=reason, adoption=None, seat=None)):
            raise MoveRefused(_("请先勾选意见。"))
        _record("opinions_hidden", held, by, reason=_("%(n)s条") % {"n": n})


def restore(opinion: Opinion, *, by: Person) -> None:
    with _working(opinion.consultation_id, by) as held:
        Opinion.objects.filter(pk=opinion.pk).update(hidden_reason="")
        _record("opinion_restored", held, by)


def seat(consultation: UUID, chosen: Collection[UUID] | None, *, by: Person) -> int:
    """Put those who come on the list in the order in which they signed up; nobody chosen: the first, as many as there
    are places. How many there are now."""
    with _working(consultation, by) as held:
        places = Period.objects.get(pk=consultation).places or 0
        all_ = Opinion.objects.filter(consultation=consultation)
        coming = all_.filter(SEEN) if not chosen else _of(consultation, chosen).filter(SEEN)
        keys = list(
            coming.order_by("received_at", "id").values_list("pk", flat=True)[: places + 1 if chosen else places]
        )
        if len(keys) > places:
            raise MoveRefused(_("名额%(n)s个，勾选的多了。") % {"n": places})
        all_.update(seat=None)
        for n, key in enumerate(keys, 1):
            Opinion.objects.filter(pk=key).update(seat=n)
        _record("seats_given", held, by, reason=_("%(n)s人") % {"n": len(keys)})
    return len(keys)


def may(person: Person, organ: int, rights: Collection[str]) -> bool:
    return any(organ in organs for organs in organs_by_right(person, tuple(rights), today()).values())


@contextmanager
def _working(consultation: UUID, by: Person) -> Iterator[Consultation]:
    """One at a time on one ledger, and only who keeps it."""
    with transaction.atomic():
        held = Consultation.objects.select_for_update(of=("self",)).select_related("organ").get(pk=consultation)
        if not may(by, held.organ_id, WORKS):
            raise MoveRefused(_("只有征集单位的信息员和承办人能办。"))
        yield held


def _of(consultation: UUID, opinions: Collection[UUID]) -> QuerySet[Opinion]:
    return Opinion.objects.filter(consultation=consultation, pk__in=opinions)


def _fitting(said: str, name: str, of: type = Adoption) -> str:
    """As it may be stored; raises MoveRefused for what is too long, or marked as secret."""
    text, field = plain(said), of._meta.get_field(name)
    refuse_marked({name: text})
    if len(text) > field.max_length:
        raise MoveRefused(_("“%(name)s”最多%(most)s字，现在是%(n)s字。") % {
            "name": field.verbose_name, "most": field.max_length, "n": len(text)})  # fmt: skip
    return text


def _record(action: str, held: Consultation, by: Person, **more) -> None:
    record(action, by=by, object=held, organ=held.organ.code, **more)
