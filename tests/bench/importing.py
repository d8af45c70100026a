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
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from portal.search.terms import text_terms
from tests.bench import goals
from tests.bench.addresses import search
from tests.bench.bench import Bench
from tests.bench.goals import IMPORT, Row
from tests.bench.places import ITEMS, Place
from tests.bench.probe import Probe
from tests.bench.rounds import percentile

PROCESSES = 2
A_BATCH = 100_000
PAGES = [
    search(words)
    for words in ("通知", "低保标准", "危房改造补助", "财政预算 公开", "不存在的词语", "项目", "征收补偿方案", "学校")
]
AT_LEAST = 20

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
    place.manage("collectstatic", "--noinput", "--verbosity", "0")
    place.manage("shell", "--verbosity", "0", "-c", GROUND)
    with bench.probe(place) as reader:
        yield from measured(place, bench.imported, by=("bench.first", "bench.second"), reader=reader)


def measured(place: Place, n: int, *, by: tuple[str, str], reader: Probe) -> Iterator[Row]:
    file = place.home / "documents.jsonl"
    with file.open("w") as out:
        out.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in _lines(n))
    begun = time.monotonic()
    said = place.manage("import_documents", str(file), "--by", by[0])
    imported = time.monotonic()
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    with _reading(reader) as during:
        looked = time.monotonic()
        place.manage("approve_batch", _batch(said), "--by", by[1], "--yes")
        approved = time.monotonic()
    quiet = reader.ask("times", PAGES * AT_LEAST)  # of the same documents, when nothing else is done
    bare = _bare(place, file)
    whole = imported - begun + approved - looked
    raw = [
        f"{n:,} 件：导入 {n / (imported - begun):.0f} 件/秒，审核公开 {n / (approved - looked):.0f} 件/秒，"
        f"一共 {n / whole:.0f} 件/秒；最大的进程 {peak} MB",
        f"只做检索词、COPY 和索引，两个进程：{n / bare:.0f} 件/秒；导入 ÷ 它 {bare / (imported - begun):.2f}",
    ]
    yield Row("导入并审核公开 ÷ 只做检索词、COPY 和索引（件/秒）", bare / whole, IMPORT, raw)
    p99 = [percentile(times, 0.99) for times in (during, quiet)]
    told = [f"{len(during)} 次搜索：审核公开时 p99 {p99[0]:.1f} ms，平时 {p99[1]:.1f} ms"]
    yield Row("边审核公开边搜索的 p99 ÷ 平时", p99[0] / p99[1], goals.WHILE_APPROVING, told)
    seconds = (approved - looked) * A_BATCH / n
    yield Row(f"审核公开十万件的秒数（按 {n:,} 件推算，同时有人搜索）", seconds, goals.APPROVAL)


@contextmanager
def _reading(reader: Probe) -> Iterator[list[float]]:
    """Somebody searches all the time, one page after the other; the times of the pages."""
    times, over = [], threading.Event()

    def read() -> None:
        while not over.is_set() or len(times) < len(PAGES):
            times.extend(reader.ask("times", PAGES))

    reader.ask("times", PAGES)  # warm
    with ThreadPoolExecutor(1) as beside:
        reading = beside.submit(read)
        try:
            yield times
        finally:
            over.set()
            reading.result()


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
