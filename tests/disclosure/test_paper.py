"""Policy documents to take along: made of what is released, true to the day, gone with the release."""

import io
import socket
import subprocess
import zipfile

import psycopg
import pypdfium2
import pytest
from django.db import DatabaseError, connections

from disclosure.models import Paper
from disclosure.paper import making
from portal.cases.today import frozen
from portal.publishing.writing import correct
from tests.cast import draft, released, walk
from tests.disclosure.library import DAY, address, to, withdraw
from tests.pages import at_most, get, text

TODAY = DAY(2026, 11, 20)
TABLE = "<table><tr><th rowspan='2'>对象</th><th colspan='2'>标准</th></tr><tr><td>一档</td><td>二档</td></tr></table>"


@pytest.fixture(autouse=True)
def today():
    with frozen(TODAY):
        yield


def policy(cast, **fields):
    own = {"title": "测试县集市管理办法", "kind": "normative_document", "document_number": "测政规〔2026〕3号",
           "issued_on": DAY(2026, 5, 6), "body_html": f"<p>第一条 集市逢三逢八。</p>{TABLE}"}  # fmt: skip
    return released(cast, **own | fields)


def words_of(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as pdf:
        return "".join(page.get_textpage().get_text_bounded() for page in pdf).replace("\r\n", "").replace(" ", "")


def taken(revision, form: str = "pdf") -> bytes:
    return get(address(revision, f"paper.{form}")).content


@pytest.mark.medium
def test_pdf_has_the_official_head_the_text_and_where_it_comes_from(cast):
    revision = policy(cast)
    making.make()
    answer = get(address(revision, "paper.pdf"))
    words = words_of(answer.content)
    assert answer["Content-Type"] == "application/pdf" and "attachment" in answer["Content-Disposition"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    for part in (
        "文件",
        "测政规〔2026〕3号",
        "测试县集市管理办法",
        "第一条集市逢三逢八。",
        "二档",
        "有效性：现行有效",
        "—1—",
    ):
        assert part in words, part
    assert "下载PDF" in text(address(revision)) and "下载Word" not in text(address(revision))
    assert get(address(revision, "paper.docx")).status_code == 404
    assert get(address(revision, "paper.exe")).status_code == 404


@pytest.mark.medium
def test_rule_comes_as_a_word_file_too_with_its_merged_cells(cast):
    revision = policy(cast, kind="rules", document_number="测政令第9号")
    making.make()
    with zipfile.ZipFile(io.BytesIO(taken(revision, "docx"))) as archive:
        document = archive.read("word/document.xml").decode()
    assert "测政令第9号" in document and "第一条 集市逢三逢八。" in document
    assert 'w:gridSpan w:val="2"' in document and "w:vMerge" in document
    assert "下载Word" in text(address(revision))


@pytest.mark.medium
def test_only_policy_documents_that_are_released_are_drawn(cast):
    draft(cast, title="还没有公开的办法", kind="normative_document")
    plain = released(cast, title="一份公示", kind="publicity")
    making.make()
    assert not Paper.objects.exists() and get(address(plain, "paper.pdf")).status_code == 404


@pytest.mark.medium
def test_paper_is_gone_with_a_correction_until_it_is_drawn_again(cast):
    revision = policy(cast)
    making.make()
    again = correct(revision.publication_id, by=cast.clerk, change_note="改了一处")
    assert "第一条" in words_of(taken(revision))  # a correction under way changes nothing
    walk(cast, again, 4)
    assert get(address(revision, "paper.pdf")).status_code == 404 and "下载PDF" not in text(address(revision))
    making.make()
    assert get(address(revision, "paper.pdf")).status_code == 200


@pytest.mark.medium
def test_paper_is_gone_with_a_withdrawal(cast):
    revision = policy(cast)
    making.make()
    withdraw(cast, revision)
    assert get(address(revision, "paper.pdf")).status_code == 410 and not Paper.objects.exists()
    making.make()
    assert not Paper.objects.exists()


@pytest.mark.medium
def test_paper_of_what_was_repealed_says_so(cast):
    revision = policy(cast)
    making.make()
    assert "已废止" not in words_of(taken(revision))
    policy(cast, title="废止集市管理办法的决定", document_number="测政规〔2026〕8号",
           relations=[to(revision, "repeals", DAY(2026, 11, 1))])  # fmt: skip
    making.make()
    assert "这份文件已废止。" in words_of(taken(revision))


@pytest.mark.medium
def test_what_cannot_be_drawn_is_not_offered_and_not_tried_for_ever(cast, monkeypatch):
    revision = policy(cast)
    monkeypatch.setattr(making, "drawn", lambda jobs: iter([{"failed": "ValueError"} for _job in jobs]))
    assert making.make() == "papers: 1" and making.make() == "papers: 0"
    assert "下载PDF" not in text(address(revision)) and get(address(revision, "paper.pdf")).status_code == 404


@pytest.mark.medium
def test_where_the_system_lacks_a_library_the_log_says_so_and_nothing_is_lost(cast, monkeypatch, caplog):
    policy(cast)
    monkeypatch.setattr(making, "drawn", lambda jobs: iter([{"missing": "libpango"}]))
    assert making.make() == "papers: 0" and "libpango" in caplog.text and not Paper.objects.exists()


@pytest.mark.medium
@pytest.mark.parametrize("change", ["corrected", "withdrawn"])
def test_what_changes_while_it_is_drawn_is_left_out_and_the_others_are_kept(cast, monkeypatch, change):
    revision, other = policy(cast), policy(cast, title="测试县庙会管理办法", document_number="测政规〔2026〕4号")

    def drawn(jobs):
        if change == "withdrawn":
            withdraw(cast, revision)
        else:
            walk(cast, correct(revision.publication_id, by=cast.clerk, change_note="改了一处"), 4)
        return iter([{"content": "eA=="} for _job in jobs])

    monkeypatch.setattr(making, "drawn", drawn)
    assert making.make() == "papers: 1"
    assert Paper.objects.get().publication_id == other.publication_id


@pytest.mark.medium
def test_page_needs_no_query_more(cast):
    revision = policy(cast)
    page = address(revision)
    with at_most(6):
        get(page)
    making.make()
    with at_most(6):
        get(page)


@pytest.mark.medium
def test_database_takes_paper_of_the_live_release_alone(cast):
    revision = policy(cast)
    first = revision.publication.releases.get()
    walk(cast, correct(revision.publication_id, by=cast.clerk, change_note="改了一处"), 4)
    put = """INSERT INTO paper (publication_id, release_id, format, validity, layout, content)
             VALUES (%s, %s, 'pdf', 'in_force', 1, 'x')"""
    with pytest.raises(DatabaseError, match="live release"), connections["default"].cursor() as cursor:
        cursor.execute(put, [revision.publication_id, first.pk])
    with (
        pytest.raises((DatabaseError, psycopg.Error), match="permission denied"),
        connections["public"].cursor() as cursor,
    ):
        cursor.execute("DELETE FROM paper")


@pytest.mark.medium
def test_bytes_that_the_portal_did_not_draw_are_not_sent(cast):
    revision = policy(cast)
    making.make()
    there = address(revision, "paper.pdf")
    assert get(there).status_code == 200
    with connections["default"].cursor() as cursor:
        cursor.execute("UPDATE paper SET content = 'forged', at = now()")
    assert get(there).status_code == 404


@pytest.mark.small
def test_child_fetches_nothing_that_a_text_names():
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/a.png"
        named = f'<img alt="" src="{address}"><link rel="stylesheet" href="{address}">'
        html = f'<html lang="zh"><title>x</title><p>字</p>{named}'
        [answer] = making.drawn([{"format": "pdf", "html": html}])
        assert "content" in answer
        with pytest.raises(TimeoutError):
            server.accept()


@pytest.mark.small
def test_child_that_fails_at_one_goes_on_with_the_next():
    job = {"format": "pdf", "html": '<html lang="zh"><title>x</title><p>字</p>'}
    assert [list(answer) for answer in making.drawn([{"format": "odd"}, job])] == [["failed"], ["content"]]


@pytest.mark.small
def test_time_that_runs_out_condemns_only_what_took_all_of_it(monkeypatch):
    monkeypatch.setattr(making, "SECONDS", 0.01)  # the child has not even begun
    job = {"format": "pdf", "html": '<html lang="zh"><title>x</title><p>字</p>'}
    assert list(making.drawn([job, job])) == [{"failed": "stopped"}]

    class Slow:
        """One is drawn, then time is over."""

        def __init__(self, *args, **kwargs):
            self.asked = 0

        def communicate(self, *args, timeout=None):
            self.asked += 1
            if self.asked == 1:
                raise subprocess.TimeoutExpired("child", timeout)
            return '{"content": "eA=="}\n{"cont', None

        def kill(self):
            pass

    monkeypatch.setattr(making.subprocess, "Popen", Slow)
    assert list(making.drawn([job, job])) == [{"content": "eA=="}]


@pytest.mark.small
def test_text_that_ends_the_child_has_failed(monkeypatch):
    monkeypatch.setattr(making.sys, "executable", "/bin/false")
    assert list(making.drawn([{"format": "pdf", "html": ""}] * 2)) == [{"failed": "stopped"}]
