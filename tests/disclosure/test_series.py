"""Series: what belongs together stands in its place once it is released, and nothing shows before."""

import datetime

import pytest
from django.db import connections
from django.test import Client

from disclosure import drafting
from disclosure.drafting import Draft
from disclosure.models import Series, SeriesPick, SeriesPlace
from disclosure.series import guides, taking_down
from disclosure.series.placing import Placing
from portal.publishing.findings import open_in
from portal.publishing.models import Edition, Entry, Gone
from portal.publishing.moving import NotReady, advance
from portal.publishing.states import State
from portal.publishing.writing import correct
from portal.site.front.declaring import is_kept
from portal.trail.models import Trail
from tests.cast import PATH, draft, released, said, walk
from tests.pages import at_most

pytestmark = pytest.mark.medium
LIST = "<table><tr><th>序号</th><th>户主</th><th>村</th></tr><tr><td>1</td><td>测某某</td><td>上涧村</td></tr></table>"


@pytest.fixture
def project(cast):
    return Series.objects.create(code="school", shape="project", name="新学校", organ=cast.bureau, intro="建一所学校。")


@pytest.fixture
def persons(cast):
    return Series.objects.create(
        code="aid", shape="persons", name="救助名单", organ=cast.bureau, intro="每月一份。", begins="2026-01",
        columns=["序号", "户主：隐名", "村：到村"], keep_days=30,
    )  # fmt: skip


def a_list(cast, persons, **fields):
    placing = Placing(persons, period="2026-02")
    return draft(cast, title="2026年2月救助名单", **{"body_html": LIST, "placing": placing} | fields)


def page(path: str) -> str:
    answer = Client().get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_draft_stands_nowhere_until_it_is_released(cast, project):
    before = page("/topics/school/")
    revision = draft(cast, title="招标公告", placing=Placing(project, "tender"))
    assert page("/topics/school/") == before
    assert "招标公告" not in before and before.count("尚未公开。") == 8
    walk(cast, revision, 4)
    after = page("/topics/school/")
    assert "招标公告" in after and after.count("尚未公开。") == 7
    assert "新学校" in page("/topics/")


def test_released_document_says_where_it_stands(cast, project):
    released(cast, placing=Placing(project, "tender"))
    entry = Entry.objects.get()
    assert "新学校 › 招标投标信息" in page(entry.path)


def test_correction_moves_its_place_only_when_it_is_released(cast, project):
    revision = released(cast, placing=Placing(project, "tender"))
    again = correct(revision.publication_id, by=cast.clerk, change_note="改了位置")
    assert again.series_member.slot == "tender"
    words = {"title": revision.title, "body_html": "<p>改了。</p>", "items": [cast.item], "change_note": "改了位置",
             "issued_on": datetime.date(2026, 3, 2)}  # fmt: skip
    drafting.save(again.pk, Draft(placing=Placing(project, "land"), **words), by=cast.clerk)
    assert SeriesPlace.objects.get().slot == "tender"
    walk(cast, again, 4)
    assert SeriesPlace.objects.get().slot == "land"


def test_withdrawn_document_leaves_its_place(cast, project):
    revision = released(cast, placing=Placing(project, "tender"), title="招标公告")
    advance(revision.pk, "withdraw", by=cast.signer, said=said(revision, reason="error", note="错"))
    assert "招标公告" not in page("/topics/school/") and SeriesPlace.objects.get().facts == {}
    assert "新学校" not in page("/topics/")  # holds nothing any more (WEB-10)


def test_nobody_writes_a_place_but_the_release(cast, project):
    released(cast, placing=Placing(project, "tender"))
    for alias in ("default", "public"):
        for statement in ("DELETE FROM series_place", "UPDATE series_place SET slot = 'land'"):
            with pytest.raises(Exception, match="permission denied"), connections[alias].cursor() as cursor:
                cursor.execute(statement)


def test_place_is_frozen_with_its_revision(cast, project):
    revision = walk(cast, draft(cast, placing=Placing(project, "tender")), 1)
    with pytest.raises(Exception, match="frozen"), connections["default"].cursor() as cursor:
        cursor.execute("UPDATE series_member SET slot = 'land' WHERE revision_id = %s", [revision.pk])


def test_code_and_shape_of_a_series_are_permanent(project):
    for column, value in (("code", "other"), ("shape", "topic")):
        with pytest.raises(Exception, match="permanent"), connections["default"].cursor() as cursor:
            cursor.execute(f"UPDATE series SET {column} = %s", [value])


def test_submission_without_its_place_or_period_is_refused(cast, project, persons):
    for placing in (Placing(project), Placing(persons, period="2026")):
        revision = draft(cast, body_html=LIST, placing=placing)
        with pytest.raises(NotReady, match="专栏|期次"):
            advance(revision.pk, "submit", by=cast.clerk)


def test_list_of_persons_is_not_submitted_against_its_template(cast, persons):
    for body in (
        LIST.replace("测某某", "测试员"), LIST.replace("村</th>", "村</th><th>家庭情况</th>").replace(
            "上涧村</td>", "上涧村</td><td>独居</td>"), "<p>没有表</p>",
    ):  # fmt: skip
        with pytest.raises(NotReady, match="名单"):
            advance(a_list(cast, persons, body_html=body).pk, "submit", by=cast.clerk)


def test_list_of_persons_goes_when_its_days_are_over(cast, persons):
    revision = walk(cast, a_list(cast, persons), 4)
    place, entry = SeriesPlace.objects.get(), Entry.objects.get()
    assert "公示到" in page("/topics/aid/")
    assert taking_down.take_down(place.until) == 0
    assert taking_down.take_down(place.until + datetime.timedelta(days=1)) == 1
    assert taking_down.take_down(place.until + datetime.timedelta(days=1)) == 0
    revision.refresh_from_db()
    assert revision.state == State.WITHDRAWN
    assert Gone.objects.get().reason_code == "expired"
    answer = Client().get(entry.path)
    assert answer.status_code == 410 and "公示期满" in answer.content.decode()
    step = Trail.objects.order_by("-id")[0]
    assert (step.action, step.reason, step.actor_name) == ("take_down", "expired", "系统")
    shown = page("/topics/aid/")
    assert "已撤下" in shown and entry.path in shown and entry.title not in shown


def test_missing_months_are_seen(cast, persons):
    walk(cast, a_list(cast, persons), 4)
    shown = page("/topics/aid/")
    assert "2026年1月" in shown and "尚未公开" in shown


def test_office_puts_in_what_is_public_and_its_withdrawal_takes_it_out(cast, at_desk):
    topic = Series.objects.create(code="flood", shape="topic", name="防汛", organ=cast.bureau, intro="今年的汛情。",
                                  sections=["动态", "知识"])  # fmt: skip
    revision = released(cast, title="防汛通知")
    path = Entry.objects.get().path
    fill = f"/admin/disclosure/series/{topic.pk}/fill/"
    assert at_desk("clerk").post(fill, {"address": path, "slot": "动态"}).status_code == 403
    assert at_desk("office").post(fill, {"address": "/documents/999/", "slot": "动态"}).status_code == 400
    assert at_desk("office").post(fill, {"address": path, "slot": "动态"}).status_code == 302
    assert "防汛通知" in page("/topics/flood/")
    assert Trail.objects.filter(action="series_picked").exists()
    advance(revision.pk, "withdraw", by=cast.signer, said=said(revision, reason="error", note="错"))
    assert "防汛通知" not in page("/topics/flood/")


def test_draft_is_never_picked(cast, project):
    revision = draft(cast)
    with pytest.raises(Exception, match="released"):
        SeriesPick.objects.create(series=project, publication=revision.publication)


def test_archived_topic_says_so_and_stays(cast):
    topic = Series.objects.create(code="old", shape="topic", name="旧事", organ=cast.bureau, intro="已经结束。",
                                  sections=["动态"])  # fmt: skip
    released(cast, title="旧通知", placing=Placing(topic, "动态"))
    topic.archived_on = datetime.date(2026, 5, 1)
    topic.save()
    shown = page("/topics/old/")
    assert "已归档" in shown and "旧通知" in shown
    with pytest.raises(NotReady, match="归档"):
        advance(draft(cast, placing=Placing(topic, "动态")).pk, "submit", by=cast.clerk)


def test_page_of_a_series_costs_the_same_queries_whatever_it_holds(cast, project):
    for n in range(4):
        released(cast, title=f"第{n}份", placing=Placing(project, "building"))
    page("/topics/school/")
    for path in ("/topics/school/", "/topics/"):
        with at_most(6):
            page(path)


def test_pages_are_kept_and_every_change_of_a_series_raises_the_edition(cast, project):
    assert is_kept("/topics/", "") and is_kept("/topics/school/", "") and not is_kept("/topics/school/", "page=2")
    before = Edition.objects.get().n
    project.intro = "再建一所。"
    project.save()
    assert Edition.objects.get().n == before + 1
    released(cast, placing=Placing(project, "tender"))
    assert Edition.objects.get().n == before + 2


def test_page_says_what_a_version_changed(cast):
    head = "<tr><th>编码</th><th>事项</th><th>依据</th></tr>"
    row = "<tr><td>{}</td><td>{}</td><td>{}</td></tr>".format
    old = f"<table>{head}{row('A1', '登记', '甲法')}{row('A2', '许可', '乙法')}</table><p>旧话。</p>"
    new = f"<table>{head}{row('A1', '登记', '丙法')}{row('A3', '备案', '丁法')}</table><p>新话。</p>"
    powers = Series.objects.create(
        code="powers", shape="list", name="权责清单", organ=cast.bureau, intro="权力和责任。"
    )
    revision = released(cast, body_html=old, placing=Placing(powers))
    again = correct(revision.publication_id, by=cast.clerk, change_note="调整三项")
    words = Draft(title=revision.title, body_html=new, items=[cast.item], change_note="调整三项", kind="list",
                  issued_on=datetime.date(2026, 3, 2), placing=Placing(powers))  # fmt: skip
    drafting.save(again.pk, words, by=cast.clerk)
    walk(cast, again, 4)
    changes = f"{Entry.objects.get().path}versions/2/changes/"
    page("/topics/powers/")
    with at_most(7):
        listed = page("/topics/powers/")
    assert changes in listed and "调整三项" in page("/topics/powers/")
    shown = page(changes)
    for words in ("<del>甲法</del>", "<ins>丙法</ins>", "取消", "A2", "新增", "A3"):
        assert words in shown
    for path in (changes.replace("/2/", "/1/"), changes.replace("/2/", "/3/")):
        assert Client().get(path).status_code == 404


def test_budgets_show_who_has_not_published(cast):
    series = Series.objects.create(code="books", shape="budget", name="部门预决算", organ=cast.county, intro="每年。",
                                   begins="2025", organ_kinds=["department"])  # fmt: skip
    released(cast, title="民政局2025年预算", placing=Placing(series, "budget", "2025"))
    page("/topics/books/")
    with at_most(7):
        shown = page("/topics/books/")
    assert shown.count('data-state="released"') == 1 and 'data-state="missing"' in shown


def test_plan_shows_its_terms_and_what_stands_above_and_below(cast):
    above = Series.objects.create(code="all", shape="plan", name="总体规划", organ=cast.county, intro="全县。")
    below = Series.objects.create(code="part", shape="plan", name="专项规划", organ=cast.bureau, intro="一项。",
                                  parent=above)  # fmt: skip
    for series, title, period in ((above, "旧总体规划", "2016-2020"), (above, "新总体规划", "2021-2035"),
                                  (below, "养老专项规划", "2025-2035")):  # fmt: skip
        released(cast, title=title, placing=Placing(series, period=period))
    page("/topics/all/")
    with at_most(10):
        shown = page("/topics/all/")
    assert "后一期" in shown and "期已满" in shown and "养老专项规划" in shown
    assert "新总体规划" in page("/topics/part/")


def test_replies_are_counted_by_their_results(cast):
    series = Series.objects.create(code="replies", shape="proposal", name="建议提案", organ=cast.county, intro="答复。")
    facts = {"number": "第23号", "session": "六次会议", "proposer": "deputy", "result": "a"}
    released(cast, title="关于助餐点的答复", placing=Placing(series, period="2026", facts=facts))
    released(cast, title="前一年的答复", placing=Placing(series, period="2025", facts=facts))
    shown = page("/topics/replies/")
    assert "前一年的答复" not in shown and "?only=2025" in shown
    assert "前一年的答复" in page("/topics/replies/?only=2025")
    assert Client().get("/topics/replies/?only=2024").status_code == 400
    assert "公开答复1件" in shown and "人大代表建议" in shown and "第23号" in shown
    assert "人大代表建议" in page(Entry.objects.get(title="关于助餐点的答复").path)


def test_guide_lacking_elements_is_found_and_its_hall_is_a_link(cast):
    series = Series.objects.create(code="guides", shape="guide", name="办事指南", organ=cast.bureau, intro="怎么办。")
    whole = "".join(f"<h2>{name}</h2><p>写明。</p>" for name in guides.ELEMENTS)
    placing = Placing(series, facts={"hall_url": "https://zwfw.test.gov.cn/1"})
    fine = walk(cast, draft(cast, kind="guide", title="申请低保指南", body_html=whole, placing=placing), 1)
    poor = walk(cast, draft(cast, kind="guide", title="申请救助指南", body_html="<p>带身份证来。</p>"), 1)

    def lacking(revision):
        return [each.finding.value for each in open_in(revision) if each.finding.rule == "GUIDE-ELEMENT"]

    assert lacking(fine) == []
    assert lacking(poor) == [name for name in guides.ELEMENTS if name != guides.NAMED]
    for move, who in PATH[1:]:
        advance(fine.pk, move, by=cast.people[who], said=said(fine))
    assert "https://zwfw.test.gov.cn/1" in page(Entry.objects.get().path)
    assert "https://zwfw.test.gov.cn/1" in page("/topics/guides/")
