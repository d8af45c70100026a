"""COPY of rows, and numbers for them beforehand."""

from collections.abc import Iterable, Sequence

from django.db import connection, models


def copy_in(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence]) -> None:
    """Many rows at once; every trigger of the table fires for each."""
    named = ", ".join(f'"{column}"' for column in columns)
    with connection.cursor() as cursor, cursor.copy(f'COPY "{model._meta.db_table}" ({named}) FROM STDIN') as copy:
        for row in rows:
            copy.write_row(row)


def keys_for(model: type[models.Model], n: int) -> list[int]:
    """`n` fresh keys of a table, in order."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s::int)",
            [model._meta.db_table, n],
        )
        return [key for (key,) in cursor.fetchall()]


def by_index() -> None:
    """Until the transaction ends rows are found by their keys, whatever the planner thinks: the guards' plans may be of
    a time when the tables were empty, and would read all of them for each row."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL jit = off")  # before PostgreSQL 18 a plan without an index then seems worth compiling
