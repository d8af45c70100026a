"""The desk helps while one writes: files go up at once and move by keyboard, what a text says of itself is offered."""

import re

import pytest
from playwright.sync_api import expect

from portal.publishing.models import Revision
from tests.cast import draft
from tests.desk.test_writing_from_word import docx

pytestmark = pytest.mark.large
ADD = "/admin/disclosure/document/add/"
PATIENT = 90_000  # every file is examined in a process of its own, which a busy machine starts slowly
PASTED = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<style>p.MsoNormal {color:red}</style></head><body>
<!--[if gte mso 9]><xml><o:x>机器的话</o:x></xml><![endif]-->
<h1 class=MsoTitle style='text-align:center'>大标题<o:p></o:p></h1>
<p class=MsoNormal style='text-indent:2em;mso-char-indent-count:2.0'>
<span lang=EN-US style='font-family:仿宋'>第一段</span></p>
<p class=MsoNormal><span style='mso-hide:all;display:none'>看不见的话</span><o:p>&nbsp;</o:p></p>
<table class=MsoTable><tr><td colspan=2 style='width:100pt;border:solid'>合并的格</td></tr>
<tr><td>甲</td><td>乙</td></tr></table>
<p class=MsoNormal align=right>2026年3月2日</p></body></html>"""


def test_files_go_up_at_once_and_are_put_in_order_by_keyboard(someone, tmp_path):
    for name in ("一.csv", "二.csv", "坏.exe"):
        (tmp_path / name).write_text(f"{name},1\n")
    page = someone("clerk")
    page.goto(ADD)
    page.set_input_files("[name=new_files]", [tmp_path / name for name in ("一.csv", "坏.exe", "二.csv")])
    expect(page.locator("#files tbody tr")).to_have_count(2, timeout=PATIENT)
    expect(page.get_by_text("“坏.exe”不是能公开的文件类型")).to_be_visible()
    button = page.get_by_role("button", name=re.compile(r"上移\s*二\.csv"))
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#files-line")).to_have_text("二.csv：已移到第1")
    expect(button).to_be_focused()
    page.get_by_label("标题", exact=True).fill("两个附件的通知")
    page.keyboard.press("Enter")  # saves a draft, and sends nothing to review
    expect(page.get_by_text("已保存，只有本单位的人能看到")).to_be_visible(timeout=PATIENT)
    revision = Revision.objects.get()
    assert (revision.state, [file.name for file in revision.files.all()]) == ("draft", ["二.csv", "一.csv"])


def test_word_file_is_read_and_what_it_says_is_filled_in_by_keyboard(someone, cast, tmp_path):
    earlier = draft(cast, title="关于提高城乡低保标准的通知")
    (tmp_path / "通知.docx").write_bytes(docx())
    page = someone("clerk")
    page.goto(ADD)
    page.set_input_files("#id_word", tmp_path / "通知.docx")
    page.get_by_role("button", name="读进正文").click()
    expect(page.get_by_text("没有读进来的")).to_contain_text("批注2条", timeout=PATIENT)
    for name in ("标题", "发文字号", "成文日期", "施行日期"):
        page.get_by_role("button", name=re.compile(rf"填入\s*{name}")).focus()
        page.keyboard.press("Enter")
    expect(page.get_by_label("标题", exact=True)).to_have_value("关于提高城乡低保标准的通知")
    expect(page.get_by_label("发文字号")).to_have_value("霁民发〔2026〕7号")
    expect(page.get_by_label("施行日期")).to_have_value("2026-05-01")
    expect(page.locator("#alike").get_by_role("link", name=earlier.title)).to_be_visible()
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="预览").click()
    expect(opened.value.get_by_role("heading", name="关于提高城乡低保标准的通知")).to_be_visible()
    expect(opened.value.get_by_text("还没有公开，也没有保存")).to_be_visible()
    assert Revision.objects.count() == 1


def test_what_is_pasted_from_word_loses_its_dress_and_keeps_its_words(someone):
    page = someone("clerk")
    page.goto(ADD)
    page.wait_for_function("window.tinymce?.activeEditor?.initialized")
    page.evaluate(
        "(html) => tinymce.activeEditor.execCommand('mceInsertClipboardContent', false, {html})", PASTED
    )  # fmt: skip
    text = page.evaluate("tinymce.activeEditor.getContent()")
    for words in ("大标题", "第一段", "合并的格", 'colspan="2"', "align-right", "align-center"):
        assert words in text, text
    for dress in ("mso", "Mso", "style=", "<o:p", "机器的话", "看不见的话", "<h1", "lang="):
        assert dress not in text, text
