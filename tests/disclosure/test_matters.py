"""The matters that the law itself names: who owes them, what satisfies them, and how that counts."""

import csv
import datetime

import pytest

from disclosure import matters
from disclosure.catalog_import import SHIPPED_CATALOG, STATUTORY_CATALOG, TOWNSHIP_CATALOG, import_catalog
from disclosure.coverage import counted, nightly
from disclosure.duties.defaults import default_duties
from disclosure.models import CatalogItem, Coverage, Domain, Duty, ItemVersion
from portal.cases.today import frozen
from portal.people.models import Organ
from portal.trail.record import SYSTEM
from tests.cast import released
from tests.pages import at_most, text

pytestmark = pytest.mark.medium
DAY = datetime.date(2026, 3, 18)
DIRECT = {"公务员招考", "治安管理", "行政事业性收费"}  # of these the 26 know little or nothing


@pytest.fixture
def law(cast):
    import_catalog(STATUTORY_CATALOG.read_bytes(), year=2026, by=SYSTEM, on=DAY)
    with frozen(DAY):
        yield cast


def matter(path: str) -> CatalogItem:
    return CatalogItem.objects.at(path).get()


def owe(cast, path: str, organ="bureau") -> None:
    Duty.objects.create(organ=getattr(cast, organ), item=matter(path), since=DAY)


def states() -> set[str]:
    nightly.count(DAY, again=True)
    (cell,), _worst = counted.now(DAY).picture(Organ.objects.values_list("pk", flat=True), most=1)
    return {cell.state, Coverage.objects.get().state}


def test_list_holds_the_fifteen_matters_and_those_of_each_level():
    rows = list(csv.DictReader(STATUTORY_CATALOG.read_text("utf-8").splitlines()))
    counts = {}
    for row in rows:
        counts[row["level1"]] = counts.get(row["level1"], 0) + 1
    assert counts == {"条例第二十条": 15, "条例第二十一条（县级）": 7, "条例第二十一条（乡级）": 8}


def test_every_matter_is_satisfied_by_something_or_published_under_itself(db):
    for catalog in (SHIPPED_CATALOG, TOWNSHIP_CATALOG, STATUTORY_CATALOG):
        import_catalog(catalog.read_bytes(), year=2026, by=SYSTEM, on=DAY)
    assert Domain.objects.get(code="100").kind == "statutory"
    parts, empty = matters.paths(), set()
    for version in ItemVersion.objects.filter(item__domain__code="100").select_related("item__domain"):
        if not parts.get(version.item.path) and not matters.columns_of(version.item):
            empty.add(version.level2)
    assert matters.public([], parts) == {"100/0002", "100/0015"}  # by columns of the site
    assert empty <= DIRECT and parts["100/0007"][:4] == ["04/0001", "04/0002", "04/0003", "04/0004"]
    assert {"102/0002"} == set(parts["100/0024"])


def test_matter_is_public_through_the_item_that_satisfies_it(law):
    owe(law, "100/0022")
    assert states() == {"never"}
    released(law)
    assert states() == {"through"}
    assert Coverage.objects.get().n == 0
    page = text("/catalog/100/0022/?organ=mzj")
    assert "由这些目录事项落实" in page and 'href="/catalog/20/0001/?organ=mzj"' in page and 'data-total="0"' in page
    assert (
        "由1项目录事项落实" in text("/catalog/100/")
        and "看“机构”" in text("/catalog/100/")
        and "由对应的事项公开" in text("/coverage/organs/mzj/")
    )
    released(law, items=[matter("100/0022")], document_number="")
    assert states() == {"released"}


def test_another_organs_release_satisfies_nothing(law):
    owe(law, "100/0022", organ="county")
    released(law)
    assert states() == {"never"}


def test_who_owes_an_item_owes_the_matter_that_it_satisfies(law):
    versions = ItemVersion.objects.in_force().select_related("item__domain")
    found, nobody = default_duties(versions, Organ.objects.in_order(), matters.parts())
    owing = {}
    for each in found:
        owing.setdefault(CatalogItem.objects.get(pk=each.item_id).path, set()).add(
            Organ.objects.get(pk=each.organ_id).code
        )
    assert owing["100/0022"] == {"mzj"} and owing["100/0011"] == {"mzj", "zhen"}  # a township owes article 20 too
    assert owing["100/0024"] == {"zhen"}
    site = {"100/0002", "100/0015"}
    assert not site & set(owing) and not {matter(path).pk for path in site} & set(nobody)


def test_office_says_what_satisfies_a_matter_by_code_number_column_or_word(law, at_desk):
    item = matter("100/0014")
    address = f"/admin/disclosure/catalogitem/{item.pk}/change/"
    said = {"plain": "", "template": "", "successor": "", "derived_from": "", "satisfied_by": "20\n/organs/\n办事指南"}
    assert at_desk("clerk").post(address, said).status_code == 403
    assert at_desk("office").post(address, said).status_code == 302
    assert matter("100/0014").satisfied_by == ["20", "/organs/", "20/0001"]
    for wrong in ("99", "20/0099", "没有这个词"):
        answer = at_desk("office").post(address, said | {"satisfied_by": wrong})
        assert answer.status_code == 200 and wrong in answer.content.decode()
    assert matter("100/0014").satisfied_by == ["20", "/organs/", "20/0001"]


def test_pages_stay_within_their_queries(law):
    owe(law, "100/0022")
    released(law)
    nightly.count(DAY, again=True)
    for address in ("/catalog/", "/catalog/100/", "/catalog/100/0022/", "/catalog/100/0022/?organ=mzj",
                    "/coverage/domains/100/"):  # fmt: skip
        text(address)
        with at_most(10):
            text(address)
