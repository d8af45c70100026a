"""What a second worker brings, on pages made anew."""

from collections.abc import Iterator

from tests.bench import goals
from tests.bench.addresses import Addresses
from tests.bench.bench import Bench
from tests.bench.goals import Row
from tests.bench.load import Load
from tests.bench.rounds import in_turns, ratio
from tests.bench.servers import DJANGO


def run(bench: Bench) -> Iterator[Row]:
    where = Addresses(bench.small)
    kinds = {"文件页": where.some_documents(400), "带分面的列表": where.narrowed(200)}
    with bench.granian(bench.small, DJANGO) as one, bench.granian(bench.small, DJANGO, workers=2) as two:
        measures = {
            (name, count): lambda server=server, paths=paths: bench.load(server.port, paths)
            for name, paths in kinds.items() for count, server in ((1, one), (2, two))
        }  # fmt: skip
        taken = in_turns(bench.rounds, measures)
    for name in kinds:
        rates = {count: [load.rate for load in taken[name, count]] for count in (1, 2)}
        raw = [f"{count} 个工作进程：{Load.middle(taken[name, count])}" for count in (1, 2)]
        yield Row(f"两个工作进程 ÷ 一个，{name}", ratio(rates[2], rates[1]), goals.WORKERS, raw)
