"""The public is asked, in a browser: written, reviewed, answered from a phone; closed, put in order, answered, and made
into a document to which the way leads back."""

import pytest
from playwright.sync_api import expect

from disclosure.library.relations import read
from feedback.consultations import ledger
from feedback.models import Adoption, Opinion
from portal.publishing.models import Entry
from portal.site.options import set_option
from tests.cast import released
from tests.feedback.consulting import address, asked_before, days, enter
from tests.stories.test_main_job import approve

pytestmark = pytest.mark.large
TITLE, SAID = "关于《测试县公园管理办法（征求意见稿）》征求意见的公告", "公园夜间开放到二十二点，方便下班的人。"
STEPS = (("reviewer", "初审通过"), ("reviewer2", "复审通过"), ("signer", "签发公开"))


def test_consultation_is_asked_and_answered_from_a_phone(someone, cast):
    set_option("forms.least_seconds", 0, by=cast.office)
    clerk = someone("clerk")
    clerk.get_by_role("link", name="发起征集").click()
    clerk.get_by_label("标题", exact=True).fill(TITLE)
    clerk.get_by_label("开始日期").fill(days(0).isoformat())
    clerk.get_by_label("截止日期").fill(days(20).isoformat())
    clerk.get_by_label("公告").fill("公园越来越多，怎样管，请大家说。")
    clerk.get_by_label("起草说明").fill("依据公园条例起草，主要规定开放时间。")
    clerk.get_by_label("联系单位").fill("县民政局办公室")
    clerk.frame_locator("iframe").locator("body").fill("第一条 公园六点开放，二十一点关闭。")
    clerk.get_by_role("button", name="保存并送审").click()
    expect(clerk.get_by_text("一般不少于30日").last).to_be_visible()
    clerk.get_by_label("截止日期").fill(days(31).isoformat())
    clerk.get_by_role("button", name="保存并送审").click()
    expect(clerk.get_by_text("已送审")).to_be_visible()
    for name, move in STEPS:
        approve(someone(name), move)

    phone = someone(width=375)
    phone.goto("/")
    phone.get_by_role("link", name=TITLE).click()
    expect(phone.get_by_text("还剩31天")).to_be_visible()
    phone.get_by_role("link", name="对这一段提意见").first.click()
    phone.get_by_role("button", name="提交意见").click()
    expect(phone.get_by_text("请把意见写得具体一些").first).to_be_visible()
    phone.get_by_label("您的意见").fill(SAID)
    phone.get_by_label("企业、个体工商户").check()
    phone.get_by_role("button", name="提交意见").click()
    expect(phone.get_by_role("heading", name="收到了，谢谢您")).to_be_visible()
    number, code = phone.locator("[data-number]").inner_text(), phone.locator("[data-code]").inner_text()
    phone.get_by_role("link", name="/consultations/track/").click()
    phone.get_by_label("编号").fill(number)
    phone.get_by_label("查询码").fill(code)
    phone.get_by_role("button", name="查看").click()
    expect(phone.get_by_text(SAID)).to_be_visible()
    assert number not in phone.url and Opinion.objects.get().paragraph == 1


def test_forty_opinions_become_a_ledger_a_result_and_a_document(someone, cast):
    revision = asked_before(cast, title=TITLE)
    opinions = [enter(cast, revision, days(-2 - n % 30), text=f"第{n}条：夜间多开一小时") for n in range(40)]
    rude = enter(cast, revision, days(-2), text="一段辱骂的话在这里")
    ledger.put(revision.publication_id, [each.pk for each in opinions[:37]], summary="延长夜间开放时间", by=cast.clerk)
    ledger.decide(Adoption.objects.get().pk, decision="adopted", by=cast.clerk)
    visitor = someone()
    visitor.goto(address(revision))
    expect(visitor.get_by_text("结果待公布")).to_be_visible()
    expect(visitor.get_by_role("link", name="提意见", exact=True)).to_have_count(0)

    clerk = someone("clerk")
    clerk.get_by_role("link", name="征集结果待公布").click()
    clerk.get_by_role("link", name="去反馈").click()
    expect(clerk.get_by_text("还有4条没有写采纳情况")).to_be_visible()
    clerk.get_by_role("link", name="没有归类的").click()
    clerk.get_by_label(f"勾选 {rude.number}").check()
    clerk.get_by_label("违法的内容").fill("侮辱他人")
    clerk.get_by_role("button", name="屏蔽，留作证据").click()
    expect(clerk.get_by_text("已记下")).to_be_visible()
    for each in opinions[37:]:
        clerk.get_by_label(f"勾选 {each.number}").check()
    clerk.get_by_label("新的一类说的是什么").fill("通宵开放")
    clerk.get_by_role("button", name="归类").click()
    clerk.get_by_role("link", name="通宵开放").click()
    line = clerk.locator("li", has=clerk.get_by_role("button", name="记下采纳情况"))
    line.get_by_label("采纳情况").select_option(label="未采纳")
    line.get_by_role("button", name="记下采纳情况").click()
    expect(clerk.get_by_text("请写理由")).to_be_visible()
    line.get_by_label("理由").fill("管护人员不足，影响周边居民休息。")
    line.get_by_role("button", name="记下采纳情况").click()
    expect(clerk.get_by_text("每一条都有采纳情况了")).to_be_visible()
    clerk.get_by_role("button", name="写意见采纳情况，送审后公布").click()
    clerk.get_by_label("采纳情况说明").fill("谢谢大家。")
    clerk.get_by_role("button", name="保存并送审").click()
    expect(clerk.get_by_text("已送审")).to_be_visible()
    for name, move in STEPS:
        approve(someone(name), move)

    at = address(revision)
    document = released(cast, title="测试县公园管理办法", document_number="霁民发〔2026〕9号",
                        relations=[read(f"征求意见稿 {at}")])  # fmt: skip
    visitor.goto(at)
    for words in ("共收到40条", "延长夜间开放时间", "管护人员不足"):
        expect(visitor.get_by_text(words).first).to_be_visible()
    assert "一段辱骂的话" not in visitor.content() and opinions[0].text not in visitor.content()
    visitor.get_by_role("link", name="文件发布").click()
    assert visitor.url.endswith(Entry.objects.get(publication=document.publication_id).path)
    visitor.get_by_role("link", name=TITLE).click()
    expect(visitor.get_by_role("heading", name=TITLE)).to_be_visible()
