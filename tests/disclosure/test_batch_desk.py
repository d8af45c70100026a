"""Batches at the desk: brought in, looked at, approved by another as a whole."""

import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from disclosure.admin import batch as desk
from disclosure.admin import batch_form
from disclosure.models import BatchApproval, ImportBatch
from portal.publishing.models import Entry, Revision
from portal.publishing.moving import Said, advance
from tests.disclosure.import_files import GOOD, line
from tests.files import pdf

pytestmark = pytest.mark.medium
ADD = "/admin/disclosure/importbatch/add/"
ID_NUMBER = "11010519491231002X"  # of nobody: the sample of GB 11643
YES = {"basis": "已按批次核对", "cleared": "on", "read": "on"}


def bring(client, cast, lines, *files, name="旧网站.jsonl", hosts=""):
    raw = "\n".join(json.dumps(each, ensure_ascii=False) for each in lines).encode() or b" \n"
    sent = {"file": SimpleUploadedFile(name, raw), "files": list(files), "organ": cast.county.pk, "hosts": hosts}
    return client.post(ADD, sent)


def shown(page: str) -> str:
    return re.search(r'name="hash" value="([0-9a-f]{64})"', page)[1]


def test_file_is_brought_in_and_approved_by_another(at_desk, cast):
    lines = [
        *GOOD,
        line(title="带附件的", files=["a.pdf"], url="http://old.jichuan.example/1.html", views=9),
        line(title="名单", text=f"身份证号码：{ID_NUMBER}。"),
        line(title=""),
    ]
    upload = SimpleUploadedFile("a.pdf", pdf("Annex"))
    answer = bring(at_desk("office"), cast, lines, upload, hosts="old.jichuan.example，other.example")
    assert answer.status_code == 302
    page = at_desk("office").get(answer.url).content.decode()
    for words in ("收下5件", "留作草稿1件", "没有收下1行", "附件1个", "原网址1个", "没有标题", "views", "县水利局",
                  "要由另一个人审核", "名单"):  # fmt: skip
        assert words in page, words
    assert 'name="hash"' not in page
    assert answer.url not in at_desk("office").get("/admin/?queue=batches").content.decode()
    other = at_desk("office2")
    assert answer.url in other.get("/admin/?queue=batches").content.decode()
    page = other.get(answer.url).content.decode()
    assert page.count("/admin/publishing/revision/") >= 4  # what is to be read
    refused = other.post(answer.url, {"hash": shown(page), "basis": "核对"})
    assert (refused.status_code, Entry.objects.count()) == (400, 0)
    assert other.post(answer.url, {"hash": shown(page), **YES}).status_code == 302
    assert Entry.objects.count() == 4
    said = BatchApproval.objects.get()
    assert (said.person, said.sample_size, said.basis) == (cast.office2, 4, YES["basis"])
    assert "整批4件，抽读4件" in other.get(answer.url).content.decode()


def test_reviewer_reads_beside_each_document_what_has_no_place(at_desk, cast):
    bring(at_desk("office"), cast, [line(title="甲", 栏目="政务要闻", url="/1.html")])
    address = reverse("admin:publishing_revision_change", args=[Revision.objects.get().pk])
    page = at_desk("office2").get(address).content.decode()
    for words in ("旧网站带来的", "政务要闻", "/1.html", "第1行"):
        assert words in page, words


def test_what_changed_since_it_was_shown_is_not_approved(at_desk, cast):
    address = bring(at_desk("office"), cast, GOOD).url
    other = at_desk("office2")
    old = shown(other.get(address).content.decode())
    one = Revision.objects.order_by("pk").first()
    advance(one.pk, "return", by=cast.office2, said=Said(reason="content", note="有误"))
    answer = other.post(address, {"hash": old, **YES})
    assert (answer.status_code, Entry.objects.count()) == (409, 0)
    page = answer.content.decode()
    assert "有文件变动了" in page and shown(page) != old and YES["basis"] in page


def test_nothing_else_that_is_sent_with_the_yes_is_obeyed(at_desk, cast):
    address = bring(at_desk("office"), cast, GOOD).url
    other = at_desk("office2")
    forged = {"person": cast.office.pk, "picks": "1", "documents": "1", "most": "1", "number": "X", "sha256": "0" * 64,
              "state": "released", "report": "{}", "organ": cast.bureau.pk, "secrecy_result": "secret"}  # fmt: skip
    batch = ImportBatch.objects.get()
    other.post(address, {"hash": shown(other.get(address).content.decode()), **YES, **forged})
    said = BatchApproval.objects.get()
    assert (said.person, said.picks, said.documents, Entry.objects.count()) == (cast.office2, [1, 2, 3], 3, 3)
    after = ImportBatch.objects.get()
    assert (after.number, after.sha256, after.report["organ"]) == (batch.number, batch.sha256, "xzf")


def test_large_batch_is_released_press_by_press(at_desk, cast, monkeypatch):
    monkeypatch.setattr(desk, "AT_ONCE", 2)
    address = bring(at_desk("office"), cast, GOOD).url
    other = at_desk("office2")
    for there in (2, 3):
        page = other.get(address).content.decode()
        assert other.post(address, {"hash": shown(page), **YES}).status_code == 302
        assert Entry.objects.count() == there
    assert BatchApproval.objects.count() == 1  # the same yes to the same hash


def test_file_that_cannot_be_brought_in_is_told_on_the_form(at_desk, cast, monkeypatch):
    client = at_desk("office")
    monkeypatch.setattr(desk, "MOST_LINES", 2)
    for lines, name, words in (
        (GOOD, "a.jsonl", "文件有3行，这里一次最多2行"),
        ([], "b.jsonl", "没有一行内容"),
        (GOOD, "a.doc", "请上传 .jsonl"),
        (GOOD[:1], "机密★1年.jsonl", "没有保存"),
    ):
        answer = bring(client, cast, lines, name=name)
        assert (answer.status_code, words in answer.content.decode()) == (400, True), words
    broken = SimpleUploadedFile("a.xlsx", b"PK\x03\x04 no workbook")
    answer = client.post(ADD, {"file": broken, "organ": cast.county.pk})
    assert (answer.status_code, "不是能读的文件" in answer.content.decode()) == (400, True)
    assert not ImportBatch.objects.exists()
    assert batch_form.MOST_LINES >= 500


def test_batches_are_seen_by_offices_of_that_part_of_the_tree_alone(at_desk, cast):
    address = bring(at_desk("office"), cast, GOOD).url
    for who in ("clerk", "signer", "auditor", "root"):
        client = at_desk(who)
        assert client.get(ADD).status_code == client.get("/admin/disclosure/importbatch/").status_code == 403
        assert client.get(address).status_code in (403, 404)
    assert "旧网站.jsonl" in at_desk("office2").get("/admin/disclosure/importbatch/").content.decode()


def test_page_of_a_batch_asks_no_more_for_more_documents(at_desk, cast):
    few = bring(at_desk("office"), cast, GOOD).url
    many = bring(at_desk("office"), cast, [line(title=f"第{n}份", text=f"正文{n}。") for n in range(60)]).url
    client = at_desk("office2")
    asked = []
    for address in (few, many):
        client.get(address)
        with CaptureQueriesContext(connections["default"]) as queries:
            assert client.get(address).status_code == 200
        asked.append(len(queries))
    assert asked[1] <= asked[0] + 1 and asked[1] <= 30, asked
