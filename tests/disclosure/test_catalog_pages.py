import datetime

import pytest
from django.db import connections, transaction
from django.test.utils import CaptureQueriesContext

from disclosure.catalog import retire, revise
from disclosure.catalog_import import SHIPPED_CATALOG, import_catalog
from disclosure.models import CatalogItem, ItemVersion
from portal.trail.record import SYSTEM
from tests import cast

pytestmark = pytest.mark.medium
DAY = datetime.date(2026, 3, 2)


@pytest.fixture
def catalog(db):
    """Domain 20 alone: quicker than all 26."""
    lines = SHIPPED_CATALOG.read_bytes().splitlines(keepends=True)
    raw = lines[0] + b"".join(line for line in lines if line.startswith(b"20,"))
    import_catalog(raw, year=2024, by=SYSTEM, on=DAY)


def text(client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def queries(client, address: str) -> int:
    with CaptureQueriesContext(connections["public"]) as public, CaptureQueriesContext(connections["default"]) as staff:
        text(client, address)
    assert len(staff) == 0
    return len(public)


def test_catalog_lists_every_domain_with_its_address(client, db):
    import_catalog(SHIPPED_CATALOG.read_bytes(), year=2024, by=SYSTEM, on=DAY)
    page = text(client, "/catalog/")
    assert 'href="/catalog/01/"' in page and 'href="/catalog/26/"' in page
    assert "社会救助" in page and "26个领域" in page
    assert "0/13项已公开" in page


def test_catalog_answers_though_the_database_believes_its_tables_empty(client, db, superuser_sql):
    import_catalog(SHIPPED_CATALOG.read_bytes(), year=2024, by=SYSTEM, on=DAY)
    superuser_sql.execute(
        """UPDATE pg_class SET reltuples = 0, relpages = 20
            WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"""
    )
    superuser_sql.commit()
    text(client, "/catalog/")
    text(client, "/catalog/20/")


def test_domain_says_what_to_look_for_and_where(client, catalog):
    page = text(client, "/catalog/20/")
    assert 'href="/catalog/20/0004/"' in page
    assert "低保怎么申请：条件、材料、去哪里办、多久办完。" in page
    assert "本网站、" in page and "县级民政部门、乡镇人民政府（街道办事处），10个工作日内" in page
    assert "我家能不能吃低保？" in page
    assert page.count('class="group"') == 4


def test_item_shows_every_column_of_the_official_table(client, catalog):
    page = text(client, "/catalog/20/0005/")
    for words in (
        "最低生活保障 › 审核信息", "《国务院关于进一步加强和改进最低生活保障工作的意见》", "乡级", "全社会", "主动公开",
        "制定或获取信息之日起10个工作日内，公示7个工作日", "社区/企事业单位/村公示栏(电子屏)",
        "2024年版，第1版（现行）", "这一项还没有公开的内容",
    ):  # fmt: skip
        assert words in page, words


@pytest.mark.parametrize(
    "address",
    ["/catalog/99/", "/catalog/99/0001/", "/catalog/20/9999/", "/catalog/20/7/",
     "/catalog/20/0001/?page=2", "/catalog/xx/", "/catalog/%00%00/"],
)  # fmt: skip
def test_unknown_address_is_not_found(client, catalog, address):
    text(client, address, 404)


@pytest.mark.parametrize("number", ["abc", "0"])
def test_page_that_is_no_number_is_a_bad_address(client, catalog, number):
    assert "页码" in text(client, f"/catalog/20/0001/?page={number}", 400)


def test_catalog_only_answers_reading(client, catalog):
    assert client.post("/catalog/20/").status_code == 405
    assert client.head("/catalog/20/").status_code == 200


def test_empty_catalog_still_answers(client, db):
    assert "0个领域" in text(client, "/catalog/")


def test_earlier_version_is_named_and_the_new_one_shown(client, catalog):
    version = ItemVersion.objects.in_force().get(item__in=CatalogItem.objects.at("20/0001"))
    version.publisher = "霁川县民政局"
    with transaction.atomic():
        revise(version, on=DAY + datetime.timedelta(days=30))
    page = text(client, "/catalog/20/0001/")
    assert "霁川县民政局" in page and "第1版" in page and "第2版（现行）" in page


def test_retired_item_leaves_the_domain_and_keeps_its_page(client, catalog):
    with transaction.atomic():
        retire(CatalogItem.objects.at("20/0001").get().in_force, on=DAY)
    assert 'href="/catalog/20/0001/"' not in text(client, "/catalog/20/")
    assert "这一项已经不在现行目录里。" in text(client, "/catalog/20/0001/")


def test_released_document_counts_at_once_and_a_draft_nowhere(client, db):
    people = cast.make_cast()
    pages = ("/catalog/", "/catalog/20/", "/catalog/20/0001/")
    before = [text(client, page) for page in pages]
    cast.draft(people)
    cast.walk(people, cast.draft(people), 3)
    assert [text(client, page) for page in pages] == before
    cast.released(people, title="关于调整低保标准的通知")
    assert "1项全部公开" in text(client, pages[0])
    assert "1件" in text(client, pages[1]) and "已公开" in text(client, pages[1])
    item = text(client, pages[2])
    for words in ("关于调整低保标准的通知", "霁民发〔2026〕3号", "县民政局"):
        assert words in item


def test_number_of_queries_does_not_grow_with_items_or_documents(client, db):
    people = cast.make_cast()
    pages = ("/catalog/", "/catalog/20/", "/catalog/20/0001/")
    cast.released(people)
    few = [queries(client, page) for page in pages]
    import_catalog(SHIPPED_CATALOG.read_bytes(), year=2024, by=SYSTEM, on=DAY)
    for number in range(4):
        cast.released(people, title=f"通知{number}")
    assert [queries(client, page) for page in pages] == few
    assert max(few) <= 8
