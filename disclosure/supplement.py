"""What an organ adds to the standard catalog (本单位补充目录), checked against it: nothing twice, nothing missing."""

from collections import defaultdict
from dataclasses import dataclass, replace

from django.db.models import Max
from django.utils.translation import gettext as _

from disclosure import matters
from disclosure.duties.laying import difference
from disclosure.models import CatalogItem, CatalogKind, Domain, Duty, ItemVersion
from disclosure.official.domains import Spoken
from disclosure.official.sheet_row import REFUSED, SheetRow
from disclosure.official.text import fold
from portal.people.models import Organ

FIRST_CODE = 201


@dataclass(frozen=True)
class Twin:
    """An item of the standard catalog that another one repeats, or that has its name in another group."""

    path: str
    name: str
    is_same: bool

    def __str__(self):
        told = {"path": self.path, "name": self.name}
        if self.is_same:
            return _("标准目录里已有 %(path)s “%(name)s”，不重复列入") % told
        return _("和标准目录 %(path)s “%(name)s” 名称相同；如果是增补，请写明上级事项编号") % told


@dataclass(frozen=True)
class Lack:
    """What the organ owes and no catalog of its own holds."""

    path: str
    name: str
    reason: str

    def __str__(self):
        return f"{self.path} {self.name}：{self.reason}"


class Standard:
    """The names of the items of the 26 domains, to be compared with."""

    def __init__(self):
        self.same, self.alike = {}, defaultdict(list)
        for version in ItemVersion.objects.in_force().filter(item__domain__kind=CatalogKind.NATIONAL).for_listing():
            known = version.item.path, version.full_title
            self.same[_key(version.level1, version.title)] = known
            self.alike[fold(version.title)].append(known)

    def twin(self, level1: str, title: str) -> Twin | None:
        """A name that several items bear (办事指南) says nothing by itself."""
        if known := self.same.get(_key(level1, title)):
            return Twin(*known, is_same=True)
        others = self.alike.get(fold(title), [])
        return Twin(*others[0], is_same=False) if len(others) == 1 else None


def _key(level1: str, title: str) -> tuple[str, str]:
    return fold(level1), fold(title)


def place_of(organ: Organ) -> tuple[str, str]:
    """Code and name of the organ's supplement: as it is, or as it will be."""
    if there := Domain.objects.filter(organ=organ).first():
        return there.code, there.name
    highest = Domain.objects.filter(kind=CatalogKind.SUPPLEMENTARY).aggregate(n=Max("code"))["n"]
    return str(max(int(highest or 0) + 1, FIRST_CODE)), _("%s补充目录") % organ.short_name


def take_in(rows: list[SheetRow], home: Spoken) -> None:
    """Rows of a file become rows of the supplement `home`, whatever domain they name; what stands in the 26 is
    refused."""
    standard = Standard()
    for each in rows:
        if each.fields:
            each.fields |= {"domain_code": home.code, "domain": home.name}
        if each.row is None:
            continue
        values = each.row.values
        twin = standard.twin(values["level1"], values.get("level3") or values["level2"])
        if twin and twin.is_same:
            each.status, each.row = REFUSED, None
            each.reasons.append(str(twin))
            continue
        if twin and not each.row.derived_from:
            each.warnings.append(str(twin))
        each.row = replace(each.row, domain_code=home.code, domain_name=home.name, warnings=each.warnings)


def twins(organ: Organ) -> list[tuple[ItemVersion, Twin]]:
    """Items of the organ's supplement that stand in the 26 as well; one that names its upper item is meant so."""
    standard, found = Standard(), []
    own = ItemVersion.objects.in_force().filter(item__domain__organ=organ, item__derived_from__isnull=True)
    for version in own.for_listing():
        if twin := standard.twin(version.level1, version.title):
            found.append((version, twin))
    return found


def lacks(organ: Organ, derived: frozenset[str] = frozenset()) -> list[Lack]:
    """Items of the 26 that by their words are this organ's and that nobody has laid upon it, and matters of the law
    that none of its items satisfies. `derived`: upper items of rows that are only about to come in."""
    laid = set(Duty.objects.standing().filter(organ=organ).values_list("item", flat=True))
    defaults = difference()
    new = {each.item_id for each in defaults.new if each.organ_id == organ.pk}
    new |= set(Duty.objects.filter(pk__in=defaults.again, organ=organ).values_list("item", flat=True))
    parts = matters.parts()
    found = []
    for item in CatalogItem.objects.named().filter(pk__in=laid | new).order_by("domain__sort_order", "number"):
        is_satisfied = item.path in derived or bool(parts.get(item.pk, set()) & (laid | new))
        if item.domain.kind == CatalogKind.NATIONAL and item.pk in new:
            found.append(Lack(item.path, item.name, _("按公开主体应归本单位，公开责任里还没有")))
        elif item.domain.kind == CatalogKind.STATUTORY and not is_satisfied:
            found.append(Lack(item.path, item.name, _("条例要求公开，标准目录和补充目录里都没有具体事项")))
    return found
