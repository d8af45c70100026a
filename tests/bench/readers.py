"""Two hundred readers at once (L-1): home, lists, documents, searches, files in the shares of the mix.

Documents are drawn from all, lists and searches from hundreds, so that much of what is asked for is not in the page
cache; real readers ask more often for the same.
"""

import random
from collections.abc import Iterator

from tests.bench import goals
from tests.bench.addresses import SEED, Addresses, search
from tests.bench.bench import Bench
from tests.bench.goals import Row
from tests.bench.load import check
from tests.bench.servers import FRONT

READERS, LINES = 200, 20_000
SHARES = {"home": 0.30, "list": 0.25, "document": 0.25, "search": 0.15, "file": 0.05}


def mix(where: Addresses, queries: list[str], lines: int = LINES) -> list[str]:
    """Addresses in the shares of the mix."""
    draw = random.Random(SEED)
    lists = where.lists(50) + where.narrowed(450)
    paths = {
        "home": ["/"], "list": lists, "document": where.documents,
        "search": [search(query) for query in queries], "file": where.files or where.documents,
    }  # fmt: skip
    found = [path for kind, share in SHARES.items() for path in draw.choices(paths[kind], k=round(lines * share))]
    draw.shuffle(found)
    return found


def run(bench: Bench) -> Iterator[Row]:
    where = Addresses(bench.small)
    paths = mix(where, bench.mixed)
    with bench.granian(bench.small, FRONT, workers=2) as server:
        check(server.port, paths[:20])
        load = bench.crowd(server.port, paths, readers=READERS)
    raw = [str(load), f"最慢 {load.longest:.0f} ms，{load.seconds:.0f} 秒，{load.requests:,} 次"]
    what = f"{READERS} 人同时读，{bench.sizes[0]:,} 件"
    yield Row(f"{what}：每秒答复", load.rate, goals.READERS_RATE, raw)
    yield Row(f"{what}：p99", load.p99 / 1000, goals.READERS_P99)
    yield Row(f"{what}：出错", load.errors, goals.NONE)
