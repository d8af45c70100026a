"""Search engines side by side: `python -m tests.bench.search_engines [10000 100000]`; ADR 0013 quotes its table.

Latency is work: processor time of the database's process and of this one, for a machine is rarely quiet. The queries
are pieces of texts that nobody chose, put into classes by how many of the smaller database hold them.
"""

import importlib
import os
import random
import re
import sys
import time
from collections.abc import Callable

import django

SEED = 20261122
EACH = 40  # queries a class
PIECES, ACROSS = 1000, 300  # for recall: any, and such as begin in one word and end in another
SHARES = {"常见": (0.1, 1.0), "中等": (0.005, 0.05), "罕见": (0.0, 0.001)}
HAN = re.compile(r"[\u4e00-\u9fff]{2,}")
LETTER = re.compile(r"[^\W_]")


def main(sizes: list[int]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    django.setup()
    tables = importlib.import_module("tests.bench.search_tables")  # it needs Django
    alternatives = importlib.import_module("tests.bench.search_alternatives")
    seconds = {n: tables.made(n) for n in sizes}
    corpus = tables.made(sys.maxsize, corpus=True)
    with tables.connect(tables.database(min(sizes))) as smallest:
        queries = classes(smallest, min(sizes))
    for n in sizes:
        _sizes(tables, tables.database(n), seconds[n])
    _sizes(tables, tables.database(0, corpus=True), corpus)
    for n in sizes:
        _latencies(tables, alternatives, n, queries)
    _recall(tables, alternatives, tables.database(min(sizes)))
    _recall(tables, alternatives, tables.database(0, corpus=True))


def classes(database, n: int) -> dict[str, list[str]]:
    draw = random.Random(SEED)
    texts = [text for (text,) in database.execute("SELECT body FROM source ORDER BY publication LIMIT 2000")]
    runs = [run for text in texts for run in HAN.findall(text)]
    frequency = dict(database.execute("SELECT word, df FROM term_df"))

    def piece(length: int) -> str:
        while len(run := draw.choice(runs)) < length:
            pass
        start = draw.randint(0, len(run) - length)
        return run[start : start + length]

    found: dict[str, list[str]] = {}
    for name, (least, most) in SHARES.items():
        drawn = (piece(2) for _try in range(200_000))
        found[name] = [word for word in drawn if least < frequency.get(word, 0) / n <= most][:EACH]
    found["两个中等"] = [f"{one} {other}" for one, other in zip(found["中等"], reversed(found["中等"]), strict=True)]
    found["常见加罕见"] = [f"{one} {other}" for one, other in zip(found["常见"], found["罕见"], strict=True)]
    found["四到八字"] = [piece(draw.randint(4, 8)) for _n in range(EACH)]
    nowhere = (piece(2)[0] + piece(2)[1] for _try in range(200_000))
    found["没有"] = [word for word in nowhere if word not in frequency][:EACH]
    return found


def _sizes(tables, name: str, seconds: dict[str, float]) -> None:
    with tables.connect(name) as database:
        print(f"\n{name}")
        for table, columns in (("entry_terms", "tsv, title, facets, numbers"), ("words", "tsv, title")):
            row = database.execute(
                f"""SELECT count(*), avg(length(tsv)), pg_table_size('{table}'), pg_indexes_size('{table}')
                    FROM {table}"""
            ).fetchone()
            index = [
                f"{relation} {size / 1e6:,.0f} MB"
                for relation, size in database.execute(
                    "SELECT indexrelid::regclass::text, pg_relation_size(indexrelid) FROM pg_index"
                    " WHERE indrelid = %s::regclass ORDER BY 2 DESC", [table],
                )
            ]  # fmt: skip
            copied, built = seconds.get(f"copy {table}") or 0, seconds.get(f"index {table}") or 0
            print(f"  {table} ({columns}): {row[0]:,} rows, {row[1]:.0f} terms a row, table {row[2] / 1e6:,.0f} MB;"
                  f" {'; '.join(index)}; copied in {copied:.0f} s, indexes built in {built:.0f} s")  # fmt: skip


def _latencies(tables, alternatives, n: int, queries: dict[str, list[str]]) -> None:
    name = tables.database(n)
    with tables.connect(name) as database:
        ways = alternatives.Ways(database, n)
        portal = _portal_process(tables, name)
        process = database.execute("SELECT pg_backend_pid()").fetchone()[0]
        print(f"\n{n:,}: work in ms, p50 / p99")
        print("  ".join(["way".ljust(20), *(f"{each:>12}" for each in queries), "all".rjust(12)]))
        for way, told in alternatives.NAMES.items():
            search, pid = getattr(ways, way), portal if way == "portal" else process
            cells, everything = [], []
            for some in queries.values():
                works = [_work(search, query, pid) for query in some]
                everything += works
                cells.append(_cell(works))
            print(
                "  ".join([told.ljust(20), *(f"{cell:>12}" for cell in cells), f"{_cell(everything):>12}"]), flush=True
            )


def _portal_process(tables, name: str) -> int:
    from django.db import connections

    connection, address = connections["default"], tables.address(name)
    connection.close()
    connection.settings_dict.update(
        NAME=address["dbname"], HOST=address["host"], USER=address["user"], PASSWORD="", PORT=""
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return cursor.fetchone()[0]


def _work(search: Callable, query: str, pid: int) -> float:
    """Milliseconds of processor time, the least of three."""
    works = []
    for _n in range(3):
        before = _server(pid) + time.process_time() * 1000
        search(query)
        works.append(_server(pid) + time.process_time() * 1000 - before)
    return min(works)


def _server(pid: int) -> float:
    """Linux counts the nanoseconds that a process has run."""
    with open(f"/proc/{pid}/schedstat") as file:
        return int(file.read().split()[0]) / 1e6


def _cell(works: list[float]) -> str:
    ordered = sorted(works)
    return f"{ordered[len(ordered) // 2]:.1f} / {ordered[int(len(ordered) * 0.99)]:.1f}" if works else "-"


def _recall(tables, alternatives, name: str) -> None:
    import rjieba

    draw = random.Random(SEED)
    with tables.connect(name) as database:
        keys = [key for (key,) in database.execute("SELECT publication FROM source ORDER BY publication")]
        asked = {"any": [], "across words": []}
        while len(asked["any"]) < PIECES or len(asked["across words"]) < ACROSS:
            key = draw.choice(keys)
            title, body = database.execute("SELECT title, body FROM source WHERE publication = %s", [key]).fetchone()
            text = draw.choice((title, body, body, body))
            start, length = draw.randrange(max(1, len(text) - 6)), draw.randint(2, 6)
            piece = text[start : start + length]
            if LETTER.search(piece) and len(asked["any"]) < PIECES:
                asked["any"].append((key, piece))
            if len(asked["across words"]) < ACROSS and (across := _across(rjieba, draw, text)):
                asked["across words"].append((key, across))
        for table, query in (
            ("words", alternatives.word_query),
            ("entry_terms", lambda q: alternatives.wanted(q).tsquery),
        ):
            shares = []
            for kind, pieces in asked.items():
                statement = f"SELECT tsv @@ %s::tsquery FROM {table} WHERE publication = %s"
                found = [bool((q := query(piece)) and database.execute(statement, [q, key]).fetchone()[0])
                         for key, piece in pieces]  # fmt: skip
                shares.append(f"{kind} {sum(found)}/{len(found)}")
            print(f"\n{name} {table}: found {', '.join(shares)}", flush=True)


def _across(cutter, draw: random.Random, text: str) -> str:
    """The end of a word and the beginning of the next."""
    words = [word for run in HAN.findall(text[:2000]) for word in cutter.cut(run)]
    places = [n for n in range(len(words) - 1) if len(words[n]) > 1 and len(words[n + 1]) > 1]
    pairs = [words[n][-1] + words[n + 1][:1] for n in places if words[n] + words[n + 1] in text]
    return draw.choice(pairs) if pairs else ""


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [10_000, 100_000])
