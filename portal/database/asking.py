"""Statements that are written as SQL, asked where their model is read."""

from django.db import connections, models, router


def rows(model: type[models.Model], statement: str, values: dict | list | None = None) -> list[tuple]:
    with connections[router.db_for_read(model)].cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()
