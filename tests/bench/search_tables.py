"""The tables that `search_engines.py` measures: a database for each size, made once and kept under $PORTAL_BENCH.

entry_terms    what the portal's engine reads, with its indexes
words          the same things in words of a dictionary (rjieba, search mode)
term_df        in how many things each term of the engine stands
walk           the newest-first order with a bit for each of the 512 most frequent terms
source         title and text, for snippets and for what is truly there
"""

import itertools
import json
import os
import random
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from multiprocessing import Pool
from pathlib import Path

import psycopg

from portal.database import embedded
from portal.search import engine
from portal.search.terms import text_terms

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
HOME = Path(os.environ.get("PORTAL_BENCH", "/tmp/portal-bench")) / "engines"
PROCESSES = 2
HOT = 512

TABLES = """
    CREATE TABLE entry_terms (
        publication uuid, sort_at timestamptz, issued_on date,
        draw smallint GENERATED ALWAYS AS (uuid_hash(publication) & 1023) STORED,
        made_by smallint, title tsvector, tsv tsvector, facets text[], numbers text[]
    );
    ALTER TABLE entry_terms ALTER tsv SET STORAGE EXTERNAL, ALTER title SET STORAGE EXTERNAL,
        ALTER tsv SET STATISTICS 0, ALTER title SET STATISTICS 0;
    CREATE TABLE words (publication uuid, sort_at timestamptz, title tsvector, tsv tsvector);
    ALTER TABLE words ALTER tsv SET STORAGE EXTERNAL, ALTER title SET STORAGE EXTERNAL;
    CREATE TABLE source (publication uuid, title text, body text);"""
INDEXES = {
    "entry_terms": (
        "ALTER TABLE entry_terms ADD PRIMARY KEY (publication)",
        "CREATE INDEX entry_terms_newest ON entry_terms (sort_at DESC, publication DESC)",
        "CREATE INDEX entry_terms_issued ON entry_terms"
        " (issued_on DESC NULLS LAST, sort_at DESC, publication DESC)",
        "CREATE INDEX entry_terms_words ON entry_terms USING gin (tsv, title, facets, numbers)",
        *(
            f"CREATE INDEX entry_terms_sample_{lot} ON entry_terms USING gin (tsv, title, facets) WHERE draw < {lot}"
            for lot in (64, 16, 4)
        ),
    ),
    "words": ("CREATE INDEX words_words ON words USING gin (tsv, title)",),
    "source": ("ALTER TABLE source ADD PRIMARY KEY (publication)",),
    "term_df": (
        "CREATE TABLE term_df AS SELECT word, ndoc AS df FROM ts_stat('SELECT tsv FROM entry_terms')",
        "ALTER TABLE term_df ADD PRIMARY KEY (word)",
    ),
    "walk": (
        f"""CREATE TABLE walk AS
            WITH hot AS MATERIALIZED (
                SELECT word, set_bit(0::bit({HOT}), (row_number() OVER (ORDER BY df DESC, word))::int - 1, 1) AS bit
                FROM term_df ORDER BY df DESC, word LIMIT {HOT}
            )
            SELECT publication, sort_at, coalesce(bit_or(bit), 0::bit({HOT})) AS hot
            FROM entry_terms, unnest(tsvector_to_array(tsv)) AS term LEFT JOIN hot ON word = term
            GROUP BY publication, sort_at""",
        "CREATE INDEX walk_hot ON walk (sort_at DESC, publication DESC) INCLUDE (hot)",
    ),
}  # fmt: skip


def database(n: int, corpus: bool = False) -> str:
    return "engines_corpus" if corpus else f"engines_{n}"


def address(name: str) -> dict[str, str]:
    return {"host": str(embedded.socket_folder(HOME)), "user": "postgres", "dbname": name}


def connect(name: str) -> psycopg.Connection:
    return psycopg.connect(**address(name), autocommit=True)


def made(n: int, *, corpus: bool = False) -> dict[str, float]:
    """Make the database unless it is there; step → seconds, as they were then."""
    embedded.ensure_running(HOME)
    name = database(n, corpus)
    kept = HOME / f"{name}.json"
    if kept.exists():
        return json.loads(kept.read_text())
    with connect("postgres") as server:
        server.execute(f'DROP DATABASE IF EXISTS "{name}"')
        server.execute(f'CREATE DATABASE "{name}"')
    seconds = {}
    with connect(name) as target:
        target.execute(TABLES)
        target.execute("SET maintenance_work_mem = '512MB'")
        for table in ("entry_terms", "words", "source"):
            seconds[f"copy {table}"] = _copy(target, table, lines(n, corpus=corpus))
        for table, statements in INDEXES.items():
            start = time.perf_counter()
            for statement in statements:
                target.execute(statement)
            seconds[f"index {table}"] = time.perf_counter() - start
            print(f"{name}: {table} {seconds[f'index {table}']:.0f} s", flush=True)
        target.execute("VACUUM ANALYZE")
    kept.write_text(json.dumps(seconds))
    return seconds


def lines(n: int, *, corpus: bool = False) -> Iterator[str]:
    """One thing a line, as JSON, of make_items.py or of the real corpus."""
    if corpus:
        command = ["gzip", "-dc", str(DATA / "policy_corpus_dev.jsonl.gz")]
    else:
        command = [sys.executable, str(DATA / "make_items.py"), str(n)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as maker:
        yield from itertools.islice(maker.stdout, n)


def _copy(target: psycopg.Connection, table: str, source: Iterator[str]) -> float:
    start = time.perf_counter()
    columns = {
        "entry_terms": engine.COLUMNS, "words": ("publication", "sort_at", "title", "tsv"),
        "source": ("publication", "title", "body"),
    }[table]  # fmt: skip
    make = {"entry_terms": _entry_terms, "words": _words, "source": _source}[table]
    command = f"COPY {table} ({', '.join(columns)}) FROM STDIN"
    with Pool(PROCESSES) as pool, target.cursor() as cursor, cursor.copy(command) as copy:
        for row in pool.imap(make, source, chunksize=100):
            copy.write_row(row)
    return time.perf_counter() - start


def key(item: dict) -> uuid.UUID:
    return uuid.UUID(bytes=random.Random(str(item["id"])).randbytes(16), version=4)


def _entry_terms(line: str) -> tuple:
    item = json.loads(line)
    row = engine.row(key(item), **facts(item))
    return tuple(_vector(value) if name in ("title", "tsv") else value
                 for name, value in zip(engine.COLUMNS, row, strict=True))  # fmt: skip


def facts(item: dict) -> dict:
    """An item of make_items.py or a text of the corpus, as the engine is told of it."""
    day = item.get("published_at") or item.get("issued_date") or "2000-01-01"
    organ = item.get("agency") or item.get("issuer") or ""
    facets = {
        "section": "document", "domain": item.get("domain"), "kind": item["kind"], "year": day[:4], "level": "county",
        "organ": item.get("agency_code"), "validity": item.get("status"), "topic": item.get("domain"),
    }  # fmt: skip
    numbers = [item[name] for name in ("document_number", "index_number") if item.get(name)]
    return {
        "title": item["title"], "numbers": numbers,
        "organ": organ, "text": text_of(item), "facets": [f"{axis}:{code}" for axis, code in facets.items() if code],
        "sort_at": day, "issued_on": item.get("generated_date") or item.get("issued_date"),
    }  # fmt: skip


def text_of(item: dict) -> str:
    return item.get("body") or item.get("text") or ""


def _words(line: str) -> tuple:
    import rjieba  # only this alternative needs it

    item = json.loads(line)
    told = facts(item)
    title = words_of(rjieba, told["title"])
    everything = title | words_of(rjieba, " ".join((*told["numbers"], told["organ"], told["text"])))
    return key(item), told["sort_at"], _vector(title), _vector(everything)


def words_of(cutter, text: str) -> set[str]:
    """Words as a dictionary cuts them; marks are none."""
    return {word for part in cutter.cut_for_search(text) for word in text_terms(part) and [part.lower()]}


def _source(line: str) -> tuple:
    item = json.loads(line)
    return key(item), item["title"], text_of(item).replace("\x00", "")


def _vector(terms) -> str:
    return " ".join(f"'{term[:60]}'" for term in sorted(terms))
