"""What the terms of requests are over for is gone; case, outcome and figures stay (REQ-26, I-17)."""

import datetime

import pytest
from django.db import DatabaseError, connections, transaction

from feedback.models import AnswerFile, DecidedRequest, IdentityProof, InformationRequest
from feedback.reports import counting
from feedback.requests import redacting
from feedback.requests.purging import forget_old_proofs, forget_old_requests
from portal.cases.today import frozen
from portal.trail.models import Trail
from tests.feedback.redaction.files import picture
from tests.feedback.requests import GRANTED, ID, file, look, walk

pytestmark = pytest.mark.medium
D = datetime.date
LONG_AGO, TODAY = D(2020, 3, 2), D.today()
TABLES = ("information_request", "request_event", "request_reply", "identity_proof", "answer_file", "trail", "outbox")
PLANTED = ("测试员甲", "13900000000", ID, "低保资金使用情况", "查了档案室", "邮寄纸质复印件", "名单.png")


def everything_kept() -> str:
    with connections["owner"].cursor() as cursor:
        cursor.execute(" UNION ALL ".join(f"SELECT t::text FROM {table} t" for table in TABLES))
        return "".join(row for (row,) in cursor.fetchall())


def decided(desk, on: datetime.date, **said):
    asked, code = file(on, **said)
    walk(asked, desk.handler, "confirm", on, on=on)
    walk(asked, desk.handler, "search", on, note="查了档案室")
    with frozen(on):
        kept = redacting.add(asked, "名单.png", picture("PNG")("公开"), by=desk.handler)
        redacting.redact(kept, by=desk.handler)
    walk(asked, desk.handler, "answer", on, reply=GRANTED)
    return walk(asked, desk.reviewer, "approve", on), code


def test_proof_goes_after_the_remedies_and_the_rest_after_the_archive_and_figures_stay(desk, at_desk, monkeypatch):
    monkeypatch.setattr(redacting, "burn", lambda data, marks: b"copy")  # burning has tests of its own
    old, code = decided(desk, LONG_AGO)
    young, _code = decided(desk, TODAY - datetime.timedelta(days=400), title="另一件")
    sealed, before = old.sealed, counting.tables_of([desk.bureau.pk], 2020)
    with frozen(D(2036, 11, 22)):
        assert forget_old_proofs() == "proofs forgotten: 2" and forget_old_proofs() == "proofs forgotten: 0"
        assert not IdentityProof.objects.exists() and all(word in everything_kept() for word in PLANTED[3:])
        assert "已经清除" in look(old.number, code).content.decode()
        assert forget_old_requests() == "requests forgotten: 1" and forget_old_requests() == "requests forgotten: 0"
        kept = everything_kept()
        old.refresh_from_db()
        assert sealed not in kept and (old.sealed, old.masked, old.applicant_hash, old.lock) == ("", "", "", "")
        assert old.purged_on == D(2036, 11, 22) and (old.outcome, old.decided_on) == ("granted", D(2020, 3, 2))
        page = look(old.number, code).content.decode()
        assert (
            "您的姓名、联系方式和申请内容已经清除" in page and "下载 名单" not in page and "公开告〔2020〕1号" in page
        )
        at = f"/admin/feedback/informationrequest/{old.pk}/"
        assert "保存期满，已经清除" in at_desk("handler").get(f"{at}change/").content.decode()
        assert at_desk("handler").post(f"{at}reveal/").status_code == 403
    assert not AnswerFile.objects.filter(request=old).exclude(sealed=b"", name="", given=None).exists()
    assert counting.tables_of([desk.bureau.pk], 2020) == before and DecidedRequest.objects.count() == 2
    assert [each.name for each in old.events.order_by("pk")][-2:] == ["proof_purged", "purged"]
    log = Trail.objects.filter(action__in=("request_purged", "request_proof_purged"), object_id=str(old.pk))
    assert log.count() == 2
    young.refresh_from_db()
    assert young.sealed and young.purged_on is None


def test_nobody_clears_a_request_by_hand_before_its_term_or_while_it_is_challenged(desk, monkeypatch):
    monkeypatch.setattr(redacting, "burn", lambda data, marks: b"copy")
    asked, _code = decided(desk, LONG_AGO)
    for statement in (
        "UPDATE information_request SET sealed = '', purged_on = now()", "UPDATE information_request SET lock = ''",
        "UPDATE request_event SET note = ''", "UPDATE request_reply SET reasons = '', adds = '', way = ''",
        "UPDATE answer_file SET sealed = ''", "DELETE FROM identity_proof", "DELETE FROM record_evidence",
        "SELECT request_is_over(id, now()::date) FROM information_request",
    ):  # fmt: skip
        with pytest.raises(DatabaseError), transaction.atomic(), connections["default"].cursor() as cursor:
            cursor.execute(statement)
    walk(asked, desk.handler, "challenge", D(2020, 4, 2), group="review")
    with frozen(D(2036, 11, 22)):
        assert forget_old_proofs() == "proofs forgotten: 0" and forget_old_requests() == "requests forgotten: 0"
    new, _code = decided(desk, TODAY, title="今天的一件")
    with connections["default"].cursor() as cursor:
        for call in ("request_purge_proof", "request_purge"):  # whoever asks for tomorrow gets no more
            cursor.execute(f"SELECT {call}(%s, '2099-01-01', '2026-11-22')", [new.pk])
            assert cursor.fetchone() == (False,)
    assert InformationRequest.objects.filter(purged_on=None).count() == 2
