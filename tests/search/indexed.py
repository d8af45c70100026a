"""Things put into the index by themselves, without a release around them."""

import datetime
import uuid

from django.db import connections

from portal.search import engine

DAY = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


def put(title="甲通知", text="", *, numbers=(), organ="霁川县民政局", facets=(), age=0, issued_on=None) -> uuid.UUID:
    """Index one thing, `age` days older than the newest; its key."""
    publication = uuid.uuid4()
    engine.index(
        publication, title=title, numbers=numbers, organ=organ, text=text, facets=facets,
        sort_at=DAY - datetime.timedelta(days=age), issued_on=issued_on,
    )  # fmt: skip
    return publication


def put_many(n: int, title: str, text: str, *, facets: tuple[str, ...] = (), first: int = 0) -> None:
    """`n` things alike but for their key, their day and the facet "n:<number>"; the later, the newer. The keys, and the
    lots drawn by them, are the same in every run, so estimates are too."""
    row = engine.row(uuid.uuid4(), title=title, numbers=(), organ="", text=text, facets=facets, sort_at=DAY)
    values = dict(zip(engine.COLUMNS, row, strict=True)) | {"first": first, "last": first + n - 1}
    with connections["default"].cursor() as cursor:
        cursor.execute(
            """INSERT INTO entry_terms (publication, sort_at, made_by, title, tsv, facets, numbers)
               SELECT md5(array_to_string(%(tsv)s::text[], ' ') || n)::uuid,
                      %(sort_at)s + n * interval '1 hour', %(made_by)s,
                      array_to_tsvector(%(title)s), array_to_tsvector(%(tsv)s),
                      %(facets)s::text[] || ('n:' || n), '{}'
               FROM generate_series(%(first)s::int, %(last)s::int) AS n""",
            values,
        )


def told_how_many() -> None:
    """The database knows the size of the table, as autovacuum would tell it."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("ANALYZE entry_terms")
