"""More documents than anybody waits for: those of a smaller database, each many times, by SQL alone.

A copy has its own key, number, address and index number; its title, text and terms are those of one document, its
organ, domain, days and facets those of another, so that copies stand apart in every list. The share of documents that
hold a word is the same in both, as it would be in texts made one by one: all are made of one set of paragraphs.
Of revisions only the frame is copied: the desk is not measured at this size.
"""

import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import psycopg

from portal.database import embedded

BASE = 10_000
STRIDE = 20_000  # between the numbers of a document and its next copy: drafts lie above those of the base
STEP = 7919  # from a document to the one whose place in the lists its copy takes
WORKERS = 2
KEY = "md5(m.old::text || %(k)s::int::text)::uuid"
OTHERS = ("organ_id", "kind", "domains", "items", "topics", "level", "stage", "year", "sort_at", "issued_on", "valid",
          "validity_mark", "facets", "turns_on")  # fmt: skip
INDEX_NUMBER = "d.index_number || '-' || %(k)s::int::text"
# Table → its alias, what else is read, and the columns that are not simply the same.
COPIES: dict[str, tuple[str, str, dict[str, str]]] = {
    "publication": ("p", "JOIN of_base m ON m.old = p.id", {
        "id": KEY, "number": "p.number + %(up)s::int", "live_release_id": "p.live_release_id + %(up)s::int"}),
    "document": ("d", "JOIN of_base m ON m.old = d.publication_id", {
        "publication_id": KEY, "index_number": INDEX_NUMBER}),
    "revision": ("r", "JOIN of_base m ON m.old = r.publication_id", {
        "id": "r.id + %(up)s::int", "publication_id": KEY, "body_html": "''", "body_text": "''"}),
    "release": ("x", "JOIN of_base m ON m.old = x.publication_id", {
        "id": "x.id + %(up)s::int", "publication_id": KEY, "revision_id": "x.revision_id + %(up)s::int"}),
    "entry": ("e", """JOIN of_base m ON m.old = e.publication_id JOIN document d ON d.publication_id = m.old
                      JOIN of_base n ON n.place = (m.place + %(k)s::int * %(step)s::int) %% %(base)s::int
                      JOIN entry o ON o.publication_id = n.old""", {
        "publication_id": KEY, "release_id": "e.release_id + %(up)s::int", "numbers": f"ARRAY[{INDEX_NUMBER}]",
        "path": "'/documents/' || (m.number + %(up)s::int) || '/'", **{name: f"o.{name}" for name in OTHERS}}),
    "entry_terms": ("t", """JOIN of_base m ON m.old = t.publication JOIN document d ON d.publication_id = m.old
                            JOIN of_base n ON n.place = (m.place + %(k)s::int * %(step)s::int) %% %(base)s::int
                            JOIN entry_terms o ON o.publication = n.old""", {
        "publication": KEY, "sort_at": "o.sort_at", "issued_on": "o.issued_on", "facets": "o.facets",
        "numbers": f"ARRAY[lower({INDEX_NUMBER})]"}),
}  # fmt: skip


def take_over(base: Path, home: Path) -> None:
    """The whole data folder of the smaller database, which must not run meanwhile."""
    embedded.stop(base)
    embedded.stop(home)
    for name in ("postgres", "media"):
        shutil.rmtree(home / name, ignore_errors=True)
        shutil.copytree(base / name, home / name, symlinks=True)
    for path in [home / "postgres", *(home / "postgres").rglob("*")]:
        shutil.chown(path, *_owner_of(base / "postgres"))
    embedded.ensure_running(home)


def multiply(n: int, connect: Callable[[], psycopg.Connection], say: Callable[[str], None]) -> None:
    """As many copies as make `n`; indexes and triggers are off."""
    with connect() as own:
        own.execute("DROP TABLE IF EXISTS of_base")
        own.execute(
            """CREATE TABLE of_base AS
               SELECT e.publication_id AS old, p.number, row_number() OVER (ORDER BY p.number) - 1 AS place
               FROM entry e JOIN publication p ON p.id = e.publication_id WHERE e.section = 'document'"""
        )
        own.execute("CREATE UNIQUE INDEX ON of_base (old); CREATE UNIQUE INDEX ON of_base (place); ANALYZE of_base")
    copies = iter(range(1, n // BASE))
    hands = [threading.Thread(target=_copy, args=(copies, connect, say)) for _n in range(WORKERS)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    with connect() as own:
        if own.execute("SELECT count(*) FROM entry WHERE section = 'document'").fetchone()[0] != n:
            raise SystemExit("没有放完；停下它的数据库，删去整个文件夹再来。")
        own.execute("DROP TABLE of_base")


def _copy(copies, connect, say) -> None:
    with connect() as own:
        own.execute("SET session_replication_role = replica; SET synchronous_commit = off; SET work_mem = '256MB'")
        for k in copies:
            with own.transaction():
                for table in COPIES:
                    own.execute(_statement(own, table), {"k": k, "up": k * STRIDE, "step": STEP, "base": BASE})
            say(f"  第 {k} 份")


def _statement(own: psycopg.Connection, table: str) -> str:
    alias, joined, other = COPIES[table]
    found = own.execute(
        """SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped
           AND attgenerated = '' ORDER BY attnum""", [table],
    ).fetchall()  # fmt: skip
    values = ", ".join(other.get(name, f'{alias}."{name}"') for (name,) in found)
    return f"INSERT INTO {table} ({', '.join(name for (name,) in found)}) SELECT {values} FROM {table} {alias} {joined}"


def _owner_of(path: Path) -> tuple[int, int]:
    return path.stat().st_uid, path.stat().st_gid
