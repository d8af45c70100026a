"""Relations between documents: said at one end, shown at both, undone with a withdrawal; what binds on which day."""

import datetime

import psycopg
import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, connections, transaction

from disclosure.batch.bringing import import_documents
from disclosure.library import cited
from disclosure.library.relations import Related, lines, read
from disclosure.models import Relation
from portal.cases.today import frozen
from portal.publishing import ageing
from portal.publishing.management.commands.recount_facets import wrong_counts
from portal.publishing.models import Link
from portal.publishing.writing import acting_as, correct, locked_draft, save_text
from tests.cast import draft, released, walk
from tests.disclosure import import_files
from tests.disclosure.library import DAY, LAW, TEXTS, address, entry_of, law_with_five_texts, to, withdraw
from tests.pages import at_most, get, text

TODAY = DAY(2026, 11, 20)


@pytest.fixture
def today():
    with frozen(TODAY):
        yield


@pytest.mark.medium
def test_of_five_texts_of_a_law_exactly_one_binds_on_each_day(cast, today):
    texts = law_with_five_texts(cast)

    def binding(day) -> list[int]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT publication_id FROM entry e WHERE in_force_on(e, %s)", [day])
            found = {key for (key,) in cursor.fetchall()}
        return [n for n, each in enumerate(texts, 1) if each.publication_id in found]

    assert binding(DAY(2003, 4, 30)) == []
    for n, (_number, begins) in enumerate(TEXTS, 1):
        assert binding(begins) == [n]
        assert binding(begins - datetime.timedelta(days=1)) == ([n - 1] if n > 1 else [])
    assert [entry_of(each).validity(TODAY) for each in texts] == ["amended"] * 3 + ["in_force", "not_yet_in_force"]


@pytest.mark.medium
def test_each_text_of_a_law_tells_of_the_others(cast, today):
    texts = law_with_five_texts(cast)
    page = text(address(texts[0]))
    assert all(number in page for number, _begins in TEXTS) and "历次文本" in page
    assert "这份文件已修订" in page and f'href="{address(texts[1])}">测政令第7号</a>' in page
    assert "（本文）" in page and "2003年5月1日" in page and "，至" in page
    assert "题注" in page and "2003年以测政令第1号公布" in page
    assert get(address(texts[0])).status_code == 200 and LAW in text("/documents/")


@pytest.mark.medium
def test_night_that_a_new_text_begins_the_old_one_is_filed_anew(cast, today):
    texts = law_with_five_texts(cast)
    assert text("/documents/?validity=in_force").count("测政令第20号") == 1
    with frozen(DAY(2027, 1, 1)):
        assert ageing.turn(DAY(2027, 1, 1)) == 2
        assert ageing.turn(DAY(2027, 1, 1)) == 0
        page = text("/documents/?validity=in_force")
        assert "测政令第31号" in page and "测政令第20号" not in page
        assert "这份文件已修订" in text(address(texts[3]))
    assert wrong_counts() == []


@pytest.mark.medium
def test_repeal_marks_its_target_without_touching_its_release(cast, today):
    old = released(cast, title="老办法", document_number="霁民规〔2020〕1号")
    before = old.publication.releases.get().__dict__ | {"_state": None}
    new = released(cast, title="废止的决定", document_number="霁民规〔2026〕2号",
                   relations=[to(old, "repeals", DAY(2026, 6, 1))])  # fmt: skip
    assert old.publication.releases.get().__dict__ | {"_state": None} == before
    page = text(address(old))
    assert (
        "这份文件已废止" in page and "自2026年6月1日起由" in page and "霁民规〔2026〕2号" in page and "被它废止" in page
    )
    assert "老办法" in text(address(new)) and "× 已废止" in text("/documents/")
    assert entry_of(old).validity(DAY(2026, 5, 31)) == "in_force"
    assert "validity:repealed" in entry_of(old).facets and wrong_counts() == []


@pytest.mark.medium
def test_withdrawal_undoes_what_was_said(cast, today):
    old = released(cast, title="老办法")
    new = released(cast, title="废止的决定", relations=[to(old, "repeals", DAY(2026, 6, 1))])
    withdraw(cast, new)
    assert "已废止" not in text(address(old)) and entry_of(old).repealed_on is None
    assert "validity:in_force" in entry_of(old).facets
    assert not Link.objects.exists() and get(address(new)).status_code == 410
    assert wrong_counts() == []


@pytest.mark.medium
def test_new_release_without_the_relation_takes_it_back(cast, today):
    old = released(cast, title="老办法")
    new = released(cast, title="废止的决定", relations=[to(old, "repeals", DAY(2026, 6, 1))])
    again = correct(new.publication_id, by=cast.clerk, change_note="不废止了")
    assert [each.kind for each in again.relations.all()] == ["repeals"]
    with acting_as(cast.clerk):
        Relation.objects.filter(revision=again).delete()
        save_text(locked_draft(again.pk, by=cast.clerk), title=again.title, body_html="<p>新</p>", change_note="改")
    assert entry_of(old).repealed_on  # a draft changes nothing
    walk(cast, again, 4)
    assert entry_of(old).repealed_on is None and "validity:in_force" in entry_of(old).facets


@pytest.mark.medium
def test_corrected_target_keeps_what_others_say_of_it(cast, today):
    old = released(cast, title="老办法")
    released(cast, title="废止的决定", relations=[to(old, "repeals", DAY(2026, 6, 1))])
    again = correct(old.publication_id, by=cast.clerk, change_note="改错字")
    with acting_as(cast.clerk):
        save_text(locked_draft(again.pk, by=cast.clerk), title=again.title, body_html="<p>新</p>", change_note="改")
    walk(cast, again, 4)
    assert entry_of(old).repealed_on == DAY(2026, 6, 1) and "validity:repealed" in entry_of(old).facets


@pytest.mark.medium
def test_withdrawn_target_is_named_by_its_address_alone(cast, today):
    old = released(cast, title="撤下的老办法")
    new = released(cast, title="修改的决定", relations=[to(old, "amends")])
    withdraw(cast, old)
    page = text(address(new))
    assert "撤下的老办法" not in page and "已撤下的文件" in page and f'href="{address(old)}"' in page
    assert get(address(old)).status_code == 410


@pytest.mark.medium
def test_draft_is_neither_shown_nor_counted_at_the_other_end(cast, today):
    old = released(cast, title="老办法", document_number="霁民规〔2020〕1号")
    before = get(address(old)).content
    for steps in (0, 1, 2, 3):
        walk(cast, draft(cast, title=f"草稿{steps}", relations=[to(old, "repeals")],
                         body_html="<p>废止霁民规〔2020〕1号</p>"), steps)  # fmt: skip
        assert get(address(old)).content == before and not Link.objects.exists()


@pytest.mark.medium
def test_nobody_writes_links_or_dates_by_hand(cast, today):
    old, other = released(cast, title="老办法"), released(cast, title="另一份")
    insert = """INSERT INTO link (from_id, kind, to_id, number_key, words, address, sort)
                VALUES (%s, 'repeals', %s, '', '', '', 1)"""
    for alias in ("default", "public"):
        with pytest.raises(DatabaseError), connections[alias].cursor() as cursor:
            cursor.execute(insert, [other.publication_id, old.publication_id])
    with connection.cursor() as cursor:
        cursor.execute("UPDATE entry SET repealed_on = '2020-01-01' WHERE publication_id = %s", [old.publication_id])
    assert entry_of(old).repealed_on is None
    with pytest.raises(DatabaseError), connections["public"].cursor() as cursor:
        cursor.execute("SELECT write_links(ARRAY[%s]::uuid[])", [old.publication_id])


@pytest.mark.medium
def test_relation_is_frozen_with_its_revision_and_hashed(cast, today):
    old = released(cast, title="老办法")
    revision = walk(cast, draft(cast, title="废止的决定", relations=[to(old, "repeals")]), 1)
    assert revision.header["relations"][0]["to"] == str(old.publication_id)
    for change in ("UPDATE relation SET kind = 'amends'", "DELETE FROM relation"):
        with pytest.raises((DatabaseError, psycopg.Error), match="frozen|permission denied"), transaction.atomic(), \
                connection.cursor() as cursor:  # fmt: skip
            cursor.execute("SELECT set_config('portal.actor', %s, true)", [str(cast.clerk.pk)])
            cursor.execute(change)


@pytest.mark.medium
def test_line_of_a_relation_finds_what_it_means(cast, today):
    old = released(cast, title="老办法", document_number="霁民规〔2020〕1号")
    key, path = old.publication_id, address(old)
    for line, day in (("废止 霁民规[2020]1号", None), ("废止：老办法", None), ("废止《老办法》", None),
                      (f"废止 {path}", None), (f"废止 http://example.gov.cn{path}", None),
                      ("废止 霁民规〔2020〕1号 自2026年6月1日起", DAY(2026, 6, 1)),
                      ("废止霁民规〔2020〕1号，自2026-06-01起", DAY(2026, 6, 1))):  # fmt: skip
        found = read(line)
        assert (found.kind, found.target, found.effective_on) == ("repeals", key, day), line
    assert read("依据 《某省条例》（某政令第3号） https://www.example.com/a") == Related(
        "based_on", "《某省条例》（某政令第3号）", None, "https://www.example.com/a"
    )
    revision = draft(
        cast, title="废止的决定", relations=[to(old, "repeals", DAY(2026, 6, 1)), read("依据 《某省条例》")]
    )
    again = [read(line) for line in lines(revision.relations.all()).splitlines()]
    assert again == [to(old, "repeals", DAY(2026, 6, 1)), Related("based_on", "《某省条例》")]


@pytest.mark.medium
def test_line_that_cannot_be_read_says_why(cast, today):
    for title in ("甲", "乙"):
        released(cast, title=f"{title}办法", document_number="霁民规〔2020〕1号")
    draft(cast, title="草稿里的办法", document_number="霁民规〔2021〕9号")
    for line, why in (("撤销 甲办法", "先写修改"), ("废止", "再写文号"), ("废止 霁民规〔2020〕1号", "有几份"),
                      ("废止 /documents/987654/", "现在不是公开的文件"), ("废止 甲办", "相近的有"),
                      ("废止 草稿里的办法", "没有文号或标题"), ("废止 霁民规〔2021〕9号", "没有文号或标题"),
                      ("废止 甲办法 自2026-13-01起", "不是日期"), ("依据 https://www.example.com/", "要写名称"),
                      ("依据 某条例 http://1.2.3.4@evil/", "网址要写完整")):  # fmt: skip
        with pytest.raises(ValidationError, match=why):
            read(line)


@pytest.mark.medium
def test_numbers_in_a_text_lead_to_what_bears_them_also_when_it_comes_later(cast, today):
    citing = released(cast, title="引用的通知", document_number="霁民发〔2026〕8号",
                      body_html="<p>根据霁民规〔2020〕1号和《办法》（霁民规﹝2020﹞1 号）执行，"
                                "不看<a href='https://a.gov.cn/'>霁民规〔2020〕1号</a>。</p>")  # fmt: skip
    stored = citing.publication.releases.get().body_html
    assert "/documents/" not in text(address(citing)).split('class="text"')[1].split("</div>")[0]
    old = released(cast, title="老办法", document_number="霁民规〔2020〕1号", body_html="<p>正文</p>")
    page = text(address(citing))
    assert page.count(f'<a href="{address(old)}">霁民规〔2020〕1号</a>') == 1
    assert f'<a href="{address(old)}">霁民规﹝2020﹞1 号</a>' in page
    assert "文中提到本文件" in text(address(old)) and address(citing) in text(address(old))
    assert citing.publication.releases.get().body_html == stored
    withdraw(cast, citing)
    assert "文中提到本文件" not in text(address(old))


@pytest.mark.medium
def test_number_that_two_documents_bear_leads_to_neither(cast, today):
    for title in ("甲", "乙"):
        released(cast, title=f"{title}办法", document_number="测政令第3号", body_html="<p>正文</p>")
    citing = released(cast, title="引用的通知", body_html="<p>见测政令第3号。</p>")
    page = text(address(citing))
    assert "测政令第3号</a>" not in page and "甲办法" in page and "乙办法" in page


@pytest.mark.medium
def test_page_asks_no_more_with_a_hundred_links_than_with_one(cast, today):
    law = released(cast, title="老办法", document_number="霁民规〔2020〕1号")
    for n in range(6):
        released(
            cast,
            title=f"引用{n}",
            document_number="",
            body_html="<p>见霁民规〔2020〕1号</p>",
            relations=[to(law, "based_on")],
        )
    path = address(law)
    get(path)
    with at_most(6):
        page = text(path)
    assert page.count("依据本文件") == 6


@pytest.mark.small
def test_numbers_are_found_behind_the_words_before_them():
    for words, keys in (
        ("根据霁政办规〔2024〕5号的规定", ["霁政办规20245", "根据霁政办规20245"]),
        ("《办法》（霁政办规[2024]5号）", ["霁政办规20245"]),
        ("国务院令第711号公布", ["国务院令711"]),
        ("和政发〔2020〕3号", ["和政发20203"]),
        ("第5号、2024年5号、〔2024〕5号", []),
    ):
        assert cited.keys(words) == keys, words
    assert cited.keys("霁民发〔2026〕3号", own="霁民发20263") == []
    assert cited.linked(
        "<p>甲发〔2020〕1号 &amp; <b title='甲发〔2020〕1号'>x</b></p>", {"甲发20201": "/documents/1/"}
    ) == ("<p><a href=\"/documents/1/\">甲发〔2020〕1号</a> &amp; <b title='甲发〔2020〕1号'>x</b></p>")


@pytest.mark.medium
def test_target_that_was_never_public_is_neither_linked_nor_called_withdrawn(cast, today):
    unknown = draft(cast, title="还没有公开的办法")
    said = Related("based_on", "《还没有公开的办法》", unknown.publication_id, "javascript:alert(1)")
    page = text(address(released(cast, title="依据的通知", relations=[said])))
    assert "已撤下的文件" not in page and "还没有公开" not in page and "javascript" not in page


@pytest.mark.medium
def test_withdrawn_target_is_shown_by_its_notice_alone(cast, today):
    old = released(cast, title="要撤下的办法")
    there = address(old)
    new = released(cast, title="依据的通知", relations=[to(old, "based_on")])
    withdraw(cast, old)
    page = text(address(new))
    assert f'href="{there}">已撤下的文件' in page and "要撤下的办法" not in page


@pytest.mark.medium
def test_brought_relation_keeps_no_address_that_is_none(cast, tmp_path):
    addresses = ("javascript:alert(1)", "/documents/1/", "https://www.example.com/1.html")
    told = [{"kind": "based_on", "words": "《外面的办法》", "address": each} for each in addresses]
    brought = [import_files.line(title=f"第{n}份", relations=[each]) for n, each in enumerate(told)]
    _batch, report = import_documents(import_files.write(tmp_path, brought), by=cast.office, organ=cast.county)
    kept = Relation.objects.order_by("revision__title").values_list("address", flat=True)
    assert list(kept) == ["", "", "https://www.example.com/1.html"]
    assert dict(report.warnings)["relation_address"] == [1, 2]
