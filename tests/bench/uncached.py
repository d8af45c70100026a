"""Pages made anew, against the naive app: same server, same documents, same granian, and no cache on either side."""

from collections.abc import Iterator

from tests.bench import goals
from tests.bench.addresses import Addresses, search
from tests.bench.bench import Bench
from tests.bench.goals import Row
from tests.bench.load import check
from tests.bench.places import Place
from tests.bench.rounds import in_turns, ratio
from tests.bench.servers import DJANGO, NAIVE


def run(bench: Bench) -> Iterator[Row]:
    for size in bench.sizes[:2]:
        judged = size == bench.sizes[0]
        yield from _against_naive(bench, bench.filled[size], size, judged)


def _against_naive(bench: Bench, place: Place, size: int, judged: bool) -> Iterator[Row]:
    where = Addresses(place)
    kinds = {
        "文件页": (goals.DOCUMENT, where.some_documents(400)),
        "带分面的列表": (goals.LIST, where.narrowed(200)),
        "搜索": (goals.SEARCH, [search(query) for query in bench.mixed]),
    }
    with bench.granian(place, DJANGO, workers=2) as ours, bench.granian(place, NAIVE, workers=2) as naive:
        measures = {}
        for name, (_goal, paths) in kinds.items():
            for whose, server in (("平台", ours), ("对照", naive)):
                check(server.port, paths[:3])
                measures[f"{whose}{name}"] = _load(bench, server.port, paths)
        if judged:
            plain = [search(query, facets=0) for query in bench.mixed]
            measures["对照搜索，不带分面"] = _load(bench, naive.port, plain)
        taken = in_turns(bench.rounds, measures)
    rates = {name: [load.rate for load in loads] for name, loads in taken.items()}
    for name, (goal, _paths) in kinds.items():
        raw = [f"{whose}：{taken[f'{whose}{name}'][-1]}" for whose in ("平台", "对照")]
        if (name, judged) == ("搜索", True):
            plain = "对照搜索，不带分面"
            raw.append(f"{plain}：{taken[plain][-1]}；比值 {ratio(rates['平台搜索'], rates[plain]) or 0:.0f}")
        value = ratio(rates[f"平台{name}"], rates[f"对照{name}"])
        yield Row(f"不缓存的{name} ÷ 对照应用，{size:,} 件", value, goal if judged else None, raw)


def _load(bench: Bench, port: int, paths: list[str]):
    return lambda: bench.load(port, paths)
