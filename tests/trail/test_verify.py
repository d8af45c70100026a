"""A superuser who switches the triggers off may change anything; the walk finds it."""

import datetime
import random

import pytest
from django.core.management import CommandError, call_command
from psycopg.types.json import Jsonb

from portal.trail.chain import FIELDS, GENESIS, row_hash
from portal.trail.heads import export_head, read_heads
from portal.trail.models import TrailHead
from portal.trail.record import SYSTEM, Actor, record
from portal.trail.verify import ALTERED, INSERTED, REMOVED, REORDERED, Head, rows, verify

pytestmark = pytest.mark.medium
ROWS = 30
TEXTS = [field for field in FIELDS if field not in {"id", "at", "actor_id", "prev"}]


@pytest.fixture
def intruder(db, superuser_sql):
    """A chain of 30 rows, and a superuser who has switched every trigger off."""
    for i in range(ROWS):
        record(f"step{i % 5}", by=Actor(f"测试员{i % 3}", pk=i % 3), object_id=i, reason="理由" * (i % 4), alone=True)
    for table in ("trail", "trail_head"):
        superuser_sql.execute(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
        superuser_sql.execute(f"CREATE TABLE {table}_copy AS TABLE {table}")
    return superuser_sql


def restore(intruder):
    for table in ("trail", "trail_head"):
        intruder.execute(f"TRUNCATE {table}")
        intruder.execute(f"INSERT INTO {table} TABLE {table}_copy")


def found(intruder):
    finding = verify().finding
    return finding and (finding.n, finding.kind)


REHASH = "UPDATE trail SET h = encode(sha256(convert_to(trail_text(trail), 'UTF8')), 'hex') WHERE id = %s"


def insert_copy(intruder, source, target, **changes):
    """A copy of row `source` as row `target`, hashed so that it agrees with itself."""
    intruder.execute(
        "INSERT INTO trail SELECT r.* FROM trail t, jsonb_populate_record(t, %s) r WHERE t.id = %s",
        [Jsonb({"id": target, **changes}), source],
    )
    intruder.execute(REHASH, [target])


def test_altered_row_rewritten_row_and_removed_row_are_named_the_first_and_last_too(intruder):
    for n in (1, 2, 17, ROWS):
        intruder.execute("UPDATE trail SET actor_name = '测试员乙二' WHERE id = %s", [n])
        assert found(intruder) == (n, ALTERED)
        intruder.execute(REHASH, [n])
        assert found(intruder) == (n, ALTERED), "its hash was rewritten with it"
        intruder.execute("DELETE FROM trail WHERE id = %s", [n])
        assert found(intruder) == (n, REMOVED)
        restore(intruder)


def test_removed_tail_is_found_by_the_head(intruder):
    intruder.execute("DELETE FROM trail WHERE id > 20")
    assert found(intruder) == (21, REMOVED)


def test_removed_head_and_emptied_trail_are_found(intruder):
    intruder.execute("DELETE FROM trail_head")
    assert not verify().intact
    restore(intruder)
    intruder.execute("TRUNCATE trail")
    assert found(intruder) == (1, REMOVED)


def test_gap_closed_by_renumbering_is_found(intruder):
    intruder.execute("DELETE FROM trail WHERE id = 9")
    for n in range(10, ROWS + 1):
        intruder.execute("UPDATE trail SET id = %s WHERE id = %s", [n - 1, n])
    assert found(intruder) == (9, REORDERED)


def test_swapped_rows_are_named(intruder):
    for a, b in ((1, 2), (4, 23), (29, 30)):
        intruder.execute("UPDATE trail SET id = 0 WHERE id = %s", [a])
        intruder.execute("UPDATE trail SET id = %s WHERE id = %s", [a, b])
        intruder.execute("UPDATE trail SET id = %s WHERE id = 0", [b])
        assert found(intruder) == (a, REORDERED)
        restore(intruder)


def test_forged_rows_at_either_end_and_without_a_number_are_found(intruder):
    head = TrailHead.objects.get()
    insert_copy(intruder, 5, ROWS + 1, prev=head.h)
    assert found(intruder) == (ROWS + 1, INSERTED)
    restore(intruder)
    insert_copy(intruder, 5, 0, prev=GENESIS)
    assert found(intruder) == (0, INSERTED)
    restore(intruder)
    intruder.execute("ALTER TABLE trail DROP CONSTRAINT trail_pkey")
    insert_copy(intruder, 5, 12)
    assert found(intruder)[0] == 12
    restore(intruder)
    intruder.execute("ALTER TABLE trail ALTER id DROP NOT NULL")
    intruder.execute("UPDATE trail SET id = NULL WHERE id = 3")
    assert found(intruder) == (3, REMOVED)


def test_impossible_time_is_a_finding_and_no_crash(intruder):
    for moment in ("infinity", "-infinity", "0044-03-15 BC", "20000-01-01"):
        intruder.execute("UPDATE trail SET at = %s::timestamptz WHERE id = 6", [moment])
        assert found(intruder) == (6, ALTERED)


def test_consistent_rewriting_of_the_whole_end_is_found_by_a_head_kept_elsewhere(intruder, tmp_path):
    early, late = (Head(n, h) for n, h in intruder.execute("SELECT id, h FROM trail WHERE id IN (10, 25) ORDER BY id"))
    intruder.execute("UPDATE trail SET actor_name = '测试员丙' WHERE id = 14")
    for n in range(14, ROWS + 1):
        intruder.execute("UPDATE trail SET prev = (SELECT h FROM trail WHERE id = %s) WHERE id = %s", [n - 1, n])
        intruder.execute(REHASH, [n])
    intruder.execute("UPDATE trail_head SET h = (SELECT h FROM trail WHERE id = n)")
    assert verify().intact, "inside the database nothing is left to see"
    assert verify(heads=[early]).intact
    finding = verify(heads=[late, early]).finding
    assert (finding.n, finding.kind) == (11, ALTERED)
    assert "第 11 行到第 25 行" in finding.words
    with pytest.raises(CommandError, match="整段改写"):
        call_command("verify_trail", head=[str(late)])


def test_tail_removed_together_with_the_head_is_found_by_a_head_kept_elsewhere(intruder):
    known = Head(ROWS, TrailHead.objects.get().h)
    intruder.execute("DELETE FROM trail WHERE id > 20")
    intruder.execute("UPDATE trail_head SET n = 20, h = (SELECT h FROM trail WHERE id = 20)")
    assert verify().intact
    finding = verify(heads=[known]).finding
    assert (finding.n, finding.kind) == (21, REMOVED)


def test_daily_head_is_written_once_a_day_and_read_back(db, tmp_path, capsys):
    record("a", by=SYSTEM, alone=True)
    first = export_head(tmp_path / "heads", datetime.date(2026, 3, 2))
    written = first.read_text()
    record("b", by=SYSTEM, alone=True)
    assert export_head(tmp_path / "heads", datetime.date(2026, 3, 2)).read_text() == written
    export_head(tmp_path / "heads", datetime.date(2026, 3, 3))
    assert [head.n for head in read_heads(tmp_path / "heads")] == [1, 2]
    call_command("verify_trail", heads=str(tmp_path / "heads"), export=str(tmp_path / "now.txt"))
    assert "留痕完整：2 行" in capsys.readouterr().out
    assert Head.parse((tmp_path / "now.txt").read_text()).n == 2
    with pytest.raises(CommandError, match="不覆盖"):
        call_command("verify_trail", export=str(tmp_path / "now.txt"))
    with pytest.raises(CommandError, match="没有这个文件夹"):
        call_command("verify_trail", heads=str(tmp_path / "none"))


def forge(intruder, chance: random.Random) -> str:
    """Do one random wrong to the chain; say which."""
    n, m = chance.sample(range(1, ROWS + 1), 2)
    kind = chance.choice(
        ["text", "time", "actor", "hash", "prev", "rehash", "remove", "tail", "swap", "content", "add", "head"]
    )
    match kind:
        case "text" | "rehash":
            field = chance.choice(TEXTS)
            intruder.execute(
                f"UPDATE trail SET {field} = {field} || %s WHERE id = %s", [chance.choice(["x", " ", "改"]), n]
            )
            if kind == "rehash":
                intruder.execute(REHASH, [n])
        case "time":
            intruder.execute(
                "UPDATE trail SET at = at + %s * interval '1 microsecond' WHERE id = %s", [chance.randint(1, 10**12), n]
            )
        case "actor":
            intruder.execute("UPDATE trail SET actor_id = %s WHERE id = %s", [chance.choice([None, 99]), n])
        case "hash" | "prev":
            field = "h" if kind == "hash" else "prev"
            intruder.execute(f"UPDATE trail SET {field} = %s WHERE id = %s", [chance.randbytes(32).hex(), n])
        case "remove":
            intruder.execute("DELETE FROM trail WHERE id = %s", [n])
        case "tail":
            intruder.execute("DELETE FROM trail WHERE id >= %s", [n])
        case "swap":
            for new, old in ((0, n), (n, m), (m, 0)):
                intruder.execute("UPDATE trail SET id = %s WHERE id = %s", [new, old])
        case "content":
            intruder.execute(
                "UPDATE trail t SET object_id = s.object_id FROM trail s WHERE t.id = %s AND s.id = %s", [n, m]
            )
        case "add":
            insert_copy(intruder, n, chance.choice([0, -5, ROWS + 1, ROWS + 2]))
        case "head":
            intruder.execute("UPDATE trail_head SET n = n + %s", [chance.choice([-1, 1, 5])])
    return f"{kind} {n} {m}"


def find_forgeries(intruder, count, seed):
    chance = random.Random(seed)
    missed = []
    for _ in range(count):
        what = forge(intruder, chance)
        if verify().intact:
            missed.append(what)
        restore(intruder)
    assert missed == []
    assert verify().intact


def test_two_hundred_random_forgeries_are_all_found(intruder):
    find_forgeries(intruder, 200, seed=1)


def test_python_and_database_agree_on_every_hash(intruder):
    assert all(row_hash(row) == row["h"] for row in rows("default"))
