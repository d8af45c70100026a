"""Saying things to the database itself, past the code of the portal, to see what its guards refuse."""

import psycopg
import pytest


def acting(connection: psycopg.Connection, person) -> None:
    """From now on this connection acts for that person, as the portal says it to the guards."""
    connection.execute("SELECT set_config('portal.actor', %s, false)", [str(person.pk)])


def refused(connection: psycopg.Connection, statement: str, values: list, code: str) -> None:
    """The database refuses it with an error whose code begins so."""
    with pytest.raises(psycopg.Error) as caught:
        connection.execute(statement, values)
    assert (caught.value.sqlstate or "").startswith(code), caught.value
