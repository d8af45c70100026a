"""The clerk of a village or a township publishes a page of the ledger in three steps on a phone; others review."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from disclosure.catalog_import import TOWNSHIP_CATALOG, VILLAGE_CATALOG, import_catalog
from disclosure.models import CatalogItem, Domain
from portal.cases.today import frozen
from portal.people.models import Membership, Organ, Person
from portal.publishing.models import Entry, Revision
from portal.publishing.moving import advance
from portal.publishing.states import State
from portal.trail.record import SYSTEM
from tests.cast import SINCE, said

pytestmark = pytest.mark.medium
DAY = datetime.date(2026, 9, 1)
START = "/admin/disclosure/catalogitem/ledger/"
PHOTO = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9"


@pytest.fixture
def village(cast):
    """A village under the town, whose clerk writes; a reviewer and a signer sit in the town."""
    organ = Organ.objects.create(code="cun", name="测试镇测试村村民委员会", short_name="测试村", kind="village",
                                 parent=cast.town, review_steps=2)  # fmt: skip
    for name, where, role in (("village_clerk", organ, "clerk"), ("town_reviewer", cast.town, "reviewer"),
                              ("town_signer", cast.town, "final_reviewer")):  # fmt: skip
        person = Person(username=name, name=f"测试员{name}")
        person.set_unusable_password()
        person.save()
        Membership.objects.create(person=person, organ=where, role=role, since=SINCE)
        cast.people[name] = person
    import_catalog(VILLAGE_CATALOG.read_bytes(), year=2026, by=SYSTEM, on=DAY)
    with frozen(DAY):
        yield organ


def address(level2: str) -> str:
    return f"{START}{CatalogItem.objects.get(versions__level2=level2).pk}/"


def test_village_list_stands_beside_the_standard_catalog(village, client):
    assert Domain.objects.get(code="101").kind == "village"
    page = client.get("/catalog/").content.decode()
    assert page.index("个领域以外的") < page.index("村务公开") < page.index("村里的")
    assert client.get("/catalog/101/0001/").status_code == 200


def test_page_of_the_ledger_is_sent_in_three_steps_and_reviewed_by_the_township(village, cast, at_desk, client):
    clerk = at_desk("village_clerk")
    assert START in clerk.get("/admin/").content.decode()
    first = clerk.get(START).content.decode()
    assert "第1步" in first and "财务收支" in first and "还没有公开过" in first
    second = clerk.get(address("财务收支")).content.decode()
    assert "测试村2026年第三季度财务收支公开" in second
    answer = clerk.post(address("财务收支"), {
        "organ": village.pk, "title": "测试村三季度收支", "body_html": "收入3万元\n支出2万元",
        "new_files": SimpleUploadedFile("收支表.csv", "项目,金额\n收入,3\n".encode()),
    })  # fmt: skip
    third = clerk.get(answer.url).content.decode()
    assert answer.status_code == 302 and "送测试镇审核" in third and "收支表.csv" in third
    sent = clerk.post(answer.url)
    assert sent.status_code == 302 and "测试镇审核以后公开" in clerk.get(sent.url).content.decode()
    revision = Revision.objects.get()
    assert (revision.state, revision.body_html) == (State.FIRST_REVIEW, "<p>收入3万元</p><p>支出2万元</p>")
    advance(revision.pk, "pass_first", by=cast.town_reviewer, said=said(revision))
    advance(revision.pk, "sign", by=cast.town_signer, said=said(revision))
    assert Entry.objects.get().items == ["101/0001"]
    assert "测试村三季度收支" in client.get("/catalog/101/0001/").content.decode()
    assert "上次公开" in clerk.get(START).content.decode()


def test_photo_alone_is_enough_and_nothing_at_all_is_not(village, at_desk):
    clerk = at_desk("village_clerk")
    data = {"organ": village.pk, "title": "测试村公示", "body_html": ""}
    answer = clerk.post(address("工程项目"), data)
    assert answer.status_code == 400
    assert "请拍一张照片，或者写几句说明" in answer.content.decode() and "测试村公示" in answer.content.decode()
    photo = SimpleUploadedFile("公示栏.jpg", PHOTO)
    assert clerk.post(address("工程项目"), data | {"new_files": photo}).status_code == 302
    assert Revision.objects.get().files.get().name == "公示栏.jpg"


def test_marked_words_are_refused_and_stay_in_the_form(village, at_desk):
    data = {"organ": village.pk, "title": "测试村公示", "body_html": "机密★10年\n收入3万元"}
    answer = at_desk("village_clerk").post(address("财务收支"), data)
    assert (answer.status_code, "收入3万元" in answer.content.decode()) == (400, True)
    assert not Revision.objects.exists()


def test_only_who_writes_for_a_village_comes_here(village, cast, at_desk):
    for who in ("clerk", "office", "town_reviewer"):
        assert at_desk(who).get(START).status_code == 403, who
    assert START not in at_desk("clerk").get("/admin/").content.decode()
    answer = at_desk("village_clerk").post(
        address("财务收支"), {"organ": cast.bureau.pk, "title": "别家的", "body_html": "一句"}
    )
    assert (answer.status_code, Revision.objects.exists()) == (400, False)
    assert at_desk("village_clerk").get(f"{START}send/987654/").status_code == 404
    assert at_desk("village_clerk").get(f"{START}987654/").status_code == 404


def test_township_has_a_short_list_of_its_own(village, cast, at_desk, client):
    import_catalog(TOWNSHIP_CATALOG.read_bytes(), year=2026, by=SYSTEM, on=DAY)
    assert Domain.objects.get(code="102").kind == "township"
    clerk = at_desk("town_clerk")
    home = clerk.get("/admin/").content.decode()
    assert START in home and "公开一页镇务" in home and "/admin/disclosure/document/add/" in home
    first = clerk.get(START).content.decode()
    assert "农田水利工程" in first and "财务收支" not in first and "办事指南" not in first
    assert "测试镇2026年第三季度农田水利工程公开" in clerk.get(address("农田水利工程")).content.decode()
    assert clerk.get(address("财务收支")).status_code == 404
    data = {"organ": cast.town.pk, "title": "测试镇支渠冬修", "body_html": "冬修支渠两条"}
    answer = clerk.post(address("农田水利工程"), data)
    assert "送测试镇审核" in clerk.get(answer.url).content.decode()
    assert clerk.post(answer.url).status_code == 302
    revision = Revision.objects.get()
    for move, who in (("pass_first", "town_reviewer"), ("sign", "town_signer")):
        advance(revision.pk, move, by=cast.people[who], said=said(revision))
    assert Entry.objects.get().items == ["102/0002"]
    assert "测试镇支渠冬修" in client.get("/catalog/102/0002/").content.decode()
    assert at_desk("village_clerk").get(address("农田水利工程")).status_code == 404
