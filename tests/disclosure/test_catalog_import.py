import csv
import datetime
import io

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from disclosure.catalog import revise
from disclosure.catalog_import import SHIPPED_CATALOG, import_catalog
from disclosure.catalog_rows import COLUMNS, elements_of
from disclosure.models import CatalogItem, Domain, ItemVersion, State
from portal.cases.today import frozen
from portal.people.models import Membership, Organ, Person
from portal.search.models import Term
from portal.trail.models import Trail
from portal.trail.record import SYSTEM

pytestmark = pytest.mark.medium
DAY = datetime.date(2026, 3, 2)
GOOD = {
    "domain_code": "20", "domain": "社会救助", "level1": "临时救助", "level2": "办事指南",
    "content": "办理条件、申请材料、办理流程", "basis": "《社会救助暂行办法》；《中华人民共和国政府信息公开条例》",
    "time_limit": "制定或获取信息之日起10个工作日内，公示7个工作日", "publisher": "县级民政部门",
    "channels": "政府网站|社区/企事业单位/村公示栏(电子屏)", "audience": "全社会", "method": "主动",
    "level": "县级|乡级", "source": "reconstructed",
}  # fmt: skip


def table(*rows: dict | list, header=COLUMNS) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows(list(row.values()) if isinstance(row, dict) else row for row in rows)
    return out.getvalue().encode()


def run(raw: bytes, year=2024, on=DAY, **options):
    return import_catalog(raw, year=year, by=SYSTEM, on=on, **options)


def snapshot() -> tuple:
    """Every row of the catalog with the transaction that wrote it: a row written again differs."""
    with connection.cursor() as cursor:
        rows = []
        for name in ("domain", "item", "item_version", "term", "trail"):
            cursor.execute(f"SELECT '{name}', xmin::text, ctid::text FROM {name} ORDER BY 3")
            rows += cursor.fetchall()
    return tuple(rows)


def test_shipped_catalog_gives_26_domains_and_679_items_in_force(db):
    report = run(SHIPPED_CATALOG.read_bytes())
    assert (len(report.new_domains), len(report.new), report.bad) == (26, 679, [])
    assert ItemVersion.objects.in_force().count() == 679
    assert ItemVersion.objects.in_force().of_level("township").count() == 250
    assert list(Term.objects.labels("domain").items())[19] == ("20", "社会救助")
    item = CatalogItem.objects.at("20/0005").get()
    version = item.in_force
    assert (version.level1, version.level2, version.year, version.in_force_from) == (
        "最低生活保障",
        "审核信息",
        2024,
        DAY,
    )
    assert (version.limit_kind, version.limit_days, version.display_days) == ("publish_within", 10, 7)
    assert all(domain.plain and len(domain.phrases) == 3 for domain in Domain.objects.all())
    assert Trail.objects.filter(action="catalog.import").count() == 1


def test_repeated_import_writes_no_row(db):
    run(SHIPPED_CATALOG.read_bytes())
    before = snapshot()
    report = run(SHIPPED_CATALOG.read_bytes(), year=2026, on=DAY + datetime.timedelta(days=400))
    assert (report.unchanged, report.wrote) == (679, False)
    assert snapshot() == before


def test_first_import_needs_few_statements(db):
    with CaptureQueriesContext(connection) as queries:
        run(SHIPPED_CATALOG.read_bytes())
    assert len(queries) < 300


def test_changed_row_makes_a_new_version_and_keeps_the_number(db):
    run(table(GOOD))
    report = run(table(GOOD | {"publisher": "县民政局"}), year=2025, on=DAY + datetime.timedelta(days=365))
    assert (report.changed, report.new) == (["20/0001"], [])
    new, old = CatalogItem.objects.at("20/0001").get().versions.all()
    assert (new.number, new.state, new.publisher, new.year) == (2, State.IN_FORCE, "县民政局", 2025)
    assert (old.state, old.in_force_until, old.publisher) == (State.SUPERSEDED, new.in_force_from, "县级民政部门")


def test_repeated_import_leaves_the_offices_own_wording(db):
    run(table(GOOD))
    version = ItemVersion.objects.in_force().get()
    version.publisher, version.level2 = "霁川县民政局", "临时救助办事指南"
    with transaction.atomic():
        revise(version, on=DAY)
    report = run(table(GOOD))
    assert (report.unchanged, report.new, report.gone) == (1, [], [])
    assert ItemVersion.objects.in_force().get().publisher == "霁川县民政局"


def test_row_gone_from_the_file_is_told_and_stays(db):
    run(table(GOOD, GOOD | {"level2": "审批信息"}))
    report = run(table(GOOD))
    assert report.gone == ["20/0002"]
    assert ItemVersion.objects.in_force().count() == 2


def test_numbers_are_minted_in_order_and_never_given_again(db):
    run(table(GOOD, GOOD | {"level2": "审批信息"}))
    run(table(GOOD | {"level2": "新事项"}, GOOD))
    assert [item.number for item in CatalogItem.objects.all()] == ["0001", "0002", "0003"]
    assert CatalogItem.objects.at("20/0003").get().in_force.level2 == "新事项"


def test_unknown_domain_is_made_without_code(db):
    run(SHIPPED_CATALOG.read_bytes())
    report = run(table(GOOD | {"domain_code": "27", "domain": "旅游"}))
    assert [domain.code for domain in report.new_domains] == ["27"]
    assert CatalogItem.objects.get(domain__code="27").get_absolute_url() == "/catalog/27/0001/"
    assert Term.objects.get(axis="domain", code="27").label == "旅游"


BAD_ROWS = {
    "应有13格": list(GOOD.values())[:-1],
    "这些格是空的：basis": GOOD | {"basis": " "},
    "没有叫“朋友圈”的公开渠道": GOOD | {"channels": "政府网站|朋友圈"},
    "没有叫“国家级”的公开层级": GOOD | {"level": "国家级"},
    "公开方式应是": GOOD | {"method": "看情况"},
    "领域代码应是": GOOD | {"domain_code": "二十"},
    "公开依据应写成《全称》": GOOD | {"basis": "社会救助暂行办法"},
    "二级事项最多200字，现在有201字": GOOD | {"level2": "长" * 201},
    "公开依据最多200字": GOOD | {"basis": f"《{'长' * 200}》"},
    "有看不见的控制字符": GOOD | {"content": "条件\x00材料"},
    "领域代码20在前面叫“社会救助”": GOOD | {"domain": "社会救济", "level2": "别的"},
    "与第2行是同一个事项": GOOD | {"content": "别的内容"},
}


def test_bad_row_is_told_with_line_and_reason_and_the_rest_go_in(db):
    report = run(table(GOOD, *BAD_ROWS.values(), GOOD | {"level2": "审批信息"}))
    assert [row.line for row in report.bad] == list(range(3, 3 + len(BAD_ROWS)))
    for row, reason in zip(report.bad, BAD_ROWS, strict=True):
        assert reason in row.reason
    assert report.new == ["20/0001", "20/0002"]


def test_domain_name_under_a_second_code_is_refused(db):
    run(table(GOOD))
    report = run(table(GOOD | {"domain_code": "28"}))
    assert [str(row) for row in report.bad] == ["第2行：领域“社会救助”已有另一个代码"]
    assert not Domain.objects.filter(code="28").exists()


def test_item_whose_row_became_bad_is_not_told_as_gone(db):
    run(table(GOOD))
    report = run(table(GOOD | {"channels": "朋友圈"}, GOOD | {"level2": "审批信息"}))
    assert (len(report.bad), report.gone) == (1, [])


def test_byte_order_mark_other_column_order_and_broken_lines_are_read(db):
    turned = tuple(reversed(COLUMNS))
    row = [(GOOD | {"content": "条件、\r\n材料"})[name] for name in turned]
    report = run(b"\xef\xbb\xbf" + table(row, header=turned))
    assert (report.new, report.bad) == (["20/0001"], [])
    assert ItemVersion.objects.get().elements == ["条件", "材料"]


def test_doubtful_rows_go_in_and_are_told(db):
    report = run(table(GOOD | {"channels": "其他", "audience": "特定群体"}))
    assert [row.reason for row in report.doubts] == [
        "主动公开但渠道里没有政府网站",
        "公开对象是特定群体，但没有写明是谁",
    ]
    assert report.new == ["20/0001"]


def test_dry_run_tells_everything_and_writes_nothing(db):
    before = snapshot()
    report = run(table(GOOD), dry_run=True)
    assert report.new == ["20/0001"]
    assert snapshot() == before


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"domain_code,domain\r\n20,\xff\xfe\r\n", "不是 UTF-8 编码（第2行起）"),
        (b"", "文件是空的"),
        (b"domain_code,domain\r\n20,x\r\n", "表头缺少这些列：level1"),
        (table(header=[*COLUMNS, "备注"]), "表头应有13列，现在有14列"),
        (table(GOOD) + b'20,"' + b"x" * 200_000, "第3行起读不下去"),
    ],
)
def test_file_that_cannot_be_read_is_refused_in_words(db, tmp_path, raw, message):
    path = tmp_path / "目录.csv"
    path.write_bytes(raw)
    with pytest.raises(CommandError, match=message):
        call_command("import_catalog", str(path), stdout=io.StringIO())
    assert not Domain.objects.exists()


def test_command_reports_and_names_who_did_it(db, tmp_path):
    path = tmp_path / "目录.csv"
    path.write_bytes(table(GOOD, GOOD | {"level2": "坏", "channels": "朋友圈"}))
    office = Person.objects.create_user("office", name="测试员甲")
    with frozen(DAY), pytest.raises(CommandError, match="没有管理目录的权限"):
        call_command("import_catalog", str(path), by="office")
    organ = Organ.objects.create(code="zfb", name="县政府办公室", short_name="县政府办", kind="department")
    Membership.objects.create(person=office, organ=organ, role="openness_office", since=DAY)
    out, err = io.StringIO(), io.StringIO()
    with frozen(DAY):
        call_command("import_catalog", str(path), by="office", year=2024, stdout=out, stderr=err)
    assert "20 社会救助：新增1项" in out.getvalue()
    assert "第3行：没有叫“朋友圈”的公开渠道" in out.getvalue()
    assert "有 1 行没有导入" in err.getvalue()
    step = Trail.objects.get(action="catalog.import")
    assert (step.actor_name, step.object_id) == ("测试员甲", "2024")


def test_command_says_what_is_wrong_with_its_arguments(db):
    with pytest.raises(CommandError, match="打不开文件"):
        call_command("import_catalog", "/nirgends.csv")
    with pytest.raises(CommandError, match="没有叫 nobody 的在用人员"):
        call_command("import_catalog", by="nobody")
    with pytest.raises(CommandError, match="年份应在"):
        call_command("import_catalog", year=24)


@pytest.mark.parametrize(
    ("content", "elements"),
    [
        ("条件、材料，流程", ["条件", "材料", "流程"]),
        (
            "法律法规；办事指南（条件、材料；流程）；结果、名单",
            ["法律法规", "办事指南（条件、材料；流程）", "结果、名单"],
        ),
        ("《甲、乙条例》文本", ["《甲、乙条例》文本"]),
        ("、", ["、"]),
    ],
)
def test_elements_are_split_outside_brackets(content, elements):
    assert elements_of(content) == elements
