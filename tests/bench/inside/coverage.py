"""A county in which every organ owes every item."""

import itertools

import brotli
from django.db import connection, transaction
from django.db.models import Count

from disclosure.coverage import nightly
from disclosure.models import CatalogKind, Domain, Duty, ItemVersion
from portal.cases.today import today
from portal.people.models import Organ, OrganKind
from tests.bench.inside.pages import get

ORGANS = 60


def sixty_organs() -> list[Organ]:
    top = Organ.objects.get(parent=None)
    for number in range(Organ.objects.existing().count(), ORGANS):
        Organ.objects.get_or_create(code=f"bench-{number}", defaults={
            "name": f"测试单位{number}", "short_name": f"测试单位{number}", "kind": OrganKind.DEPARTMENT, "parent": top,
        })  # fmt: skip
    return list(Organ.objects.existing().in_order()[:ORGANS])


def owe_everything() -> dict:
    """Sixty organs, each owing all items of the catalog; counted as the night counts."""
    organs = sixty_organs()
    items = list(ItemVersion.objects.in_force().values_list("item_id", "in_force_from"))
    with transaction.atomic():
        Duty.objects.bulk_create(
            (Duty(organ=organ, item_id=item, since=since) for organ, (item, since) in itertools.product(organs, items)),
            ignore_conflicts=True, batch_size=5000,
        )  # fmt: skip
        Duty.objects.exclude(organ__in=organs).update(ended_on=today())
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE duty")
    nightly.count(today(), again=True)
    held = Domain.objects.filter(items__versions__state="in_force").annotate(n=Count("items"))
    matters = held.filter(kind=CatalogKind.STATUTORY).first() or held.first()
    return {
        "organs": len(organs), "items": len(items), "organ": organs[1].code,
        "domain": held.order_by("-n").first().code, "matters": matters.code,
    }  # fmt: skip


def packed(path: str) -> int:
    """The HTML as the front packs it."""
    return len(brotli.compress(get(path), quality=5))
