"""Bringing in an older site's documents: import_documents and approve_batch, against bare COPY of the same.

The bare way reads the same lines, makes the same search terms, copies both into one table and builds its index: no
check of any line, no review, no trail.
"""

import json
import multiprocessing
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path

from portal.search.terms import text_terms
from tests.bench.bench import Bench
from tests.bench.goals import IMPORT, Row
from tests.bench.places import ITEMS, Place

PROCESSES = 2

GROUND = """
import datetime
from disclosure.catalog_import import SHIPPED_CATALOG, import_catalog
from portal.people.models import Membership, Organ, Person
from portal.trail.record import SYSTEM
organ = Organ.objects.create(code="xzf", name="霁川县人民政府", short_name="县政府", kind="county",
                             credit_code="11999901MB0000001A")
for name in ("bench.first", "bench.second"):
    person = Person.objects.create(username=name, name="测试员丙")
    Membership.objects.create(person=person, organ=organ, role="openness_office", since=datetime.date(2020, 1, 1))
with SHIPPED_CATALOG.open("rb") as file:
    import_catalog(file.read(), year=2024, by=SYSTEM, on=datetime.date(2026, 1, 5))
"""


def run(bench: Bench) -> Iterator[Row]:
    place = bench.places.empty("home-import")
    place.manage("shell", "--verbosity", "0", "-c", GROUND)
    yield from measured(place, bench.imported, by=("bench.first", "bench.second"))


def measured(place: Place, n: int, *, by: tuple[str, str]) -> Iterator[Row]:
    file = place.home / "documents.jsonl"
    with file.open("w") as out:
        out.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in _lines(n))
    begun = time.monotonic()
    said = place.manage("import_documents", str(file), "--by", by[0])
    imported = time.monotonic()
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    place.manage("approve_batch", _batch(said), "--by", by[1], "--yes")
    approved = time.monotonic()
    bare = _bare(place, file)
    whole = approved - begun
    raw = [
        f"{n:,} 件：导入 {n / (imported - begun):.0f} 件/秒，审核公开 {n / (approved - imported):.0f} 件/秒，"
        f"一共 {n / whole:.0f} 件/秒；最大的进程 {peak} MB",
        f"只做检索词、COPY 和索引，两个进程：{n / bare:.0f} 件/秒；导入 ÷ 它 {bare / (imported - begun):.2f}",
    ]
    yield Row("导入并审核公开 ÷ 只做检索词、COPY 和索引（件/秒）", bare / whole, IMPORT, raw)


def _lines(n: int) -> Iterator[dict]:
    """As an older site gives them; invented where the maker of items is not there."""
    if not ITEMS.exists():
        for number in range(n):
            yield {"title": f"关于第{number}项工作的通知", "agency": "霁川县人民政府", "kind": "通知",
                   "generated_date": "2025-03-04", "body": f"各单位：\n请做好第{number}项工作。"}  # fmt: skip
        return
    with subprocess.Popen([sys.executable, str(ITEMS), str(n)], stdout=subprocess.PIPE) as maker:
        yield from map(json.loads, maker.stdout)


def _batch(said: str) -> str:
    return re.search(r"批次 ([0-9A-Z-]+)", said)[1]


def _bare(place: Place, file: Path) -> float:
    """Seconds that the bare way takes."""
    with place.connect() as database:
        database.execute("DROP TABLE IF EXISTS bare")
        begun = time.monotonic()
        database.execute("CREATE TABLE bare (title text, issuer text, issued date, body text, terms text[])")
        with ProcessPoolExecutor(PROCESSES, multiprocessing.get_context("fork")) as pool:
            list(pool.map(_copy_part, [place] * PROCESSES, [file] * PROCESSES, range(PROCESSES)))
        database.execute("CREATE INDEX ON bare USING gin (array_to_tsvector(terms))")
        took = time.monotonic() - begun
        database.execute("DROP TABLE bare")
    return took


def _copy_part(place: Place, file: Path, part: int) -> None:
    with place.connect() as database, database.cursor().copy("COPY bare FROM STDIN") as copy, file.open() as lines:
        for line in islice(lines, part, None, PROCESSES):
            item = json.loads(line)
            terms = sorted(text_terms(item["title"], item["body"]))
            copy.write_row((item["title"], item["agency"], item["generated_date"], item["body"], terms))
