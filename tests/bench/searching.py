"""Search with words that nobody tuned on: by class, by size, and against bare SQL over the same tables."""

from collections.abc import Iterator
from contextlib import ExitStack

from tests.bench import goals
from tests.bench.addresses import search
from tests.bench.bench import Bench
from tests.bench.goals import Row
from tests.bench.rounds import in_turns, percentile, ratio, typical
from tests.bench.words import NAMES


def run(bench: Bench) -> Iterator[Row]:
    queries = bench.mixed
    paths = [search(query) for query in queries]
    small, large = bench.sizes[0], bench.sizes[1]
    with ExitStack() as stack:
        probes = {size: stack.enter_context(bench.probe(place)) for size, place in bench.filled.items()}
        measures = {}
        for size, asked in probes.items():
            asked.ask("times", paths)
            asked.ask("bare search", queries)
            measures["page", size] = lambda asked=asked: asked.ask("times", paths)
            measures["bare", size] = lambda asked=asked: asked.ask("bare search", queries)
        taken = in_turns(bench.rounds, measures)
        tables = {size: _by_class(bench, taken["page", size], taken["bare", size]) for size in bench.sizes}
        for size in bench.sizes[1:]:
            value = _p99(taken["page", size]) / _p99(taken["page", small])
            raw = [line for each in (small, size) for line in (f"{each:,} 件：", *tables[each])]
            if not goals.SEARCH_GROWTH.reached(value):
                raw += ["大库的剖面：", *probes[size].ask("profile", paths)]
            yield Row(f"搜索（各类混合）的 p99：{size:,} 件 ÷ {small:,} 件", value, goals.SEARCH_GROWTH, raw)
        for size in bench.sizes:
            value = ratio(_rounds(taken["page", size], 0.5), _rounds(taken["bare", size], 0.5))
            goal = goals.SEARCH_BARE if size == large else None
            yield Row(f"搜索页的 p50 ÷ 只用 SQL，{size:,} 件", value, goal)


def _rounds(taken: list[list[float]], share: float) -> list[float]:
    return [percentile(times, share) for times in taken]


def _p99(rounds: list[list[float]]) -> float:
    return percentile(typical(rounds), 0.99)


def _by_class(bench: Bench, pages: list[list[float]], bare: list[list[float]]) -> list[str]:
    told, classes = [], list(bench.queries)
    for place, name in enumerate([*classes, ""]):
        step = slice(place, None, len(classes)) if name else slice(None)
        page, sql = typical([times[step] for times in pages]), typical([times[step] for times in bare])
        told.append(
            f"  p50 {percentile(page, 0.5):7.2f}  p99 {percentile(page, 0.99):7.2f} ms；只用 SQL "
            f"p50 {percentile(sql, 0.5):7.2f}  p99 {percentile(sql, 0.99):7.2f} ms  {NAMES.get(name, '混合')}"
        )
    return told
