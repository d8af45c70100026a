"""The whole way of a document over the desk by keyboard alone, and what stands beside that way. Takes pictures, too."""

import datetime
import re

import pytest
from playwright.sync_api import expect

from disclosure.models import WithheldItem
from portal.people.models import Membership, Organ, Person
from portal.publishing.models import Entry, FindingAnswer, LaterReview, Mark, Opinion, Revision
from portal.site.options import set_defaults
from portal.trail.verify import verify
from tests.cast import SINCE, draft, walk
from tests.desk.test_writing_from_word import docx, paragraph
from tests.examination.corpus.making import word
from tests.examination.corpus.making.numbers import id_number
from tests.examination.corpus.making.sheet import Sheet, sheet_file
from tests.stories.conftest import PASSWORD
from tests.stories.keyboard import PATIENT, Keyboard
from tests.stories.pictures import picture

TITLE = "霁川县民政局关于发放2026年冬季取暖补贴的通知"
IDS = [id_number("19680512", 12), id_number("19550903", 34)]
PHONE = "13900000001"
ROWS = [["村", "姓名", "身份证号", "金额（元）"], ["一村", "测试甲", IDS[0], "600"], ["二村", "测试乙", IDS[1], "600"]]


def notice() -> bytes:
    """A Word file as clerks get it from their colleagues: with a table of people and their whole numbers."""
    today = datetime.date.today()
    return docx("".join([
        paragraph(TITLE, side="center"), paragraph("霁民发〔2026〕21号", side="center"),
        paragraph("一、补贴范围", style="1"), paragraph("在册的特困供养人员和城乡居民，每户补贴六百元。"),
        paragraph("二、发放名单", style="1"), word.table(ROWS),
        paragraph(f"联系人：测试员甲，手机{PHONE}。"),
        paragraph(f"{today.year}年{today.month}月{today.day}日", side="right"),
    ]))  # fmt: skip


@pytest.fixture
def bureau(cast):
    """The cast as a county's bureau that checks secrecy in a step of its own."""
    set_defaults({"site.name": "霁川县人民政府", "site.mark": "霁川"}, source="测试")
    for code, name in (("xzf", "霁川县人民政府"), ("mzj", "霁川县民政局"), ("zhen", "云麓镇人民政府")):
        Organ.objects.filter(code=code).update(name=name, short_name=name.removeprefix("霁川"))
    Organ.objects.filter(pk=cast.bureau.pk).update(secrecy_step=True)
    Membership.objects.create(person=cast.county_checker, organ=cast.bureau, role="secrecy_reviewer", since=SINCE)
    lasts = "甲乙丙丁戊己庚辛壬癸子丑寅卯"
    for person, last in zip(Person.objects.exclude(username="root").order_by("pk"), lasts, strict=True):
        Person.objects.filter(pk=person.pk).update(name=f"测试员{last}")
    return cast


@pytest.fixture
def sitting(bureau, someone):
    """`sitting("clerk")`: that person at the desk, hands on the keyboard, logged in by it."""

    def sitting(name: str) -> Keyboard:
        keys = Keyboard(someone())
        keys.page.goto("/admin/")
        keys.write(keys.page.locator("input[name=login]"), name)
        keys.write(keys.page.locator("input[name=password]"), PASSWORD)
        keys.press("Enter")
        keys.page.wait_for_url("**/admin/")
        return keys

    return sitting


@pytest.mark.large
def test_from_a_word_file_to_the_public_page_by_keyboard_alone(sitting, someone, tmp_path):
    (tmp_path / "取暖补贴.docx").write_bytes(notice())
    (tmp_path / "发放名单.xlsx").write_bytes(sheet_file(Sheet("名单", ROWS)))
    clerk, reviewer = sitting("clerk"), sitting("reviewer")
    begins_with_word(clerk, tmp_path)
    sees_what_was_found_and_masks_it(clerk)
    submits(clerk)
    marks_and_returns(reviewer)
    mends_and_submits_again(clerk)
    second = sitting("reviewer2")
    reads_what_changed(second)
    answers(second)
    says_cleared(second, "初审通过")
    opens_next(reviewer)
    says_cleared(reviewer, "复审通过")
    for name, move in (("county_checker", "保密审查意见"), ("signer", "签发公开")):
        keys = sitting(name)
        opens_next(keys)
        says_cleared(keys, move)
    public_page_shows_it_without_the_numbers(someone())
    assert verify().intact


@pytest.mark.long
def test_what_stands_beside_the_way_is_done_by_keyboard_alone(sitting, bureau):
    registers_what_is_withheld(sitting("clerk"))
    sends_in_an_emergency(sitting("clerk"), draft(bureau, title="关于暴雨红色预警期间停课停工的通知"))
    signer = sitting("signer")
    opens_next(signer)
    says_cleared(signer, "签发公开")
    reviews_later(sitting("office"))
    for title in ("霁川县2026年12月低保资金发放情况", "霁川县2026年12月特困供养资金发放情况"):
        walk(bureau, draft(bureau, title=title), 1)
    reviewer = sitting("reviewer")
    asks_another_organ_and_shows_a_preview(reviewer)
    answers_for_the_organ_asked(sitting("town_clerk"))
    passes_several_at_once(reviewer)
    assert verify().intact


# The way


def begins_with_word(keys, folder):
    page = keys.page
    picture(page, "clerk-begin", page.locator(".desk-head"), page.locator("aside"))
    keys.link("直接写")
    keys.bring(page.get_by_label("Word 文件"), folder / "取暖补贴.docx")
    keys.button("读进正文")
    expect(page.get_by_text("没有读进来的")).to_be_visible(timeout=PATIENT)
    picture(page, "clerk-word", page.locator(".messagelist"), page.get_by_role("button", name="读进正文"))
    keys.to(page.locator(".select2-search__field"))
    page.keyboard.insert_text("最低生活")
    expect(page.locator(".select2-results__option--highlighted")).to_be_visible()
    keys.press("Enter")
    for name in ("标题", "发文字号", "成文日期"):
        keys.button(re.compile(rf"填入\s*{name}"))
    keys.bring(page.get_by_label("添加附件"), folder / "发放名单.xlsx")
    expect(page.locator("#files tbody tr")).to_have_count(1, timeout=PATIENT)
    keys.button("保存草稿")
    expect(page.get_by_text("已保存，只有本单位的人能看到")).to_be_visible(timeout=PATIENT)
    assert Revision.objects.get().title == TITLE


def sees_what_was_found_and_masks_it(keys):
    page = keys.page
    keys.link("看检查结果")
    found = page.locator(".findings > li")
    expect(found.first).to_contain_text(IDS[0])
    picture(page, "clerk-findings", page.locator(".views"), found.nth(2))
    keys.link(re.compile("正文第.*段"), page.locator(".findings"))
    expect(page.locator("mark:target")).to_have_text(IDS[0])
    picture(page, "clerk-place", page.locator("#p6"), page.locator("#p9"))
    keys.link("身份证号", page.locator(".place"))
    masks = page.get_by_role("button", name=re.compile("遮盖成 9"))
    for left in range(4, 0, -1):
        expect(masks).to_have_count(left, timeout=PATIENT)
        keys.enter(masks.first)
    expect(masks).to_have_count(0, timeout=PATIENT)
    expect(page.get_by_text("已遮盖")).to_be_visible()


def submits(keys):
    keys.button("提交审核")
    expect(keys.page.get_by_text("现在是“初审”")).to_be_visible(timeout=PATIENT)


def marks_and_returns(keys):
    page = keys.page
    keys.page.goto("/admin/")
    picture(page, "reviewer-queue", page.locator(".desk-top"), page.locator(".queue"), page.locator("aside"))
    keys.link(re.compile("去审核"))
    keys.link("逐段看")
    keys.link(re.compile("标注.*第4段"))
    form = page.locator(".mark-form")
    keys.choose(form.get_by_label("原因"), "内容有误或不全")
    keys.write(form.get_by_label("怎么改"), "写明什么时候发到个人账户")
    picture(page, "reviewer-mark", page.locator("#p4"), page.locator("#p5"))
    keys.button("标注这里")
    expect(page.get_by_text("已标注，退回时一起带给作者")).to_be_visible()
    panel = keys.unfold("退回修改")
    keys.choose(panel.get_by_label("原因"), "内容有误或不全")
    keys.write(panel.get_by_label("说明"), "少了发放时间，见标注")
    keys.button("确认退回修改")
    expect(page.get_by_text("现在是“退回修改”")).to_be_visible()
    assert Mark.objects.get().place == "p4"


def mends_and_submits_again(keys):
    page = keys.page
    page.goto("/admin/")
    keys.link(re.compile("退回给我"))
    keys.link(re.compile("去修改"))
    answer = page.get_by_label(re.compile("您的答复"))
    keys.write(answer, "已写明12月15日前发放")
    notice = page.locator("#content > .notice").first
    picture(page, "clerk-returned", page.locator("#content > h1"), notice, page.locator(".findings > li"))
    body = page.frame_locator("iframe").locator("body")
    keys.to(body)
    keys.press("Control+End")
    keys.press("Enter")
    page.keyboard.insert_text("补贴在12月15日前发到个人账户。")
    keys.button("保存并送审")
    expect(page.get_by_text("已送审")).to_be_visible(timeout=PATIENT)
    assert "12月15日" in Revision.objects.get().body_text


def reads_what_changed(keys):
    page = keys.page
    keys.link(re.compile("去审核"))
    keys.link(re.compile("往来和改动"))
    expect(page.locator("ins", has_text="12月15日")).to_be_visible()
    picture(page, "reviewer-changed", page.locator(".views"), page.locator(".findings").last)


def answers(keys):
    page = keys.page
    keys.link(re.compile("检查结果"))
    expect(page.locator(".findings details")).to_have_count(1, timeout=PATIENT)
    form = keys.unfold("答复")
    keys.write(form.get_by_label("答复"), "是公布的工作手机，本人同意公开")
    picture(page, "reviewer-answer", page.locator(".views"), page.locator(".findings > li").first)
    keys.button("记下答复")
    expect(page.get_by_text("已记下您的答复")).to_be_visible()
    assert FindingAnswer.objects.get().person.username == "reviewer2"


def opens_next(keys):
    keys.page.goto("/admin/")
    keys.link(re.compile("去审核"))


def says_cleared(keys, move):
    panel = keys.unfold(move)
    keys.pick("不涉密，可以公开", panel)
    if move == "复审通过":
        picture(keys.page, "reviewer-approve", keys.page.locator(".steps"), panel)
    keys.button(f"确认{move}")
    expect(keys.page.get_by_text(f"{move}，现在是")).to_be_visible(timeout=PATIENT)


def public_page_shows_it_without_the_numbers(visitor):
    visitor.goto(Entry.objects.get().path)
    expect(visitor.get_by_role("heading", name=TITLE)).to_be_visible()
    expect(visitor.get_by_text("12月15日")).to_be_visible()
    with visitor.expect_download() as download:
        visitor.get_by_role("link", name="发放名单.xlsx").click()
    for number in IDS:
        assert number not in visitor.content()
        assert number.encode() not in download.value.path().read_bytes()
    assert Revision.objects.get().round == 2


# Beside it


def registers_what_is_withheld(keys):
    page = keys.page
    keys.link("登记不公开的")
    keys.pick("不予公开")
    keys.choose(page.get_by_label("理由"), "内部事务信息")
    keys.write(page.get_by_label("标题"), "关于调整值班安排的通知")
    keys.to(page.get_by_label("形成日期"))
    keys.type_day(datetime.date.today())
    keys.write(page.get_by_label("依据的条款"), "条例第十六条第一款")
    keys.write(page.get_by_label("说明"), "只涉及本单位值班安排")
    picture(page, "clerk-withheld", page.locator("#content > h1"), page.get_by_role("button", name="登记"))
    keys.button("登记")
    expect(page.get_by_text("已登记，等本单位的审核人确认")).to_be_visible()
    assert WithheldItem.objects.get().title == "关于调整值班安排的通知"


def sends_in_an_emergency(keys, revision):
    page = keys.page
    page.goto(f"/admin/publishing/revision/{revision.pk}/")
    panel = keys.unfold("应急送审")
    keys.choose(panel.get_by_label("原因"), "自然灾害、极端天气")
    keys.write(panel.get_by_label("说明"), "暴雨红色预警，要马上告诉群众")
    picture(page, "clerk-urgent", page.locator(".steps"), page.locator("aside .panel").first)
    keys.button("确认应急送审")
    expect(page.get_by_text("现在是“待签发”")).to_be_visible(timeout=PATIENT)


def reviews_later(keys):
    page = keys.page
    keys.link(re.compile("应急公开待补审"))
    keys.link(re.compile("去补审"))
    panel = keys.unfold("补审")
    keys.pick("补审通过", panel)
    keys.write(panel.get_by_label("核对了什么"), "内容、附件和保密审查都核对过")
    picture(page, "reviewer-later", page.locator("#content > h1"), panel)
    keys.button("确认补审")
    expect(page.get_by_text("已记下补审结论")).to_be_visible()
    assert LaterReview.objects.get().outcome


def asks_another_organ_and_shows_a_preview(keys):
    page = keys.page
    keys.link(re.compile("去审核"))
    panel = keys.unfold("征求别的单位意见")
    keys.choose(panel.get_by_label("哪个单位"), "云麓镇人民政府")
    keys.write(panel.get_by_label("请对方看什么"), "发放人数与你镇报送的是否一致")
    keys.button("确认征求别的单位意见")
    expect(page.get_by_text("答复以前不能签发")).to_be_visible()
    panel = keys.unfold("给别人预览")
    keys.choose(panel.get_by_label("给谁看"), "测试员戊")
    keys.button("确认给别人预览")
    keys.to(page.get_by_label("预览链接"))
    assert page.evaluate("document.activeElement.selectionEnd") > 60  # ready to be copied


def answers_for_the_organ_asked(keys):
    page = keys.page
    keys.link(re.compile("请我单位提意见"))
    keys.link(re.compile("去答复"))
    expect(page.locator(".sheet")).to_be_visible()
    keys.pick("同意公开")
    keys.button("答复")
    expect(page.get_by_text("已答复")).to_be_visible()
    assert Opinion.objects.get().verdict == "agree"


def passes_several_at_once(keys):
    page = keys.page
    page.goto("/admin/")
    for box in page.locator(".queue input[type=checkbox]").all():
        keys.tick(box)
    keys.button("一起审核勾选的")
    keys.pick("不涉密，可以公开")
    picture(page, "reviewer-together", page.locator("#content > h1"), page.locator(".findings"), page.locator("aside"))
    keys.button("确认选中的通过")
    expect(page.get_by_text("通过2份，没有通过0份")).to_be_visible(timeout=PATIENT)
