"""What fills a database for measuring makes the same rows as the way through the review."""

import pytest

from portal.publishing.models import Entry, Revision
from tests.bench.filled_rows import Ground, rows_of
from tests.cast import released

pytestmark = pytest.mark.medium

ITEM = {
    "id": 1, "index_number": "x/2024-1", "title": "关于调整低保标准的通知", "domain": "20", "agency": "测试县民政局",
    "kind": "通知", "document_number": "测民发〔2024〕1号", "generated_date": "2024-03-01",
    "published_at": "2024-03-04T09:30:00", "expires_date": None, "status": "有效", "summary": "自下月起调整。",
    "body": "自下月起调整。\n各单位照此执行。",
}  # fmt: skip


def test_filled_rows_look_like_those_of_a_real_release(cast):
    real = released(cast)
    rows = {type(row): row for row in rows_of(ITEM, Ground())}
    assert rows[Revision].header.keys() == real.header.keys()
    entry, written = rows[Entry], Entry.objects.get()
    axes = [{facet.partition(":")[0] for facet in each.facets} for each in (entry, written)]
    assert axes[0] - {"topic"} == axes[1] - {"topic"}
    assert (entry.section, entry.items) == (written.section, written.items)
