"""Many entries at once, past every guard: lists at depth need more rows than a review brings in a test's time."""

import datetime
import random
import uuid

from django.utils import timezone

from portal.publishing.models import Entry, Release

# Axis → its codes; an earlier one is commoner.
CODES = {
    "kind": ["notice", "guide", "list"], "organ": ["mzj", "zhen", "xzf"], "year": ["2026", "2025", "2024"],
    "domain": ["20", "21"], "level": ["county", "township"], "validity": ["in_force", "expired"],
}  # fmt: skip
START = timezone.make_aware(datetime.datetime(2024, 1, 1))


def crowd(cast, superuser_sql, n: int, *, seed: int = 1) -> list[Entry]:
    """`n` entries of the section "document" with random facets, counted."""
    chance = random.Random(seed)
    entries = [_entry(cast, chance, number) for number in range(1, n + 1)]
    superuser_sql.execute("SET session_replication_role = replica")
    copy_in(superuser_sql, [entry.release for entry in entries])
    copy_in(superuser_sql, entries)
    superuser_sql.execute("SET session_replication_role = origin")
    superuser_sql.execute("SELECT recount_facets()")
    superuser_sql.execute("UPDATE edition SET n = n + 1")
    superuser_sql.execute("ANALYZE entry")
    return entries


def copy_in(superuser_sql, rows: list) -> None:
    fields = rows[0]._meta.concrete_fields
    names = ", ".join(field.column for field in fields)
    with superuser_sql.cursor() as cursor, cursor.copy(f"COPY {rows[0]._meta.db_table} ({names}) FROM STDIN") as copy:
        for row in rows:
            values = (getattr(row, field.attname) for field in fields)
            copy.write_row(["{}" if value == {} else value for value in values])


def _entry(cast, chance: random.Random, number: int) -> Entry:
    own = {axis: codes[min(len(codes) - 1, int(chance.expovariate(1.2)))] for axis, codes in CODES.items()}
    organ = {"mzj": cast.bureau, "zhen": cast.town, "xzf": cast.county}[own["organ"]]
    moment = START + datetime.timedelta(minutes=chance.randrange(300_000))
    key = uuid.UUID(int=chance.getrandbits(128))
    release = Release(
        id=number, publication_id=key, revision_id=number, no=1, kind="document", title=f"第{number}件",
        released_at=moment,
    )  # fmt: skip
    return Entry(
        publication_id=key, release=release, path=f"/documents/{number}/",
        section="document", kind=own["kind"], organ=organ, title=f"第{number}件", numbers=[f"号{number}"],
        domains=[own["domain"]], level=own["level"], year=int(own["year"]), sort_at=moment,
        issued_on=None if number % 50 == 0 else moment.date(),
        facets=sorted(f"{axis}:{code}" for axis, code in own.items()),
    )  # fmt: skip
