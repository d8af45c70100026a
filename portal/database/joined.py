"""Rows of a few tables, read by a statement that is written once.

Public pages read the same few shapes over and over, and making their SQL anew costs more than the database does. The
rows come back as the models that queries give; what a statement says is said in SQL, and no condition is put together.
"""

from collections.abc import Iterator
from functools import cached_property

from django.db import connections, models, router


class Part:
    """The columns of one model in a statement, less those `without` which are read when somebody asks for them."""

    def __init__(self, model: type[models.Model], *, without: tuple[str, ...] = ()):
        self.model = model
        self.fields = [field for field in model._meta.concrete_fields if field.attname not in without]
        self.names = [field.attname for field in self.fields]

    def columns(self, table: str) -> str:
        return ", ".join(f'{table}."{field.column}"' for field in self.fields)

    @cached_property
    def converted(self) -> list[tuple[int, models.Field]]:
        return [(at, field) for at, field in enumerate(self.fields) if hasattr(field, "from_db_value")]

    def made(self, alias: str, values: tuple) -> models.Model:
        values = list(values)
        for at, field in self.converted:
            values[at] = field.from_db_value(values[at], None, connections[alias])
        return self.model.from_db(alias, self.names, values)


class Joined:
    """`Joined("SELECT {entry}, {organ}, … FROM entry JOIN organ …", entry=Part(Entry), organ=Part(Organ))`: the names
    are those of the tables in the statement, in the order in which they are selected; other columns stand last."""

    def __init__(self, statement: str, **parts: Part):
        self.parts = list(parts.values())
        self.statement = statement.format(**{name: part.columns(name) for name, part in parts.items()})

    def read(self, values: list) -> Iterator[tuple]:
        """For each row its models, then the other columns."""
        alias = router.db_for_read(self.parts[0].model)
        with connections[alias].cursor() as cursor:
            cursor.execute(self.statement, values)
            rows = cursor.fetchall()
        for row in rows:
            made, at = [], 0
            for part in self.parts:
                made.append(part.made(alias, row[at : (at := at + len(part.names))]))
            yield (*made, *row[at:])
