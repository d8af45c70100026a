"""The table of terms made anew beside the one that is searched: filled by portions while releases go on, indexed,
compared, and then put in its place at once (docs/adr/0029). All as the owner of the tables; nothing else reads it."""

import random
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass

from django.db import connections, transaction
from django.utils.translation import gettext as _

from portal.database.install import PRIVILEGES, granted_tables
from portal.database.servers import PUBLIC, STAFF
from portal.search.asking import NEWEST_INDEX
from portal.search.engine import COLUMNS, TABLE
from portal.search.models import EntryTerms
from portal.search.terms import wanted

NEXT, BEFORE = f"{TABLE}_next", f"{TABLE}_before"
OWNER = "owner"
PIECES = 300  # of titles, asked of both tables
FAR_APART = 0.02  # of all answers; more is told as a fault

# What releases, withdrawals and the night do to the one table they do to the other. Other facets on the same terms make
# no row there: its terms would be the old ones.
MIRROR = f"""
    CREATE OR REPLACE FUNCTION mirror_terms() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
    BEGIN
        IF TG_OP = 'UPDATE' AND NEW.publication = OLD.publication AND NEW.tsv IS NOT DISTINCT FROM OLD.tsv THEN
            UPDATE {NEXT} SET (facets, numbers, sort_at, issued_on)
                = (NEW.facets, NEW.numbers, NEW.sort_at, NEW.issued_on) WHERE publication = NEW.publication;
            RETURN NULL;
        END IF;
        IF TG_OP <> 'INSERT' THEN DELETE FROM {NEXT} WHERE publication = OLD.publication; END IF;
        IF TG_OP <> 'DELETE' THEN
            INSERT INTO {NEXT} ({", ".join(COLUMNS)}) VALUES ({", ".join(f"NEW.{name}" for name in COLUMNS)});
        END IF;
        RETURN NULL;
    END $$;
    REVOKE ALL ON FUNCTION mirror_terms() FROM PUBLIC;
    CREATE OR REPLACE TRIGGER mirror_terms AFTER INSERT OR UPDATE OR DELETE ON {TABLE}
        FOR EACH ROW EXECUTE FUNCTION mirror_terms();
"""


@dataclass(frozen=True)
class Difference:
    """What the comparison says. `faults` stand in the way; the rest is there to be read."""

    rows: int
    pieces: int
    lost: int  # answers that only the old table gives
    gained: int
    faults: tuple[str, ...]


def is_begun() -> bool:
    return _one("SELECT to_regclass(%s) IS NOT NULL", [NEXT])


def begin() -> None:
    """An empty table that follows every change of the one that is searched."""
    with _owner() as cursor:
        cursor.execute(f"CREATE TABLE {NEXT} (LIKE {TABLE} INCLUDING DEFAULTS INCLUDING GENERATED INCLUDING STORAGE)")
        cursor.execute(f"ALTER TABLE {NEXT} ADD PRIMARY KEY (publication)")
        cursor.execute(
            "SELECT attname, attstattarget FROM pg_attribute WHERE attrelid = %s::regclass AND attstattarget >= 0",
            [TABLE],
        )
        for name, target in cursor.fetchall():
            cursor.execute(f'ALTER TABLE {NEXT} ALTER "{name}" SET STATISTICS {target}')
        cursor.execute(MIRROR)


def done() -> set:
    with _owner() as cursor:
        cursor.execute(f"SELECT publication FROM {NEXT}")
        return {publication for (publication,) in cursor.fetchall()}


def hold(publications: list) -> None:
    """Until the transaction ends nobody puts other facets on these: what we read of them is what they have."""
    list(EntryTerms.objects.using(OWNER).select_for_update().filter(pk__in=publications).values_list("pk"))


def build_indexes() -> Iterator[tuple[str, int, int]]:
    """Each index of the searched table once more, while releases go on: (name, which, of how many), before each. One
    that an interrupted run left half made is made again."""
    wanted_ = _indexes(TABLE)
    there = {name: is_valid for name, is_valid, _definition in _indexes(NEXT)}
    with _owner(alone=True) as cursor:
        for number, (name, *_rest, definition) in enumerate(wanted_, 1):
            new = name.replace(TABLE, NEXT, 1)
            yield new, number, len(wanted_)
            if there.get(new):
                continue
            cursor.execute(f'DROP INDEX IF EXISTS "{new}"')
            definition = definition.replace(f" {name} ", f" {new} ", 1).replace(f".{TABLE} ", f".{NEXT} ", 1)
            cursor.execute(definition.replace("CREATE INDEX", "CREATE INDEX CONCURRENTLY", 1))
        cursor.execute(f"VACUUM ANALYZE {NEXT}")


def compare(pieces: Iterable[str]) -> Difference:
    """Row by row what is no term; and what both tables find for some pieces of titles."""
    with _owner() as cursor:
        cursor.execute(
            f"""SELECT count(*), count(o.publication), count(n.publication),
                       count(*) FILTER (WHERE (o.sort_at, o.issued_on, o.facets, o.numbers)
                                              IS DISTINCT FROM (n.sort_at, n.issued_on, n.facets, n.numbers)),
                       count(*) FILTER (WHERE n.tsv = '' OR n.title = '')
                FROM {TABLE} o FULL JOIN {NEXT} n USING (publication)"""
        )
        every, old, new, other, empty = cursor.fetchone()
        told = ((every - new, _("少%s件")), (every - old, _("多%s件")), (other, _("%s件的分面、日期或编号不同")),
                (empty, _("%s件没有检索词")))  # fmt: skip
        faults = [words % n for n, words in told if n]
        asked = list(pieces)
        lost = gained = answers = 0
        for piece in asked:
            cursor.execute(
                f"""SELECT count(*), count(*) FILTER (WHERE n.publication IS NULL),
                           count(*) FILTER (WHERE o.publication IS NULL)
                    FROM (SELECT publication FROM {TABLE} WHERE tsv @@ %(q)s::tsquery) AS o
                    FULL JOIN (SELECT publication FROM {NEXT} WHERE tsv @@ %(q)s::tsquery) AS n USING (publication)""",
                {"q": wanted(piece).tsquery},
            )
            n, less, more = cursor.fetchone()
            answers, lost, gained = answers + n, lost + less, gained + more
        if lost > FAR_APART * answers:
            faults.append(_("原来找得到的%(n)s件次里少了%(lost)s件次") % {"n": answers, "lost": lost})
    return Difference(new, len(asked), lost, gained, tuple(faults))


def pieces_of(titles: Iterable[str], draw: random.Random) -> Iterator[str]:
    """Pieces of three to six characters, that the old table finds in something."""
    for title in titles:
        if len(title) >= 3:
            start = draw.randrange(len(title) - 2)
            if wanted(piece := title[start : start + draw.randint(3, 6)]):
                yield piece


def switch(also: Callable[[], None]) -> None:
    """Put it in its place, in one moment, for which whoever searches waits; `also` is done in the same transaction.
    Raises OperationalError where somebody held the table longer than a reader may wait."""
    with _owner() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '2s'")
        cursor.execute(f"LOCK TABLE {TABLE} IN ACCESS EXCLUSIVE MODE")
        cursor.execute(
            "SELECT pg_get_triggerdef(oid) FROM pg_trigger"
            " WHERE tgrelid = %s::regclass AND NOT tgisinternal AND tgname <> 'mirror_terms'", [TABLE],
        )  # fmt: skip
        triggers = [definition for (definition,) in cursor.fetchall()]
        cursor.execute(f"DROP TRIGGER mirror_terms ON {TABLE}; DROP FUNCTION mirror_terms()")
        names = [name for name, *_rest in _indexes(TABLE)]
        key, new_key = _key(TABLE), _key(NEXT)
        for old, new in ((TABLE, BEFORE), (NEXT, TABLE)):
            cursor.execute(f"ALTER TABLE {old} RENAME TO {new}")
        for name in names:
            cursor.execute(f'ALTER INDEX "{name}" RENAME TO "{name}_before"')
            cursor.execute(f'ALTER INDEX "{name.replace(TABLE, NEXT, 1)}" RENAME TO "{name}"')
        cursor.execute(f'ALTER INDEX "{key}" RENAME TO "{key}_before"; ALTER INDEX "{new_key}" RENAME TO "{key}"')
        for definition in triggers:
            cursor.execute(definition)
        for role, letters in zip((STAFF, PUBLIC), granted_tables()[TABLE], strict=True):
            cursor.execute(
                f"GRANT {', '.join(PRIVILEGES[letter] for letter in letters.strip('-'))} ON {TABLE} TO {role}"
            )
        also()
    with _owner() as cursor:
        cursor.execute(f"DROP TABLE {BEFORE}")


def give_up() -> None:
    """Leave the searched table as it is, and nothing beside it."""
    with _owner() as cursor:
        cursor.execute(f"DROP TRIGGER IF EXISTS mirror_terms ON {TABLE}; DROP FUNCTION IF EXISTS mirror_terms()")
        cursor.execute(f"DROP TABLE IF EXISTS {NEXT}, {BEFORE}")


def _indexes(table: str) -> list[tuple[str, bool, str]]:
    """Name, whether it is whole, and definition; all but the key, and that of the newest, which is made last."""
    with _owner() as cursor:
        cursor.execute(
            """SELECT c.relname, i.indisvalid, pg_get_indexdef(i.indexrelid) FROM pg_index i
               JOIN pg_class c ON c.oid = i.indexrelid
               WHERE i.indrelid = to_regclass(%s) AND NOT i.indisprimary AND c.relname <> %s ORDER BY c.relname""",
            [table, NEWEST_INDEX],
        )
        return cursor.fetchall()


def _key(table: str) -> str:
    return _one(
        "SELECT indexrelid::regclass::text FROM pg_index WHERE indrelid = %s::regclass AND indisprimary", [table]
    )


def _one(statement: str, values: list | None = None):
    with _owner() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchone()[0]


@contextmanager
def _owner(*, alone: bool = False):
    """A cursor of the owner, in a transaction; `alone` is for what PostgreSQL does in none."""
    with nullcontext() if alone else transaction.atomic(using=OWNER), connections[OWNER].cursor() as cursor:
        yield cursor
