"""Looking for what must not be there: in every table, the write-ahead log, files, and logs."""

from pathlib import Path

from portal.database import servers
from tests.conftest import server_home


def in_tables(sql, words: list[str]) -> list[str]:
    """The tables that hold one of these words, in whatever column."""
    tables = [name for (name,) in sql.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()]
    patterns = [f"%{word}%" for word in words]
    holds = 'SELECT EXISTS (SELECT FROM "{}" row WHERE row::text LIKE ANY (%s))'
    return [table for table in tables if sql.execute(holds.format(table), [patterns]).fetchone()[0]]


def in_files(folder: Path, words: list[str]) -> list[str]:
    """The files below the folder whose bytes hold one of these words."""
    wanted = [word.encode() for word in words]
    found = []
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            found += [path.name] if any(word in data for word in wanted) else []
    return found


def in_server(sql, words: list[str]) -> list[str]:
    """The write-ahead log and the server's own log, where the tests' own server keeps them."""
    if not servers.is_embedded():
        return []
    sql.execute("SELECT pg_switch_wal()")
    data = server_home() / "postgres"
    own_log = data / "server.log"
    quoted = own_log.exists() and any(word.encode() in own_log.read_bytes() for word in words)
    return in_files(data / "pg_wal", words) + (["server.log"] if quoted else [])
