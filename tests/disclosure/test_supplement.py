"""What an organ adds to the catalog: nothing that stands in the 26 already, and what is missing is told."""

import datetime
import io
import json

import pytest
from django.core.management import CommandError, call_command

from disclosure.catalog_import import STATUTORY_CATALOG, import_catalog
from disclosure.models import CatalogItem, Domain, Duty, ItemVersion
from disclosure.official.importing import bring
from disclosure.official.table import Asked
from disclosure.official.workbook import write
from portal.trail.record import SYSTEM
from tests.disclosure.test_catalog_import import snapshot
from tests.disclosure.test_catalog_upload import shown, upload

pytestmark = pytest.mark.medium
DAY = datetime.date(2026, 3, 2)
HEAD = "领域,一级事项,二级事项,公开内容,公开依据,公开时限,公开主体,公开渠道,上级事项编号"
REST = "名称和时间,《中华人民共和国慈善法》,及时公开,县级民政部门,政府网站"
TABLE = f"""{HEAD}
社会救助,最低生活保障,办事指南0001,{REST},
社会救助,公益慈善,办事指南0001,{REST},
社会救助,公益慈善,慈善组织名录,{REST},100/0018
"""


@pytest.fixture
def law(cast):
    """The matters of the law; a duty of the bureau for 公益事业 (100/0018) and for the item of the 26."""
    import_catalog(STATUTORY_CATALOG.read_bytes(), year=2026, by=SYSTEM, on=DAY)
    matter = CatalogItem.objects.at("100/0018").get()
    Duty.objects.bulk_create(Duty(organ=cast.bureau, item=item, since=DAY) for item in (cast.item, matter))
    return cast


def brought(tmp_path, table=TABLE, **more):
    path = tmp_path / "民政局补充目录.csv"
    path.write_text(table, "utf-8")
    return bring(path, path.name, year=2026, on=DAY, by=SYSTEM, asked=Asked(organ="mzj"), **more)


def test_what_stands_in_the_26_is_refused_and_what_has_its_name_is_told(law, tmp_path):
    found = brought(tmp_path)
    assert found.report.new == ["201/0001", "201/0002"]
    [bad] = found.report.bad
    assert bad.line == 2 and "标准目录里已有 20/0001 “最低生活保障：办事指南0001”" in bad.reason
    [alike] = [row for row in found.report.doubts if "名称相同" in row.reason]
    assert alike.line == 3
    own = Domain.objects.get(code="201")
    assert (own.kind, own.organ, own.name, own.source) == ("supplementary", law.bureau, "县民政局补充目录", "")
    assert CatalogItem.objects.at("201/0002").get().derived_from.path == "100/0018"


def test_what_the_law_asks_for_and_no_catalog_holds_is_told_before_anything_is_written(law, tmp_path):
    without = TABLE.replace("100/0018", "")
    before = snapshot()
    [lack] = brought(tmp_path, without, dry_run=True).report.lacks
    assert (lack.path, "标准目录和补充目录里都没有" in lack.reason) == ("100/0018", True)
    assert brought(tmp_path, dry_run=True).report.lacks == [] and snapshot() == before
    Duty.objects.filter(item=law.item).update(ended_on=DAY)
    [lack] = brought(tmp_path, dry_run=True).report.lacks
    assert (lack.path, "公开责任里还没有" in lack.reason) == ("20/0001", True)


def test_second_import_changes_nothing_and_a_new_upper_item_is_a_change(law, tmp_path):
    brought(tmp_path)
    before = snapshot()
    again = brought(tmp_path)
    assert (again.report.unchanged, again.report.wrote, again.report.gone) == (2, False, []) and snapshot() == before
    [path] = brought(tmp_path, TABLE.replace("100/0018", "100/0015")).report.changed
    assert path == "201/0002" and CatalogItem.objects.at(path).get().derived_from.path == "100/0015"
    assert ItemVersion.objects.filter(item__domain__code="201").count() == 2


def test_unknown_upper_item_is_told(law, tmp_path):
    found = brought(tmp_path, TABLE.replace("100/0018", "100/9999"))
    assert any("没有编号是“100/9999”的上级事项" in row.reason for row in found.report.doubts)


def test_supplement_is_owed_by_its_organ_and_goes_out_and_in_again_equal(law, tmp_path):
    brought(tmp_path)
    call_command("lay_duties", stdout=io.StringIO())
    owing = Duty.objects.filter(item__domain__code="201").values_list("organ__code", flat=True)
    assert list(owing) == ["mzj", "mzj"]
    path = tmp_path / "出.xlsx"
    path.write_bytes(write([Domain.objects.get(code="201")]))
    before = snapshot()
    found = bring(path, path.name, year=2026, on=DAY, by=SYSTEM, asked=Asked(organ="mzj"))
    assert (found.report.unchanged, found.report.bad, found.report.wrote) == (2, [], False) and snapshot() == before


def test_command_says_whose_supplement_it_is_and_reports_what_is_missing(law, tmp_path):
    path, report, told = tmp_path / "补充.csv", tmp_path / "out.json", io.StringIO()
    path.write_text(TABLE.replace("100/0018", ""), "utf-8")
    call_command("import_catalog", str(path), organ="mzj", dry_run=True, report=str(report), stdout=told,
                 stderr=io.StringIO())  # fmt: skip
    assert "这个单位还缺的（1）" in told.getvalue() and "标准目录里已有 20/0001" in told.getvalue()
    data = json.loads(report.read_text("utf-8"))
    assert [lack["path"] for lack in data["lacks"]] == ["100/0018"]
    assert {row["status"] for row in data["rows"]} == {"ignored", "refused", "accepted"}
    for wrong in ({"organ": "nobody"}, {"organ": "mzj", "domain": "20"}):
        with pytest.raises(CommandError):
            call_command("import_catalog", str(path), **wrong, stdout=io.StringIO())


def test_desk_shows_what_stands_twice_and_what_is_missing(law, at_desk):
    office = at_desk("office")
    answer = upload(office, TABLE.replace("100/0018", "").encode(), name="补充.csv", organ="mzj")
    page = office.get(answer.url).content.decode()
    assert "县民政局的补充目录" in page and "标准目录里已有 20/0001" in page and "100/0018" in page
    assert office.post(answer.url, {"shown": shown(page)}).status_code == 302
    compared = "/admin/disclosure/duty/coverage/organs/mzj/check/"
    page = office.get(compared).content.decode()
    assert "201/0001" in page and "名称相同" in page and "条例要求公开" in page
    CatalogItem.objects.filter(domain__code="201").update(derived_from=CatalogItem.objects.at("100/0018").get())
    page = office.get(compared).content.decode()
    assert "没有重复" in page and "没有缺漏" in page
    assert at_desk("clerk").get(compared).status_code == 200 and at_desk("town_clerk").get(compared).status_code == 404


def test_supplement_of_nobody_and_organ_of_no_supplement_are_refused(law, at_desk):
    said = {"code": "30", "name": "旅游", "kind": "supplementary", "sort_order": 300}
    said |= dict.fromkeys(("organ", "plain", "phrases", "source"), "")
    office, address = at_desk("office"), "/admin/disclosure/domain/add/"
    assert "补充目录要选是哪个单位的" in office.post(address, said).content.decode()
    wrong = said | {"kind": "national", "organ": law.bureau.pk}
    assert "补充目录要选是哪个单位的" in office.post(address, wrong).content.decode()
    assert office.post(address, said | {"organ": law.bureau.pk}).status_code == 302
