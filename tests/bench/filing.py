"""Fifty citizens file letters at once through the real form (L-3), onto a hundred thousand; and the desk that reads
them."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from tests.bench import goals
from tests.bench.bench import Bench
from tests.bench.goals import Row
from tests.bench.places import Place
from tests.bench.rounds import percentile
from tests.bench.servers import FRONT
from tests.faults.citizen import LETTER, Citizen

LETTERS, CITIZENS = 100_000, 50
AT = "/admin/feedback/letter/"
LISTS = [AT, f"{AT}?p=100", f"{AT}?state__exact=received", f"{AT}?state__exact=answered&kind__exact=help",
         "/admin/?queue=letters"]  # fmt: skip


def run(bench: Bench) -> Iterator[Row]:
    place = bench.filled[bench.sizes[:2][-1]]
    many = min(LETTERS, bench.filed * 50)
    with bench.probe(place) as asked:
        asked.ask("lane with letters", many)
        lists = asked.ask("desk visits", "office", LISTS, max(1, bench.repeat // 10))
    yield from _filed(bench, place, many)
    told = [
        f"查询 {each['queries']:>3}，p95 {percentile(each['times'], 0.95):7.1f} ms  {each['address']} {each['status']}"
        for each in lists
    ]
    what = f"工作台的来信列表，{many:,} 封"
    yield Row(f"{what}：查询数（最多）", max(each["queries"] for each in lists), goals.QUERIES_DESK, told)
    slowest = max(percentile(each["times"], 0.95) for each in lists) / 1000
    yield Row(f"{what}：最慢一个的 p95", slowest, goals.LETTERS_SECONDS)


def _filed(bench: Bench, place: Place, many: int) -> Iterator[Row]:
    """Every citizen has an address of his own: one address files no hundred letters an hour."""
    behind = replace(place, extra=place.extra | {"PORTAL_TRUSTED_PROXIES": "1"})
    with bench.granian(behind, FRONT, workers=2) as server, ThreadPoolExecutor(CITIZENS) as crowd:
        citizens = [Citizen(server.port, LETTER, n) for n in range(bench.filed)]
        began = time.perf_counter()
        receipts = list(crowd.map(lambda citizen: citizen.file(tries=1), citizens))
        seconds = time.perf_counter() - began
    numbers = [receipt[0] for receipt in receipts if receipt]
    with place.connect() as database:
        kept = database.execute("SELECT count(*) FROM letter WHERE number = ANY (%s)", [numbers]).fetchone()[0]
    took = [each for citizen in citizens for each in citizen.took]
    raw = [f"{len(numbers):,} 封，{seconds:.0f} 秒，每封打开一次、提交一次；p50 {percentile(took, 0.5) * 1000:.0f} ms，"
           f"最慢 {max(took) * 1000:.0f} ms"]  # fmt: skip
    what = f"{CITIZENS} 人同时写信，库里已有 {many:,} 封"
    yield Row(f"{what}：每秒收到", len(numbers) / seconds, goals.FILING_RATE, raw)
    yield Row(f"{what}：p99", percentile(took, 0.99), goals.FILING_P99)
    yield Row(f"{what}：没有收到回执，或者有回执没有信", len(citizens) - kept, goals.NONE)
