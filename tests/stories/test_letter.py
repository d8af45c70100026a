"""A letter in a browser, from a phone without script to the published answer: filed, passed on, answered, reviewed,
rated "unsatisfied", done once more, published masked."""

import pytest
from playwright.sync_api import expect

from feedback.models import Letter
from portal.people.models import Membership
from portal.publishing.models import Entry
from tests.cast import SINCE
from tests.feedback.letters import open_lane
from tests.stories.test_main_job import approve

pytestmark = pytest.mark.large
TITLE = "幸福路的路灯不亮"


@pytest.fixture
def lane(cast):
    lane = open_lane(cast)
    Membership.objects.create(person=cast.handler, organ=cast.bureau, role="clerk", since=SINCE)
    return lane


def test_letter_from_a_phone_to_its_published_answer(lane, someone, served, browser, cast):
    phone = browser.new_context(base_url=served, viewport={"width": 375, "height": 800}, java_script_enabled=False)
    writer = phone.new_page()
    number, code = write(writer)
    assert Letter.objects.get().attachments.count() == 1

    office = someone("office")
    office.get_by_role("link", name=TITLE).first.click()
    office.get_by_role("combobox", name="承办单位").select_option(label="县民政局")
    office.get_by_role("button", name="分办").click()
    answer(someone("handler"), "已经派人，今晚修好。")
    agree(someone("reviewer"))

    follow(writer, number, code)
    expect(writer.get_by_text("今晚修好")).to_be_visible()
    writer.get_by_label("不满意", exact=True).check()
    writer.get_by_label("为什么").fill("今晚还是不亮")
    writer.get_by_label("不满意，要求再办一次").check()
    writer.get_by_role("button", name="提交评价").click()
    expect(writer.get_by_text("您要求再办一次")).to_be_visible()

    handler = someone("handler")
    expect(handler.get_by_text("重办").first).to_be_visible()
    answer(handler, "换了新的灯，现场看过，已经亮了。邻居电话13812345678也说好。")
    agree(someone("reviewer"))

    handler = someone("handler")
    handler.goto(f"/admin/feedback/letter/{Letter.objects.get().pk}/change/")
    handler.get_by_role("button", name="拟公开问答").click()
    text = handler.frame_locator("iframe").locator("body")
    expect(text).to_contain_text("现场看过")
    expect(text).not_to_contain_text("13900000000")
    text.evaluate("body => { body.innerHTML = body.innerHTML.replace('邻居电话13812345678也说好。', '') }")
    handler.get_by_role("button", name="保存并送审").click()
    expect(handler.get_by_text("已送审")).to_be_visible()
    for name, move in (("reviewer", "初审通过"), ("reviewer2", "复审通过"), ("signer", "签发公开")):
        approve(someone(name), move)

    follow(writer, number, code)
    writer.get_by_role("link", name="已经公开").click()
    expect(writer.get_by_role("heading", name=TITLE)).to_be_visible()
    expect(writer.get_by_text("已经亮了")).to_be_visible()
    expect(writer.get_by_text("测某某")).to_be_visible()
    assert "13900000000" not in writer.content() and "13812345678" not in writer.content()
    assert writer.evaluate("document.documentElement.scrollWidth") <= 375 and Entry.objects.count() == 1
    phone.close()


def write(writer) -> tuple[str, str]:
    writer.goto("/letters/")
    writer.get_by_role("link", name="县长信箱").click()
    writer.get_by_label("咨询").check()
    writer.get_by_role("textbox", name="标题").fill(TITLE)
    writer.get_by_label("把事情说清楚").fill("我是测试员甲，电话13900000000，幸福路的路灯三天不亮。")
    writer.get_by_label("照片或材料").set_input_files(
        {"name": "灯.jpg", "mimeType": "image/jpeg", "buffer": b"\xff\xd8\xff\xe0 dark"}
    )
    writer.get_by_role("textbox", name="您的姓名").fill("测试员甲")
    writer.get_by_role("textbox", name="电话").fill("13900000000")
    writer.get_by_label("可以：").check()
    writer.get_by_role("button", name="提交信件").click()
    expect(writer.get_by_role("heading", name="收到了您的信")).to_be_visible()
    return writer.locator("[data-number]").inner_text(), writer.locator("[data-code]").inner_text()


def follow(writer, number: str, code: str) -> None:
    writer.goto("/letters/track/")
    writer.get_by_label("信件编号").fill(number)
    writer.get_by_label("查询码").fill(code)
    writer.get_by_role("button", name="查看").click()


def answer(handler, words: str) -> None:
    handler.get_by_role("link", name=TITLE).first.click()
    handler.get_by_role("textbox", name="答复").fill(words)
    handler.get_by_role("button", name="写答复，送审核").click()
    expect(handler.get_by_text("已办：写答复")).to_be_visible()


def agree(reviewer) -> None:
    reviewer.goto("/admin/?queue=letters")
    reviewer.get_by_role("link", name=TITLE).first.click()
    reviewer.get_by_role("button", name="审核通过，答复写信人").click()
    expect(reviewer.get_by_text("已办：审核通过")).to_be_visible()
