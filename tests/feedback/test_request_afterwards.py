"""What the law has beside the answer: letters that ask others, a complaint to the office, and what becomes public."""

import datetime
import io
import re

import pytest
from docx import Document

from feedback.models import InformationRequest
from feedback.reports import counting
from feedback.requests import asking
from feedback.requests.moving import open_moves
from portal.cases.today import frozen
from portal.publishing.models import Entry
from portal.workflow import MoveRefused
from tests.cast import released
from tests.feedback.requests import CODE, GRANTED, look, people_for, received, walk
from tests.pages import at_most

pytestmark = pytest.mark.medium
DAY = datetime.date(2026, 3, 9)
NUMBER_LINKS = re.compile(r"<dd data-number><a[^>]*>([^<]+)<")


@pytest.fixture
def asked(cast):
    people_for(cast)
    request, code = received(cast, DAY)
    request.code = code
    return request


def answered(cast, asked):
    walk(asked, cast.people["handler"], "answer", DAY, reply=GRANTED)
    return walk(asked, cast.people["reviewer"], "approve", DAY)


@pytest.mark.parametrize(
    ("move", "says"), [("ask_third_party", "由本机关依照条例规定决定"), ("ask_organ", "视为同意公开")]
)
def test_letter_asks_others_in_fifteen_days_and_never_says_who_asked(cast, asked, at_desk, move, says):
    words = {"whom": "测试工程公司", "note": "合同的单价"}
    walk(asked, cast.people["handler"], move, DAY, **words)
    line = asked.events.get(name=move)
    letter = asking.letter_of(asked, line)
    text = "".join(letter["paragraphs"])
    assert letter["addressee"] == "测试工程公司" and "15个工作日" in text and says in text and "合同的单价" in text
    at = f"/admin/feedback/informationrequest/{asked.pk}/asked/{line.pk}"
    paper = at_desk("handler").post(f"{at}/docx/")
    written = "".join(each.text for each in Document(io.BytesIO(paper.content)).paragraphs)
    assert "测试工程公司：" in written and "测试员甲" not in written
    assert at_desk("handler").post(f"{at}/odt/").status_code == 404
    assert at_desk("reviewer").post(f"{at}/docx/").status_code == 404


def test_complaint_is_the_offices_and_has_an_end(cast, asked):
    office, handler = cast.office, cast.people["handler"]
    with pytest.raises(MoveRefused):
        walk(asked, handler, "complain", DAY, note="没有按期答复")
    with pytest.raises(MoveRefused, match="没有登记过投诉"):
        walk(asked, office, "complaint_heard", DAY, note="已督促")
    walk(asked, office, "complain", DAY, note="没有按期答复")
    after = walk(asked, office, "complaint_heard", DAY, note="已督促", told="已督促承办单位，按期答复您。")
    assert after.state == "handling" and after.due_on == datetime.date(2026, 4, 7)
    page = look(asked.number, asked.code).content.decode()
    assert "已督促承办单位" in page and "没有按期答复" not in page


def test_what_was_given_to_one_is_public_for_all_and_the_applicant_is_led_there(cast, asked):
    handler = cast.people["handler"]
    answered(cast, asked)
    with pytest.raises(MoveRefused, match="没有找到"):
        walk(asked, handler, "disclose", DAY, address="/documents/987654/")
    path = Entry.objects.get(publication=released(cast, title="低保资金使用情况").publication_id).path
    walk(asked, handler, "disclose", DAY, address=f"https://www.jichuan.example{path}")
    page = look(asked.number, asked.code).content.decode()
    assert "低保资金使用情况" in page and path in page


def test_who_decides_against_publishing_says_why(cast, asked):
    handler = cast.people["handler"]
    after = answered(cast, asked)
    with pytest.raises(MoveRefused, match="为什么不转为主动公开"):
        walk(asked, handler, "keep_on_request", DAY)
    walk(asked, handler, "keep_on_request", DAY, note="只涉及个人。")
    assert "complain" not in {move.name for move in open_moves(after, handler, DAY)}


def test_everybody_reads_how_it_was_decided_and_the_title_once_a_reviewer_has_looked(cast, asked, client):
    page = client.get("/requests/decided/?year=2026").content.decode()
    assert "还没有办结的申请" in page
    after = answered(cast, asked)
    page = client.get("/requests/decided/?year=2026").content.decode()
    assert "共办结1件，其中按期1件" in page and "予以公开" in page and "信息名称没有公布" in page
    assert after.title not in page and "测试员甲" not in page and after.number not in page
    with pytest.raises(MoveRefused):
        walk(asked, cast.people["handler"], "show_title", DAY)
    walk(asked, cast.people["reviewer"], "show_title", DAY)
    path = Entry.objects.get(publication=released(cast, title="低保资金使用情况").publication_id).path
    walk(asked, cast.people["handler"], "disclose", DAY, address=path)
    with at_most(6):
        page = client.get("/requests/decided/?year=2026").content.decode()
    assert f'<a href="{path}">{after.title}</a>' in page
    assert client.get("/requests/decided/?year=2026&page=2").status_code == 404


def test_application_with_several_matters_is_split_and_each_keeps_the_first_days_clock(cast, asked, at_desk):
    at = f"/admin/feedback/informationrequest/{asked.pk}/split/"
    with frozen(DAY + datetime.timedelta(days=4)):
        assert at_desk("handler").post(at, {"matters": ""}).status_code == 400
        assert at_desk("reviewer").post(at, {"matters": "一项"}).status_code == 400
        page = at_desk("handler").post(at, {"matters": "养老机构名单\n养老机构补贴"}).content.decode()
    numbers, codes = NUMBER_LINKS.findall(page), CODE.findall(page)
    pieces = InformationRequest.objects.exclude(pk=asked.pk).order_by("number")
    assert sorted(numbers) == [each.number for each in pieces] and len(codes) == 2
    assert {each.title for each in pieces} == {"养老机构名单", "养老机构补贴"}
    assert all((each.due_on, each.state, each.masked) == (datetime.date(2026, 4, 7), "handling", asked.masked)
               for each in pieces)  # fmt: skip
    assert "养老机构名单" in look(asked.number, asked.code).content.decode()
    assert "从申请" in look(numbers[0], codes[0]).content.decode()
    assert counting.tables_of([cast.bureau.pk], 2026)[cast.bureau.pk]["new"]["total"] == 3
