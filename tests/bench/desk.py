"""The desk over a hundred thousand documents: every list of the admin, and the queue."""

from collections.abc import Iterator

from tests.bench import goals
from tests.bench.bench import Bench
from tests.bench.goals import Row
from tests.bench.rounds import percentile

QUEUES = ["/admin/"]


def run(bench: Bench) -> Iterator[Row]:
    times = max(1, bench.repeat // 10)
    seen: dict[int, list[dict]] = {}
    queues: dict[int, list[dict]] = {}
    for size in bench.sizes[:2]:
        with bench.probe(bench.filled[size]) as asked:
            lists = asked.ask("desk lists")
            seen[size] = [each for each in asked.ask("desk visits", "office", lists, times) if each["status"] == 200]
            queues[size] = [
                {**each, "address": f"{each['address']}（{who}）"}
                for who in ("office", "reviewer") for each in asked.ask("desk visits", who, QUEUES, times)
            ]  # fmt: skip
    small, large = bench.sizes[:2]
    told = _told(seen[small], seen[large])
    yield Row("工作台各列表的查询数（最多）", max(each["queries"] for each in seen[large]), goals.QUERIES_DESK, told)
    slowest = max(percentile(each["times"], 0.95) for each in seen[large]) / 1000
    yield Row("工作台最慢一个列表的 p95", slowest, goals.DESK_SECONDS)
    told = _told(queues[small], queues[large])
    yield Row("待办的查询数（最多）", max(each["queries"] for each in queues[large]), goals.QUERIES_QUEUE, told)


def _told(small: list[dict], large: list[dict]) -> list[str]:
    return [
        f"查询 {a['queries']:>3} → {b['queries']:>3}，p95 {percentile(a['times'], 0.95):7.1f} → "
        f"{percentile(b['times'], 0.95):7.1f} ms  {b['address']}"
        for a, b in zip(small, large, strict=True)
    ]
