"""Official tables against the catalog: what is new, changed element by element, gone; and out and in again."""

import datetime
import io
import json

import pytest
from django.core.management import CommandError, call_command
from openpyxl import load_workbook

from disclosure.catalog_import import SHIPPED_CATALOG, import_catalog
from disclosure.catalog_rows import read_catalog
from disclosure.models import CatalogItem, Domain, HeaderMapping, ItemVersion
from disclosure.official.domains import Domains
from disclosure.official.importing import bring, look
from disclosure.official.reading import read_table
from disclosure.official.workbook import write
from portal.cases.today import frozen
from portal.people.models import Person
from portal.trail.models import Trail
from portal.trail.record import SYSTEM
from tests.disclosure import messy
from tests.disclosure.test_catalog_import import snapshot

pytestmark = pytest.mark.medium
DAY = datetime.date(2026, 3, 2)
LATER = datetime.date(2026, 9, 1)


@pytest.fixture
def path(db, tmp_path):
    path = tmp_path / "目录.xlsx"
    messy.workbook().save(path)
    return path


def brought(path, on=DAY, **more):
    return bring(path, path.name, year=on.year, on=on, by=SYSTEM, **more)


def edited(path, sheet: str, **cells) -> None:
    book = load_workbook(path)
    for place, text in cells.items():
        book[sheet][place] = text
    book.save(path)


def test_messy_workbook_goes_in_with_its_good_lines(path):
    found = brought(path)
    assert len(found.report.new) == len(messy.ACCEPTED)
    assert {domain.code for domain in found.report.new_domains} == {"01", "02", "20", "27"}
    assert [(row.sheet, row.line) for row in found.report.bad] == list(messy.REFUSED)
    item = CatalogItem.objects.at("20/0001").get()
    assert (item.in_force.level2, item.in_force.year, item.in_force.in_force_from) == ("政策法规文件", 2026, DAY)
    assert Trail.objects.filter(action="catalog.import").count() == 1


def test_second_import_of_the_same_workbook_writes_nothing(path):
    brought(path)
    before = snapshot()
    found = brought(path, on=LATER)
    assert (found.report.unchanged, found.report.wrote, found.report.gone) == (len(messy.ACCEPTED), False, [])
    assert snapshot() == before


def test_difference_is_told_element_by_element_before_anything_is_written(path):
    brought(path)
    edited(path, "社会救助", G7="县民政局、乡镇人民政府", D7="条件,材料", N7="√", C8="初审信息")
    before = snapshot()
    found = look(path, path.name, year=2027, on=LATER, by=SYSTEM)
    assert snapshot() == before
    changes = {change.field: (change.before, change.after) for change in found.report.changes["20/0003"]}
    assert changes == {
        "content": ("办理事项，办理条件，申请材料（复印件）", "条件，材料"),
        "publisher": ("县民政局", "县民政局、乡镇人民政府"),
        "levels": ("县级", "县级、乡级、村级"),
    }
    assert (found.report.changed, found.report.gone) == (["20/0003"], ["20/0004"])
    assert [found.name_of(path) for path in found.report.new] == ["最低生活保障：初审信息"]
    brought(path, on=LATER)
    new, old = CatalogItem.objects.at("20/0003").get().versions.all()
    assert (old.in_force_until, new.in_force_from, new.elements) == (LATER, LATER, ["条件", "材料"])
    assert CatalogItem.objects.at("20/0004").get().in_force  # what is gone is told, never taken away


def test_change_keeps_what_the_table_does_not_speak_of(path):
    brought(path)
    version = CatalogItem.objects.at("02/0001").get().in_force
    ItemVersion.objects.filter(pk=version.pk).update(
        levels=["county", "township"], extras={"本地": "甲"}, source="指引"
    )
    edited(path, "02重大建设项目", F2="10个工作日内")
    found = brought(path, on=LATER)
    new = CatalogItem.objects.at("02/0001").get().in_force
    assert (new.limit_days, new.levels, new.source) == (10, ["county", "township"], "指引")
    assert new.extras == {"本地": "甲", "责任科室": "投资股"}
    assert "levels" not in {change.field for change in found.report.changes["02/0001"]}


def test_standard_catalog_goes_out_and_in_again_equal(db, tmp_path):
    raw = SHIPPED_CATALOG.read_bytes()
    import_catalog(raw, year=2024, by=SYSTEM, on=DAY)
    path = tmp_path / "out.xlsx"
    path.write_bytes(write(Domain.objects.all()))
    before = snapshot()
    found = brought(path, on=LATER)
    assert (found.report.unchanged, found.report.wrote, found.report.bad, found.report.gone) == (679, False, [], [])
    assert snapshot() == before
    wanted = {row.key: row.values | {"level3": "", "extras": {}, "channel_note": ""} for row in read_catalog(raw)[0]}
    assert {row.key: row.values | {"level3": ""} for row in found.table.accepted} == wanted


def test_messy_items_go_out_and_in_again_equal(path, tmp_path):
    brought(path)
    item = CatalogItem.objects.at("20/0002").get().in_force
    ItemVersion.objects.filter(pk=item.pk).update(
        elements=["甲、乙", "丙"],
        required=[True, False],
        content="=1+1，甲、乙；丙",
        audience="general_public",
        audience_note="特定群体",
    )
    out = tmp_path / "out.xlsx"
    out.write_bytes(write(Domain.objects.all()))
    found = brought(out, on=LATER)
    assert (found.report.wrote, found.report.bad, found.report.gone) == (False, [], [])
    fresh = read_table(out, out.name, domains=Domains({"27": "旅游"}))
    fields = ("level1", "level2", "level3", "content", "elements", "required", "bases", "time_limit_text", "publisher",
              "channels", "channel_note", "audience", "audience_note", "mode", "levels", "extras",
              "source")  # fmt: skip
    there = {version.item.path: version for version in ItemVersion.objects.in_force().select_related("item__domain")}
    assert len(fresh.accepted) == len(there)
    for row in fresh.accepted:
        assert {n: row.values.get(n, "") for n in fields} == {n: getattr(there[row.number], n) for n in fields}


def test_renamed_item_is_found_by_its_number(db, tmp_path):
    import_catalog(SHIPPED_CATALOG.read_bytes(), year=2024, by=SYSTEM, on=DAY)
    path = tmp_path / "out.xlsx"
    path.write_bytes(write(Domain.objects.filter(code="04")))
    edited(path, "04 财政预决算", C4="政府预算和调整")
    found = brought(path, on=LATER)
    assert (found.report.changed, found.report.new, found.report.gone) == (["04/0001"], [], [])
    assert CatalogItem.objects.at("04/0001").get().in_force.level2 == "政府预算和调整"


def test_remembered_header_is_read(path):
    brought(path)
    sheet = next(sheet for sheet in look(path, path.name, year=2026, on=DAY, by=SYSTEM).table.unknown)
    HeaderMapping.objects.create(
        fingerprint=sheet.header.fingerprint, words=[column.title for column in sheet.header.columns],
        targets=["level1", "level2", "content", "basis", "time_limit", "publisher", "channels", ""],
        person=Person.objects.create_user("office", name="测试员甲"),
    )  # fmt: skip
    assert brought(path, on=LATER).report.new == ["21/0001"]


def test_marked_line_is_refused_and_nothing_of_it_is_told(path):
    edited(path, "社会救助", D7="机密★10年 某某材料")
    found = look(path, path.name, year=2026, on=DAY, by=SYSTEM)
    row = next(row for row in found.table.rows if (row.sheet, row.line) == ("社会救助", 7))
    assert (row.status, row.fields, row.cells) == ("refused", {}, [])


def test_command_tells_each_line_as_data(path, tmp_path):
    report = tmp_path / "report.json"
    out = io.StringIO()
    with frozen(DAY):
        call_command("import_catalog", str(path), dry_run=True, report=str(report), stdout=out, stderr=io.StringIO())
    assert not Domain.objects.exists()
    data = json.loads(report.read_text())
    assert data["dry_run"] and data["summary"]["accepted"] == data["summary"]["new"] == len(messy.ACCEPTED)
    rows = {(row["sheet"], row["line"]): row for row in data["rows"]}
    for place, fields in messy.ACCEPTED.items():
        assert {name: rows[place]["fields"][name] for name in fields} == fields
        assert (rows[place]["status"], rows[place]["outcome"]) == ("accepted", "new")
    for place, reasons in messy.REFUSED.items():
        assert (rows[place]["status"], rows[place]["reasons"]) == ("refused", reasons)
    assert rows["社会救助", 9]["status"] == "ignored"
    assert "试运行，没有写入" in out.getvalue() and "认不出表头" in out.getvalue()


def test_export_command_writes_the_chosen_domains(path, tmp_path):
    brought(path)
    out = tmp_path / "out.xlsx"
    call_command("export_catalog", str(out), domain=["20"], stdout=io.StringIO())
    sheet = load_workbook(out)["20 社会救助"]
    assert (sheet["B2"].value, sheet["B3"].value, sheet["C3"].value) == ("公开事项", "一级事项", "二级事项")
    assert "■政府网站　□政府公报\n■两微一端" in {row[0].value[:17] for row in sheet["G4:G9"]} | {sheet["H4"].value[:17]}
    with pytest.raises(CommandError, match="没有这些领域代码：99"):
        call_command("export_catalog", str(out), domain=["99"])
