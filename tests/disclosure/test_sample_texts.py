"""The sample county's texts: they answer the catalog, add up, repeat nothing and name nobody."""

import csv
import io
import re
import zipfile
from collections import Counter, defaultdict
from pathlib import Path

import pytest
from openpyxl import load_workbook

from disclosure.sample import guide
from disclosure.sample.catalogs import SUPPLEMENTS
from disclosure.sample.county import BY_CODE, ORGANS
from disclosure.sample.documents import sample_documents
from disclosure.sample.people import PEOPLE
from disclosure.sample.shapes import SAMPLE_TODAY
from portal.publishing.content import clean_html
from portal.publishing.states import ReturnReason, State, WithdrawReason
from portal.search.first_terms import DISCLOSURE_TIMES, KINDS, SCOPES, TOPICS, VALIDITIES

pytestmark = pytest.mark.small

CATALOG = Path(__file__).parents[2] / "disclosure/data/standard_catalog.csv"
OTHER_CATALOGS = [CATALOG.with_name(f"{name}_catalog.csv") for name in ("village", "township", "statutory")]
DOCUMENTS = sample_documents()
PUBLIC = [document for document in DOCUMENTS if document.state in ("released", "corrected")]
TAG = re.compile(r"<[^>]+>")
ROW = re.compile(r"<tr>(.*?)</tr>", re.S)
CELL = re.compile(r"<t[dh][^>]*>(.*?)</t[dh]>", re.S)
TABLE = re.compile(r"<table>(.*?)</table>", re.S)


def right_text(document):
    """The text that stands in the end: a correction's, where there was one."""
    return document.second_version.body_html if document.second_version else document.body_html


def number(cell):
    try:
        return float(cell.replace(",", "").rstrip("%"))
    except ValueError:
        return None


def catalog_items():
    rows = [row for path in (CATALOG, *OTHER_CATALOGS) for row in csv.DictReader(path.read_text("utf-8").splitlines())]
    own = {(str(201 + place), *item[1:3]) for place, (_publisher, items) in enumerate(SUPPLEMENTS.values())
           for item in items}  # fmt: skip
    return own | {(row["domain_code"], row["level1"], row["level2"]) for row in rows}


def test_every_document_answers_items_of_the_catalog():
    known = catalog_items()
    for document in DOCUMENTS:
        for item in (document.item, *document.extra_items):
            assert item in known, document.title


def test_public_documents_fill_all_domains_and_most_items():
    domains = Counter(document.item[0] for document in PUBLIC if len(document.item[0]) == 2)
    assert len(PUBLIC) >= 330
    assert len(domains) == 26 and min(domains.values()) >= 8
    assert {"100", "102", "201", "202"} <= {document.item[0] for document in PUBLIC}
    assert len({document.item for document in PUBLIC}) >= 220


def test_titles_are_distinct_and_as_long_as_titles_are():
    titles = [document.title for document in DOCUMENTS]
    assert len(set(titles)) == len(titles)
    assert all(5 <= len(title) <= 80 for title in titles)


def test_every_word_of_the_header_is_of_the_vocabulary():
    topics = {f"{first}\\{second}" for first, below in TOPICS.items() for second in below.split()}
    for document in DOCUMENTS:
        assert document.kind in KINDS, document.title
        assert document.topic in topics, document.topic
        assert document.validity in VALIDITIES
        assert document.scope in SCOPES.values()
        assert document.disclosure_time in DISCLOSURE_TIMES.values()
        assert document.organ in BY_CODE
        assert 10 <= len(document.abstract) <= 200, document.title


def test_states_and_reasons_are_those_of_the_review():
    states = Counter(document.state for document in DOCUMENTS)
    assert set(states) <= {*State.values, "corrected"}
    assert {"draft", "first_review", "second_review", "final_review", "returned", "referred", "scheduled"} <= set(
        states
    )
    reasons = {"returned": ReturnReason.values, "withdrawn": WithdrawReason.values}
    for document in DOCUMENTS:
        assert (
            (document.reason_code in reasons[document.state]) if document.state in reasons else not document.reason_code
        )
        assert (document.state == "corrected") == bool(document.second_version)
        if document.second_version:
            assert document.second_version.body_html != document.body_html, document.title
            assert document.issued_days_ago > document.second_version.days_after


def test_all_steps_of_a_review_exist_in_the_organ_that_reviews():
    reviewers = defaultdict(list)
    for person in PEOPLE:
        for organ, role in person.memberships:
            reviewers[organ, role].append(person.username)
    for document in DOCUMENTS:
        assert reviewers[document.organ, "clerk"], document.organ
        organ = BY_CODE[document.organ]
        while not reviewers[organ.code, "reviewer"]:
            organ = BY_CODE[organ.parent]
        assert reviewers[organ.code, "final_reviewer"], organ.code
        if organ.review_steps == 3:
            assert len(reviewers[organ.code, "reviewer"]) >= 2
        if document.state == "second_review":
            assert organ.review_steps == 3, document.title


def test_dates_come_in_their_order_and_on_working_days():
    for document in DOCUMENTS:
        assert document.issued_on <= SAMPLE_TODAY, document.title
        assert document.issued_on.weekday() < 5
        if document.effective_until:
            assert document.effective_from <= document.effective_until
        if document.validity == "not_yet_in_force":
            assert document.effective_from > SAMPLE_TODAY


def test_document_numbers_are_regular_unique_and_rising():
    last = {}
    for document in DOCUMENTS:
        if document.document_number:
            prefix, year, serial = re.fullmatch(r"([一-龥]+)〔(\d{4})〕(\d+)号", document.document_number).groups()
            assert int(year) == document.issued_on.year
            assert last.get((prefix, year), 0) < int(serial)
            last[prefix, year] = int(serial)


def test_bodies_pass_the_cleaner_unchanged():
    for document in DOCUMENTS:
        assert clean_html(document.body_html) == document.body_html, document.title
        assert "{" not in document.body_html and "None" not in document.body_html, document.title


def test_tables_are_even_and_their_totals_add_up():
    checked = 0
    for document in DOCUMENTS:
        for table in TABLE.findall(right_text(document)):
            rows = [CELL.findall(row) for row in ROW.findall(table)]
            assert len({len(row) for row in rows}) == 1, (document.title, rows)
            head, *lines = rows
            if not lines or lines[-1][0] != "合计":
                continue
            parts = [line for line in lines[:-1] if not line[0].startswith("其中")]
            for place in range(1, len(head)):
                total, values = number(lines[-1][place]), [number(line[place]) for line in parts]
                if total is None or None in values:
                    continue
                assert abs(total - sum(values)) < 0.006, (document.title, head[place], total, sum(values))
                checked += 1
    assert checked > 150


def test_no_sentence_is_filler():
    """A sentence of more than 12 characters may serve a few documents, not a whole shelf."""
    seen = defaultdict(set)
    for document in DOCUMENTS:
        words = TAG.sub("\n", re.sub(r"<table>.*?</table>", "\n", document.body_html, flags=re.S))
        for sentence in re.split(r"[。；！？\n]", words):
            if len(sentence.strip()) > 12 and not sentence.endswith("："):  # a salutation greets many
                seen[sentence.strip()].add(document.title)
    worst = max(seen, key=lambda sentence: len(seen[sentence]))
    assert len(seen[worst]) <= 12, (worst, len(seen[worst]))


def test_no_two_documents_are_nearly_the_same():
    """Nine of ten sentences in common would be one text under two titles."""
    shelves = defaultdict(list)
    for document in PUBLIC:
        words = TAG.sub("\n", document.body_html)
        shelves[document.item].append((document.title, set(re.split(r"[。\n]", words)) - {""}))
    for texts in shelves.values():
        for place, (title, words) in enumerate(texts):
            for other_title, other in texts[place + 1 :]:
                assert len(words & other) / min(len(words), len(other)) < 0.9, (title, other_title)


def test_nobody_real_can_be_meant():
    for document in DOCUMENTS:
        text = TAG.sub(" ", document.body_html)
        assert not re.search(r"(?<!\d)1[3-9]\d{9}(?!\d)", text), document.title
        assert not re.search(r"(?<!\d)\d{17}[\dXx](?!\d)", text) or "999901" in text, document.title
        assert not re.search(r"(?<![\d-])0(?!999-68)\d{2,3}-\d{7,8}", text), document.title
    for person in PEOPLE:
        assert re.fullmatch("测[试验]员[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]", person.name)


def test_telephone_numbers_belong_to_an_organ_that_is_named():
    owners = {int(organ.phone[5:]) // 20: organ for organ in ORGANS}
    for document in DOCUMENTS:
        text = TAG.sub(" ", right_text(document))
        near = {document.organ, BY_CODE[document.organ].parent}
        for found in re.findall(r"0999-(680[01]\d{3})", text):
            owner = owners.get(int(found) // 20)
            if owner is None:
                continue
            named = any(name in text for name in (owner.name, owner.short_name, owner.name.removeprefix("霁川")))
            assert owner.code in near or named, (document.title, found, owner.name)


def test_attachments_are_real_files_of_their_kind():
    files = [(document.title, file) for document in DOCUMENTS for file in document.attachments]
    assert len({title for title, _ in files}) >= 60
    for title, file in files:
        data = file.build()
        assert file.name.endswith("." + file.kind) and 0 < len(data) < 60_000, title
        if file.kind == "pdf":
            assert data.startswith(b"%PDF-") and data.endswith(b"%%EOF\n")
        elif file.kind == "docx":
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                assert archive.testzip() is None and "word/document.xml" in archive.namelist()
        elif file.kind == "xlsx":
            assert load_workbook(io.BytesIO(data)).active.max_row > 1
        else:
            assert data.decode()


def test_two_runs_tell_the_same():
    def told():
        return [
            (d.title, d.body_html, d.document_number, d.issued_days_ago, d.published_lag_working_days,
             [file.build() for file in d.attachments])
            for d in sample_documents()
        ]  # fmt: skip

    assert told() == told()


def test_organs_stand_after_their_parents_with_codes_of_their_own():
    seen = set()
    for organ in ORGANS:
        assert organ.parent in seen or organ.code == "jcx"
        assert re.fullmatch(r"[a-z]+", organ.code) and organ.code not in seen
        assert re.fullmatch(r"11999901[0-9A-Z]{10}", organ.credit_code)
        assert organ.heads and organ.units and organ.duties
        seen.add(organ.code)
    assert len({organ.credit_code for organ in ORGANS}) == len({organ.name for organ in ORGANS}) == len(ORGANS)
    assert len({person.username for person in PEOPLE}) == len({person.name for person in PEOPLE}) == len(PEOPLE)


def test_the_guide_says_what_the_law_asks_of_it():
    told = guide.GUIDE_HTML
    office = BY_CODE["zfb"]
    for part in (
        "信息分类",
        "编排",
        "获取",
        office.name,
        office.address,
        office.hours,
        office.phone,
        office.fax,
        office.email,
    ):
        assert part in told, part
    for part in ("行政复议", "行政诉讼", "举报"):
        assert part in told, part
    assert 3 <= len(guide.RULES) <= 4
    for body in (told, *(rule.body_html for rule in guide.RULES)):
        assert clean_html(body) == body
