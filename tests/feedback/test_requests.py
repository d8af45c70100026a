"""Requests: filed once, followed by number and code, handed on, registered from paper."""

import datetime
import re

import pytest
from django.db import connections
from django.db.utils import ProgrammingError
from django.test import Client
from django.test.utils import CaptureQueriesContext

from feedback.intake.following import wrong_tries
from feedback.models import IdentityProof, InformationRequest
from feedback.requests.filing import SLIPS
from feedback.requests.form import ApplicationForm
from feedback.requests.moving import Said, advance
from portal.cases.today import frozen
from portal.database.sides import reading_as_public
from portal.people.models import Allowance
from portal.site.options import set_option
from portal.trail.models import Trail
from portal.workflow import Conflict
from tests.feedback.requests import ID, file, form, look, receipt, scan, send

pytestmark = pytest.mark.medium
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"')
D = datetime.date


def test_request_is_kept_once_sealed_and_its_clock_waits_for_the_confirmation(desk):
    first = send()
    number, code = receipt(first)
    stamp = re.search(r'name="stamp" value="([^"]+)"', Client().get("/requests/new/").content.decode())[1]
    one, two = send(stamp=stamp, title="另一件"), send(stamp=stamp, title="另一件")
    assert receipt(one) == receipt(two) and InformationRequest.objects.count() == 2
    changed = send(stamp=stamp, title="改过的一件").content.decode()
    assert "已经交过一件申请" in changed and "改过的一件" in changed and InformationRequest.objects.count() == 2
    asked = InformationRequest.objects.get(number=number)
    assert asked.code_hash == SLIPS.stored(code.lower()) and asked.masked == "测** *******0000"
    assert asked.state == "submitted" and asked.due_on is None and asked.received_on is None
    with connections["owner"].cursor() as cursor:
        tables = ("information_request", "request_event", "identity_proof", "trail", "allowance")
        cursor.execute(" UNION ALL ".join(f"SELECT t::text FROM {table} t" for table in tables))
        kept = "".join(row for (row,) in cursor.fetchall())
    face = b"the face of the applicant"
    assert not any(word in kept for word in ("13900000000", "测试员甲", ID, "幸福路", code, face.hex()))
    for table in ("information_request", "identity_proof", "request_event", "request_reply"):
        with reading_as_public(), connections["public"].cursor() as cursor, pytest.raises(ProgrammingError):
            cursor.execute(f"SELECT * FROM {table}")
    with reading_as_public(), connections["public"].cursor() as cursor, pytest.raises(ProgrammingError):
        cursor.execute("SELECT request_register('{}', 'fax', now()::date, NULL, '', 1)")


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(desk):
    for said, words in (
        ({"title": " "}, "请写明要什么信息"), ({"name": ""}, "请写姓名"), ({"paper_number": ID[:-1] + "3"}, "抄错"),
        ({"phone": "", "address": "", "email": "", "way": "in_person"}, "至少写一样"), ({"address": ""}, "您选了邮寄"),
        ({"way": "email"}, "请写邮箱"), ({"phone": "1390000000"}, "现在是10位"), ({"proof": None}, "再选一次"),
        ({"paper": "credit_code", "paper_number": "12"}, "现在是2位"), ({"organ": "none"}, "向哪个单位"),
        ({"applicant_kind": "odd"}, "申请人"), ({"website": "x"}, "应当留空"), ({"stamp": "x"}, "再按一次提交"),
    ):  # fmt: skip
        body = send(**said).content.decode()
        assert words in body and "霁民发〔2025〕3号附件" in body, said
    other = scan()
    other.name = "身份证.png"
    assert "只收 jpg" in send(proof=other).content.decode() and not InformationRequest.objects.exists()
    for word in ("用途", "特殊需要"):  # nobody is asked why
        assert f">{word}" not in Client().get("/requests/new/").content.decode()


def test_unknown_number_wrong_code_and_too_many_tries_look_alike(desk):
    asked, code = file()

    def answer(number: str, code: str) -> tuple:
        with CaptureQueriesContext(connections["public"]) as asked_:
            response = look(number, code)
        return response.status_code, TOKEN.sub(b"", response.content), len(asked_)

    first = answer("2026-0000-0000-0000", "A" * 16)
    assert "没有查到" in first[1].decode()
    assert answer(asked.number, "A" * 16) == answer("", "") == answer("x" * 300, code) == first
    tries = Allowance.objects.using("owner")  # nobody else may touch them
    tries.filter(key__startswith="request-code").update(taken=wrong_tries(SLIPS).most)
    assert answer(asked.number, code) == first  # the right one, after twenty wrong ones
    tries.all().delete()
    assert "2025年低保资金使用情况" in answer(asked.number, code.lower())[1].decode()


def test_flood_from_one_place_is_held(desk):
    set_option("requests.most_from_one_place", 1, by=desk.office)
    file()
    body = send(title="第二件").content.decode()
    assert "没有收到" in body and "第二件" in body and InformationRequest.objects.count() == 1


def test_unclear_organ_goes_to_the_office_which_hands_it_on(desk, at_desk):
    asked, code = file(organ="")
    at = f"/admin/feedback/informationrequest/{asked.pk}/"
    assert at_desk("handler").get(f"{at}change/").status_code == 404
    office = at_desk("office")
    assert "2025年低保资金使用情况" in office.get("/admin/").content.decode()
    assert office.post(f"{at}moves/assign/", {"state": "submitted", "organ": desk.bureau.pk}).status_code == 302
    page = at_desk("handler").get(f"{at}change/").content.decode()
    assert "登记收到" in page and "测试员甲" not in page and ID not in page
    revealed = at_desk("handler").post(f"{at}reveal/").content.decode()
    assert ID in revealed
    proof = at_desk("handler").post(f"{at}proof/")
    assert proof.content == scan().read() and "attachment" in proof["Content-Disposition"]
    steps = Trail.objects.filter(object_id=str(asked.pk)).values_list("action", flat=True).order_by("id")
    assert list(steps) == ["request_assign", "request_revealed", "request_proof_read"]
    assert at_desk("handler").post(f"{at}change/", {"state": "answered"}).status_code == 403
    with pytest.raises(Conflict):
        advance(asked.pk, "confirm", by=desk.handler, said=Said(state="handling", on=D(2026, 1, 5)))


def test_paper_is_registered_with_its_day_of_receipt(desk, at_desk):
    handler = at_desk("handler")
    at = "/admin/feedback/informationrequest/register/"
    assert at_desk("clerk").get(at).status_code == 403
    post = {"channel": "post_signed", "submitted_on": "2026-04-20", "evidence_on": "2026-04-24"}
    with frozen(D(2026, 4, 27)):
        wrong = handler.post(at, form(**post | {"evidence_on": "2026-04-19"}, proof=""))
        assert "不能早于提交" in wrong.content.decode() and "幸福路" in wrong.content.decode()
        assert "请选您所在的单位" in handler.post(at, form(**post, organ="zhen")).content.decode()
        number, code = receipt(handler.post(at, form(**post, proof="")))
        plain, _code = receipt(handler.post(at, form(**post | {"channel": "fax", "evidence_on": ""}, proof="")))
    asked = InformationRequest.objects.get(number=number)
    assert (asked.received_on, asked.due_on, asked.channel) == (D(2026, 4, 24), D(2026, 5, 26), "post_signed")
    assert InformationRequest.objects.get(number=plain).due_on is None and not IdentityProof.objects.exists()
    assert 'data-due="2026-05-26"' in look(number, code).content.decode()


def test_lists_at_the_desk_ask_no_more_for_many_than_for_few(desk, at_desk):
    handler = at_desk("handler")

    def questions() -> int:
        with CaptureQueriesContext(connections["default"]) as asked:
            for path in ("/admin/", "/admin/feedback/informationrequest/"):
                assert handler.get(path).status_code == 200
        return len(asked)

    file()
    questions()
    few = questions()
    for n in range(4):
        file(title=f"第{n}件")
    assert questions() == few


def test_form_to_print_asks_what_the_one_on_the_site_asks(desk):
    page = Client().get("/requests/form/").content.decode()
    for field in ApplicationForm():
        assert field.name == "proof" or f'<th scope="row">{field.label}</th>' in page
    assert "□ 邮寄" in page and "身份证明的复印件" in page
    assert "/requests/form/" in Client().get("/requests/").content.decode()
