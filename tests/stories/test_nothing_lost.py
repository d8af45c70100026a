"""Nothing typed is lost: two tabs, an ended login, a lost connection, a closed tab. In a real browser."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from portal.publishing.models import Autosave, Revision
from tests.cast import draft
from tests.stories.conftest import PASSWORD

pytestmark = pytest.mark.large
ADD = "/admin/disclosure/document/add/"
COPIES = "() => Object.keys(localStorage).filter((name) => name.startsWith('draft:')).length"


def body_of(page):
    return page.frame_locator("iframe").locator("body")


def write(page, title: str, body: str):
    page.get_by_label("标题", exact=True).fill(title)
    body_of(page).fill(body)


def line(page, words: str):
    expect(page.locator("#autosave-line")).to_contain_text(words, timeout=30_000)


def test_what_is_typed_is_kept_and_offered_again_after_the_tab_was_closed(someone):
    page = someone("clerk")
    page.goto(ADD)
    write(page, "关于低保标准的通知", "写了一半的话")
    line(page, "已自动保存")
    assert page.evaluate(COPIES) == 0  # the server has it
    again = page.context.new_page()
    page.close()
    again.goto(ADD)
    expect(again.get_by_text("有没保存的内容")).to_be_visible()
    again.get_by_role("link", name="恢复").click()
    expect(again.get_by_label("标题", exact=True)).to_have_value("关于低保标准的通知")
    expect(body_of(again)).to_contain_text("写了一半的话")
    again.get_by_role("button", name="保存草稿").click()
    expect(again.get_by_text("已保存，只有本单位的人能看到")).to_be_visible()
    assert Revision.objects.get().body_text == "写了一半的话"
    again.goto(ADD)
    expect(again.get_by_text("有没保存的内容")).to_have_count(0)


def test_lost_connection_keeps_the_text_in_the_browser_and_brings_it_when_it_is_back(someone):
    page = someone("clerk")
    page.goto(ADD)
    context = page.context
    context.set_offline(True)
    write(page, "断网时写的", "断网时写的话")
    line(page, "内容留在本机")
    assert page.evaluate(COPIES) == 1
    context.set_offline(False)
    line(page, "已自动保存")
    assert page.evaluate(COPIES) == 0

    context.set_offline(True)
    write(page, "断网时写的", "后来又写的话")
    line(page, "内容留在本机")
    page.close()
    context.set_offline(False)
    again = context.new_page()
    again.goto(ADD)
    expect(again.get_by_text("有没保存的内容").first).to_be_visible()
    found = []
    for number in range(again.get_by_role("link", name="恢复").count()):
        again.goto(ADD)
        again.get_by_role("link", name="恢复").nth(number).click()
        found.append(body_of(again).inner_text())
    assert any("后来又写的话" in text for text in found)


def test_text_of_an_ended_login_stands_on_the_page_and_comes_back_after_the_next(someone):
    page = someone("clerk")
    page.goto(ADD)
    write(page, "过期前写的", "过期前写的话")
    line(page, "已自动保存")
    Session.objects.all().delete()
    body_of(page).fill("过期后写的话")
    line(page, "登录已过期")
    page.get_by_role("button", name="保存草稿").click()
    expect(page.get_by_role("heading", name="登录已过期")).to_be_visible()
    expect(page.get_by_label("您写的内容").nth(0)).to_be_visible()
    assert "过期后写的话" in page.content()
    page.get_by_role("link", name="重新登录").click()
    page.fill("input[name=login]", "clerk")
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(f"**{ADD}")
    expect(page.locator(".left").first).to_be_visible()
    texts = [row.fields["body_html"] for row in Autosave.objects.filter(finished=False)]
    assert any("过期后写的话" in text[0] for text in texts)
    page.locator(".left", has=page.get_by_role("link", name="恢复")).last.get_by_role("link", name="恢复").click()
    expect(body_of(page)).to_contain_text("的话")


def test_second_of_two_tabs_sees_both_texts_and_saves_what_it_means(someone, cast):
    revision = draft(cast)
    path = f"/admin/disclosure/document/{revision.publication_id}/change/"
    first = someone("clerk")
    first.goto(path)
    second = first.context.new_page()
    second.goto(path)
    write(first, "第一个窗口的标题", "第一个窗口的话")
    write(second, "第二个窗口的标题", "第二个窗口的话")
    line(second, "已自动保存")
    first.get_by_role("button", name="保存草稿").click()
    expect(first.get_by_text("已保存")).to_be_visible()
    second.get_by_role("button", name="保存草稿").click()
    expect(second.get_by_text("别人已经保存过")).to_be_visible()
    expect(second.locator(".diff")).to_contain_text("第一个窗口的话")
    expect(second.locator(".diff")).to_contain_text("第二个窗口的话")
    expect(second.get_by_label("标题", exact=True)).to_have_value("第二个窗口的标题")
    second.get_by_role("button", name="保存草稿").click()
    expect(second.get_by_text("已保存，只有本单位的人能看到")).to_be_visible()
    assert Revision.objects.get().body_text == "第二个窗口的话"


def test_who_leaves_leaves_nothing_in_the_browser_and_a_mark_is_never_kept_there(someone):
    page = someone("clerk")
    page.goto(ADD)
    page.context.set_offline(True)
    write(page, "方案", "机密★10年")
    line(page, "密级标志")
    assert page.evaluate(COPIES) == 0
    write(page, "方案", "平常的话")
    line(page, "内容留在本机")
    page.context.set_offline(False)
    line(page, "已自动保存")
    page.evaluate(
        "localStorage.setItem('draft:' + document.querySelector('[data-person]').dataset.person + ':x', '{}')"
    )
    page.get_by_role("button", name="退出").click()
    page.wait_for_url("**/admin/**")
    assert page.evaluate(COPIES) == 0
