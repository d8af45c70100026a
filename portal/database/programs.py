"""PostgreSQL's own client programs (pg_dump, pg_restore, psql), of a version that fits the server."""

import contextlib
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from psycopg.conninfo import make_conninfo

from portal.database import embedded
from portal.database.roles import libpq_parameters


class NoPrograms(Exception):
    """No fitting programs on this machine; the message says which package has them."""


def folder_for(server_major: int) -> Path:
    """Where pg_dump and its sisters lie: of the server's version, or the nearest newer one."""
    fitting = {}
    for folder in _folders():
        with contextlib.suppress(OSError):
            major = _major(folder)
            if major >= server_major:
                fitting.setdefault(major, folder)
    if not fitting:
        raise NoPrograms(
            f"这台机器上没有 pg_dump {server_major}。Debian：apt-get install postgresql-client-{server_major}"
        )
    return fitting[min(fitting)]


def command(folder: Path, program: str, address: dict, *arguments: str) -> tuple[list[str], dict[str, str]]:
    """Command line and environment that run `program` at `address`; the password is on no command line."""
    parameters = libpq_parameters(address)
    password = parameters.pop("password", "")
    environment = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8"}
    if password:
        environment["PGPASSWORD"] = password
    return [str(folder / program), *arguments, "--dbname", make_conninfo(**parameters)], environment


def _folders() -> Iterator[Path]:
    with contextlib.suppress(embedded.CannotStart):
        yield embedded.binaries()
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    yield from (Path(folder) for folder in os.environ.get("PATH", os.defpath).split(os.pathsep) if folder)


def _major(folder: Path) -> int:
    done = subprocess.run([str(folder / "pg_dump"), "--version"], capture_output=True, text=True, check=False)
    found = re.search(r"\) (\d+)", done.stdout)
    return int(found[1]) if found else 0
