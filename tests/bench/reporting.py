"""Fifty thousand requests of sixty organs over three years: the report of one organ, and the sum of all."""

from collections.abc import Iterator

from tests.bench import goals
from tests.bench.bench import Bench
from tests.bench.goals import Row
from tests.bench.rounds import percentile

REQUESTS = 50_000


def run(bench: Bench) -> Iterator[Row]:
    place = bench.filled[bench.sizes[:2][-1]]
    many = min(REQUESTS, max(bench.requests, 100) * 10)
    with bench.probe(place) as asked:
        organs = asked.ask("requests of sixty organs", many)
        one = asked.ask("report times", organs[:1], 5)
        whole = asked.ask("report times", organs, 5)
    raw = [f"{many:,} 件；一个单位 {percentile(one['times'], 0.95):.0f} ms，{len(organs)} 个单位 "
           f"{percentile(whole['times'], 0.95):.0f} ms；重数相符：{one['equal'] and whole['equal']}"]  # fmt: skip
    yield Row("年报：一个单位", percentile(one["times"], 0.95) / 1000, goals.REPORT_SECONDS, raw)
    yield Row(f"年报：{len(organs)} 个单位汇总", percentile(whole["times"], 0.95) / 1000, goals.ROLL_UP_SECONDS)
    yield Row("年报：与逐件重数不同的表", float(not (one["equal"] and whole["equal"])), goals.NONE)
