"""What fills a database for measuring makes the same rows as the way through the review."""

import pytest

from portal.publishing.content import paragraphs_to_html, text_of
from portal.publishing.models import Entry, Revision
from portal.search.terms import text_terms
from tests.bench.filled_rows import Ground, rows_of
from tests.bench.filled_terms import lines_of, terms_of
from tests.cast import released

ITEM = {
    "id": 1, "index_number": "x/2024-1", "title": "关于调整低保标准的通知", "domain": "20", "agency": "测试县民政局",
    "kind": "通知", "document_number": "测民发〔2024〕1号", "generated_date": "2024-03-01",
    "published_at": "2024-03-04T09:30:00", "expires_date": None, "status": "有效", "summary": "自下月起调整。",
    "body": "自下月起调整。\n各单位照此执行。",
}  # fmt: skip


@pytest.mark.small
@pytest.mark.parametrize("body", [
    "第一条　总则\n　本办法自2024年1月1日\n起施行。\n\n附件1", "甲A\nB乙\n12\n号", "一二三\n四五三", "只有一行",
    "著。\n○著\n & <b>",
])  # fmt: skip
def test_filled_bodies_are_what_the_portal_makes_of_them(body):
    html = paragraphs_to_html(body)
    lines = lines_of(body)
    assert "".join(line.html for line in lines) == html
    assert "\n".join(line.text for line in lines) == text_of(html)
    assert terms_of(lines) == text_terms(text_of(html))


@pytest.mark.medium
def test_filled_rows_look_like_those_of_a_real_release(cast):
    real = released(cast)
    rows = {type(row): row for row in rows_of(ITEM, Ground())}
    assert rows[Revision].header.keys() == real.header.keys()
    entry, written = rows[Entry], Entry.objects.get()
    axes = [{facet.partition(":")[0] for facet in each.facets} for each in (entry, written)]
    assert axes[0] - {"topic"} == axes[1] - {"topic"}
    assert (entry.section, entry.items) == (written.section, written.items)
