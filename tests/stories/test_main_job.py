"""The main job in a browser: an item is owed, a clerk writes it, reviewers approve it, a citizen reads it."""

import re

import pytest
from playwright.sync_api import expect

from portal.publishing.models import Approval, Entry, Gone, Revision
from portal.trail.models import Trail
from portal.trail.verify import verify
from tests.files import pdf

pytestmark = pytest.mark.large
TITLE = "关于提高2026年城乡居民最低生活保障标准的通知"


def test_document_goes_from_the_clerk_to_the_citizen_and_away_again(someone, served, cast, tmp_path):
    clerk = someone("clerk")
    write(clerk, tmp_path)
    revision = Revision.objects.get()
    assert (revision.state, revision.files.count()) == ("first_review", 2)

    cannot_approve(clerk, revision)
    for name, move in (("reviewer", "初审通过"), ("reviewer2", "复审通过"), ("signer", "签发公开")):
        approve(someone(name), move)
    path = Entry.objects.get().path

    visitor = someone()
    for address in ("/", "/catalog/20/0001/", "/documents/", "/search/?q=最低生活保障标准"):
        visitor.goto(address)
        expect(visitor.get_by_role("link", name=re.compile(TITLE)).first).to_be_visible()
    assert path in sitemap(visitor)
    visitor.goto(path)
    expect(visitor.get_by_role("heading", name=TITLE)).to_be_visible()
    expect(visitor.get_by_text("霁民发〔2026〕12号").first).to_be_visible()
    with visitor.expect_download() as download:
        visitor.get_by_role("link", name="测算表.csv").click()
    assert download.value.path().read_bytes() == "村,户数\n一村,3\n".encode()

    correction_waits_for_its_approval(someone, clerk, visitor, path)
    withdrawn(someone("signer"), visitor, path)
    assert verify().intact
    actions = list(Trail.objects.filter(object_type="publishing.revision").values_list("action", flat=True))
    for action in ("begin", "submit", "pass_first", "pass_second", "sign", "correct", "save", "withdraw"):
        assert action in actions


def write(clerk, folder):
    (folder / "测算表.csv").write_text("村,户数\n一村,3\n")
    (folder / "申请书.pdf").write_bytes(pdf())
    clerk.get_by_role("link", name="直接写").click()
    clerk.get_by_label("标题", exact=True).fill(TITLE)
    clerk.locator(".select2-search__field").fill("最低生活")
    clerk.locator(".select2-results__option").first.click()
    clerk.get_by_label("发文字号").fill("霁民发[2026] 12号")
    clerk.get_by_label("成文日期").fill("2026-03-02")
    body = clerk.frame_locator("iframe").locator("body")
    body.fill("城市居民最低生活保障标准由每人每月760元提高到800元。")
    clerk.get_by_label("添加附件").set_input_files([folder / "测算表.csv", folder / "申请书.pdf"])
    clerk.get_by_role("button", name="保存并送审").click()
    expect(clerk.get_by_text("已送审")).to_be_visible()


def cannot_approve(clerk, revision):
    """No button, and a forged POST with a good token is refused."""
    expect(clerk.get_by_text("确认初审通过")).to_have_count(0)
    token = clerk.locator("input[name=csrfmiddlewaretoken]").first.input_value()
    for move in ("pass_first", "pass_second", "sign", "approve_batch"):
        answer = clerk.request.post(
            f"/admin/publishing/revision/{revision.pk}/moves/{move}/",
            form={"csrfmiddlewaretoken": token, "content_hash": revision.hash, "state": "first_review",
                  "secrecy_result": "cleared", "secrecy_basis": "x"},
        )  # fmt: skip
        assert answer.status in (400, 403, 409), move
    assert not Approval.objects.exists()


def approve(page, move):
    page.get_by_role("link", name=re.compile("去审核")).first.click()
    page.locator("summary", has_text=move).click()
    panel = page.locator("details.move[open]")
    panel.get_by_text("不涉密，可以公开").click()
    panel.get_by_role("button", name=f"确认{move}").click()
    expect(page.get_by_text(f"{move}，现在是")).to_be_visible()


def correction_waits_for_its_approval(someone, clerk, visitor, path):
    revision = Revision.objects.get()
    clerk.goto(f"/admin/publishing/revision/{revision.pk}/")
    clerk.get_by_role("button", name="更正，另写一稿").click()
    clerk.frame_locator("iframe").locator("body").fill("城市居民最低生活保障标准由每人每月760元提高到810元。")
    clerk.get_by_label("更正说明").fill("更正标准数额")
    clerk.get_by_role("button", name="保存并送审").click()
    expect(clerk.get_by_text("已送审")).to_be_visible()
    visitor.goto(path)
    expect(visitor.get_by_text("800元")).to_be_visible()
    reviewer = someone("reviewer")
    reviewer.get_by_role("link", name=re.compile("去审核")).first.click()
    expect(reviewer.locator("ins", has_text="810")).to_be_visible()
    approve_here(reviewer, "初审通过")
    for name, move in (("reviewer2", "复审通过"), ("signer", "签发公开")):
        approve(someone(name), move)
    visitor.goto(path)
    expect(visitor.get_by_text("810元")).to_be_visible()


def approve_here(page, move):
    page.locator("summary", has_text=move).click()
    panel = page.locator("details.move[open]")
    panel.get_by_text("不涉密，可以公开").click()
    panel.get_by_role("button", name=f"确认{move}").click()
    expect(page.get_by_text(f"{move}，现在是")).to_be_visible()


def withdrawn(signer, visitor, path):
    live = Revision.objects.get(state="released")
    signer.goto(f"/admin/publishing/revision/{live.pk}/")
    signer.locator("summary", has_text="撤下").click()
    panel = signer.locator("details.move[open]")
    panel.get_by_label("原因").select_option("error")
    panel.get_by_label("说明").fill("数额还要核对")
    panel.get_by_role("button", name="确认撤下").click()
    expect(signer.get_by_text("现在是“已撤下”")).to_be_visible()
    for address in ("/", "/catalog/20/0001/", "/documents/", "/search/?q=最低生活保障标准"):
        visitor.goto(address)
        expect(visitor.get_by_role("link", name=re.compile(TITLE))).to_have_count(0)
    assert path not in sitemap(visitor)
    answer = visitor.goto(path)
    assert answer.status == 410 and TITLE not in visitor.content()
    expect(visitor.get_by_text("内容有误，正在更正")).to_be_visible()
    expect(visitor.get_by_text(Gone.objects.get().index_number)).to_be_visible()


def sitemap(visitor) -> str:
    index = visitor.request.get("/sitemap.xml").text()
    parts = re.findall(r"<loc>([^<]+)</loc>", index)
    return index + "".join(visitor.request.get(re.sub(r"^https?://[^/]+", "", part)).text() for part in parts)
