"""Registering what is not published, its confirmation by a second person, and looking at it again (DOC-11, REG-07)."""

import datetime
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosure.document_number import normalise
from disclosure.models import Ground, WithheldCount, WithheldItem, WithheldReview
from disclosure.models.withheld import GROUNDS, WithheldState
from portal.cases.limits import months_after
from portal.cases.today import today
from portal.people.models import Organ, Person
from portal.people.rights import holds
from portal.publishing.conflicts import as_conflict
from portal.publishing.content import plain
from portal.site.options import option
from portal.trail import words
from portal.trail.record import record
from portal.workflow import Conflict, MoveRefused

words.name(dict(WithheldState.choices))
words.name({"withhold": gettext_lazy("登记不公开"), "assess_withheld": gettext_lazy("评估不公开的")})


@dataclass(frozen=True)
class Withheld:
    """What a clerk says of a document that is not to be published."""

    publicity: str
    ground: str
    explanation: str
    formed_on: datetime.date
    title: str = ""
    document_number: str = ""
    article: str = ""
    next_review_on: datetime.date | None = None  # None: after the period that the setting names


@as_conflict()
def register(organ: Organ, said: Withheld, *, by: Person) -> WithheldItem:
    """A proposal; it counts once a reviewer of the organ agrees. Raises MoveRefused."""
    if not holds(by, "write", organ, today()):
        raise MoveRefused(_("您不是“%(organ)s”的信息员，不能为它登记。") % {"organ": organ})
    if fault := misnamed(said.ground, said.title, said.document_number):
        raise MoveRefused(fault)
    rule = GROUNDS[Ground(said.ground)]
    with transaction.atomic():
        item = WithheldItem.objects.create(
            organ=organ, index_number=_number(organ, today().year), title=plain(said.title),
            document_number=normalise(said.document_number), formed_on=said.formed_on, publicity=said.publicity,
            ground=said.ground, article=plain(said.article) or rule.article, explanation=plain(said.explanation),
            next_review_on=said.next_review_on or next_review(today()), registered_by=by,
        )  # fmt: skip
        record("withhold", by=by, object=item, organ=organ.code, to_state=item.state, reason=item.ground)
    return item


def _number(organ: Organ, year: int) -> str:
    """From a row of its own: a gap among the public index numbers would tell of each thing that is withheld. Nothing is
    ever deleted here, so the next number follows from how many there are."""
    begins = f"{organ.credit_code or organ.code}/{year}-不公开"
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"withheld {begins}"])
    return f"{begins}{WithheldItem.objects.filter(organ=organ, index_number__startswith=begins).count() + 1:04}"


def misnamed(ground: str, title: str, document_number: str) -> str:
    """What is wrong with the name, in words; of a state secret not even the name may stand in a connected system."""
    may_be_named = GROUNDS[Ground(ground)].may_be_named
    if not may_be_named and (plain(title) or plain(document_number)):
        return _("国家秘密不能写标题和文号：这个系统连着互联网。请清空这两处。")
    return _("请写标题。") if may_be_named and not plain(title) else ""


@as_conflict()
def assess(item_id: int, outcome: str, basis: str, *, by: Person, next_on: datetime.date | None = None) -> WithheldItem:
    """A reviewer's word: confirms a proposal or looks again at what is withheld. Not by who registered it."""
    if not plain(basis):
        raise MoveRefused(_("请写明依据。"))
    with transaction.atomic():
        item = WithheldItem.objects.select_for_update(of=("self",)).select_related("organ").get(pk=item_id)
        if not may_assess(item, by):
            raise MoveRefused(_("要由本单位的审核人评估，而且不能是登记人自己。"))
        if item.state not in (WithheldState.PROPOSED, WithheldState.WITHHELD):
            raise Conflict(_("这一条已经是“%(state)s”，请刷新。") % {"state": item.get_state_display()})
        before, keeps = item.state, outcome == WithheldReview.Outcome.KEEP
        next_on = (next_on or next_review(today())) if keeps else None
        WithheldReview.objects.create(item=item, person=by, outcome=outcome, basis=plain(basis), next_review_on=next_on)
        if keeps:
            item.state, item.next_review_on = WithheldState.WITHHELD, next_on
        else:
            item.state = WithheldState.REJECTED if before == WithheldState.PROPOSED else WithheldState.OPENED
        item.confirmed_by = item.confirmed_by or by
        item.save(update_fields=["state", "next_review_on", "confirmed_by"])
        record("assess_withheld", by=by, object=item, organ=item.organ.code, from_state=before, to_state=item.state,
               reason=item.ground)  # fmt: skip
    return item


def may_assess(item: WithheldItem, person: Person) -> bool:
    return person.pk != item.registered_by_id and holds(person, "review", item.organ_id, today())


def next_review(on: datetime.date) -> datetime.date:
    """The day after the period between two looks (REG-07)."""
    return months_after(on, option("disclosure.reassess_months"))


def count_withheld(on: datetime.date) -> int:
    """Once a day: what the public sees of the register. A new proposal changes no public byte before that."""
    if WithheldCount.objects.filter(counted_on=on).exists():
        return 0
    counted = WithheldItem.objects.standing().order_by().values("organ", "ground").annotate(n=Count("pk"))
    rows = [WithheldCount(organ_id=r["organ"], ground=r["ground"], n=r["n"], counted_on=on) for r in counted]
    with transaction.atomic():
        WithheldCount.objects.all().delete()
        WithheldCount.objects.bulk_create(rows)
    return len(rows)
