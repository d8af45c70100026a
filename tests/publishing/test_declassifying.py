"""A marked file comes in only when two persons recorded its declassification, and is reviewed like any other."""

import datetime
import hashlib

import pytest
from django.db import DatabaseError, connection, transaction

from portal.cases.today import today
from portal.publishing import answering, declassifying, findings, intake
from portal.publishing.attaching import Kept
from portal.publishing.models import Blob, Declassification
from portal.publishing.moving import advance
from portal.trail.models import Trail
from portal.workflow import Conflict, MoveRefused
from tests.cast import draft, said

pytestmark = pytest.mark.medium
MARKED = "机密★10年\n关于防汛工作的通知\n各乡镇人民政府：请做好防汛工作。\n".encode()
SHA256 = hashlib.sha256(MARKED).hexdigest()
DECIDED = datetime.date(2026, 3, 2)


def registered(cast, **more) -> Declassification:
    words = {"sha256": SHA256, "basis": "县保密局解密通知第3号", "decided_on": DECIDED, "by": cast.signer}
    return declassifying.register(cast.bureau, **words | more)


def taken() -> Blob:
    return intake.take("通知.txt", [MARKED])[1]


def test_marked_file_stays_outside_until_the_second_person_confirms(cast):
    with pytest.raises(intake.Refused, match=SHA256):
        taken()
    found = registered(cast)
    with pytest.raises(intake.Refused):
        taken()
    declassifying.confirm(found.pk, by=cast.office)
    assert taken().sha256 == SHA256
    assert Trail.objects.filter(action="take_declassified", content_hash=SHA256).exists()


def test_one_byte_more_is_another_file(cast):
    declassifying.confirm(registered(cast).pk, by=cast.office)
    with pytest.raises(intake.Refused):
        intake.take("通知.txt", [MARKED, b"\n"])


def test_nobody_confirms_his_own_word_and_nobody_without_the_right_has_one(cast):
    for person in (cast.clerk, cast.reviewer, cast.town_clerk, cast.auditor, cast.root):
        with pytest.raises(MoveRefused):
            registered(cast, by=person)
    found = registered(cast)
    for person in (cast.signer, cast.clerk, cast.reviewer, cast.root):
        with pytest.raises(MoveRefused):
            declassifying.confirm(found.pk, by=person)
    declassifying.confirm(found.pk, by=cast.office)
    with pytest.raises(Conflict):
        declassifying.confirm(found.pk, by=cast.office2)
    with pytest.raises(Conflict):
        registered(cast)


@pytest.mark.parametrize("wrong", [{"sha256": "abc"}, {"basis": " "}, {"decided_on": today() + datetime.timedelta(1)}])
def test_incomplete_record_is_refused(cast, wrong):
    with pytest.raises(MoveRefused):
        registered(cast, **wrong)
    assert not Declassification.objects.exists()


FORGED = {
    "confirmed by oneself": "UPDATE declassification SET confirmed_by_id = registered_by_id, confirmed_at = now()",
    "another file": f"UPDATE declassification SET sha256 = '{'0' * 64}'",
    "another basis": "UPDATE declassification SET basis = '别的'",
    "gone": "DELETE FROM declassification",
    "born confirmed": "INSERT INTO declassification (organ_id, sha256, basis, decided_on, registered_by_id,"
    f" confirmed_by_id, confirmed_at) SELECT organ_id, '{'1' * 64}', basis, decided_on, registered_by_id, {{office}},"
    " now() FROM declassification",
}


@pytest.mark.parametrize("sql", FORGED.values(), ids=FORGED)
def test_database_refuses_a_forged_record(cast, sql, superuser_sql):
    registered(cast)
    sql = sql.format(office=cast.office.pk)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    with pytest.raises(Exception, match="declassification"):  # the owner of everything neither
        superuser_sql.execute(sql)
    superuser_sql.rollback()
    assert Declassification.objects.filter(confirmed_by=None, sha256=SHA256).count() == 1


def test_declassified_file_still_needs_a_reviewers_recorded_word(cast):
    declassifying.confirm(registered(cast).pk, by=cast.office)
    revision = draft(cast, files=[Kept(taken(), "通知.txt")])
    revision = advance(revision.pk, "submit", by=cast.clerk)
    marks = [each for each in findings.open_in(revision) if each.finding.rule.startswith("MARK")]
    assert [each.finding.severity for each in marks] == ["answer"]
    with pytest.raises(MoveRefused, match="没有答复"):
        advance(revision.pk, "pass_first", by=cast.reviewer, said=said(revision))
    for each in findings.open_in(revision):
        answering.answer(revision.pk, each.finding.key, "核对过解密通知", by=cast.reviewer2)
    assert advance(revision.pk, "pass_first", by=cast.reviewer, said=said(revision)).state == "second_review"


def test_desk_takes_it_from_two_people(cast, at_desk):
    signer, office = at_desk("signer"), at_desk("office")
    words = {"organ": cast.bureau.pk, "sha256": "xyz", "basis": "解密通知第3号", "decided_on": "2026-03-02"}
    add = "/admin/publishing/declassification/add/"
    assert at_desk("clerk").get(add).status_code == 403
    assert signer.get(add).status_code == 200
    refused = signer.post(add, words)
    assert (
        refused.status_code == 400
        and "64位" in refused.content.decode()
        and "解密通知第3号" in refused.content.decode()
    )
    done = signer.post(add, words | {"sha256": SHA256.upper()})
    assert done.status_code == 302
    page = done["Location"]
    assert "登记人自己不能确认" in signer.get(page).content.decode()
    assert signer.post(page).status_code == 403
    assert office.post(page).status_code == 302
    assert Declassification.objects.in_force().count() == 1
    assert office.post(page).status_code == 409
    assert office.get("/admin/publishing/declassification/").status_code == 200
