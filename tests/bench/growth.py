"""Ten times the documents: how much later the latest pages come. Two processes, asked in turns."""

from collections.abc import Iterator
from contextlib import ExitStack

from tests.bench import goals
from tests.bench.addresses import Addresses
from tests.bench.bench import Bench
from tests.bench.goals import Row
from tests.bench.rounds import in_turns, percentile, typical

KINDS = ("列表", "分面", "文件", "第500页")


def run(bench: Bench) -> Iterator[Row]:
    with ExitStack() as stack:
        probes = {size: stack.enter_context(bench.probe(place)) for size, place in bench.filled.items()}
        asked = {(kind, size): _paths(bench, kind, size) for kind in KINDS for size in bench.sizes}
        for (_kind, size), paths in asked.items():
            probes[size].ask("times", paths)  # warm
        measures = {
            key: lambda key=key, paths=paths: probes[key[1]].ask("times", paths) for key, paths in asked.items()
        }
        taken = in_turns(bench.rounds, measures)
        small = bench.sizes[0]
        for kind in KINDS:
            for size in bench.sizes[1:]:
                p99 = {s: percentile(typical(taken[kind, s]), 0.99) for s in (small, size)}
                raw = [_told(s, taken[kind, s]) for s in bench.sizes]
                value = p99[size] / p99[small]
                if not goals.GROWTH.reached(value):
                    raw += ["大库的剖面：", *probes[size].ask("profile", asked[kind, size][:50])]
                yield Row(f"{kind}的 p99：{size:,} 件 ÷ {small:,} 件", value, goals.GROWTH, raw)


def _paths(bench: Bench, kind: str, size: int) -> list[str]:
    where = Addresses(bench.filled[size])
    match kind:
        case "列表":
            return where.lists(bench.repeat)
        case "分面":
            return where.narrowed(bench.repeat)
        case "文件":
            return where.some_documents(bench.repeat)
    return [where.deep()] * bench.repeat


def _told(size: int, rounds: list[list[float]]) -> str:
    pages, every = typical(rounds), [each for times in rounds for each in times]
    return (
        f"{size:>9,} 件：p50 {percentile(pages, 0.5):.2f} ms，p99 {percentile(pages, 0.99):.2f} ms"
        f"（各页取各轮的中位数；不取时 p99 {percentile(every, 0.99):.2f} ms）"
    )
