"""Importing a file: what goes in, what is refused with which words, and that nothing of it is public."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from disclosure.batch import workers
from disclosure.batch.bringing import CannotImport, import_documents
from disclosure.batch.sources import BadFile
from disclosure.models import Document, DocumentHeader, ImportBatch
from portal.cases.today import today
from portal.publishing.models import Entry, Publication, Release, Revision
from portal.publishing.states import State
from portal.search.models import EntryTerms
from portal.site.options import set_option
from portal.trail.models import Trail
from tests.cast import draft
from tests.disclosure.import_files import GOOD, line, write

pytestmark = pytest.mark.medium

BAD = (
    (b"{", "不是一个完整的 JSON 对象"),
    (b"[1, 2]", "不是一个 JSON 对象"),
    (b'{"title": "\xff\xfe"}', "不是 UTF-8 编码"),
    (b"[" * 100_000, "不是一个完整的 JSON 对象"),
    (line(title=""), "没有标题"),
    (line(title="\u200b \x00"), "没有标题"),
    (line(title=["列表"]), "“title”应是文字"),
    (line(title="长" * 201), "标题有201字，最多200字"),
    (line(text=None), "没有正文"),
    (line(text=" \u3000\n\x00"), "没有正文"),
    (line(text="长" * 1_000_001), "正文有1000001字，最多1000000字"),
    (line(issued_date="2025年"), "成文日期“2025年”不是日期"),
    (line(issued_date="2025-02-30"), "成文日期“2025-02-30”不是日期"),
    (line(issued_date="0025-02-03"), "成文日期“0025-02-03”不是日期"),
    (line(issued_date=20250203), "“issued_date”应是文字"),
    (line(published_date="2999-01-01"), "发布日期晚于今天"),
    (line(effective_date="2025-05-01", effective_until="2025-04-30"), "有效期至早于施行日期"),
    (line(document_number="号" * 121), "发文字号有121字，最多120字"),
    (line(index_number="0" * 61), "索引号有61字，最多60字"),
    (line(issuer="局" * 101), "发文机关有101字，最多100字"),
    (GOOD[0], "与第1行完全相同"),
    (line(title="另一份", issuer="县水利局", index_number="000099/2025-00008"), "索引号 000099/2025-00008 与第2行相同"),
)


def bring_in(cast, path, by="office", **more):
    return import_documents(path, by=cast.people[by], organ=cast.county, **more)


def test_every_good_line_waits_for_the_second_person_and_nothing_is_public(cast, tmp_path):
    batch, report = bring_in(cast, write(tmp_path, GOOD, "three.jsonl.gz"))
    assert (report.imported, report.refused) == (3, [])
    assert batch.number.endswith("-B0001")
    revisions = Revision.objects.filter(publication__document__batch=batch)
    assert {(revision.state, revision.mode, revision.track[0]) for revision in revisions} == {
        (State.BATCH_REVIEW, Revision.Mode.BATCH, State.BATCH_REVIEW)
    }
    assert {c.person for revision in revisions for c in revision.contributions.all()} == {cast.office}
    for public in (Entry, Release, EntryTerms):
        assert not public.objects.exists()
    assert Trail.objects.filter(action="submit", to_state=State.BATCH_REVIEW).count() == 3


def test_words_of_a_line_become_its_header(cast, tmp_path):
    bring_in(cast, write(tmp_path, GOOD))
    first, second, third = DocumentHeader.objects.order_by("pk")
    assert (first.kind, first.document_number, str(first.effective_from)) == (
        "rules",
        "霁政规〔2024〕3号",
        "2024-05-01",
    )
    assert (second.kind, second.topic) == ("policy_document", "0603")
    assert second.issuing_organs == ["县水利局", "县生态环境局"]
    assert second.content_source == "县水利局、县生态环境局"
    assert str(second.published_at.date()) in ("2025-06-04", "2025-06-05")  # midnight in Shanghai
    assert third.kind == "interpretation_text"
    assert first.revision.body_html.count("<p>") == 2


def test_bad_line_is_told_with_its_number_and_reason_and_the_rest_go_in(cast, tmp_path):
    lines = [*GOOD, *(raw for raw, _reason in BAD), line(title="最后一份")]
    batch, report = bring_in(cast, write(tmp_path, lines))
    told = {refused.number: refused.reason for refused in report.refused}
    assert sorted(told) == list(range(4, 4 + len(BAD)))
    assert report.imported == 4
    for number, (_raw, reason) in enumerate(BAD, 4):
        assert told[number].startswith(reason), (number, told[number])
    assert Document.objects.filter(batch=batch).count() == 4
    batch.refresh_from_db()
    assert batch.report["refused"] == len(BAD)
    assert batch.report["refusals"][0] == {"line": 4, "reason": BAD[0][1], "title": ""}


def test_odd_traits_are_warned_about_and_kept(cast, tmp_path):
    lines = [
        line(title="２０２５年工作报告", issued_date=None, kind="没有这种体裁", issuer=None),
        line(title="某条例", document_number="主席令第5号公布", issued_date="2020-01-01", effective_date="2019-12-01"),
        line(title="某条例", document_number="主席令第5号公布", issued_date="2022-01-01", topic="天外"),
        line(title="长文", text="长" * 1001, published_date="2024-12-31"),
    ]
    batch, report = bring_in(cast, write(tmp_path, lines))
    assert report.imported == 4
    assert dict(report.warnings) == {
        "no_issued_date": [1], "no_issuer": [1], "full_width": [1], "kind_unknown": [1], "number_form": [2, 3],
        "effective_before_issued": [2], "number_twice": [2, 3], "same_title": [2, 3], "topic_unknown": [3],
        "one_paragraph": [4], "published_before_issued": [4],
    }  # fmt: skip
    kept = Revision.objects.get(title="２０２５年工作报告").document_header
    assert (kept.kind, kept.issued_on, kept.issuing_organs) == ("other", None, [])
    assert batch.report["warnings"]["number_twice"]["count"] == 2


def test_number_or_title_that_is_in_the_house_already_is_warned_about(cast, tmp_path):
    bring_in(cast, write(tmp_path, GOOD))
    more = line(title=GOOD[0]["title"], document_number="霁政规（2024）3 号")
    _batch, report = bring_in(cast, write(tmp_path, [more], "more.jsonl"))
    assert dict(report.warnings) == {"number_twice": [1], "same_title": [1]}


def test_index_number_is_kept_where_there_is_one_and_minted_where_not(cast, tmp_path):
    taken = f"{cast.county.credit_code}/2026-00001"
    bring_in(
        cast,
        write(
            tmp_path, [line(title="甲", issuer="国务院", index_number=taken), line(title="乙", issuer=None), GOOD[1]]
        ),
    )
    numbers = dict(Revision.objects.values_list("title", "publication__document__index_number"))
    assert numbers["甲"] == taken
    assert numbers[GOOD[1]["title"]] == "000099/2025-00008"
    assert numbers["乙"] != taken and numbers["乙"].startswith(cast.county.credit_code)
    _batch, report = bring_in(cast, write(tmp_path, [line(title="丙", issuer=None, index_number=taken)], "again.jsonl"))
    assert [str(refused) for refused in report.refused] == [f"第1行：索引号 {taken} 已经登记过（丙）"]


def test_index_numbers_are_minted_in_the_form_that_the_office_set(cast):
    set_option("documents.index_number", "{year}-{serial:06d}", by=cast.office)
    draft(cast, title="甲")
    assert Document.objects.get().index_number == f"{today().year}-000001"
    set_option("documents.index_number", "霁/{year}/{serial}", by=cast.office)
    draft(cast, title="乙")
    assert {*Document.objects.values_list("index_number", flat=True)} == {
        f"{today().year}-000001", f"霁/{today().year}/2"}  # fmt: skip


def test_dry_run_writes_nothing(cast, tmp_path):
    batch, report = bring_in(cast, write(tmp_path, [*GOOD, b"{"]), dry_run=True)
    assert (batch, report.imported, len(report.refused)) == (None, 3, 1)
    assert not Publication.objects.exists() and not ImportBatch.objects.exists()


def test_same_file_is_not_brought_in_twice(cast, tmp_path):
    path = write(tmp_path, GOOD)
    batch, _report = bring_in(cast, path)
    with pytest.raises(CannotImport, match=f"已经导入过：批次 {batch.number}"):
        bring_in(cast, path, by="office2")
    assert Document.objects.count() == 3


def test_interrupted_import_goes_on_where_it_stopped(cast, tmp_path, monkeypatch):
    monkeypatch.setattr(workers, "AT_ONCE", 1)
    path = write(tmp_path, GOOD)
    answers = iter([False, True])
    batch, report = bring_in(cast, path, asked_to_stop=lambda: next(answers))
    assert (report.interrupted, report.imported, batch.report["complete"]) == (True, 1, False)
    with pytest.raises(CannotImport, match="没有导完，请由 测试员10"):
        bring_in(cast, path, by="office2")
    again, report = bring_in(cast, path)
    assert (again.number, report.imported, report.already_in) == (batch.number, 2, 1)
    assert again.report["complete"] and again.report["documents"] == 3


@pytest.mark.parametrize("who", ["clerk", "reviewer", "signer", "auditor", "operator", "root"])
def test_nobody_imports_without_the_offices_right(cast, tmp_path, who):
    with pytest.raises(CannotImport, match="没有“县政府”的批量导入权限"):
        bring_in(cast, write(tmp_path, GOOD), by=who)
    assert not Publication.objects.exists()


def test_file_that_cannot_be_read_is_refused_in_words(cast, tmp_path):
    whole = write(tmp_path, GOOD, "whole.jsonl.gz").read_bytes()
    (tmp_path / "cut.jsonl.gz").write_bytes(whole[:-20])
    (tmp_path / "empty.jsonl").write_bytes(b"\n\n")
    with pytest.raises(BadFile, match="cut.jsonl.gz 坏了"):
        bring_in(cast, tmp_path / "cut.jsonl.gz")
    with pytest.raises(CannotImport, match="没有一行内容"):
        bring_in(cast, tmp_path / "empty.jsonl")
    with pytest.raises(BadFile, match="打不开文件"):
        bring_in(cast, tmp_path / "none.jsonl")
    with pytest.raises(BadFile, match="打不开文件"):
        bring_in(cast, tmp_path)
    assert not ImportBatch.objects.exists()


def test_command_tells_what_went_in_and_what_comes_next(cast, tmp_path):
    out = StringIO()
    call_command("import_documents", str(write(tmp_path, [*GOOD, line(title="")])), by="office", stdout=out)
    told = out.getvalue()
    assert "不能导入：第4行：没有标题" in told
    assert "体裁：规章 1、政策文件 1、政策解读 1" in told
    number = ImportBatch.objects.get().number
    assert f"批次 {number}，导入3件，不能导入1行" in told and f"manage.py approve_batch {number}" in told


def test_command_asks_for_a_person_and_an_organ_that_exist(cast, tmp_path):
    path = str(write(tmp_path, GOOD))
    with pytest.raises(CommandError, match="没有叫 nobody 的在用人员"):
        call_command("import_documents", path, by="nobody")
    with pytest.raises(CommandError, match="没有代码为 none 的机关"):
        call_command("import_documents", path, by="office", organ="none")
    call_command("import_documents", path, by="office", organ="zhen", stdout=StringIO())
    assert set(Document.objects.values_list("responsible_organ__code", flat=True)) == {"zhen"}
