"""What an older site brings: every form of file, attachments, what has no place here, old addresses."""

import csv
import io
import json

import pytest
from django.db import connections
from openpyxl import Workbook

from disclosure.batch.addresses import own_path
from disclosure.batch.approving import approve
from disclosure.batch.bringing import import_documents
from disclosure.batch.looking import look_at
from disclosure.models import Document, DocumentHeader, ImportBatch, ImportLine
from portal.database.sides import reading_as_public
from portal.publishing.models import Entry, OldAddress, Revision, RevisionFile
from portal.publishing.moving import Said, advance
from portal.publishing.states import State
from portal.search.models import EntryTerms, ReadyTerms
from portal.trail.verify import verify
from tests import pages
from tests.cast import BASIS
from tests.disclosure.import_files import GOOD, line, write
from tests.files import pdf

pytestmark = pytest.mark.medium
HOST = frozenset({"old.jichuan.example"})
ID_NUMBER = "11010519491231002X"  # of nobody: the sample of GB 11643


def bring_in(cast, path, by="office", **more):
    return import_documents(path, by=cast.people[by], organ=cast.county, **more)


def approved(cast, batch) -> None:
    assert approve(look_at(batch), by=cast.office2, basis=BASIS).failed == []


def as_csv(lines: list[dict], encoding: str) -> bytes:
    out = io.StringIO()
    titles = list(dict.fromkeys(name for each in lines for name in each))
    writer = csv.DictWriter(out, titles)
    writer.writeheader()
    writer.writerows(lines)
    return out.getvalue().encode(encoding)


def as_xlsx(lines: list[dict]) -> bytes:
    book, out = Workbook(write_only=True), io.BytesIO()
    sheet = book.create_sheet()
    titles = list(dict.fromkeys(name for each in lines for name in each))
    sheet.append(titles)
    for each in lines:
        sheet.append([each.get(title) for title in titles])
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("form", ["csv", "gb18030", "xlsx"])
def test_table_brings_the_same_as_lines_of_json(cast, tmp_path, form):
    lines = [dict(each) for each in GOOD]
    data = as_xlsx(lines) if form == "xlsx" else as_csv(lines, "utf-8-sig" if form == "csv" else form)
    path = tmp_path / f"documents.{'xlsx' if form == 'xlsx' else 'csv'}"
    path.write_bytes(data)
    batch, report = bring_in(cast, path)
    assert (report.imported, report.refused) == (3, [])
    assert [line.number for line in ImportLine.objects.order_by("number")] == [2, 3, 4]
    numbers = set(DocumentHeader.objects.values_list("document_number", flat=True))
    assert numbers == {"霁政规〔2024〕3号", "霁水发〔2025〕8号", ""}
    again = write(tmp_path, GOOD)  # the same documents in another file are in already
    _batch, report = bring_in(cast, again)
    assert (report.imported, report.already_in) == (0, 3)
    assert Document.objects.count() == 3


def test_fields_of_a_generated_item_find_their_places_and_the_rest_is_kept(cast, tmp_path):
    item = {
        "id": 7, "index_number": "360902001/2019-1000006", "title": "关于公布低保标准的通知", "domain": "20",
        "agency": "某市民政局", "agency_code": "360902120", "kind": "通知", "document_number": "霁民发〔2019〕7号",
        "generated_date": "2019-03-04", "published_at": "2019-03-06T09:30:00", "expires_date": "2024-03-03",
        "status": "失效", "summary": "标准", "body": "各乡镇：\n请执行。", "views": 12,
        "attachments": [{"name": "附件1：标准表.pdf", "size": 1000}],
    }  # fmt: skip
    batch, report = bring_in(cast, write(tmp_path, [item]))
    assert report.refused == []
    kept = ImportLine.objects.get()
    assert kept.left == {"id": 7, "domain": "20", "agency_code": "360902120", "views": 12,
                         "attachments": item["attachments"]}  # fmt: skip
    own = DocumentHeader.objects.get()
    assert (own.validity_mark, str(own.effective_until), own.abstract) == ("expired", "2024-03-03", "标准")
    assert own.published_at.isoformat().startswith("2019-03-06T01:30")
    assert batch.report["left"]["views"] == {"count": 1, "example": "12"}
    assert batch.report["outside"] == {"某市民政局": 1}
    assert dict(report.warnings) == {"file_missing": [1]}


def test_unknown_issuers_stay_outside_and_known_ones_answer_for_their_own(cast, tmp_path):
    lines = [line(title="甲", issuer="国务院办公厅"), line(title="乙", issuer="测试县民政局、国家民政部门")]
    organs = set(cast.county.__class__.objects.values_list("code", flat=True))
    bring_in(cast, write(tmp_path, lines))
    answering = dict(Revision.objects.values_list("title", "publication__document__responsible_organ__code"))
    assert answering == {"甲": "xzf", "乙": "mzj"}
    assert set(cast.county.__class__.objects.values_list("code", flat=True)) == organs


def test_attachments_come_from_the_folder_and_from_nowhere_else(cast, tmp_path):
    folder = tmp_path / "files"
    (folder / "2019").mkdir(parents=True)
    (folder / "2019" / "a.pdf").write_bytes(pdf("Annex"))
    (folder / "page.pdf").write_bytes(b"<html>")
    (tmp_path / "secret.pdf").write_bytes(pdf("Secret"))
    (folder / "link.pdf").symlink_to(tmp_path / "secret.pdf")
    lines = [
        line(title="甲", files=[{"name": "附件一.pdf", "path": "2019/a.pdf"}], text=""),
        line(title="乙", files="2019/a.pdf；../secret.pdf；link.pdf"),
        line(title="丙", files=["page.pdf"]),
    ]
    _batch, report = bring_in(cast, write(tmp_path, lines), files=folder)
    assert [(each.number, "不是 PDF 文件" in each.reason) for each in report.refused] == [(3, True)]
    assert dict(RevisionFile.objects.values_list("revision__title", "name")) == {"甲": "附件一.pdf", "乙": "a.pdf"}
    assert ImportLine.objects.get(number=2).left == {"files": ["../secret.pdf", "link.pdf"]}


def test_what_the_examination_stops_stays_a_draft_and_the_rest_goes_on(cast, tmp_path):
    lines = [*GOOD, line(title="名单", text=f"领取人身份证号码：{ID_NUMBER}。")]
    batch, report = bring_in(cast, write(tmp_path, lines))
    assert (report.imported, report.held, batch.report["held"]) == (4, [4], 1)
    held = Revision.objects.get(title="名单")
    assert (held.state, held.hash) == (State.DRAFT, None)
    assert [each.rule for each in held.examinations.get().findings.all()] == ["PII-ID"]
    approved(cast, batch)
    assert Entry.objects.count() == 3
    held.refresh_from_db()
    assert held.state == State.DRAFT


def test_document_marked_as_secret_is_refused_and_not_even_its_title_is_kept(cast, tmp_path):
    lines = [line(title="甲", text="机密★5年\n正文"), line(title="乙", note="绝密★长期")]
    batch, report = bring_in(cast, write(tmp_path, lines))
    assert (report.imported, [each.title for each in report.refused]) == (0, ["", ""])
    assert "机密" not in json.dumps(ImportBatch.objects.get(pk=batch.pk).report, ensure_ascii=False)


def test_mark_beside_a_document_that_is_in_already_does_not_reach_the_report(cast, tmp_path):
    first = line(title="关于清理河道的通知")
    bring_in(cast, write(tmp_path, [first], "first.jsonl"))
    again = [first | {"栏目": "机密★20年"}, first | {"issuer": "绝密★长期"}]
    batch, report = bring_in(cast, write(tmp_path, again, "again.jsonl"))
    assert (report.already_in, len(report.refused)) == (0, 2)
    batch.refresh_from_db()
    assert "机密★" not in json.dumps(batch.report, ensure_ascii=False) and "绝密★" not in str(batch.report)


def test_batch_is_released_like_one_text_after_the_other(cast, tmp_path):
    """The bulk way and the ordinary way leave the same."""
    first, _report = bring_in(cast, write(tmp_path, [line(title="成批公开的低保通知")], "a.jsonl"))
    second, _report = bring_in(cast, write(tmp_path, [line(title="逐件公开的低保通知")], "b.jsonl"))
    approved(cast, first)
    one = Revision.objects.get(title="逐件公开的低保通知")
    said = Said(hash=one.hash, secrecy_basis=BASIS, secrecy_result="cleared")
    advance(one.pk, "approve_batch", by=cast.office2, said=said)
    bulk, single = Entry.objects.order_by("pk").filter(title__startswith="成批"), Entry.objects.get(title=one.title)
    same = (
        "section",
        "kind",
        "organ_id",
        "level",
        "year",
        "issued_on",
        "facets",
        "turns_on",
        "domains",
        "validity_mark",
    )
    assert [getattr(bulk.get(), name) for name in same] == [getattr(single, name) for name in same]
    assert {*bulk.get().numbers[-1:]} != {*single.numbers[-1:]}
    terms = {each.publication: each for each in EntryTerms.objects.all()}
    mine, other = terms[bulk.get().pk], terms[single.pk]
    assert (mine.made_by, mine.facets) == (other.made_by, other.facets)
    assert len(mine.tsv.split()) == len(other.tsv.split())
    assert not ReadyTerms.objects.filter(publication=bulk.get().pk).exists()
    for title in ("成批公开的低保通知", "逐件公开的低保通知"):
        assert title in pages.text(f"/search/?q={title}")
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM wrong_facet_counts()")
        assert cursor.fetchone() == (0,)
    assert verify().intact


# Old addresses


def test_old_address_leads_to_the_document_once_it_is_public(cast, tmp_path):
    lines = [
        line(title="甲", url="http://old.jichuan.example/zwgk/2019/t20190304_7.html"),
        line(title="乙", url="https://OLD.jichuan.example/show.aspx?id=12", text="另一份。"),
        line(title="丙", url="/art/2020/5/6/art_1_2.html", text="第三份。"),
    ]
    batch, report = bring_in(cast, write(tmp_path, lines), hosts=HOST)
    assert (report.old_addresses, dict(report.warnings)) == (3, {})
    assert pages.get("/zwgk/2019/t20190304_7.html").status_code == 404  # not public: nobody hears of it
    with reading_as_public():
        assert not OldAddress.objects.exists()
    approved(cast, batch)
    for path, title in (
        ("/zwgk/2019/t20190304_7.html", "甲"),
        ("/zwgk/2019/t20190304_7.html?from=timeline", "甲"),
        ("/show.aspx?id=12", "乙"),
        ("/art/2020/5/6/art_1_2.html", "丙"),
    ):
        answer = pages.get(path)
        assert (answer.status_code, answer["Location"]) == (301, Entry.objects.get(title=title).path), path
    for path in (
        "/show.aspx",
        "/show.aspx?id=13",
        "/zwgk/2019/",
        "/zwgk/2019/t20190304_7.html/x",
        "/%00",
        "/show.aspx?%00",
    ):
        assert pages.get(path).status_code == 404, path


@pytest.mark.parametrize(
    "address",
    [
        "http://www.elsewhere.example/zwgk/1.html",
        "//elsewhere.example/1.html",
        "javascript:alert(1)",
        "https://old.jichuan.example@elsewhere.example/1.html",
        "/",
        "/documents/1/",
        "/documents/99999",
        "/catalog/",
        "/search/?q=1",
        "/admin/x/",
        "/a//b",
        "/a/../admin",
        "/a\\b",
        "/%2F%2Felsewhere.example/",
        "/a b",
        "/" + "长" * 600,
        "http://[",
        "",
    ],
)
def test_address_that_is_not_the_old_sites_or_means_something_here_leads_nowhere(address):
    assert own_path(address, HOST) is None


def test_address_that_leads_nowhere_is_kept_for_the_reviewer(cast, tmp_path):
    lines = [
        line(title="甲", url="http://www.gov.cn/1.htm"),
        line(title="乙", url="/documents/1/", text="二"),
        line(title="丙", url="/a.html", text="三"),
        line(title="丁", url="/a.html", text="四"),
    ]
    batch, report = bring_in(cast, write(tmp_path, lines), hosts=HOST)
    assert dict(report.warnings) == {"old_address_elsewhere": [1, 2], "old_address_taken": [4]}
    left = dict(ImportLine.objects.values_list("number", "left"))
    assert left == {1: {"url": "http://www.gov.cn/1.htm"}, 2: {"url": "/documents/1/"}, 3: {},
                    4: {"old_addresses": ["/a.html"]}}  # fmt: skip
    approved(cast, batch)
    assert pages.get("/a.html")["Location"] == Entry.objects.get(title="丙").path
    assert pages.get("/documents/1/").status_code == 200  # the page itself, not a way to another


def test_old_address_of_what_was_withdrawn_leads_to_its_notice(cast, tmp_path):
    batch, _report = bring_in(cast, write(tmp_path, [line(title="甲", url="/a.html")]))
    approved(cast, batch)
    one = Revision.objects.get()
    advance(one.pk, "withdraw", by=cast.office, said=Said(reason="error", note="有误"))
    answer = pages.get("/a.html")
    assert answer.status_code == 301
    assert pages.get(answer["Location"]).status_code == 410
