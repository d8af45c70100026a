"""Three who read: a citizen with a phone, an older citizen in large text without a mouse, an enterprise."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.stories.keyboard import Keyboard
from tests.stories.six_people.county import GUIDE, HOURS, ITEM, NAMES, PHONES, SENTENCE, SUPPORT
from tests.stories.six_people.sight import at_first_sight, sees

pytestmark = pytest.mark.large


def door(page: Page, name: str) -> Locator:
    return page.get_by_role("heading", name=name, exact=True)


def test_citizen_finds_on_a_phone_how_to_apply_for_minimum_aid(someone):
    page = someone(width=375)
    page.goto("/")
    at_first_sight(page, page.locator("#q"), *(door(page, name) for name in ("看政府信息", "办事情", "问政府")))
    sees(page, NAMES["xzf"], "最新公开", GUIDE, name="1-home")
    page.locator("#q").fill("低保怎么申请")
    page.get_by_role("button", name="搜索").click()
    at_first_sight(page, page.get_by_role("link", name=ITEM))
    sees(page, "目录里的这些事项", GUIDE, name="1-search")
    page.get_by_role("link", name=ITEM).click()
    at_first_sight(page, page.get_by_role("link", name=GUIDE))
    sees(page, "低保怎么申请？", "目录里怎么规定", name="1-item")
    page.get_by_role("link", name=GUIDE).click()
    at_first_sight(page, page.get_by_role("heading", name=GUIDE))
    sees(page, "谁可以申请", "要带什么", "到哪里办", "多久办好", PHONES["mzj"], name="1-guide")
    page.get_by_role("link", name="看办公地点和时间").click()
    sees(page, "霁川路1号", HOURS, PHONES["mzj"], name="1-organ")


def test_older_citizen_writes_a_letter_in_large_text_by_keyboard_alone(someone):
    keys = Keyboard(someone(width=1024))
    page = keys.page
    page.goto("/")
    keys.button(re.compile("大字"))
    expect(page.locator("html")).to_have_attribute("data-mode", "large")
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "21px"
    at_first_sight(page, page.locator("#q"), door(page, "看政府信息"))
    sees(page, "问政府", name="2-home")
    keys.link("写信", page.get_by_role("main"))
    sees(page, "不用注册", "3个工作日", name="2-letter")
    keys.tick(page.get_by_role("radio", name=re.compile("咨询")))
    keys.write(page.get_by_label("标题"), "问低保怎么申请")
    keys.write(page.get_by_label("把事情说清楚"), "我今年七十岁，想问低保怎么申请，要带什么材料。")
    keys.write(page.get_by_role("textbox", name="您的姓名"), "测试员甲")
    keys.tick(page.get_by_role("radio", name=re.compile("^可以")))
    keys.button("提交信件")
    at_first_sight(page, page.get_by_text("有1处需要您补充"))
    expect(page.locator(".summary")).to_be_focused()
    expect(page).to_have_title(re.compile("^出错："))
    sees(page, "电话：请写电话", name="2-errors")
    keys.link("电话：请写电话")
    expect(page.get_by_role("textbox", name="电话")).to_be_focused()
    page.keyboard.insert_text("13900000000")
    keys.button("提交信件")
    sees(page, "收到了您的信", "查询码", name="2-receipt")
    assert page.locator("[data-number]").inner_text() and page.locator("[data-code]").inner_text()


def test_enterprise_finds_what_it_may_get_and_until_when(someone):
    page = someone()
    page.goto("/")
    page.get_by_role("main").get_by_role("link", name="我能享受哪些政策").click()
    sees(page, "我办企业", "不用登录", name="3-for-me")
    page.get_by_label("小微企业").check()
    page.get_by_role("button", name="看能享受哪些").click()
    expect(page.get_by_role("heading", name="找到1条")).to_be_in_viewport()
    sees(
        page, "返还上一年失业保险费的60%", "上一年没有裁员", "到2026年6月30日", "县民政局窗口", SENTENCE, name="3-found"
    )
    page.get_by_role("link", name="订阅给小微企业的政策").click()
    sees(page, "订阅", "小微企业", name="3-follow")
    page.go_back()
    page.get_by_role("link", name=SUPPORT).click()
    sees(page, SENTENCE, "现行有效", "相关解读", "不知道问谁，打", name="3-policy")
    page.goto("/policies/for-me/?who=builder")
    sees(page, "还没有写明给这些人的政策", "政策文件库", name="3-none")
