"""Bringing in an older site's documents: import_documents and approve_batch, against bare COPY of the same.

The bare way reads the same lines, makes the same search terms, copies both into one table and builds its index: no
check of any line, no review, no trail, one process.
"""

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from portal.search.terms import text_terms
from tests.bench.bench import Bench
from tests.bench.goals import Row
from tests.bench.places import ITEMS, Place

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
    file.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in _lines(n)))
    begun = time.monotonic()
    said = place.manage("import_documents", str(file), "--by", by[0])
    imported = time.monotonic()
    place.manage("approve_batch", _batch(said), "--by", by[1], "--yes")
    approved = time.monotonic()
    bare = _bare(place, file)
    whole = approved - begun
    raw = [
        f"{n:,} 件：导入 {n / (imported - begun):.0f} 件/秒，审核公开 {n / (approved - imported):.0f} 件/秒，"
        f"一共 {n / whole:.0f} 件/秒",
        f"只用 COPY（连同检索词和索引）：{n / bare:.0f} 件/秒",
    ]
    yield Row("导入并审核公开 ÷ 只用 COPY（件/秒）", bare / whole, None, raw)


def _lines(n: int) -> Iterator[dict]:
    """As an older site gives them; invented where the maker of items is not there."""
    if not ITEMS.exists():
        for number in range(n):
            yield {"title": f"关于第{number}项工作的通知", "issuer": "霁川县人民政府", "kind": "通知",
                   "issued_date": "2025-03-04", "text": f"各单位：\n请做好第{number}项工作。"}  # fmt: skip
        return
    with subprocess.Popen([sys.executable, str(ITEMS), str(n)], stdout=subprocess.PIPE) as maker:
        for line in maker.stdout:
            item = json.loads(line)
            yield {"title": item["title"], "issuer": item["agency"], "kind": item["kind"],
                   "document_number": item["document_number"] or "", "issued_date": item["generated_date"],
                   "published_date": item["published_at"][:10], "text": item["body"]}  # fmt: skip


def _batch(said: str) -> str:
    return re.search(r"批次 ([0-9A-Z-]+)", said)[1]


def _bare(place: Place, file: Path) -> float:
    """Seconds that the bare way takes."""
    with place.connect() as database:
        database.execute("DROP TABLE IF EXISTS bare")
        begun = time.monotonic()
        database.execute("CREATE TABLE bare (title text, issuer text, issued date, body text, terms text[])")
        with database.cursor().copy("COPY bare FROM STDIN") as copy:
            for line in file.read_text().splitlines():
                item = json.loads(line)
                terms = sorted(text_terms(item["title"], item["text"]))
                copy.write_row((item["title"], item["issuer"], item["issued_date"], item["text"], terms))
        database.execute("CREATE INDEX ON bare USING gin (array_to_tsvector(terms))")
        took = time.monotonic() - begun
        database.execute("DROP TABLE bare")
    return took
