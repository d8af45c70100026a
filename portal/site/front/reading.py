"""Of which edition and day a page is."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import NamedTuple

from django.db import Error as DatabaseError
from django.db import connections

from portal.cases.today import today

ALIAS = "public"


class Stamp(NamedTuple):
    """What every public page depends on: what is released, and the day (valid today, due today)."""

    edition: int
    day: datetime.date


def read_stamp(connection) -> Stamp:
    with connection.cursor() as cursor:
        cursor.execute("SELECT n FROM edition")
        return Stamp(cursor.fetchone()[0], today())


class Reading:
    """Whether all that a page was made of belongs to one stamp.

    Whatever changes a public page raises the edition in its own transaction, and the edition is one row: such
    transactions commit one after the other, in its order. A statement sees what was committed when it began, and later
    statements of a session see all that earlier ones saw. So if the stamp is the same before the first statement and
    after the last, nothing was committed in between, and all of them saw the same. This proves nothing across two
    sessions, nor when a statement failed: a page may do without what it could not read.
    """

    def __init__(self):
        self.connection = connections[ALIAS]
        self.failed = False
        self.before = self._read()
        self.session = self.connection.connection

    def stamp(self) -> Stamp | None:
        """The one stamp of everything read so far; None where that cannot be said."""
        after = self._read()
        proven = after == self.before and not self.failed and self.connection.connection is self.session
        return after if proven else None

    def watch(self, execute, sql, params, many, context):
        """Django's execute wrapper around each statement of the page."""
        try:
            return execute(sql, params, many, context)
        except BaseException:
            self.failed = True
            raise

    def _read(self) -> Stamp | None:
        with suppress(DatabaseError):
            return read_stamp(self.connection)
        return None


@contextmanager
def reading() -> Iterator[Reading]:
    """Watch what the page made inside reads."""
    page = Reading()
    with page.connection.execute_wrapper(page.watch):
        yield page
