"""The database's own guards, tried by raw SQL as the staff role: it refuses what the code refuses."""

import datetime
import re

import psycopg
import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.serializers import serialize
from django.db import DatabaseError, connections

from portal.database import roles, servers
from portal.people.rights import organs_where
from portal.publishing.models import Blob, Entry, Release, Revision
from portal.publishing.moving import advance
from portal.publishing.states import REVISION, State
from tests.cast import draft, released, said, walk

pytestmark = pytest.mark.medium


@pytest.fixture
def staff(cast, admin_address):
    address = servers.role_connection(
        {**admin_address, "NAME": connections["default"].settings_dict["NAME"]}, "portal_staff"
    )
    with roles.connect(address) as connection:
        yield connection


def refused(connection, sql, *values, code="PT"):
    with pytest.raises(psycopg.Error) as caught:
        connection.execute(sql, values)
    assert (caught.value.sqlstate or "").startswith(code), caught.value
    return caught.value


def acting(connection, person):
    connection.execute("SELECT set_config('portal.actor', %s, false)", [str(person.pk)])


APPROVE = """INSERT INTO approval (revision_id, round, step, person_id, hash, secrecy_result, secrecy_basis, note)
             VALUES (%s, %s, %s, %s, %s, 'cleared', 'x', '')"""


def test_change_without_an_actor_is_refused(cast, staff):
    revision = draft(cast)
    refused(staff, "UPDATE revision SET title = 'x' WHERE id = %s", revision.pk, code="PT001")
    refused(staff, "UPDATE document_header SET abstract = 'x' WHERE revision_id = %s", revision.pk, code="PT001")


def test_whoever_changes_text_header_items_or_files_becomes_a_contributor(cast, staff):
    changes = (
        "UPDATE revision SET title = 'x' WHERE id = %s",
        "UPDATE revision SET body_html = 'x' WHERE id = %s",
        "UPDATE document_header SET abstract = 'x' WHERE revision_id = %s",
        "DELETE FROM document_item WHERE revision_id = %s",
    )
    for sql in changes:
        revision = draft(cast)
        acting(staff, cast.reviewer)
        staff.execute(sql, [revision.pk])
        assert revision.contributions.filter(person=cast.reviewer).exists(), sql
    staff.execute(
        "INSERT INTO blob (sha256, size, mime, scan_state, text, texts, created_at)"
        " VALUES (%s, 1, 'x', 'clean', '', '[]', now())",
        ["a" * 64],
    )
    revision = draft(cast)
    staff.execute(
        "INSERT INTO revision_file (revision_id, sort, sha256, name) VALUES (%s, 1, %s, 'x.txt')",
        [revision.pk, "a" * 64],
    )
    assert revision.contributions.filter(person=cast.reviewer).exists()


@pytest.mark.parametrize("steps", [1, 2, 3, 4])
def test_content_is_frozen_outside_a_draft(cast, staff, steps):
    revision = draft(cast)
    acting(staff, cast.clerk)
    Blob.objects.bulk_create(Blob(sha256=each * 64, size=1, mime="text/plain", scan_state="clean") for each in "ab")
    add = "INSERT INTO revision_file (sort, sha256, name, revision_id) VALUES (%s, %s, 'x.txt', %s)"
    staff.execute(add, [1, "a" * 64, revision.pk])
    walk(cast, revision, steps)
    changes = {
        "title": "x", "body_html": "x", "body_text": "x", "header": "{}", "change_note": "x", "hash": "0" * 64,
        "track": "{final_review}", "mode": "batch", "round": "9", "no": "9",
    }  # fmt: skip
    for column, value in changes.items():
        refused(staff, f"UPDATE revision SET {column} = %s WHERE id = %s", value, revision.pk)
    refused(staff, "UPDATE document_header SET abstract = 'x' WHERE revision_id = %s", revision.pk)
    refused(staff, "DELETE FROM document_item WHERE revision_id = %s", revision.pk)
    refused(staff, "DELETE FROM revision WHERE id = %s", revision.pk, code="42501")
    refused(staff, add, 2, "b" * 64, revision.pk)
    for change in ("UPDATE revision_file SET name = 'y.txt'", "UPDATE revision_file SET sort = 7",
                   "UPDATE revision_file SET sha256 = repeat('b', 64)", "DELETE FROM revision_file"):  # fmt: skip
        refused(staff, f"{change} WHERE revision_id = %s", revision.pk)


def test_every_move_outside_the_table_is_refused(cast, staff):
    acting(staff, cast.clerk)
    for source, revision in {
        "draft": draft(cast),
        "first_review": walk(cast, draft(cast), 1),
        "released": released(cast),
    }.items():
        for target in State.values:
            if target != source and (source, target) not in REVISION.steps():
                refused(staff, "UPDATE revision SET state = %s WHERE id = %s", target, revision.pk)


def test_step_is_not_passed_without_its_approval(cast, staff):
    revision = walk(cast, draft(cast), 1)
    acting(staff, cast.reviewer)
    for target in ("second_review", "final_review"):
        refused(staff, "UPDATE revision SET state = %s WHERE id = %s", target, revision.pk)
    last = walk(cast, draft(cast), 3)
    refused(staff, "UPDATE revision SET state = 'scheduled', release_at = now() WHERE id = %s", last.pk, code="PT006")
    refused(staff, "UPDATE revision SET state = 'released' WHERE id = %s", last.pk, code="PT006")


def test_submission_with_fewer_steps_than_the_organ_uses_is_refused(cast, staff):
    revision = draft(cast)
    acting(staff, cast.clerk)
    submit = "UPDATE revision SET state = %s, track = %s, round = 1, hash = %s WHERE id = %s"
    refused(staff, submit, "final_review", ["final_review"], "0" * 64, revision.pk, code="PT005")
    refused(staff, submit, "batch_review", ["batch_review"], "0" * 64, revision.pk, code="PT005")


def test_contributor_does_not_approve(cast, staff):
    revision = walk(cast, draft(cast), 1)
    acting(staff, cast.clerk)
    refused(staff, APPROVE, revision.pk, 1, "first_review", cast.clerk.pk, revision.hash, code="PT008")


def test_approval_in_another_name_of_other_bytes_at_another_step_or_round_is_refused(cast, staff):
    revision = walk(cast, draft(cast), 1)
    acting(staff, cast.reviewer)
    mine = cast.reviewer.pk
    refused(staff, APPROVE, revision.pk, 1, "first_review", cast.reviewer2.pk, revision.hash, code="PT001")
    refused(staff, APPROVE, revision.pk, 1, "first_review", mine, "0" * 64, code="PT007")
    refused(staff, APPROVE, revision.pk, 1, "final_review", mine, revision.hash, code="PT005")
    refused(staff, APPROVE, revision.pk, 2, "first_review", mine, revision.hash, code="PT005")


def test_person_without_the_right_today_does_not_approve(cast, staff):
    revision = walk(cast, draft(cast), 1)
    for name in ("county_reviewer", "signer", "office", "auditor", "root", "town_clerk"):
        acting(staff, cast.people[name])
        refused(staff, APPROVE, revision.pk, 1, "first_review", cast.people[name].pk, revision.hash, code="PT009")
    cast.reviewer.memberships.update(until=datetime.date(2026, 1, 1))
    acting(staff, cast.reviewer)
    refused(staff, APPROVE, revision.pk, 1, "first_review", cast.reviewer.pk, revision.hash, code="PT009")


def test_same_person_twice_and_second_approval_of_a_step_are_refused(cast, staff):
    revision = walk(cast, draft(cast), 2)
    acting(staff, cast.reviewer)
    refused(staff, APPROVE, revision.pk, 1, "second_review", cast.reviewer.pk, revision.hash, code="23505")


def test_release_without_approvals_or_of_other_bytes_is_refused(cast, staff):
    revision = walk(cast, draft(cast), 3)
    copy = """INSERT INTO release
                (publication_id, revision_id, no, kind, title, header, body_html, body_text, change_note, hash)
              SELECT publication_id, id, 1, 'document', %s, header, body_html, body_text, change_note, hash
              FROM revision WHERE id = %s"""
    acting(staff, cast.signer)
    refused(staff, copy, revision.title, revision.pk, code="PT006")
    staff.execute("BEGIN")
    staff.execute(APPROVE, [revision.pk, 1, "final_review", cast.signer.pk, revision.hash])
    refused(staff, copy, "另一个标题", revision.pk, code="PT007")
    staff.execute("ROLLBACK")


def test_approved_release_before_its_time_is_refused(cast, staff):
    revision = walk(cast, draft(cast), 3)
    soon = datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=1)
    advance(revision.pk, "sign", by=cast.signer, said=said(revision, release_at=soon))
    acting(staff, cast.signer)
    refused(
        staff,
        """INSERT INTO release
                (publication_id, revision_id, no, kind, title, header, body_html, body_text, change_note, hash)
           SELECT publication_id, id, 1, 'document', title, header, body_html, body_text, change_note, hash
           FROM revision WHERE id = %s""",
        revision.pk, code="PT006",
    )  # fmt: skip
    refused(staff, "UPDATE revision SET release_at = now() WHERE id = %s", revision.pk, code="PT004")


def test_release_and_its_files_never_change(cast, staff, superuser_sql):
    revision = released(cast)
    for connection in (staff, superuser_sql):
        for sql in (
            "UPDATE release SET title = 'x'", "DELETE FROM release", "UPDATE approval SET note = 'x'",
            "DELETE FROM approval", "DELETE FROM contribution", "TRUNCATE release CASCADE", "TRUNCATE approval",
            "TRUNCATE revision CASCADE", "UPDATE revision_event SET note = 'x'", "DELETE FROM publication",
        ):  # fmt: skip
            refused(connection, sql, code="" if connection is staff else "PT002")
    assert Release.objects.get().title == revision.title


def test_entry_that_stands_for_no_live_release_is_refused(cast, staff):
    first = released(cast)
    acting(staff, cast.signer)
    for column, value in (
        ("title", "另一个标题"), ("section", "letter"), ("organ_id", str(cast.county.pk)), ("summary", "没有审过的话"),
        ("sort_at", "2020-01-01"), ("path", "/documents/999/"),
    ):  # fmt: skip
        refused(staff, f"UPDATE entry SET {column} = %s", value, code="PT006")
    advance(first.pk, "withdraw", by=cast.signer, said=said(first, reason="error", note="错"))
    release = Release.objects.get()
    refused(
        staff,
        """INSERT INTO entry (publication_id, release_id, path, section, kind, organ_id, title, summary, numbers,
                              domains, items, topics, level, year, sort_at, validity_mark, facets)
           VALUES (%s, %s, '/documents/1/', 'document', 'notice', %s, %s, '', '{}',
                   '{}', '{}', '{}', '', 2026, now(), '', '{}')""",
        first.publication_id, release.pk, cast.bureau.pk, release.title, code="PT006",
    )  # fmt: skip


def test_half_a_publication_is_refused_at_commit(cast, staff):
    released(cast)
    refused(staff, "UPDATE publication SET live_release_id = NULL", code="PT006")
    refused(staff, "DELETE FROM entry", code="PT006")
    assert Entry.objects.count() == 1


def test_number_organ_and_kind_of_a_publication_are_permanent(cast, staff):
    released(cast)
    for change in ("number = 999", f"organ_id = {cast.county.pk}", "kind = 'letter'"):
        refused(staff, f"UPDATE publication SET {change}", code="PT004")
    refused(staff, "UPDATE document SET index_number = 'x'", code="PT004")


def test_clerk_makes_no_batch_of_one_review_out_of_a_document(cast, staff):
    revision = draft(cast)
    acting(staff, cast.clerk)
    refused(staff, "UPDATE revision SET mode = 'batch' WHERE id = %s", revision.pk, code="PT004")
    staff.execute("UPDATE revision SET state = 'discarded' WHERE id = %s", [revision.pk])
    begin = """INSERT INTO revision (publication_id, no, state, mode, title, header, body_html, body_text, track, round,
                                     change_note, edits, created_at, moved_at)
               VALUES (%s, 2, 'draft', 'batch', '标题', '{}', '', '', '{}', 0, '', 0, now(), now())"""
    refused(staff, begin, revision.publication_id, code="PT009")
    acting(staff, cast.office)
    staff.execute(begin, [revision.publication_id])


def test_author_does_not_slip_out_of_the_contributors_by_changing_numbers(cast, staff):
    """Foreign keys are checked at commit: a row put in the old number's place would take the contributors over."""
    revision = draft(cast, body_html="<p>原文。</p>")
    acting(staff, cast.clerk)
    for table, key in (("revision", revision.pk), ("person", cast.clerk.pk), ("organ", cast.bureau.pk)):
        refused(staff, f"UPDATE {table} SET id = id + 5000 WHERE id = %s", key, code="PT004")
    refused(staff, "UPDATE publication SET id = gen_random_uuid() WHERE id = %s", revision.publication_id, code="PT004")
    refused(staff, "UPDATE document_header SET revision_id = revision_id + 1", code="PT004")
    refused(staff, "INSERT INTO document_item (revision_id, item_id, sort) VALUES (9999, 1, 0)", code="PT004")


def test_guards_look_only_where_the_owner_keeps_its_tables(cast, staff, admin_address):
    """No function that may read a table follows the caller's search_path, and neither role can lay one in the way."""
    (loose,) = staff.execute(
        """SELECT array_agg(oid::regprocedure::text) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
           AND NOT coalesce(array_to_string(proconfig, ',') LIKE 'search_path=%', false)
           AND NOT (provolatile = 'i' AND prolang = (SELECT oid FROM pg_language WHERE lanname = 'sql'))"""
    ).fetchone()
    assert loose is None
    expressions = staff.execute(
        """SELECT prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proconfig IS NULL"""
    ).fetchall()
    tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    assert not [
        words for (body,) in expressions for words in re.findall(r"\b(?:FROM|JOIN)\s+(\w+)", body) if words in tables
    ]
    address = {**admin_address, "NAME": connections["default"].settings_dict["NAME"]}
    for role in ("portal_staff", "portal_public"):
        with roles.connect(servers.role_connection(address, role)) as connection:
            for sql in ("CREATE TEMP TABLE contribution (x int)", "CREATE TABLE public.approved (x int)",
                        "CREATE SCHEMA other", "CREATE FUNCTION pg_temp.x() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                        "CREATE FUNCTION public.x() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                        "SET session_replication_role = replica", "ALTER TABLE approval DISABLE TRIGGER ALL",
                        "SET ROLE portal_owner", "ALTER ROLE portal_staff BYPASSRLS", "COPY revision TO PROGRAM 'cat'",
                        "SELECT lo_export(1, '/tmp/x')", "DROP TRIGGER guard_approval ON approval"):  # fmt: skip
                with pytest.raises(psycopg.Error):
                    connection.execute(sql)


def test_bulk_writes_of_the_orm_publish_nothing(cast, tmp_path):
    fixture = tmp_path / "fixture.json"
    fixture.write_text(serialize("json", [walk(cast, draft(cast), 1)]).replace("first_review", "released"))
    call_command("loaddata", fixture, verbosity=0)  # the desk's role loads nothing, and says so
    with pytest.raises(DatabaseError):
        call_command("loaddata", fixture, database="owner", verbosity=0)
    assert Revision.objects.get().state == "first_review"
    for state in ("released", "scheduled"):
        with pytest.raises(DatabaseError):
            Revision.objects.update(state=state)
    with pytest.raises(DatabaseError):
        Revision.objects.bulk_create(
            [Revision(publication=Revision.objects.first().publication, no=7, state="released")]
        )


def test_database_and_desk_agree_who_decides_for_whom(cast, staff):
    """Over organs with and without people of their own: may_decide() in SQL equals rights.py."""
    day = datetime.date.today()
    for person in cast.people.values():
        for step, right in (("first_review", "review"), ("second_review", "review"), ("final_review", "sign"),
                            ("secrecy_review", "secrecy"),
                            ("batch_review", "batch")):  # fmt: skip
            allowed = organs_where(person, right, day)
            for organ in (cast.county, cast.bureau, cast.town):
                (answer,) = staff.execute("SELECT may_decide(%s, %s, %s)", [person.pk, organ.pk, step]).fetchone()
                assert answer == (organ.pk in allowed), (person, step, organ)


PRIVATE = ("publication", "revision", "revision_file", "revision_event", "blob", "contribution", "approval", "person",
           "membership", "trail", "document", "document_header", "document_item", "import_batch",
           "django_session", "mfa_authenticator", "outbox", "examination", "revision_finding", "finding_answer",
           "submission", "mark", "mark_answer", "opinion", "later_review")  # fmt: skip


def test_public_role_cannot_select_any_table_that_may_hold_a_draft(cast, admin_address):
    draft(cast)
    address = servers.role_connection(
        {**admin_address, "NAME": connections["default"].settings_dict["NAME"]}, "portal_public"
    )
    with roles.connect(address) as public:
        for table in PRIVATE:
            refused(public, f"SELECT * FROM {table}", code="42501")
        for (table,) in public.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall():
            for sql in (f'DELETE FROM "{table}"', f'TRUNCATE "{table}"'):
                refused(public, sql, code="42501")


def test_withdrawn_release_gives_the_public_role_no_row(cast, admin_address):
    revision = released(cast)
    address = servers.role_connection(
        {**admin_address, "NAME": connections["default"].settings_dict["NAME"]}, "portal_public"
    )
    with roles.connect(address) as public:
        assert public.execute("SELECT count(*) FROM release").fetchone() == (1,)
        advance(revision.pk, "withdraw", by=cast.signer, said=said(revision, reason="error", note="错"))
        assert public.execute("SELECT count(*) FROM release").fetchone() == (0,)
        assert public.execute("SELECT count(*) FROM release_file").fetchone() == (0,)
