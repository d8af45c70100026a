"""A policy and its interpretation in a browser: written, reviewed, out in one moment, marked when it is repealed."""

import datetime

import pytest
from django.core import mail
from playwright.sync_api import expect

from disclosure.library.relations import of_ours
from portal.cases.mail import hand_over
from portal.cases.today import now
from portal.following import asking, telling
from portal.following.choice import of
from portal.publishing.models import Entry, Revision
from tests.cast import released
from tests.stories.test_main_job import approve

pytestmark = pytest.mark.large
POLICY, READING = "关于调整低保标准的规定", "低保标准提高了多少"


def test_policy_and_interpretation_go_out_together_and_are_marked_together(someone, served, cast, settings):
    clerk = someone("clerk")
    write_policy(clerk)
    expect(clerk.get_by_text("这份文件必须解读").first).to_be_visible()
    clerk.get_by_role("button", name="保存并送审").click()
    expect(clerk.get_by_text("已保存，但没有送审")).to_be_visible()
    write_interpretation(clerk)
    told, document = Revision.objects.order_by("-pk")
    assert told.publication.kind == "interpretation" and told.state == "first_review"
    clerk.goto(f"/admin/disclosure/document/{document.publication_id}/change/")
    expect(clerk.get_by_text(f"“{READING}”：初审")).to_be_visible()
    clerk.get_by_role("button", name="保存并送审").click()
    expect(clerk.get_by_text("已送审")).to_be_visible()

    for name, move in (("reviewer", "初审通过"), ("reviewer2", "复审通过")):
        for _each in range(2):
            page = someone(name)
            approve(page, move)
    signer = someone("signer")
    approve(signer, "签发公开")
    assert not Entry.objects.exists()
    signer.goto("/admin/")
    approve(signer, "签发公开")
    assert Entry.objects.count() == 2

    visitor = someone()
    path, reading = (Entry.objects.get(section=section).path for section in ("document", "interpretation"))
    visitor.goto(path)
    visitor.get_by_role("link", name=READING).click()
    expect(visitor.get_by_role("heading", name=READING)).to_be_visible()
    visitor.get_by_role("link", name=POLICY).click()
    visitor.get_by_role("link", name="看全过程").click()
    expect(visitor.get_by_role("heading", name="从决策到结果")).to_be_visible()

    settings.HAS_MAIL, settings.PORTAL_DEMO = True, True
    asking.write(of({"organ": "mzj"}), "at_once", "reader@example.org", "story")
    asking.confirm("story")
    newer = Entry.objects.get(publication=released(cast, title=f"{POLICY}的口径").publication_id)
    today = datetime.date.today()
    repeal = of_ours("repeals", Entry.objects.get(path=path), today)
    released(cast, title="废止的决定", document_number="霁民发〔2026〕30号", issued_on=today, relations=[repeal])
    visitor.goto(reading)
    expect(visitor.get_by_text("解读的文件已废止")).to_be_visible()
    expect(visitor.get_by_role("link", name="霁民发〔2026〕30号")).to_be_visible()
    visitor.goto(path)
    expect(visitor.get_by_text("这份文件已废止")).to_be_visible()
    visitor.goto("/search/?q=调整低保标准的规定")
    expect(visitor.get_by_text("已废止").first).to_be_visible()
    found = visitor.content()
    assert found.index(f'href="{newer.path}"') < found.index(f'href="{path}"')
    assert f"{POLICY}（已废止）" in visitor.request.get("/feeds/?organ=mzj").text()
    telling.match()
    telling.tell(now())
    hand_over()
    (told,) = mail.outbox
    assert f"《{POLICY}》自" in told.body and "起废止" in told.body


def write_policy(clerk):
    clerk.get_by_role("link", name="直接写").click()
    clerk.get_by_label("标题", exact=True).fill(POLICY)
    clerk.locator(".select2-search__field").fill("最低生活")
    clerk.locator(".select2-results__option").first.click()
    clerk.get_by_label("发文字号").fill("霁民规〔2026〕3号")
    clerk.get_by_label("成文日期").fill("2026-03-02")
    clerk.frame_locator("iframe").locator("body").fill("城市居民最低生活保障标准由每人每月760元提高到800元。")
    clerk.get_by_role("button", name="保存草稿").click()
    expect(clerk.get_by_text("已保存")).to_be_visible()


def write_interpretation(clerk):
    clerk.get_by_role("link", name="写一篇解读").click()
    clerk.get_by_label("标题", exact=True).fill(READING)
    words = "为什么调整：根据省里的背景和目标。主要内容是标准，适用范围是低保家庭。原来760元，现在800元，不用申请。"
    clerk.frame_locator("iframe").locator("body").fill(words)
    clerk.get_by_role("button", name="保存并送审").click()
    expect(clerk.get_by_text("已送审")).to_be_visible()
