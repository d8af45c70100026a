"""Another organ is asked before the release, answers once, and nothing is signed before (art. 11)."""

import datetime

import pytest
from django.db import connections

from portal.database import roles, servers
from portal.publishing import opinions
from portal.publishing.models import Opinion, Verdict
from portal.publishing.moving import advance
from portal.publishing.states import State
from portal.trail.models import Trail
from portal.workflow import Conflict, MoveRefused
from tests.cast import draft, said, walk
from tests.publishing.raw_sql import acting, refused

pytestmark = pytest.mark.medium


def asked(cast, steps=2):
    revision = walk(cast, draft(cast), steps)
    by = {1: cast.reviewer, 2: cast.reviewer2, 3: cast.signer}[steps]
    return revision, opinions.ask(revision.pk, cast.town, "涉及你镇的数字对不对", by=by)


def test_question_has_its_day_and_nothing_is_signed_before_the_answer(cast):
    revision, opinion = asked(cast)
    assert opinion.due_on > datetime.date.today()
    advance(revision.pk, "pass_second", by=cast.reviewer2, said=said(revision))
    with pytest.raises(MoveRefused, match="还在征求"):
        advance(revision.pk, "sign", by=cast.signer, said=said(revision))
    opinions.answer(opinion.pk, "agree", "", hash=revision.hash, by=cast.town_clerk)
    assert advance(revision.pk, "sign", by=cast.signer, said=said(revision)).state == State.RELEASED
    assert Trail.objects.filter(action__in=("ask_opinion", "answer_opinion")).count() == 2


def test_over_a_disagreement_the_signer_gives_reasons(cast):
    revision, opinion = asked(cast, 3)
    with pytest.raises(MoveRefused, match="写明理由"):
        opinions.answer(opinion.pk, "disagree", " ", hash=revision.hash, by=cast.town_clerk)
    opinions.answer(opinion.pk, "disagree", "数字不对", hash=revision.hash, by=cast.town_clerk)
    with pytest.raises(MoveRefused, match="不同意"):
        advance(revision.pk, "sign", by=cast.signer, said=said(revision))
    words = said(revision, note="已与镇里核对")
    assert advance(revision.pk, "sign", by=cast.signer, said=words).state == State.RELEASED


def test_only_who_decides_asks_and_only_the_organ_asked_answers(cast):
    revision, opinion = asked(cast)
    for who in ("clerk", "signer", "office", "auditor", "root", "county_reviewer", "town_clerk"):
        with pytest.raises(MoveRefused):
            opinions.ask(revision.pk, cast.county, "看一看", by=cast.people[who])
    for organ, question in ((cast.bureau, "看"), (cast.town, "再看"), (cast.county, " ")):
        with pytest.raises(MoveRefused):
            opinions.ask(revision.pk, organ, question, by=cast.reviewer2)
    for who in ("clerk", "reviewer2", "signer", "office", "auditor", "root"):
        with pytest.raises(MoveRefused):
            opinions.answer(opinion.pk, "agree", "", hash=revision.hash, by=cast.people[who])


def test_answer_names_the_bytes_that_were_read_and_is_given_once(cast):
    revision, opinion = asked(cast)
    with pytest.raises(Conflict, match="内容有了变动"):
        opinions.answer(opinion.pk, "agree", "", hash="0" * 64, by=cast.town_clerk)
    advance(revision.pk, "return", by=cast.reviewer2, said=said(revision, reason="content", note="改"))
    with pytest.raises(Conflict, match="正在修改"):
        opinions.answer(opinion.pk, "agree", "", hash=revision.hash, by=cast.town_clerk)
    walk(cast, revision, 3)  # asked before, still open in the next round
    with pytest.raises(MoveRefused, match="还在征求"):
        advance(revision.pk, "sign", by=cast.signer, said=said(revision))
    opinions.answer(opinion.pk, "agree", "", hash=revision.hash, by=cast.town_clerk)
    with pytest.raises(Conflict, match="已经答复过"):
        opinions.answer(opinion.pk, "disagree", "反悔", hash=revision.hash, by=cast.town_clerk)


def test_overdue_is_said_by_a_reviewer_and_only_after_the_day(cast, superuser_sql):
    _revision, opinion = asked(cast)
    with pytest.raises(MoveRefused, match="还没有到"):
        opinions.close_overdue(opinion.pk, by=cast.reviewer2)
    superuser_sql.execute("SET session_replication_role = replica")
    superuser_sql.execute("UPDATE opinion SET due_on = '2026-01-05'")
    with pytest.raises(MoveRefused):
        opinions.close_overdue(opinion.pk, by=cast.clerk)
    assert opinions.close_overdue(opinion.pk, by=cast.reviewer2).verdict == Verdict.OVERDUE


def test_database_signs_nothing_over_an_open_question_and_takes_no_forged_answer(cast, admin_address, superuser_sql):
    revision, opinion = asked(cast, 3)
    address = servers.role_connection(
        {**admin_address, "NAME": connections["default"].settings_dict["NAME"]}, "portal_staff"
    )
    approve = """INSERT INTO approval (revision_id, round, step, person_id, hash, secrecy_result, secrecy_basis, note)
                 VALUES (%s, %s, 'final_review', %s, %s, 'cleared', 'x', '')"""
    close = "UPDATE opinion SET verdict = 'agree', hash = %s, answered_by_id = %s, answered_at = now() WHERE id = %s"
    with roles.connect(address) as staff:
        for connection in (staff, superuser_sql):
            acting(connection, cast.signer)
            signer = [revision.pk, revision.round, cast.signer.pk, revision.hash]
            refused(connection, approve, signer, "PT011")
            refused(connection, close, [revision.hash, cast.signer.pk, opinion.pk], "PT009")
            refused(connection, close, [revision.hash, cast.town_clerk.pk, opinion.pk], "PT001")
            refused(connection, "UPDATE opinion SET due_on = '2026-01-01'", [], "PT004")
            acting(connection, cast.town_clerk)
            refused(connection, close, ["0" * 64, cast.town_clerk.pk, opinion.pk], "PT007")
            refused(connection, "DELETE FROM opinion", [], "42501" if connection is staff else "PT002")
    assert Opinion.objects.get().verdict == ""
