"""A village or a township publishes a page of its ledger (台账): what its own short list holds, when each was last
published, one short form for a phone."""

import datetime
from dataclasses import dataclass

from django.db.models import Max, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosure.drafting import Draft, register
from disclosure.models import CatalogItem, CatalogKind, ItemVersion, Level
from portal.cases.today import today
from portal.people.models import Organ, Person
from portal.people.models.organ import OrganKind
from portal.publishing.attaching import Kept
from portal.publishing.models import Entry, Revision


@dataclass(frozen=True)
class Ledger:
    """The short list of one kind of organ."""

    catalog: CatalogKind
    level: Level
    title: str  # what its clerk is offered


LEDGERS = {
    OrganKind.VILLAGE: Ledger(CatalogKind.VILLAGE, Level.VILLAGE, gettext_lazy("公开一页台账")),
    OrganKind.TOWNSHIP: Ledger(CatalogKind.TOWNSHIP, Level.TOWNSHIP, gettext_lazy("公开一页镇务")),
}


@dataclass(frozen=True)
class Owed:
    """An item of the list, and the day on which the organ last published something of it."""

    item: CatalogItem
    name: str
    seek: str
    limit: str
    newest: datetime.date | None


def keepers(organs: set[int]):
    """Those of the organs that keep a ledger, villages first."""
    return Organ.objects.existing().filter(pk__in=organs, kind__in=LEDGERS).order_by("-kind", "sort", "code")


def items_of(organ: Organ):
    """What the short list of such an organ holds: the list of its kind, and what only its level owes."""
    ledger = LEDGERS[OrganKind(organ.kind)]
    owed = Q(item__domain__kind=ledger.catalog) | Q(levels=[ledger.level], item__domain__kind=CatalogKind.NATIONAL)
    return ItemVersion.objects.in_force().filter(owed)


def owed_by(organ: Organ) -> dict[str, list[Owed]]:
    """The items of its list by group, in the order of the catalog."""
    newest: dict[str, datetime.datetime] = {}
    for paths, at in Entry.objects.filter(organ=organ).values_list("items").annotate(at=Max("sort_at")):
        for path in paths:
            newest[path] = max(newest.get(path, at), at)
    groups: dict[str, list[Owed]] = {}
    for version in items_of(organ).for_listing():
        at = newest.get(version.item.path)
        groups.setdefault(version.level1, []).append(
            Owed(version.item, version.title, version.plain.seek, version.time_limit_text, at.date() if at else None)
        )
    return groups


def page_of_ledger(
    organ: Organ, item: CatalogItem, *, title: str, body_html: str, files: list[Kept], by: Person
) -> Revision:
    """The draft of one page; nobody reviews it before it is sent."""
    draft = Draft(title=title, body_html=body_html, items=[item], issued_on=today(), files=files)
    return register(organ, draft, by=by)


def usual_title(organ: Organ, version: ItemVersion, on: datetime.date) -> str:
    """禾望村2026年第三季度财务收支公开."""
    quarter = "一二三四"[(on.month - 1) // 3]
    told = {"organ": organ.short_name, "year": on.year, "quarter": quarter, "item": version.title}
    return _("%(organ)s%(year)s年第%(quarter)s季度%(item)s公开") % told


def reviewed_by(organ: Organ) -> str:
    """Who looks at what is sent: a village's township; a township has its own reviewers."""
    reviewer = organ.parent if organ.kind == OrganKind.VILLAGE and organ.parent else organ
    return reviewer.short_name
