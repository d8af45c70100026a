"""Pages made anew, against the naive app: same server, same documents, same granian, and no cache on either side."""

from collections.abc import Iterator

from tests.bench import goals
from tests.bench.addresses import Addresses, search
from tests.bench.bench import Bench
from tests.bench.goals import Row
from tests.bench.load import Load, check
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
    }
    if judged:  # of a hundred thousand documents the naive app finds one in a minute
        kinds["搜索"] = (goals.SEARCH, [search(query) for query in bench.mixed])
    with bench.granian(place, DJANGO, workers=2) as ours, bench.granian(place, NAIVE, workers=2) as naive:
        measures = {}
        for name, (_goal, paths) in kinds.items():
            for whose, server in (("平台", ours), ("对照", naive)):
                check(server.port, paths[:3])
                measures[f"{whose}{name}"] = _load(bench, server.port, paths, name)
        if judged:
            plain = [search(query, facets=0) for query in bench.mixed]
            measures["搜索"] = _load(bench, naive.port, plain, "搜索")
            measures["文件页"] = _load(bench, naive.port, [f"{path}?qr=0" for path in kinds["文件页"][1]], "文件页")
        taken = in_turns(bench.rounds, measures)
    rates = {name: [load.rate for load in loads] for name, loads in taken.items()}
    for name, (goal, paths) in kinds.items():
        raw = [f"{whose}：{Load.middle(taken[f'{whose}{name}'])}" for whose in ("平台", "对照")]
        if name in taken:
            less = ratio(rates[f"平台{name}"], rates[name]) or 0
            raw.append(f"对照{name}，{WITHOUT[name]}：{Load.middle(taken[name])}；比值 {less:.3g}")
        value = ratio(rates[f"平台{name}"], rates[f"对照{name}"])
        if judged and value is not None and not goal.reached(value):
            with bench.probe(place) as asked:
                raw += ["平台的时间花在哪里：", *asked.ask("profile", paths[:100])]
        yield Row(f"不缓存的{name} ÷ 对照应用，{size:,} 件", value, goal if judged else None, raw)


# What the naive app can leave out, to see what it costs there.
WITHOUT = {"搜索": "不带分面", "文件页": "不带二维码"}


def _load(bench: Bench, port: int, paths: list[str], name: str):
    # A search of the naive app takes seconds: few at once, or most would be cut off unfinished and not be counted.
    few = {"connections": 4, "longer": 4} if name == "搜索" else {}
    return lambda: bench.load(port, paths, **few)
