"""Official tables through the desk: what was understood, what changes, unknown columns named, applied as shown."""

import datetime
import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from disclosure.models import CatalogItem, CatalogUpload, HeaderMapping, ItemVersion
from disclosure.official.grid import grids
from disclosure.official.header import find, likely
from portal.cases.today import frozen
from portal.publishing.models import Entry
from portal.trail.models import Trail
from tests import cast as casting
from tests.disclosure import messy

pytestmark = pytest.mark.medium
DAY = datetime.date(2026, 3, 2)
LATER = datetime.date(2026, 9, 1)
ADD = "/admin/disclosure/catalogupload/add/"


def messy_bytes(**cells) -> bytes:
    book, out = messy.workbook(), io.BytesIO()
    for place, text in cells.items():
        book["社会救助"][place] = text
    book.save(out)
    return out.getvalue()


def upload(client, data: bytes, name="霁川县目录.xlsx", **more):
    return client.post(ADD, {"file": SimpleUploadedFile(name, data), "year": "2026", **more})


def uploaded(client, data: bytes) -> str:
    answer = upload(client, data)
    assert answer.status_code == 302, re.findall(r'class="error">[^<]*', answer.content.decode())
    return answer.url


def shown(page: str) -> str:
    return re.search(r'name="shown" value="([0-9a-f]{64})"', page)[1]


def test_table_is_looked_at_first_and_applied_in_a_second_step(at_desk):
    client = at_desk("office")
    with frozen(DAY):
        address = uploaded(client, messy_bytes())
        page = client.get(address).content.decode()
        assert not CatalogItem.objects.filter(domain__code="27").exists()
        for words in (
            "新增11项",
            "认不出表头",
            "“社会救助”第12行",
            "没有目录的表头",
            "公开依据空着，按上一行",
            "指明每一列是什么",
        ):
            assert words in page, words
        answer = client.post(address, {"shown": shown(page)})
    assert answer.status_code == 302
    assert CatalogItem.objects.get(domain__code="27").in_force.in_force_from == DAY
    row = CatalogUpload.objects.get()
    assert (row.applied_by.username, len(row.difference["new"])) == ("office", 11)
    assert "采用" in client.get(address).content.decode()
    again = client.post(address, {"shown": shown(page)})
    assert (again.status_code, "已经采用过" in again.content.decode()) == (409, True)
    steps = list(Trail.objects.order_by("id").values_list("action", flat=True))
    assert [step for step in steps if step.startswith("catalog.")] == [
        "catalog.upload", "catalog.import", "catalog.apply",
    ]  # fmt: skip


def test_upload_waits_for_another_day_and_another_person(at_desk):
    with frozen(DAY):
        address = uploaded(at_desk("office"), messy_bytes())
    other = at_desk("office2")
    with frozen(LATER):
        page = other.get(address).content.decode()
        assert other.post(address, {"shown": shown(page)}).status_code == 302
    assert CatalogItem.objects.get(domain__code="27").in_force.in_force_from == LATER


def test_what_changed_since_it_was_shown_is_not_applied(at_desk, cast):
    client = at_desk("office")
    with frozen(DAY):
        first, second = uploaded(client, messy_bytes()), uploaded(client, messy_bytes(G7="县民政局、财政局"))
        old = shown(client.get(second).content.decode())
        client.post(first, {"shown": shown(client.get(first).content.decode())})
        answer = client.post(second, {"shown": old})
    assert answer.status_code == 409
    assert "您看过以后" in answer.content.decode()
    assert "县民政局、财政局" in answer.content.decode()  # the new difference stands there already
    assert not ItemVersion.objects.filter(publisher="县民政局、财政局").exists()


def test_gone_item_is_taken_off_only_when_the_office_says_so_and_names_its_successor(at_desk):
    client = at_desk("office")
    with frozen(DAY):
        first = uploaded(client, messy_bytes())
        client.post(first, {"shown": shown(client.get(first).content.decode())})
    gone = CatalogItem.objects.exclude(number="0001").get(versions__level2="审核信息")
    with frozen(LATER):
        second = uploaded(client, messy_bytes(C8="初审信息", C6="监督", E6=messy.INTERIM))
        page = client.get(second).content.decode()
        found = re.search(r'value="([0-9]{2}/[0-9]{4})">由 [0-9/]+ 最低生活保障：初审信息', page)
        client.post(second, {"shown": shown(page), f"gone_{gone.path}": found[1]})
    gone.refresh_from_db()
    assert gone.in_force is None
    assert gone.successor.in_force.level2 == "初审信息"
    assert CatalogItem.objects.get(versions__level2="监督检查").in_force  # not decided: it stays
    public = client.get(gone.get_absolute_url()).content.decode()
    assert "已移出目录" in public and gone.successor.get_absolute_url() in public and "2026年9月1日" in public


def test_document_of_a_replaced_item_names_the_one_that_took_its_place(at_desk, cast, client):
    casting.released(cast)
    path = Entry.objects.get().path
    successor = casting.make_item(number="0002")
    ItemVersion.objects.filter(item=cast.item).update(state="superseded", in_force_until=LATER)
    office = at_desk("office")
    page = f"/admin/disclosure/catalogitem/{cast.item.pk}/change/"
    assert "没有编号是" in office.post(page, {"plain": "", "successor": "20/0099"}).content.decode()
    assert "不能是它自己" in office.post(page, {"plain": "", "successor": "20/0001"}).content.decode()
    assert office.post(page, {"plain": "", "successor": " 20/0002 "}).status_code == 302
    with CaptureQueriesContext(connections["public"]) as queries:
        text = client.get(path).content.decode()
    assert successor.get_absolute_url() in text and "该事项现由" in text
    assert 'href="/catalog/20/0001/"' in text  # it stays tied to the item as it was
    assert len(queries) <= 6


def test_unknown_columns_are_named_once(at_desk, tmp_path):
    client = at_desk("office")
    address = uploaded(client, messy_bytes())
    columns = f"{address.removesuffix('change/')}sheets/6/columns/"
    page = client.get(columns).content.decode()
    assert "养老服务通用政策" in page and "A：甲栏" in page
    said = {f"column_{number}": target for number, target in enumerate(
        ("level1", "level2", "content", "basis", "time_limit", "publisher", "channels", "extra"), 1)}  # fmt: skip
    wrong = client.post(columns, said | {"column_2": "level1", "column_3": ""}).content.decode()
    assert "有两列都选了“一级事项”" in wrong
    assert "还没有指明哪一列是：公开内容" in client.post(columns, said | {"column_3": ""}).content.decode()
    assert client.post(columns, said).status_code == 302
    assert HeaderMapping.objects.get().targets[-1] == "extra"
    page = client.get(address).content.decode()
    assert "养老服务通用政策：扶持政策" in page and "认不出表头" not in page


def test_sheet_is_shown_cell_by_cell(at_desk):
    client = at_desk("office")
    page = client.get(f"{uploaded(client, messy_bytes()).removesuffix('change/')}sheets/1/").content.decode()
    for words in ("第6行", "同上：同上", "合并单元格", "空着，随上一行", "重复的表头", "公开渠道和载体没有勾选"):
        assert words in page, words
    assert client.get(f"/admin/disclosure/catalogupload/{CatalogUpload.objects.get().pk}/sheets/99/").status_code == 404


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("目录.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "另存为 .xlsx"),
        ("目录.xlsx", b"PK\x03\x04 nothing", "没有收下"),
        ("目录.xlsx", b"", "空"),
        ("目录.csv", "一级事项,公开内容\n甲,绝密★30年\n".encode(), "没有收下，也没有留存"),
    ],
)
def test_bad_file_is_refused_in_words(at_desk, name, data, message):
    answer = upload(at_desk("office"), data, name)
    assert (answer.status_code, message in answer.content.decode()) == (400, True)
    assert not CatalogUpload.objects.exists()


def test_file_without_a_catalog_says_so_and_changes_nothing(at_desk):
    client = at_desk("office")
    page = client.get(upload(client, "姓名,电话\n甲,1\n".encode(), "通讯录.csv").url).content.decode()
    assert "没有目录的表头" in page and "新增0项" in page


@pytest.mark.parametrize("who", ["clerk", "auditor", "operator"])
def test_only_the_office_brings_tables_in(at_desk, who):
    address = uploaded(at_desk("office"), messy_bytes())
    client = at_desk(who)
    assert client.get(ADD).status_code == upload(client, messy_bytes()).status_code == 403
    assert client.get(address).status_code == client.post(address, {}).status_code == 403


def test_catalog_is_taken_along_as_official_tables(at_desk, cast, client):
    answer = at_desk("clerk").get("/admin/disclosure/catalogitem/export/")
    assert load_workbook(io.BytesIO(answer.content)).sheetnames == ["20 领域20"]
    public = client.get("/catalog/20/table.xlsx")
    assert public.content == answer.content
    assert client.get("/catalog/20/table.xlsx", headers={"If-None-Match": public["ETag"]}).status_code == 304
    assert "/catalog/20/table.xlsx" in client.get("/catalog/20/").content.decode()
    page = at_desk("clerk").get("/admin/disclosure/catalogitem/").content.decode()
    assert "/admin/disclosure/catalogitem/export/" in page


def test_header_of_the_unknown_sheet_is_only_likely(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(messy_bytes())
    grid = next(grid for grid in grids(path, path.name) if grid.name == "21养老服务")
    assert find(grid, {}) is None
    assert likely(grid, {}).missing
