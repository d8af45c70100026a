"""The look as rules: contrast, size, no inline style or script, nothing from outside, contracts written down."""

import datetime
import gzip
import re
from pathlib import Path

import pytest
import segno
from django.conf import settings
from django.template.loader import render_to_string

from portal.site.qr import BORDER, qr_svg
from portal.site.templatetags import look

pytestmark = pytest.mark.small

# Made into a PDF, never sent to a browser.
DRAWN = {
    settings.BASE_DIR / "templates" / name
    for name in (
        "disclosure/paper.html",
        "feedback/reply_paper.html",
        "feedback/report_paper.html",
        "feedback/report_body.html",
    )
}
TEMPLATES = sorted(set((settings.BASE_DIR / "templates").rglob("*.html")) - DRAWN)
CSS = settings.BASE_DIR / "static" / "css"
PUBLIC_SHEETS = ("tokens.css", "parts.css", "site.css")
COMMENT = re.compile(r"{% comment %}.*?{% endcomment %}", re.DOTALL)
BUDGET = 12 * 1024  # compressed bytes of all sheets that a public page asks for

# (text or control, ground, ratio required)
TEXT_PAIRS = [
    (ink, ground, 5.0)
    for ink in ("ink", "ink-2", "link", "visited", "main", "accent")
    for ground in ("paper", "surface", "band", "main-tint", "accent-tint", "tag", "sum")
    if (ink, ground) not in {("accent", "main-tint"), ("accent", "tag"), ("accent", "sum")}
] + [(state, ground, 5.0) for state in ("ok", "warn", "bad") for ground in ("paper", "surface", f"{state}-tint")]
OTHER_PAIRS = [
    ("on-main", "main", 5.0), ("on-main", "main-deep", 5.0), ("foot-ink", "foot", 5.0), ("on-seal", "seal", 5.0),
    ("ink", "mark", 5.0), ("line-strong", "surface", 3.6), ("line-strong", "paper", 3.6), ("focus", "paper", 3.6),
    ("focus", "surface", 3.6), ("focus", "band", 3.6), ("focus-dark", "foot", 3.6),
]  # fmt: skip


def tokens(mode: str) -> dict[str, str]:
    """The colours in force in a mode."""
    sheet = (CSS / "tokens.css").read_text()
    found = {}
    for selector in (":root", f'html[data-mode="{mode}"]'):
        block = re.search(re.escape(selector) + r"\s*{(.*?)}", sheet, re.DOTALL)
        found |= dict(re.findall(r"--([\w-]+):\s*(#[0-9A-Fa-f]{3,6})", block[1] if block else ""))
    return found


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("mode", ["standard", "contrast"])
def test_every_pair_of_colours_has_its_contrast(mode):
    colours = tokens(mode)
    weak = {
        (front, ground): round(contrast(colours[front], colours[ground]), 2)
        for front, ground, least in [*TEXT_PAIRS, *OTHER_PAIRS]
        if contrast(colours[front], colours[ground]) < least
    }
    assert not weak


def test_public_sheets_stay_within_their_budget():
    total = len(gzip.compress(b"".join((CSS / name).read_bytes() for name in PUBLIC_SHEETS)))
    print(f"public CSS: {total} of {BUDGET} bytes compressed")
    assert total <= BUDGET


def test_public_page_asks_for_three_sheets_and_no_script():
    for name in ("base.html", "bare.html"):
        text = (settings.BASE_DIR / "templates" / name).read_text()
        assert text.count('rel="stylesheet"') == len(PUBLIC_SHEETS)
        assert "<script" not in text


def test_ridge_stays_below_three_kilobytes():
    assert len(gzip.compress((settings.BASE_DIR / "static/img/ridge.svg").read_bytes())) < 3 * 1024


def test_sheets_ask_for_nothing_outside():
    for sheet in CSS.glob("*.css"):
        for target in re.findall(r"url\((.*?)\)", sheet.read_text()):
            assert not re.match(r"""["']?(https?:|//|data:)""", target), (sheet.name, target)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(settings.BASE_DIR / "templates")))
def test_template_needs_no_inline_style_or_script(path: Path):
    """The Content-Security-Policy has no unsafe-inline."""
    text = COMMENT.sub("", path.read_text())
    assert not re.search(r"<style\b|\sstyle\s*=|\son[a-z]+\s*=|javascript:", text)
    assert all("src=" in tag or "application/json" in tag for tag in re.findall(r"<script\b[^>]*>", text))


@pytest.mark.parametrize(
    "path", [path for path in TEMPLATES if path.parent.name == "components"], ids=lambda path: path.name
)
def test_component_says_which_variables_it_takes(path: Path):
    comment = COMMENT.search(path.read_text())
    assert comment and "Variables:" in comment[0]


@pytest.mark.parametrize(
    "path",
    [path for path in TEMPLATES if path.parts[-2] in {"site", "disclosure", "publishing"}],
    ids=lambda path: f"{path.parts[-2]}/{path.name}",
)
def test_page_says_what_its_context_is(path: Path):
    comment = COMMENT.search(path.read_text())
    assert comment and re.search("Context|Variable", comment[0])


@pytest.mark.parametrize("code", ["400", "403", "409", "500", "503"])
def test_failure_pages_stand_with_no_context_at_all(code):
    page = render_to_string(f"{code}.html")
    assert "<h1>" in page and "政务公开平台" in page


def test_meta_tags_are_never_empty():
    column = {"name": "政策文件", "type": "政策文件"}
    article = {"title": "关于试验的通知", "published_at": datetime.datetime(2026, 6, 25, 9, 30), "keywords": ""}
    context = {"site": {"name": "某县人民政府", "domain": ""}, "column": column, "article": article}
    page = render_to_string("components/meta_tags.html", context)
    assert 'name="PubDate" content="2026-06-25 09:30"' in page
    assert 'name="ColumnDescription" content="政策文件"' in page
    assert 'name="ContentSource" content="某县人民政府"' in page
    assert 'content=""' not in page


def test_index_number_breaks_only_after_its_slash():
    shown = look.index_number("11999901MB1A00012X/2026-00128")
    assert shown == '<span class="nowrap">11999901MB1A00012X/</span><wbr><span class="nowrap">2026-00128</span>'
    assert "<b>" not in look.index_number("<b>")


DAY = datetime.date(2026, 3, 9)
MOMENT = datetime.datetime(2026, 3, 8, 16, 5, tzinfo=datetime.UTC)
EVIL = '<b>"甲'
FACTS = [  # row, how its value is set
    ({"value": EVIL}, "&lt;b&gt;&quot;甲"),
    ({"value": EVIL, "url": EVIL}, '<a href="&lt;b&gt;&quot;甲">&lt;b&gt;&quot;甲</a>'),
    ({"value": EVIL, "shape": "number"}, '<span class="nowrap">&lt;b&gt;&quot;甲</span>'),
    ({"value": DAY, "shape": "date"}, '<time datetime="2026-03-09">2026年3月9日</time>'),
    ({"value": MOMENT, "shape": "minute"}, '<time datetime="2026-03-09T00:05:00+08:00">2026年3月9日 00:05</time>'),
]


@pytest.mark.parametrize(("row", "expected"), FACTS)
def test_fact_is_set_by_its_shape_and_carries_no_markup(row, expected):
    assert look.fact(row) == expected


@pytest.mark.parametrize("chosen", [True, False])
def test_way_to_narrow_a_list_carries_no_markup(chosen):
    html = look.facet_option({"url": "/?a=1&b=2", "label": EVIL, "count": 3, "chosen": chosen}, True)
    assert "&lt;b&gt;" in html and 'href="/?a=1&amp;b=2"' in html
    assert ("aria-current" in html) == chosen and ("约3" in html) != chosen


def test_qr_code_is_drawn_as_it_is_made():
    address = "https://www.example.gov.cn/documents/7/"
    drawn = {
        (int(x) + at, int(y))
        for x, y, width in re.findall(r"M(\d+) (\d+)\.5h(\d+)", qr_svg(address))
        for at in range(int(width))
    }
    made = segno.make(address, error="m", micro=False, mask=0, boost_error=False).matrix
    assert drawn == {(x + BORDER, y + BORDER) for y, row in enumerate(made) for x, dark in enumerate(row) if dark}


def test_hash_is_read_in_groups_of_four():
    assert look.in_fours("9f3c71ae04d8") == "<b>9f3c 71ae</b> 04d8"


@pytest.mark.parametrize(("bytes_", "words"), [(None, ""), (512, "512 B"), (36864, "36 KB"), (1258291, "1.2 MB")])
def test_size_is_said_as_people_say_it(bytes_, words):
    assert look.size(bytes_) == words


def test_each_table_of_a_text_has_its_own_frame():
    framed = look.framed("<p>一</p><table><tr><td>二</td></tr></table><p>三</p><table></table>")
    assert framed.count('<div class="scroll" tabindex="0"') == 2
    assert framed.startswith("<p>一</p>") and framed.endswith("</table></div>")
