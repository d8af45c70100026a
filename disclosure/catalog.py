"""Changing the catalog: a new version of an item takes the old one's place; a domain has its word in the vocabulary.

Every function stands inside its caller's transaction, and the caller writes the trail.
"""

import datetime

from django.db.models import Max
from django.utils.translation import gettext as _

from disclosure.models import CatalogItem, CatalogKind, Domain, ItemVersion, State
from portal.database.joined import Joined, Part
from portal.search.models import Axis, Term
from portal.site.vocabulary import vocabulary


class AlreadyChanged(Exception):
    """Somebody else put a newer version in force in the meantime."""

    def __init__(self):
        super().__init__(_("这一事项刚被别人改过。您填的内容还在下面，请对照新版再提交。"))


def revise(version: ItemVersion, *, on: datetime.date) -> None:
    """Put `version`, as changed in memory, in force as a new version; the row it was read from becomes the old one."""
    old = lock_in_force(version)
    version.pk = None
    put_in_force(version, after=old, on=on)


def add_item(domain: Domain, version: ItemVersion, *, on: datetime.date) -> None:
    """A new item with the next number of its domain, in force at once."""
    domain = Domain.objects.select_for_update().get(pk=domain.pk)
    version.item = CatalogItem.objects.create(domain=domain, number=CatalogItem.objects.next_number(domain))
    put_in_force(version, after=None, on=on)


def retire(version: ItemVersion, *, on: datetime.date) -> None:
    """Take an item off the catalog; its number and its page stay."""
    supersede(lock_in_force(version), on)


def national_was_changed() -> datetime.date | None:
    """When the standard catalog was last changed (CAT-04)."""
    national = ItemVersion.objects.in_force().filter(item__domain__kind=CatalogKind.NATIONAL)
    return national.aggregate(day=Max("in_force_from"))["day"]


def teach_vocabulary(domain: Domain) -> None:
    Term.objects.update_or_create(
        axis=Axis.DOMAIN, code=domain.code, defaults={"label": domain.name, "sort": domain.sort_order}
    )


SUCCESSORS = Joined(
    """SELECT {version}, {item}, {domain}, before.code || '/' || old.number
       FROM item old JOIN domain before ON before.id = old.domain_id
       JOIN item ON item.id = old.successor_id
       JOIN domain ON domain.id = item.domain_id
       JOIN item_version version ON version.item_id = item.id AND version.state = 'in_force'""",
    version=Part(ItemVersion), item=Part(CatalogItem), domain=Part(Domain),
)  # fmt: skip


def successors() -> dict[str, ItemVersion]:
    """Path of each item that has left the catalog → what the item says that took its place. Every page of a document
    asks for them, so they are read once for each edition."""
    return vocabulary().kept("successors", _successors)


def _successors() -> dict[str, ItemVersion]:
    found = {}
    for version, item, domain, was in SUCCESSORS.read([]):
        version.item, item.domain = item, domain
        found[was] = version
    return found


def lock_in_force(version: ItemVersion) -> ItemVersion:
    """The version as it stands in the database, its item locked; `AlreadyChanged` when it is no longer in force."""
    CatalogItem.objects.select_for_update().get(pk=version.item_id)
    current = ItemVersion.objects.in_force().filter(pk=version.pk).first()
    if current is None:
        raise AlreadyChanged
    return current


def put_in_force(version: ItemVersion, *, after: ItemVersion | None, on: datetime.date) -> None:
    """Save `version` in force in the place of `after`; the caller holds the lock and writes the trail."""
    if after is not None:
        supersede(after, on)
    version.number = next_version_number(version.item)
    version.state, version.in_force_from, version.in_force_until = State.IN_FORCE, on, None
    version.save(force_insert=True)


def next_version_number(item: CatalogItem) -> int:
    return (item.versions.order_by("-number").values_list("number", flat=True).first() or 0) + 1


def supersede(version: ItemVersion, on: datetime.date) -> None:
    version.state, version.in_force_until = State.SUPERSEDED, max(on, version.in_force_from)
    version.save(update_fields=["state", "in_force_until"])
