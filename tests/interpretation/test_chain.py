"""The course of a policy: every stage a released thing, what is missing in its place."""

import pytest

from portal.cases.today import frozen
from tests.cast import draft, released
from tests.disclosure.library import to
from tests.interpretation.explaining import TODAY, address, plan, policy, reading, sign
from tests.pages import at_most, get, text

pytestmark = pytest.mark.medium


def test_course_shows_each_stage_and_what_is_missing(cast):
    with frozen(TODAY):
        meeting = released(cast, title="县政府常务会议公开报道", document_number="")
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
        assert "解读待发布" in page and "实施效果评估" in page and hidden.title not in page
        told = sign(cast, reading(cast, document))
        report = released(cast, title="第四季度执行情况", document_number="", relations=[to(document, "reports_on")])
        page = text(address(document, "chain/"))
        assert address(told) in page and address(report) in page and "解读待发布" not in page
        assert f'href="{address(document, "chain/")}"' in text(address(document))
        course = address(document, "chain/")
        with at_most(10):
            assert get(course).status_code == 200
        assert get("/documents/999/chain/").status_code == 404
