"""Three at the desk: a clerk with a Word file and ten minutes, a reviewer of forty, the office in late January."""

import re

import pytest
from playwright.sync_api import Page, expect

from feedback.reports import drafting
from feedback.reports.figures import ROW_A
from portal.publishing.models import Revision
from portal.publishing.moving import advance
from tests.cast import said
from tests.desk.test_writing_from_word import docx, paragraph
from tests.feedback.reports import KNOWN, PATH, draft, submitted
from tests.stories.keyboard import PATIENT
from tests.stories.six_people.county import MANY, NAMES, PHONES
from tests.stories.six_people.sight import at_first_sight, sees

pytestmark = pytest.mark.large
LIST = "云麓镇2026年1月临时救助对象公示"
WORD = docx("".join([
    paragraph(LIST, side="center"), paragraph("一、救助情况", style="1"),
    paragraph("1月救助12户，共发放12000元，名单在镇公示栏。"), paragraph("2026年1月26日", side="right"),
]))  # fmt: skip
MARKED = {"name": "名单.txt", "mimeType": "text/plain", "buffer": "机密★20年\n救助名单".encode()}


def test_clerk_with_a_word_file_has_sent_it_to_review_after_four_pages(someone):
    page, pages = someone("town_clerk"), []
    page.on("response", lambda answer: answer.request.is_navigation_request() and pages.append(answer.url))
    page.goto("/admin/")
    sees(page, "本周该公开", "逾期4个工作日", "临时救助：救助对象名单", name="4-desk")
    page.get_by_role("link", name=re.compile("写一份.*临时救助")).click()
    at_first_sight(page, page.get_by_label("Word 文件"), page.get_by_role("button", name="读进正文"))
    page.get_by_label("Word 文件").set_input_files({"name": "公示.docx", "mimeType": "application/zip", "buffer": WORD})
    page.get_by_role("button", name="读进正文").click()
    expect(page.get_by_text("已从“公示.docx”读进正文")).to_be_visible(timeout=PATIENT)
    sees(page, "没有读进来的", "从正文读到", LIST, name="4-word")
    for field in ("标题", "成文日期"):
        page.get_by_role("button", name=re.compile(rf"填入\s*{field}")).click()
    expect(page.get_by_label("标题", exact=True)).to_have_value(LIST)
    page.get_by_role("button", name="保存并送审").click()
    expect(page.get_by_text("已送审")).to_be_visible(timeout=PATIENT)
    sees(page, LIST, "初审", name="4-sent")
    assert len([url for url in pages if "/admin/" in url and "static" not in url]) <= 8, pages


def test_marked_file_among_forty_is_never_there_and_what_is_not_clean_is_looked_at_alone(someone):
    clerk = someone("clerk")
    clerk.goto("/admin/disclosure/document/add/")
    clerk.set_input_files("[name=new_files]", MARKED)
    expect(clerk.get_by_text("“名单.txt”没有收下，也没有留存")).to_be_visible(timeout=PATIENT)
    sees(clerk, "有国家秘密标志", "由两人登记解密", name="5-marked")

    page = someone("reviewer")
    page.set_default_timeout(PATIENT)
    page.goto("/admin/")
    sees(page, "待我审核", f"2026年第{MANY}批临时救助公示", "1处要看", name="5-queue")
    assert together(page) == MANY
    sees(page, f"您多勾了{MANY - 20}份", "其余的还在“待我审核”里", name="5-together")
    passes(page, 20)
    assert together(page) == MANY - 20
    sees(page, "要单独看的", "1处检查结果没有改好或答复", name="5-left-out")
    passes(page, MANY - 21)
    page.get_by_role("link", name="我的工作").first.click()
    page.get_by_role("link", name="去审核").click()
    page.get_by_role("link", name="看检查结果").click()
    sees(page, "手机", "答复", name="5-finding")
    page.locator("summary", has_text="退回修改").click()
    panel = page.locator("details.move[open]")
    panel.get_by_label("原因").select_option(label="内容有误或不全")
    panel.get_by_label("说明").fill("去掉联系人的手机号")
    panel.get_by_role("button", name="确认退回修改").click()
    page.goto("/admin/")
    sees(page, "现在没有等您办的事", name="5-done")


def together(page: Page) -> int:
    page.goto("/admin/")
    boxes = page.locator(".queue").get_by_role("checkbox").all()
    for box in boxes:
        box.check()
    page.get_by_role("button", name="一起审核勾选的").click()
    return len(boxes)


def passes(page: Page, number: int) -> None:
    page.get_by_text("不涉密，可以公开").click()
    page.get_by_role("button", name="确认选中的通过").click()
    expect(page.get_by_text(f"通过{number}份，没有通过0份")).to_be_visible(timeout=PATIENT)
    sees(page, name=f"5-passed-{number}")


def test_office_in_the_last_week_of_january_knows_what_is_missing_and_clears_what_came(someone, county):
    revision = drafting.begin(county.bureau, 2025, by=county.clerk)
    drafting.save(revision.pk, draft(), by=county.clerk)
    submitted(county, revision)
    page = someone("office")
    page.goto("/admin/")
    page.locator(".views").get_by_role("link", name="年度报告").click()
    sees(page, "县民政局2025年年度报告", "还有4个工作日", name="6-desk")
    page.get_by_role("link", name="年报还没公布").click()
    sees(page, "云麓镇人民政府2025年年度报告", "还没有起草", f"电话{PHONES['zhen']}", name="6-missing")
    page.get_by_role("link", name="云麓镇人民政府2025年年度报告").click()
    sees(page, "应编3份，已公布0份，还差3份", name="6-year")
    page.goto("/admin/?queue=overdue")
    sees(page, "逾期4个工作日", "临时救助：救助对象名单", name="6-overdue")
    page.get_by_role("link", name="看这个单位的").first.click()
    sees(page, "县民政局", "逾期未公开", name="6-organ")

    clears(page, "要求修改")
    sees(page, "请写明要改什么", name="6-no-words")
    page.get_by_label("要改什么").fill("许可数与大厅报的不同，请核对。")
    page.get_by_role("button", name="要求修改").click()
    sees(page, "已记下：要求修改", name="6-returned")
    mended(county)
    clears(page, "审清，可以签发")
    sees(page, "已记下：审清", name="6-cleared")
    for move, who in PATH:
        advance(revision.pk, move, by=county.people[who], said=said(Revision.objects.get(pk=revision.pk)))
    visitor = someone()
    visitor.goto("/reports/2025/")
    sees(visitor, NAMES["mzj"], "还有2个单位没有公布", name="6-public")


def clears(page: Page, verdict: str) -> None:
    page.goto("/admin/?queue=reports")
    page.get_by_role("link", name="去审清").click()
    sees(page, "勾稽关系相符", name="6-clear")
    page.get_by_role("button", name=verdict).click()


def mended(county) -> None:
    """Sent back by the reviewer with the office's words, and sent again by the clerk."""
    revision = Revision.objects.get(publication__kind="report")
    words = said(revision, reason="content", note="按公开办的意见核对许可数")
    advance(revision.pk, "return", by=county.reviewer, said=words)
    drafting.save(revision.pk, draft(entered={"a": {ROW_A: KNOWN | {"licences": 4}}}), by=county.clerk)
    submitted(county, Revision.objects.get(pk=revision.pk))
