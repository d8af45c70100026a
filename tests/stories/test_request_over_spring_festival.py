"""Requests in a browser across the Spring Festival: one filed on line, corrected, a third party asked, extended, partly
granted, read with its letter and counted in its cell of the report; one that came by post. Every page says why
this date as the engine does."""

import datetime

import pytest
from playwright.sync_api import expect

from feedback.models import InformationRequest
from feedback.requests.following import SHOWN
from feedback.requests.ledger import clock_of
from feedback.requests.states import LABELS
from portal.cases import picture
from portal.cases.models.workday import working_calendar
from portal.cases.today import frozen
from tests.feedback.requests import form, people_for
from tests.stories.here import here

pytestmark = pytest.mark.large
TITLE = "2025年敬老院改造合同"
DESK = "/admin/feedback/informationrequest/"


def day(text: str):
    return frozen(datetime.date.fromisoformat(text))


def test_requests_keep_their_clocks_over_the_festival_and_end_in_their_cells(browser, cast, settings):
    settings.REQUIRE_SECOND_FACTOR = False
    people_for(cast)
    with here(browser) as someone:
        visitor = someone(width=375)
        with day("2026-02-06"):
            number, code = filed(visitor)
            asked = InformationRequest.objects.get(number=number)
            move(someone("handler"), asked, "confirm", on="2026-02-06")
            assert due_of(followed(visitor, number, code)) == "2026-03-12"  # the worked date of the law
            why_is_the_engines(visitor, asked, "春节")
            by_post(someone("handler"), visitor)
        with day("2026-02-24"):  # the seventh working day
            move(someone("handler"), asked, "ask_correction", days="10", told="请写明是哪一所敬老院。")
        with day("2026-02-26"):
            followed(visitor, number, code).get_by_label("您的补正").fill("县中心敬老院。")
            visitor.get_by_role("button", name="提交补正").click()
            expect(visitor.get_by_text("您的补正已经提交")).to_be_visible()
            move(someone("handler"), asked, "corrected", on="2026-02-26", note="补写了名称。")
        with day("2026-03-10"):
            handler = someone("handler")
            move(handler, asked, "ask_third_party", on="2026-02-27", whom="承建单位", note="合同单价是否涉及商业秘密。")
            move(handler, asked, "third_party_objected", on="2026-03-10", note="不同意公开单价。")
            move(someone("signer"), asked, "extend", days="10", told="要逐页遮盖。")
            assert due_of(followed(visitor, number, code)) == "2026-04-21"
            why_is_the_engines(visitor, asked, "停止计算")
            move(handler, asked, "answer", decision="partial:partial", open_part="合同其余部分",
                 reasons="合同单价是承建单位的商业秘密，遮盖后公开。")  # fmt: skip
            reviewer = someone("reviewer")
            move(reviewer, asked, "approve")
            followed(visitor, number, code)
            expect(visitor.get_by_role("heading", name="政府信息部分公开告知书")).to_be_visible()
            expect(visitor.get_by_text("也可以自知道本告知书之日起六个月内")).to_be_visible()
            assert visitor.evaluate("document.documentElement.scrollWidth") <= 375
            reviewer.goto(f"{DESK}figures/2026/?organ=mzj")
            expect(reviewer.get_by_text("勾稽关系相符")).to_be_visible()
            reviewer.locator("tr", has_text="（二）部分公开").get_by_role("link", name="1").first.click()
            expect(reviewer.get_by_role("link", name=number)).to_be_visible()


def filed(page) -> tuple[str, str]:
    page.goto("/requests/new/")
    fill(page, organ="mzj", title=TITLE, text="改造工程的合同和清单")
    scan = {"name": "证件.jpg", "mimeType": "image/jpeg", "buffer": b"\xff\xd8\xff\xe0 a scan"}
    page.set_input_files("#id_proof", scan)
    page.get_by_role("button", name="提交申请").click()
    expect(page.get_by_role("heading", name="收到了您提交的申请")).to_be_visible()
    return receipt(page)


def by_post(desk, visitor) -> None:
    """Signed for on the day on which it is registered: its clock begins there (REQ-05)."""
    desk.goto(f"{DESK}register/")
    fill(desk, kind="access", channel="post_signed", submitted_on="2026-02-03", evidence_on="2026-02-06", organ="mzj",
         title="历年敬老院的名单")  # fmt: skip
    desk.get_by_role("button", name="登记", exact=True).click()
    expect(desk.locator("[data-code]")).to_be_visible()
    assert due_of(followed(visitor, *receipt(desk))) == "2026-03-12"
    expect(visitor.get_by_text("签收了申请，开始计算期限").first).to_be_visible()
    why_is_the_engines(visitor, InformationRequest.objects.get(channel="post_signed"), "春节")


def fill(page, **said: str) -> None:
    person = ("name", "paper", "paper_number", "phone", "address")
    for name, value in ({each: form()[each] for each in person} | said).items():
        place = page.locator(f"#id_{name}")
        place.select_option(value) if place.evaluate("each => each.tagName") == "SELECT" else place.fill(value)


def receipt(page) -> tuple[str, str]:
    return page.locator("[data-number]").inner_text(), page.locator("[data-code]").inner_text()


def followed(page, number: str, code: str):
    page.goto("/requests/track/")
    page.fill("#id_number", number)
    page.fill("#id_code", code)
    page.get_by_role("button", name="查看").click()
    expect(page.get_by_text(number).first).to_be_visible()
    return page


def due_of(page) -> str:
    return page.locator("[data-due]").first.get_attribute("data-due")


def why_is_the_engines(page, asked: InformationRequest, says: str) -> None:
    """The table on the page is the engine's trace, line by line; and the day the page names is its day."""
    clock = clock_of(asked.events.all(), working_calendar())
    lines = "rows => rows.map(row => [...row.children].map(cell => cell.textContent.trim()))"
    shown = page.locator("table.why tbody tr").evaluate_all(lines)
    assert shown == [[each.days, str(each.counted), to_him(each.reason), each.basis] for each in picture.table(clock)]
    assert due_of(page) == clock.due_on.isoformat() and any(says in line[2] for line in shown)


def to_him(reason: str) -> str:
    """The desk's words for a step, in those that its applicant reads."""
    for name, words in SHOWN.items():
        reason = reason.replace(str(LABELS[name]), str(words))
    return reason


def move(page, asked: InformationRequest, name: str, **said: str) -> None:
    page.goto(f"{DESK}{asked.pk}/change/")
    section = page.locator(f"section[aria-labelledby=move-{name}]")
    if section.locator("details:not([open])").count():
        page.locator(f"#move-{name}").click()
    for field, value in said.items():
        place = page.locator(f"#{name}_{field}")
        place.select_option(value) if field == "decision" else place.fill(value)
    section.get_by_role("button").click()
    expect(page.get_by_text("已办：")).to_be_visible()
