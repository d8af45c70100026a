"""Keeping the catalog at the desk: the office changes it by new versions, everybody else reads."""

import datetime

import pytest
from django.test import Client

from disclosure.catalog_import import SHIPPED_CATALOG, import_catalog
from disclosure.models import CatalogItem, Domain, ItemVersion, State
from portal.cases.today import frozen
from portal.search.models import Term
from portal.trail.models import Trail
from portal.trail.record import SYSTEM
from tests import cast

pytestmark = pytest.mark.medium
DAY = datetime.date(2026, 3, 2)
LATER = datetime.date(2026, 4, 1)


@pytest.fixture
def people(db, settings):
    settings.REQUIRE_SECOND_FACTOR = False
    made = cast.make_cast()
    lines = SHIPPED_CATALOG.read_bytes().splitlines(keepends=True)
    raw = lines[0] + b"".join(line for line in lines if line.startswith(b"04,"))
    import_catalog(raw, year=2024, by=SYSTEM, on=DAY)
    with frozen(LATER):
        yield made


def at_desk(person) -> Client:
    client = Client()
    client.force_login(person, backend="portal.people.backends.RightsBackend")
    return client


def version_at(path: str) -> ItemVersion:
    return CatalogItem.objects.at(path).get().in_force


def address(version: ItemVersion) -> str:
    return f"/admin/disclosure/itemversion/{version.pk}/change/"


def typed(version: ItemVersion, **changes) -> dict:
    """What the form posts for that version."""
    names = ("level1", "level2", "level3", "content", "time_limit_text", "limit_kind", "limit_event", "limit_days",
             "limit_unit", "annual_date", "decision_days", "display_days", "display_unit", "publisher", "channels",
             "channel_note", "audience", "audience_note", "mode", "levels", "year", "source")  # fmt: skip
    data = {name: getattr(version, name) for name in names}
    data |= {"elements": "\n".join(version.elements), "bases": "\n".join(version.bases)} | changes
    return {name: "" if value is None else value for name, value in data.items()}


def test_office_saves_a_change_as_a_new_version(people):
    old = version_at("04/0001")
    answer = at_desk(people.office).post(address(old), typed(old, publisher="霁川县财政局"))
    assert answer.status_code == 302
    new = version_at("04/0001")
    assert (new.number, new.publisher, new.in_force_from) == (2, "霁川县财政局", LATER)
    old.refresh_from_db()
    assert (old.state, old.in_force_until) == (State.SUPERSEDED, LATER)
    assert old.publisher != new.publisher
    step = Trail.objects.get(action="itemversion_changed")
    assert (step.actor_name, step.object_id) == (people.office.name, str(new.pk))
    assert "公开主体" in step.reason and "霁川县财政局" in step.reason


def test_saving_without_a_change_makes_no_version(people):
    version = version_at("04/0001")
    at_desk(people.office).post(address(version), typed(version))
    assert version_at("04/0001") == version


def test_changed_text_of_the_limit_is_read_again(people):
    version = version_at("04/0001")
    at_desk(people.office).post(address(version), typed(version, time_limit_text="批准后7个工作日内，公示5日"))
    new = version_at("04/0001")
    assert (new.limit_days, new.limit_unit, new.display_days) == (7, "working_day", 5)


def test_optional_elements_are_marked_by_a_circle(people):
    version = version_at("04/0001")
    client = at_desk(people.office)
    client.post(address(version), typed(version, elements="●收入表\n○支出表\n\n"))
    new = version_at("04/0001")
    assert (new.elements, new.required) == (["收入表", "支出表"], [True, False])
    assert "○支出表" in client.get(address(new)).content.decode()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"bases": "预算法"}, "请写成《全称》"),
        ({"bases": ""}, "这个字段是必填项"),
        ({"channels": []}, "这个字段是必填项"),
        ({"elements": "○"}, "有一行只写了记号"),
        ({"audience": "specific_group"}, "请写明特定群体是谁"),
        ({"channels": ["other"]}, "请写明是哪个平台"),
        ({"limit_days": ""}, "请写几日"),
        ({"limit_days": "很多"}, "输入整数"),
        ({"limit_kind": "annual_date", "annual_date": "13-45"}, "请写成月-日"),
        ({"limit_kind": "permanent", "annual_date": "01-31"}, "这里请空着"),
        ({"display_days": "7"}, "请一起写"),
        ({"level1": "长" * 121}, "120"),
        ({"bases": f"《{'长' * 220}》"}, "第1行最多200字"),
    ],
)
def test_wrong_input_is_told_and_nothing_typed_is_lost(people, changes, message):
    version = version_at("04/0001")
    answer = at_desk(people.office).post(address(version), typed(version, publisher="我刚填的单位", **changes))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert message in page
    assert "我刚填的单位" in page
    assert version_at("04/0001") == version


def test_second_of_two_at_once_is_told_and_keeps_what_was_typed(people):
    version = version_at("04/0001")
    at_desk(people.office).post(address(version), typed(version, publisher="第一个人的单位"))
    answer = at_desk(people.office2).post(address(version), typed(version, publisher="第二个人的单位"))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "这一事项刚被别人改过" in page and "第二个人的单位" in page
    assert version_at("04/0001").publisher == "第一个人的单位"
    assert at_desk(people.office2).get(address(version)).status_code == 200  # the old version is only read


def test_new_item_gets_the_next_number_of_its_domain(people):
    version = version_at("04/0001")
    data = typed(version, level2="镇级预算", domain=Domain.objects.get(code="04").pk)
    client = at_desk(people.office)
    assert "/admin/disclosure/catalogitem/add/" in client.get("/admin/disclosure/catalogitem/").content.decode()
    assert client.get("/admin/disclosure/catalogitem/add/").url == "/admin/disclosure/itemversion/add/"
    assert "/itemversion/add/" not in client.get("/admin/disclosure/itemversion/").content.decode()
    assert client.post("/admin/disclosure/itemversion/add/", data).status_code == 302
    assert version_at("04/0005").level2 == "镇级预算"


def test_retired_item_has_no_version_in_force(people):
    version = version_at("04/0001")
    at_desk(people.office).post(address(version), typed(version, retire="on"))
    assert version_at("04/0001") is None
    assert "移出目录" in Trail.objects.get(action="itemversion_changed").reason
    page = at_desk(people.office).get("/admin/disclosure/catalogitem/?q=04/0001").content.decode()
    assert "（已移出目录）" in page and ">：<" not in page


@pytest.mark.parametrize("who", ["clerk", "auditor", "operator"])
def test_everybody_reads_and_only_the_office_changes(people, who):
    client, version = at_desk(people.people[who]), version_at("04/0001")
    item = f"/admin/disclosure/catalogitem/{version.item_id}/change/"
    domain = f"/admin/disclosure/domain/{version.item.domain_id}/change/"
    for page in ("/admin/disclosure/domain/", "/admin/disclosure/catalogitem/", "/admin/disclosure/itemversion/",
                 address(version), item, domain):  # fmt: skip
        assert client.get(page).status_code == 200, page
    for page in (address(version), item, domain, "/admin/disclosure/itemversion/add/", "/admin/disclosure/domain/add/"):
        assert client.post(page, typed(version, publisher="改")).status_code == 403, page
    assert version_at("04/0001") == version


@pytest.mark.parametrize("table", ["domain", "catalogitem", "itemversion"])
def test_nothing_of_the_catalog_is_deleted_at_the_desk(people, table):
    row = {"domain": Domain, "catalogitem": CatalogItem, "itemversion": ItemVersion}[table].objects.first()
    for person in (people.office, people.root):
        assert at_desk(person).post(f"/admin/disclosure/{table}/{row.pk}/delete/", {"post": "yes"}).status_code == 403


def test_renamed_domain_is_renamed_in_the_vocabulary(people):
    domain = Domain.objects.get(code="04")
    data = {
        "name": "预算决算",
        "kind": "national",
        "plain": "",
        "phrases": "钱花在哪里？\n欠多少债？",
        "source": "",
        "sort_order": 40,
    }
    answer = at_desk(people.office).post(f"/admin/disclosure/domain/{domain.pk}/change/", data)
    assert answer.status_code == 302
    assert Term.objects.get(axis="domain", code="04").label == "预算决算"
    domain.refresh_from_db()
    assert domain.phrases == ["钱花在哪里？", "欠多少债？"]


def test_clerk_finds_an_item_by_words_or_number_and_starts_from_it(people):
    client = at_desk(people.clerk)
    page = client.get("/admin/disclosure/catalogitem/", {"q": "部门预算"}).content.decode()
    assert "财政预决算：部门预算" in page and "/admin/disclosure/document/add/?item=04/0003" in page
    assert "政府决算" not in page
    assert "04/0002" in client.get("/admin/disclosure/catalogitem/", {"q": "04/0002"}).content.decode()
    assert "写一份" not in at_desk(people.auditor).get("/admin/disclosure/catalogitem/").content.decode()


def test_plain_words_of_an_item_are_kept_by_the_office(people):
    item = CatalogItem.objects.at("04/0001").get()
    client, page = at_desk(people.office), f"/admin/disclosure/catalogitem/{item.pk}/change/"
    assert "2024年版，第1版（现行）" in client.get(page).content.decode()
    answer = client.post(page, {"plain": "县里今年的钱袋子。"})
    assert answer.status_code == 302
    item.refresh_from_db()
    assert item.plain == "县里今年的钱袋子。"
