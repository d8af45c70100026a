"""Typed rows of a series: the year's tasks and what is reported of them, meetings, press conferences, quarters."""

import datetime

import pytest

from disclosure.models import Series
from disclosure.series import owing, periods, rows
from disclosure.series.placing import Placing
from disclosure.series.shapes import SHAPES
from portal.cases.today import frozen
from portal.publishing.moving import NotReady, advance
from tests.cast import draft, released
from tests.disclosure.test_series import page
from tests.pages import at_most

TABLE, PROGRESS = (slot.rows for slot in SHAPES["tasks"].slots)
TODAY = datetime.date(2026, 7, 22)


def table(heads, *lines) -> str:
    words = [head.name for head in heads]
    return "<table>" + "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in line)}</tr>" for line in (words, *lines)
    ) + "</table>"  # fmt: skip


TASKS = table(TABLE, ("修路", "县交通局", "先征地后开工", "2026年6月30日前", "每季度督查"),
              ("办学校", "县教育局", "两期建成", "2026-12-31", "人大视察"))  # fmt: skip


@pytest.mark.small
def test_rows_are_read_and_faults_named():
    assert [row["任务"] for row in rows.read(TASKS, TABLE)] == ["修路", "办学校"] and not rows.faults(TASKS, TABLE)
    for html, why in (
        ("<p>没有表</p>", "要有一张表"), (table(TABLE), "还没有内容"),
        (TASKS.replace("2026-12-31", "年底"), "第2行：“完成时限”写成"),
        (TASKS.replace("县教育局", ""), "没有写“责任单位”"),
        (TASKS.replace("办学校", "修路"), "写了两遍"), (table(PROGRESS, ("修路", "快了", "还行")), "“进度”写"),
    ):  # fmt: skip
        heads = PROGRESS if "进展" in html else TABLE
        assert why in "".join(rows.faults(html, heads)), why
    assert rows.read(rows.blank(PROGRESS, ["修路"]), PROGRESS) == [{"任务": "修路", "进展": "", "进度": ""}]


@pytest.mark.small
def test_quarters_are_written_many_ways_and_end_on_their_last_day():
    for words in ("2026年第三季度", "2026年3季度", "2026-Q3", "2026q3", "2026 三季度"):
        assert periods.normalise(words) == "2026-Q3"
    assert periods.label("2026-Q3") == "2026年第三季度" and periods.QUARTER.fits("2026-Q4")
    assert periods.quarters("2025-Q4", datetime.date(2026, 7, 1)) == ["2025-Q4", "2026-Q1", "2026-Q2"]
    assert periods.quarters("2026-Q2", datetime.date(2026, 6, 30)) == []
    assert [periods.quarter_of(datetime.date(2026, month, 1)) for month in (3, 4, 12)] == [
        "2026-Q1",
        "2026-Q2",
        "2026-Q4",
    ]
    assert [periods.normalise(words) for words in ("2026年6月", "2021—2025年")] == ["2026-06", "2021-2025"]


@pytest.mark.medium
def test_tasks_of_a_year_stand_with_what_is_reported_and_what_is_missing(cast):
    tasks = Series.objects.create(code="tasks", shape="tasks", name="重点任务", organ=cast.county, intro="一年的事。")
    told = table(PROGRESS, ("修路", "通车", "已完成"), ("办学校", "封顶", "按进度推进"))
    step = draft(cast, title="二季度进展", body_html=told, placing=Placing(tasks, "progress", "2026-Q2"))
    with frozen(TODAY):
        with pytest.raises(NotReady, match="任务分工.*还没有公开"):
            advance(step.pk, "submit", by=cast.clerk)
        released(cast, title="2026年分工", body_html=TASKS, placing=Placing(tasks, "table", "2026"))
        shown = page("/topics/tasks/")
        assert "过了时限还没有完成" in shown and "人大视察" in shown and shown.count("尚未公开") == 2
        odd = draft(
            cast, body_html=table(PROGRESS, ("架桥", "好了", "已完成")), placing=Placing(tasks, "progress", "2026-Q1")
        )
        with pytest.raises(NotReady, match="分工表里没有“架桥”"):
            advance(odd.pk, "submit", by=cast.clerk)
        released(cast, title="二季度", body_html=step.body_html, placing=Placing(tasks, "progress", "2026-Q2"))
        page("/topics/tasks/")
        with at_most(8):
            shown = page("/topics/tasks/")
        assert "通车" in shown and "完成1项" in shown and "过了时限" not in shown and "第一季度的进展" in shown


@pytest.mark.medium
def test_meetings_press_and_quarterly_reports_are_set_out_and_what_is_owed_is_told(cast, db):
    meetings, press, reports = (
        Series.objects.create(code=shape, shape=shape, name=shape, organ=cast.county, intro="说明。")
        for shape in ("meeting", "press", "execution")
    )
    facts = {"meeting": "executive", "meeting_no": "第3次", "held_on": "2026-02-11", "invited": ["public", "expert"]}
    topics = table(SHAPES["meeting"].rows, ("调整低保标准", "原则通过"))
    wrong = draft(cast, body_html=topics, placing=Placing(meetings, facts=facts | {"invited": ["nobody"]}))
    with pytest.raises(NotReady, match="没有这一种邀请谁列席"):
        advance(wrong.pk, "submit", by=cast.clerk)
    meeting = released(cast, title="会议纪要", body_html=topics, placing=Placing(meetings, facts=facts))
    coming = {"press_on": "2026-02-12", "speakers": "测试员甲"}
    released(cast, title="发布会预告", placing=Placing(press, "coming", facts=coming))
    with frozen(TODAY):
        released(cast, title="一季度执行", placing=Placing(reports, period="2026-Q1"))
        for path, words in (
            ("meeting", ("第3次常务会议", "原则通过", "公众代表、专家")), ("press", ("实录尚未公开", "2026年2月12日")),
            ("execution", ("2026年第二季度", "尚未公开", "一季度执行")),
        ):  # fmt: skip
            page(f"/topics/{path}/")
            with at_most(8):
                shown = page(f"/topics/{path}/")
            assert all(each in shown for each in words), path
        assert owing.owed("2026-Q1", TODAY - datetime.timedelta(days=2)) == ["2026-Q1"]  # twenty days, and one
    meeting.publication.refresh_from_db()
    assert "公众代表、专家" in page(f"/documents/{meeting.publication.number}/")
