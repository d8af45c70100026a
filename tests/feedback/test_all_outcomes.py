"""Every outcome from end to end, in one table: decided after what it needs, counted in its one cell of table B, its
letter with the remedies of its kind, printed."""

import base64
import datetime
import io

import pypdfium2
import pytest
from docx import Document

from disclosure.paper.making import drawn
from feedback.models import InformationRequest
from feedback.reports import counting, identities, table_b
from feedback.requests import filing, paper
from feedback.requests.composing import Reply
from feedback.requests.form import RegisterForm
from feedback.requests.outcomes import OUTCOMES, Need
from feedback.requests.ticking import hear_silence
from portal.cases.today import frozen
from tests.feedback.requests import form, people_for, walk

D = datetime.date
ASKED = (("ask_reasons", {"told": "本月第三十件"}), ("reasons_heard", {"note": "没有说明"}))
CORRECTED = (
    ("ask_correction", {"days": 5, "told": "哪一年的？"}),
    ("corrected", {"on": D(2026, 3, 3), "note": "仍不清楚"}),
)
THIRD = (("ask_third_party", {"note": "某公司"}), ("third_party_objected", {"note": "是商业秘密"}))
# Outcome: its row of table B, its remedies (3: reconsideration must come first; 6: court or reconsideration; none
# without a letter), what goes before.
TABLE = {
    "already_public": ("granted", 6), "granted": ("granted", 6), "partial": ("partial", 6),
    "denied_state_secret": ("denied_state_secret", 3), "denied_law_forbidden": ("denied_law_forbidden", 3),
    "denied_safety_stability": ("denied_safety_stability", 3),
    "denied_third_party": ("denied_third_party", 3, *THIRD),
    "denied_internal_affairs": ("denied_internal_affairs", 3), "denied_process": ("denied_process", 3),
    "denied_case_file": ("denied_case_file", 3), "denied_special_query": ("denied_special_query", 3),
    "unable_not_held": ("unable_not_held", 6), "unable_needs_creation": ("unable_needs_creation", 6),
    "unable_still_unclear": ("unable_still_unclear", 6, *CORRECTED),
    "refused_petition": ("refused_petition", 6), "refused_repeat": ("refused_repeat", 6),
    "refused_publication": ("refused_publication", 6), "refused_excessive": ("refused_excessive", 6, *ASKED),
    "refused_reconfirm": ("refused_reconfirm", 6),
    "closed_no_correction": ("closed_no_correction", 0, CORRECTED[0]),
    "closed_fee_unpaid": ("closed_fee_unpaid", 0,
                          ("ask_fee", {"basis": "by_volume", "units": 120, "told": "请到窗口"})),
    "closed_other": ("closed_other", 6),
}  # fmt: skip
MUST, MAY = "应当先申请行政复议", "六个月内向测试县人民法院提起行政诉讼"


def registered(desk, title: str) -> InformationRequest:
    written = RegisterForm(form(title=title, channel="fax", submitted_on="2026-03-02") | {"proof": ""})
    assert written.is_valid(), written.errors
    return InformationRequest.objects.get(pk=filing.register(written, by=desk.handler).id)


def decided(desk) -> dict[str, InformationRequest]:
    """One request for each outcome, walked to it."""
    people_for(desk)
    found = {}
    for code, (_row, remedies, *before) in TABLE.items():
        found[code] = asked = registered(desk, f"要{code}的一件")
        walk(asked, desk.handler, "confirm", D(2026, 3, 2), on=D(2026, 3, 2))
        for name, words in before:
            walk(asked, desk.handler, name, D(2026, 3, 3), **words)
        if not remedies:
            continue
        ground = OUTCOMES[code].grounds[0]
        words = {need.value: f"这里写明具体的{need}" for need in ground.needs if need is not Need.AVAILABLE_ON}
        from_ = D(2026, 3, 20) if Need.AVAILABLE_ON in ground.needs else None
        walk(asked, desk.handler, "answer", D(2026, 3, 4), reply=Reply(code, ground.code, words, from_))
        walk(asked, desk.reviewer, "approve", D(2026, 3, 5))
    with frozen(D(2026, 6, 1)):
        hear_silence()
    return found


def letters(found) -> dict[str, dict]:
    kept = {code: asked.replies.filter(approved_by__isnull=False).first() for code, asked in found.items()}
    assert {code for code, reply in kept.items() if not reply} == {code for code, row in TABLE.items() if not row[1]}
    return {code: reply.letter for code, reply in kept.items() if reply}


def printed(found, form: str) -> dict[str, bytes]:
    jobs = {code: paper.job_of("测试员甲", letter, form) for code, letter in letters(found).items()}
    return dict(zip(jobs, (base64.b64decode(each["content"]) for each in drawn(list(jobs.values()))), strict=True))


@pytest.mark.medium
def test_each_of_the_22_outcomes_is_decided_counted_in_its_cell_and_printed_with_its_remedies(cast):
    found = decided(cast)
    assert list(TABLE) == list(OUTCOMES) and len(TABLE) == 22
    cells = counting.tables_of([cast.bureau.pk], 2026)[cast.bureau.pk]
    expected = dict.fromkeys(table_b.RESULT_ROWS, 0)
    for row, *_rest in TABLE.values():
        expected[row] += 1
    assert {row: cells[row]["natural_person"] for row in expected} == expected
    assert cells["result_total"]["total"] == 22 and identities.broken_in_b(cells, None) == []
    for code, asked in found.items():
        asked.refresh_from_db()
        assert (asked.state, asked.outcome) == ("answered", code)
        row = TABLE[code][0]
        assert asked in counting.behind([cast.bureau.pk], 2026, row, "natural_person"), code
    for code, document in printed(found, "docx").items():
        text = "".join(each.text for each in Document(io.BytesIO(document)).paragraphs)
        assert (MUST in text, MAY in text) == (TABLE[code][1] == 3, TABLE[code][1] == 6), code
        assert "测试员甲" in text and f"要{code}的一件" in text and "县民政局公开告〔2026〕" in text, code
        assert "复议" in text and "0999-6800000" in text and "%(" not in text and "None" not in text, code


@pytest.mark.long
def test_each_letter_is_one_pdf_of_whole_pages(cast, tmp_path):
    for code, content in printed(decided(cast), "pdf").items():
        (tmp_path / f"{code}.pdf").write_bytes(content)
        pages = pypdfium2.PdfDocument(content)
        text = "".join(page.get_textpage().get_text_range() for page in pages).replace("\r\n", "")
        assert len(pages) <= 2 and "测试员甲" in text and (MUST if TABLE[code][1] == 3 else MAY) in text, code
