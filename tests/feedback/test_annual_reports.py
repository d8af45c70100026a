"""An annual report is begun from the ledger, proves itself before it is sent, is cleared and signed by others, and
stands on the year's page, where whoever has none is named."""

import datetime

import pytest
from django.test import Client

from disclosure.models import Paper
from feedback.models import AnnualReport, ReportingOrgan
from feedback.reports import clearing, drafting, figures, papers, table_a, table_b
from feedback.reports.due import due_on
from feedback.reports.figures import ROW_A
from feedback.reports.queue import reports_waiting
from portal.cases.today import frozen
from portal.people.models import Membership, Organ, Person
from portal.publishing import findings, intake
from portal.publishing.attaching import Kept
from portal.publishing.models import Entry, Revision
from portal.publishing.moving import NotReady, Said, advance
from portal.site.options import set_option
from portal.workflow import Conflict, MoveRefused
from tests import cast as documents
from tests.cast import BASIS, SINCE
from tests.disclosure.library import withdraw
from tests.feedback.filled import fill
from tests.feedback.reports import COUNTY_PATH, KNOWN, PATH, TEXTS, YEAR, draft, released, signed, submitted, written
from tests.files import pdf
from tests.pages import at_most

pytestmark = pytest.mark.medium
NOW = datetime.date(2026, 1, 20)


@pytest.fixture(autouse=True)
def january(db):
    with frozen(NOW):
        yield


def path_of(revision) -> str:
    return Entry.objects.get(publication=revision.publication_id).path


def refused(cast, revision) -> str:
    with pytest.raises(NotReady) as error:
        submitted(cast, revision)
    return str(error.value)


def test_report_is_counted_proven_cleared_signed_and_read(cast, client):
    fill([cast.bureau.pk], 60)
    revision = released(cast)
    assert revision.state == "released"
    page = client.get(path_of(revision)).content.decode()
    new = figures.of_ledger([cast.bureau.pk], YEAR)[cast.bureau.pk]["b"]["new"]["total"]
    assert "测试县民政局2025年政府信息公开工作年度报告" in page and f'<td class="align-right">{new}</td>' in page
    assert "没有收取信息处理费" in page and 'id="s6"' in page and "三、本年度办理结果" in page
    listed = client.get(f"/reports/{YEAR}/").content.decode()
    assert f'href="{path_of(revision)}"' in listed and "还有2个单位没有公布" in listed
    assert f'href="/reports/{YEAR}/"' in client.get("/reports/").content.decode()


def test_withdrawn_report_and_all_below_it_answer_410_without_its_title(cast, client):
    revision = released(cast)
    path, kept = path_of(revision), path_of(released(cast, YEAR - 1))
    withdraw(cast, Revision.objects.get(pk=revision.pk))
    for rest in ("", "paper.pdf", "files/1/a.pdf", "nothing/at/all"):
        answer = client.get(f"{path}{rest}")
        page = answer.content.decode()
        assert answer.status_code == 410 and "这份信息已经撤下" in page and "测试县民政局" in page, rest
        assert "年度报告</h1>" not in page and "没有收取信息处理费" not in page
    assert client.get(kept).status_code == client.get(f"/reports/{YEAR}/").status_code == 200
    assert client.get(f"/reports/{YEAR}/99999/").status_code == 404
    assert client.get(f"/reports/{YEAR}/{'9' * 500}/").status_code == 404


def signed_without_word(cast, revision):
    for move, who in PATH:
        revision = Revision.objects.get(pk=revision.pk)
        said = Said(hash=revision.hash, state=revision.state, secrecy_basis=BASIS, secrecy_result="cleared")
        advance(revision.pk, move, by=cast.people[who], said=said)


def test_released_report_is_drawn_as_pdf_and_word(cast, client):
    path = path_of(released(cast))
    assert papers.make() == "report papers: 2"
    for form, mark in (("pdf", b"%PDF"), ("docx", b"PK")):
        answer = client.get(f"{path}paper.{form}")
        assert answer.status_code == 200 and answer.content.startswith(mark)
    assert papers.make() == "report papers: 0" and Paper.objects.count() == 2


def test_broken_identity_is_refused_with_its_cell_named(cast):
    entered = {"a": {ROW_A: KNOWN}, "b": {"new": {"business": 2}}}
    revision = written(cast, entered=entered, sources={"a": "台账", "b": "纸质登记簿"})
    words = refused(cast, revision)
    assert "四、结转下年度继续办理，商业企业：第一项加第二项是2，第三项加第四项是0" in words
    mended = entered | {"b": {"new": {"business": 2}, "granted": {"business": 2}}}
    drafting.save(revision.pk, draft(entered=mended, sources={"a": "台账", "b": "纸质登记簿"}), by=cast.clerk)
    revision = submitted(cast, Revision.objects.get(pk=revision.pk))
    (differing,) = [each.finding for each in findings.open_in(revision) if each.finding.rule == "REP-CHECK"]
    assert "一、本年新收政府信息公开申请数量，商业企业填2，平台记着0" in differing.explanation


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"texts": TEXTS | {"other": "没有了。"}}, "没有写到：收取信息处理费"),
        ({"texts": TEXTS | {"overall": "主动公开、依申请公开、信息管理、网站都好。"}}, "没有写到：监督保障"),
        ({"sources": {}}, "请写明数字从哪里来"),
        ({"entered": {"a": {ROW_A: {**KNOWN, "licences": None}}}}, "行政许可：要填0或正整数"),
    ],
)
def test_what_is_missing_stops_the_submission(cast, said, words):
    assert words in refused(cast, written(cast, **said))


def test_report_of_a_year_that_is_not_over_waits(cast):
    assert "还没有结束" in refused(cast, written(cast, 2026))


def test_carry_over_of_last_year_must_come_back_or_be_explained(cast):
    old = drafting.begin(cast.bureau, 2024, by=cast.clerk, is_document=True)
    carried = dict.fromkeys(table_b.COLUMNS, 0) | {"business": 1, "total": 1}
    entered = {"b": {"carried_out": carried}}
    assert "请添加这一年的报告文件" in refused(cast, old)
    name, blob = intake.take("2024年度报告.pdf", [pdf()])
    drafting.save(old.pk, draft(texts={}, entered=entered, sources={}, files=[Kept(blob, name)]), by=cast.clerk)
    signed(cast, submitted(cast, old))
    revision = written(cast)
    assert "上年结转政府信息公开申请数量，商业企业：上年结转是0，去年报的结转下年度是1" in refused(cast, revision)
    drafting.save(revision.pk, draft(carry_note="去年把一件转交县政府办的也算了进来。"), by=cast.clerk)
    assert submitted(cast, Revision.objects.get(pk=revision.pk)).state == "first_review"
    assert any(each.finding.rule == "REP-CHECK" for each in findings.open_in(Revision.objects.get(pk=revision.pk)))


def test_ledger_that_moved_since_saving_is_counted_anew_first(cast):
    revision = written(cast)
    fill([cast.bureau.pk], 40)
    assert "台账或者下级的年报有变动" in refused(cast, revision)


def test_documents_of_the_library_are_counted_in_table_a_and_open_from_there(cast, at_desk):
    with frozen(datetime.date(2026, 3, 20)):
        made = documents.released(cast, kind="normative_document", title="测试县临时救助办法",
                                  issued_on=datetime.date(2025, 5, 6), document_number="霁规〔2025〕1号")  # fmt: skip
    (counted,) = table_a.tables_of([cast.bureau.pk], YEAR).values()
    assert counted["normdocs_made"] == counted["normdocs_in_force"] == 1 and counted["rules_made"] == 0
    assert table_a.tables_of([cast.bureau.pk], YEAR, 1)[cast.bureau.pk]["normdocs_made"] == 0
    at = f"/admin/feedback/informationrequest/figures/{YEAR}/?organ=mzj&table=a&row=value&column=normdocs_made"
    assert made.title in at_desk("office").get(at).content.decode()


def test_government_sums_up_what_its_members_released_and_names_who_has_not(cast, client):
    fill([cast.bureau.pk], 80)
    released(cast)
    for name, role in (("county_clerk", "clerk"),):
        person = Person.objects.create(username=name, name="测试员县", password="!")
        Membership.objects.create(person=person, organ=cast.county, role=role, since=SINCE)
        cast.people[name] = person
    texts = TEXTS | {"overall": TEXTS["overall"] + "工作考核、社会评议正常，没有责任追究。"}
    revision = written(cast, organ="county", by="county_clerk", texts=texts)
    own, member = revision.report_header, Entry.objects.get(organ=cast.bureau).release.header["tables"]
    assert own.members == ["mzj"] and own.missing == ["zhen"]
    assert own.counted["b"] == member["b"] and own.counted["a"][ROW_A]["licences"] == 3
    less = draft(texts=texts, entered={"a": {ROW_A: KNOWN | {"licences": 2}}})
    drafting.save(revision.pk, less, by=cast.county_clerk)
    with pytest.raises(NotReady, match="行政许可：填2，下级已公布的相加是3"):
        submitted(cast, Revision.objects.get(pk=revision.pk), by="county_clerk")
    drafting.save(revision.pk, draft(texts=texts), by=cast.county_clerk)
    revision = Revision.objects.get(pk=revision.pk)
    revision = submitted(cast, revision, by="county_clerk")
    assert any("测试镇" in each.finding.explanation for each in findings.open_in(revision))
    assert signed(cast, revision, COUNTY_PATH).state == "released"
    page = client.get(path_of(revision)).content.decode()
    assert "没有汇总进来的：测试镇人民政府" in page


def test_organ_has_one_report_a_year(cast):
    revision = written(cast)
    with pytest.raises(Conflict, match="已经有了"):
        drafting.begin(cast.bureau, YEAR, by=cast.clerk2)
    advance(revision.pk, "discard", by=cast.clerk)
    again = drafting.begin(cast.bureau, YEAR, by=cast.clerk2)
    assert again.no == 2 and AnnualReport.objects.count() == 1


def test_office_sends_back_with_words_and_nobody_clears_what_they_wrote(cast):
    revision = submitted(cast, written(cast))
    with pytest.raises(MoveRefused):
        clearing.clear(revision.pk, by=cast.signer, hash=revision.hash, is_cleared=True)
    with pytest.raises(MoveRefused, match="要改什么"):
        clearing.clear(revision.pk, by=cast.office, hash=revision.hash, is_cleared=False)
    with pytest.raises(Conflict):
        clearing.clear(revision.pk, by=cast.office, hash="0" * 64, is_cleared=True)
    clearing.clear(revision.pk, by=cast.office, hash=revision.hash, is_cleared=False, note="许可数与大厅报的不同")
    with pytest.raises(MoveRefused, match="许可数与大厅报的不同"):
        signed_without_word(cast, revision)


def test_nothing_is_signed_before_the_office_has_cleared_it(cast):
    with pytest.raises(MoveRefused, match="等上级政务公开办审清"):
        signed_without_word(cast, submitted(cast, written(cast)))


def test_table_that_does_not_add_up_is_refused_by_the_database_too(cast, superuser_sql):
    revision = released(cast)
    with pytest.raises(Exception, match="勾稽关系不符"):
        superuser_sql.execute(
            """INSERT INTO release (publication_id, revision_id, no, kind, title, header, body_html, body_text,
                                    change_note, hash)
               SELECT publication_id, revision_id, 2, kind, title,
                      jsonb_set(header, '{tables,b,new,business}', '5'), body_html, body_text, change_note, hash
               FROM release WHERE revision_id = %s""",
            [revision.pk],
        )


def test_days_are_those_of_the_calendar_and_of_the_office(cast):
    assert due_on(cast.bureau, 2025) == datetime.date(2026, 1, 31)  # a Saturday
    assert due_on(cast.county, 2025) == datetime.date(2026, 3, 31)
    set_option("reports.township_due", "02-20", by=cast.office)
    set_option("reports.government_due", "03-15", by=cast.office)
    assert due_on(cast.town, 2025) == datetime.date(2026, 2, 20)
    assert due_on(cast.county, 2025) == datetime.date(2026, 3, 15)
    waiting = reports_waiting(cast.clerk, {"write": {cast.county.pk, cast.town.pk, cast.bureau.pk}}, NOW)
    assert list(waiting.waiting) == [cast.bureau, cast.town, cast.county], "the first that is due comes first"
    ReportingOrgan.objects.create(organ=cast.bureau, due="02-30")
    assert due_on(Organ.objects.get(pk=cast.bureau.pk), 2025) == datetime.date(2026, 2, 28)


def test_desk_begins_writes_previews_and_lists(cast, at_desk):
    clerk = at_desk("clerk")
    add = "/admin/feedback/annualreport/add/"
    assert "从台账算出各表" in clerk.get(add).content.decode()
    begun = clerk.post(add, {"organ": "mzj", "year": YEAR})
    assert begun.status_code == 302
    page = clerk.get(begun.url).content.decode()
    assert 'placeholder="0"' in page and "一、总体情况" in page and "没有写到：监督保障" in page
    said = {**TEXTS, "edits": "1", "source_a": "许可台账", "_save": "1",
            **{f"n_a_value_{name}": number for name, number in KNOWN.items()}}  # fmt: skip
    assert clerk.post(begun.url, said).status_code == 302
    assert "测试县民政局2025年" in clerk.get("/admin/feedback/annualreport/").content.decode()
    key = AnnualReport.objects.get().pk
    preview = clerk.post("/admin/feedback/annualreport/preview/", said | {"_publication": str(key)})
    assert preview.status_code == 200 and "监督保障落实到人" in preview.content.decode()
    office = at_desk("office")
    assert "还没有起草" in office.get(f"/admin/feedback/annualreport/year/{YEAR}/").content.decode()
    assert f"/annualreport/year/{YEAR}/" in office.get("/admin/feedback/annualreport/").content.decode()
    missing = office.get("/admin/?queue=missing_reports").content.decode()
    assert "测试镇2025年年度报告" in missing and "看进度" in missing
    assert "年度报告" in clerk.get("/admin/?queue=reports").content.decode()


def test_public_pages_ask_few_questions(cast):
    own = path_of(released(cast))
    for path, number in (("/reports/", 5), (f"/reports/{YEAR}/", 5), (own, 6)):
        with at_most(number):
            assert Client().get(path).status_code == 200
