"""The course of a policy: every stage a released thing, what is missing in its place."""

import pytest

from disclosure.models import Series
from disclosure.series.placing import Placing
from disclosure.series.shapes import SHAPES
from portal.cases.today import frozen
from tests.cast import draft, released
from tests.disclosure.library import to
from tests.disclosure.test_series_rows import table
from tests.interpretation.explaining import TODAY, address, plan, policy, reading, sign
from tests.pages import at_most, get, text

pytestmark = pytest.mark.medium


def test_course_shows_each_stage_and_what_is_missing(cast):
    with frozen(TODAY):
        series = Series.objects.create(code="m", shape="meeting", name="会议", organ=cast.bureau, intro="说明。")
        facts = {"meeting": "executive", "held_on": "2026-02-11", "invited": ["public", "expert"]}
        rows = table(SHAPES["meeting"].rows, ("低保标准", "通过"))
        meeting = released(cast, title="县政府常务会议公开报道", document_number="", body_html=rows,
                           placing=Placing(series, facts=facts))  # fmt: skip
        drafted = released(cast, title="征求意见的公告", document_number="")
        hidden = draft(cast, title="没有公开的采纳情况")
        document = policy(cast, relations=[to(drafted, "drafted_as"), to(meeting, "decided_at")])
        plan(cast, document)
        sign(cast, document)
        page = text(address(document, "chain/"))
        assert (
            page.index("征求意见的公告")
            < page.index("没有公开")
            < page.index("常务会议公开报道")
            < page.index("文件发布")
        )
        assert "邀请列席：公众代表、专家" in page
        assert "解读待发布" in page and "实施效果评估" in page and hidden.title not in page
        told = sign(cast, reading(cast, document))
        series = Series.objects.create(code="e", shape="execution", name="执行", organ=cast.bureau, intro="说明。")
        report = released(cast, title="执行情况", document_number="", relations=[to(document, "reports_on")],
                          placing=Placing(series, period="2026-Q1"))  # fmt: skip
        page = text(address(document, "chain/"))
        assert (
            page.count("没有公开") == 4 and "2026年第二季度" in page and "2026年第四季度" in page
        )  # opinions, said twice; two quarters
        assert address(told) in page and address(report) in page and "解读待发布" not in page
        assert f'href="{address(document, "chain/")}"' in text(address(document))
        course = address(document, "chain/")
        with at_most(10):
            assert get(course).status_code == 200
        assert get("/documents/999/chain/").status_code == 404
