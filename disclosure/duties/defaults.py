"""Who owes a catalog item by default: read from its 公开层级 and 公开主体, matched to the organs by their names.

A proposal: the office looks at the difference first, and what it changes by hand stays.
"""

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from disclosure.matters import columns_of
from disclosure.models import CatalogKind, ItemVersion, Level, Mode
from disclosure.models.duty import Rhythm
from disclosure.time_limits import LimitEvent, LimitKind
from portal.people.models import Organ, OrganKind

# What the catalog calls a publisher → what the organ's name holds; the first organ word that some organ has counts.
PUBLISHERS = (
    (r"(?<!人)民政", "民政"),
    (r"教育", "教育局|教育和体育局|教育体育局"),
    (r"公安", "公安"),
    (r"司法|法律援助", "司法"),
    (r"财政", "财政"),
    (r"人力资源社会保障", "人力资源和?社会保障"),
    (r"自然资源", "自然资源|国土"),
    (r"生态环境", "生态环境|环境保护"),
    (r"住房|房屋征收|燃气|供水|市政公用|市政工程|项目主管", "住房和?城乡建设|住房城乡建设"),
    (r"城市管理|市容|城市园林|综合执法", "城市管理|综合执法"),
    (r"水行政", "水利|水务"),
    (r"县级发展改革", "发展和?改革"),
    (r"县级统计", "统计"),
    (r"农业农村", "农业农村"),
    (r"扶贫", "乡村振兴|扶贫|农业农村"),
    (r"文化|旅游", "文化和旅游|文化旅游|文化"),
    (r"体育部门", "体育|文化和旅游"),
    (r"卫生健康", "卫生健康"),
    (r"应急", "应急"),
    (r"审计", "审计"),
    (r"市场监督", "市场监督"),
    (r"税务", "税务"),
    (r"审批", "行政审批|政务服务"),
    (r"招标|采购|产权转让|产权交易|项目法人", "公共资源交易|发展和?改革"),
    (r"县级人民政府", "县人民政府$|市人民政府$|区人民政府$"),
    (r"公共文化服务机构", "图书馆|文化馆|博物馆"),
    (r"义务教育学校", "小学|中学|学校"),
    (r"供水供气供热企业", "供水|供热|燃气公司"),
)
# Said of whoever it may be: only where nobody else is named.
ANYBODY = ((r"行政监督部门|行政主管部门|负责管理的部门|各部门", "发展和?改革"),)
VILLAGE = re.compile(r"行政村|村集体|村民委员会")
OF_TOWNSHIP = re.compile(r"乡镇人民政府|街道办事处")
IN_COUNTY = (OrganKind.COUNTY, OrganKind.DEPARTMENT, OrganKind.PUBLIC_INSTITUTION)
KINDS_OF_LEVEL = {Level.COUNTY: IN_COUNTY, Level.TOWNSHIP: (OrganKind.TOWNSHIP,), Level.VILLAGE: (OrganKind.VILLAGE,)}
RHYTHMS = (
    (r"每月|按月|月报|月度", Rhythm.MONTHLY),
    (r"每季|按季|季度|季报", Rhythm.QUARTERLY),
    (r"每年|按年|年报|年度", Rhythm.YEARLY),
)  # fmt: skip


@dataclass(frozen=True)
class DefaultDuty:
    item_id: int
    organ_id: int
    rhythm: str
    since: datetime.date


def default_duties(
    versions: Iterable[ItemVersion], organs: Iterable[Organ], parts: Mapping[int, set[int]] = MappingProxyType({})
) -> tuple[list[DefaultDuty], list[int]]:
    """The duties, and the items for which no organ was found. `versions` in force with their items, `organs` that
    exist, `parts`: matter of the law → the items that satisfy it; whoever owes one of those owes the matter."""
    found, nobody, organs = [], [], list(organs)
    owing_of: dict[int, list[Organ]] = {}
    versions = [version for version in versions if version.mode == Mode.PROACTIVE]
    for version in sorted(versions, key=lambda version: _is_matter(version)):  # what satisfies a matter before it
        owing = owing_organs(version, organs)
        if _is_matter(version):
            owing = _with_those_of(owing, [owing_of.get(item, []) for item in parts.get(version.item_id, ())], version)
        owing_of[version.item_id] = owing
        if not owing and not columns_of(version.item):
            nobody.append(version.item_id)
        rhythm = rhythm_of(version)
        found += [DefaultDuty(version.item_id, organ.pk, rhythm, version.in_force_from) for organ in owing]
    return found, nobody


def _is_matter(version: ItemVersion) -> bool:
    return version.item.domain.kind == CatalogKind.STATUTORY


def _with_those_of(owing: list[Organ], others: Iterable[list[Organ]], version: ItemVersion) -> list[Organ]:
    """Those of the matter's own level, too, who owe what satisfies it."""
    kinds = {kind for level in version.levels for kind in KINDS_OF_LEVEL.get(level, ())}
    more = {organ.pk: organ for owed in others for organ in owed if organ.kind in kinds}
    return list(({organ.pk: organ for organ in owing} | more).values())


def owing_organs(version: ItemVersion, organs: list[Organ]) -> list[Organ]:
    owner, owing = version.item.domain.organ_id, []
    if owner:  # its own supplement
        return [organ for organ in organs if organ.pk == owner]
    if columns_of(version.item) == version.item.satisfied_by != []:
        return []  # the site itself satisfies it
    if {Level.COUNTY, Level.CITY, Level.PROVINCE} & set(version.levels):
        here = [organ for organ in organs if organ.kind in IN_COUNTY]
        owing += _named(version.publisher, PUBLISHERS, here) or _named(version.publisher, ANYBODY, here)
    if Level.TOWNSHIP in version.levels or (not owing and OF_TOWNSHIP.search(version.publisher)):
        owing += [organ for organ in organs if organ.kind == OrganKind.TOWNSHIP]
    if Level.VILLAGE in version.levels or VILLAGE.search(version.publisher):
        owing += [organ for organ in organs if organ.kind == OrganKind.VILLAGE]
    return owing


def _named(publisher: str, table: tuple, organs: list[Organ]) -> list[Organ]:
    owing = {}
    for spoken, names in table:
        if not re.search(spoken, publisher):
            continue
        for name in names.split("|"):
            if there := [organ for organ in organs if re.search(name, organ.name)]:
                # A bureau before the institutions and companies that carry its word.
                first = min(there, key=lambda organ: (organ.kind == OrganKind.PUBLIC_INSTITUTION, len(organ.name)))
                owing[first.pk] = first
                break
    return list(owing.values())


def rhythm_of(version: ItemVersion) -> str:
    """From the structured limit; where it says nothing of a rhythm, from the words of the limit."""
    if version.limit_kind == LimitKind.ANNUAL_DATE:
        return Rhythm.YEARLY
    if version.limit_event == LimitEvent.PREVIOUS_UPDATE:
        return Rhythm.RENEWED
    return next((rhythm for words, rhythm in RHYTHMS if re.search(words, version.time_limit_text)), Rhythm.EVENT)
