"""What a worker keeps: its share of memory after ten thousand mixed requests, and after ten thousand more."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.bench import readers
from tests.bench.addresses import Addresses
from tests.bench.bench import Bench
from tests.bench.goals import Row
from tests.bench.servers import DJANGO, FRONT, Server


def run(bench: Bench) -> Iterator[Row]:
    paths = readers.mix(Addresses(bench.small), bench.mixed)
    for name, what in (("连同页面缓存", FRONT), ("不缓存", DJANGO)):
        with bench.granian(bench.small, what) as server:
            kept = [proportional(server)]
            for _time in range(2):
                _ask(bench, server, paths)
                kept.append(proportional(server))
        raw = [f"启动时 {kept[0]:.0f}，一万次以后 {kept[1]:.0f}，再一万次以后 {kept[2]:.0f} MiB（PSS）"]
        yield Row(f"一个工作进程的内存（MiB），{name}", kept[1], None, raw)
        yield Row(f"再一万次请求后的内存 ÷ 之前，{name}", kept[2] / kept[1])


def proportional(server: Server) -> float:
    """MiB of all workers, what they share divided among them."""
    total = 0
    for pid in server.workers:
        total += int(re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.M)[1])
    return total / 1024


def _ask(bench: Bench, server: Server, paths: list[str]) -> None:
    done = 0
    while done < bench.requests:
        done += bench.load(server.port, paths).requests
