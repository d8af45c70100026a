"""A village publishes a page of its ledger (村务公开台账): what is owed, when it was last published, one short form."""

import datetime
from dataclasses import dataclass

from django.db.models import Max
from django.utils.translation import gettext as _

from disclosure.drafting import Draft, register
from disclosure.models import CatalogItem, ItemVersion, Level
from portal.cases.today import today
from portal.people.models import Organ, Person
from portal.people.models.organ import OrganKind
from portal.publishing.attaching import Kept
from portal.publishing.models import Entry, Revision


@dataclass(frozen=True)
class Owed:
    """An item that villages owe, and the day on which this one last published something of it."""

    item: CatalogItem
    name: str
    seek: str
    limit: str
    newest: datetime.date | None


def villages(organs: set[int]):
    """Those of the organs that are villages."""
    return Organ.objects.existing().filter(pk__in=organs, kind=OrganKind.VILLAGE)


def owed_by(organ: Organ) -> dict[str, list[Owed]]:
    """The items of the village list by group, in the order of the catalog."""
    newest: dict[str, datetime.datetime] = {}
    for paths, at in Entry.objects.filter(organ=organ).values_list("items").annotate(at=Max("sort_at")):
        for path in paths:
            newest[path] = max(newest.get(path, at), at)
    groups: dict[str, list[Owed]] = {}
    for version in ItemVersion.objects.in_force().of_level(Level.VILLAGE.value).for_listing():
        at = newest.get(version.item.path)
        groups.setdefault(version.level1, []).append(
            Owed(version.item, version.title, version.plain.seek, version.time_limit_text, at.date() if at else None)
        )
    return groups


def page_of_ledger(
    organ: Organ, item: CatalogItem, *, title: str, body_html: str, files: list[Kept], by: Person
) -> Revision:
    """The draft of one page; the township sees it once it is sent."""
    draft = Draft(title=title, body_html=body_html, items=[item], issued_on=today(), files=files)
    return register(organ, draft, by=by)


def usual_title(organ: Organ, version: ItemVersion, on: datetime.date) -> str:
    """禾望村2026年第三季度财务收支公开."""
    quarter = "一二三四"[(on.month - 1) // 3]
    told = {"organ": organ.short_name, "year": on.year, "quarter": quarter, "item": version.title}
    return _("%(organ)s%(year)s年第%(quarter)s季度%(item)s公开") % told
