"""Steps are written once, in order, by everybody who may, and by nobody changed."""

import datetime
import itertools
import threading

import psycopg
import pytest
from django.db import DatabaseError, ProgrammingError, connection, connections, transaction

from portal.database.sides import reading_as_public
from portal.people.models import Organ
from portal.trail.acting import RequestIdMiddleware, acting
from portal.trail.models import Trail, TrailHead
from portal.trail.record import SYSTEM, Actor, OutsideTransaction, record
from portal.trail.verify import verify

pytestmark = pytest.mark.medium
INSERT = (
    "INSERT INTO trail (id, at, actor_name, actor_organ, actor_via, action, object_type, object_id, organ, from_state,"
    " to_state, reason, content_hash, request_id, prev, h)"
    " VALUES (99, '2001-01-01', '', '', '', 'x', '', '', '', '', '', '', '', '', 'p', 'h')"
)
SOMEBODY = Actor("测试员甲", pk=7, trail_organ="县民政局")


def test_step_says_who_what_when_from_where_to_where_and_why(db):
    with transaction.atomic(), acting("web", "r1"):
        organ = Organ.objects.create(code="mzj", name="民政局", kind="department")
        number = record(
            "organ.create", by=SOMEBODY, object=organ, organ="mzj", from_state="", to_state="existing",
            reason="新建", content_hash="c0ffee",
        )  # fmt: skip
    step = Trail.objects.get(pk=number)
    assert (step.id, step.prev, step.actor_id, step.actor_name, step.actor_organ) == (
        1,
        "0" * 64,
        7,
        "测试员甲",
        "县民政局",
    )
    assert (step.object_type, step.object_id, step.actor_via, step.request_id) == (
        "people.organ",
        str(organ.pk),
        "web",
        "r1",
    )
    assert abs(step.at - datetime.datetime.now(datetime.UTC)) < datetime.timedelta(minutes=1)
    assert (TrailHead.objects.get().n, TrailHead.objects.get().h) == (1, step.h)
    assert verify().intact


def test_step_apart_from_its_change_is_refused_unless_it_says_so(db):
    with pytest.raises(OutsideTransaction):
        record("organ.create", by=SYSTEM)
    assert record("login", by=SYSTEM, alone=True) == 1


def test_rolled_back_change_leaves_no_step_and_no_gap(db):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        record("a", by=SYSTEM)
        raise ZeroDivisionError
    assert record("b", by=SYSTEM, alone=True) == 1
    assert verify().rows == 1


def test_number_time_and_hashes_given_by_hand_are_ignored(db):
    with connection.cursor() as cursor:
        cursor.execute(INSERT)
    step = Trail.objects.get()
    assert step.id == 1
    assert step.at.year > 2001
    assert verify().intact


CHANGES_OF_THE_PAST = [
    "UPDATE trail SET reason = 'x'",
    "UPDATE trail SET reason = 'x' WHERE false",
    "DELETE FROM trail",
    "TRUNCATE trail",
    INSERT + " ON CONFLICT (id) DO UPDATE SET reason = 'x'",
    "UPDATE trail_head SET n = 0",
    "DELETE FROM trail_head",
    "TRUNCATE trail_head",
    "INSERT INTO trail_head VALUES (true, 0, '')",
    "INSERT INTO trail_head VALUES (false, 0, '')",
]


@pytest.mark.parametrize("alias", ["default", "owner"])
def test_change_of_the_past_is_refused_to_staff_and_owner(db, alias):
    record("a", by=SYSTEM, alone=True)
    for statement in CHANGES_OF_THE_PAST:
        with pytest.raises(DatabaseError, match="只能追加|permission|violates"):
            connections[alias].cursor().execute(statement)
    assert verify().intact


def test_superuser_too_is_stopped_as_long_as_the_triggers_stand(db, superuser_sql):
    record("a", by=SYSTEM, alone=True)
    for statement in ("UPDATE trail SET reason = 'x'", "DELETE FROM trail", "TRUNCATE trail", "TRUNCATE trail_head"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="只能追加"):
            superuser_sql.execute(statement)
    superuser_sql.execute("SET session_replication_role = replica")
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="只能追加"):
        superuser_sql.execute("DELETE FROM trail")


def test_staff_cannot_switch_the_guards_off(db):
    for statement in (
        "ALTER TABLE trail DISABLE TRIGGER ALL",
        "SET session_replication_role = replica",
        "DROP TRIGGER trail_chain ON trail",
        "CREATE OR REPLACE FUNCTION trail_chain() RETURNS trigger LANGUAGE sql AS ''",
        "SELECT trail_part('x')",
    ):
        with pytest.raises(ProgrammingError):
            connection.cursor().execute(statement)


def test_public_role_reads_nothing_and_adds_only_in_the_name_of_the_public(db):
    with reading_as_public():
        number = record(
            "letter.receive", by=SOMEBODY, object_type="feedback.letter", object_id="8", reason="机密", alone=True
        )
        for statement in ("SELECT * FROM trail", "SELECT * FROM trail_head", "INSERT INTO trail (action) VALUES ('x')"):
            with pytest.raises(ProgrammingError, match="permission"):
                connections["public"].cursor().execute(statement)
    step = Trail.objects.get(pk=number)
    assert (step.actor_id, step.actor_name, step.actor_via, step.reason) == (None, "公众", "public", "")
    assert (step.action, step.object_id) == ("letter.receive", "8")


def test_web_request_gives_its_steps_one_id(db, rf):
    def view(request):
        record("a", by=SYSTEM, alone=True)
        record("b", by=SYSTEM, alone=True)
        return request.id

    request_id = RequestIdMiddleware(view)(rf.get("/"))
    assert list(Trail.objects.values_list("actor_via", "request_id")) == [("web", request_id)] * 2
    record("c", by=SYSTEM, alone=True)
    assert Trail.objects.get(pk=3).actor_via == "command"


def test_eight_writers_at_once_leave_one_chain_without_gaps(db):
    failures = []

    def write(name):
        try:
            for i in range(25):
                with transaction.atomic():
                    record("walk", by=Actor(name), object_id=i)
        except Exception as error:  # a thread's failure must reach the test
            failures.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=write, args=(f"测试员{i}",)) for i in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert verify().intact
    assert list(Trail.objects.values_list("id", flat=True)) == list(range(1, 201))


def test_verification_is_undisturbed_by_steps_made_meanwhile(db):
    for _ in range(30):
        record("a", by=SYSTEM, alone=True)
    stop = threading.Event()

    def write():
        while not stop.is_set():
            record("b", by=SYSTEM, alone=True)
        connections.close_all()

    thread = threading.Thread(target=write)
    thread.start()
    try:
        assert all(verify().intact for _ in range(20))
    finally:
        stop.set()
        thread.join()


def test_date_style_and_time_zone_of_a_session_change_no_hash(db):
    styles, zones = ("SQL, DMY", "German", "Postgres, MDY", "ISO, YMD"), ("America/New_York", "Asia/Kathmandu", "UTC")
    for style, zone in itertools.product(styles, zones):
        with connection.cursor() as cursor:
            cursor.execute(f"SET DateStyle = '{style}'")
            cursor.execute(f"SET TimeZone = '{zone}'")
            cursor.execute(INSERT)
        assert verify().intact, "read in the session with the odd settings"
        assert verify(using="owner").intact, "read in another one"
    assert verify().rows == 12
