"""How many queries a page makes: few, and as many for a hundred thousand documents as for ten."""

from collections.abc import Iterator

from tests.bench import goals
from tests.bench.addresses import Addresses, search
from tests.bench.bench import Bench
from tests.bench.goals import Goal, Row


def run(bench: Bench) -> Iterator[Row]:
    some = min(30, bench.repeat)  # addresses of each kind
    queries = bench.mixed[: some * 2]
    counts: dict[str, dict[int, list[int]]] = {}
    for size in bench.sizes[:2]:
        where = Addresses(bench.filled[size])
        kinds = {
            "首页": ["/"],
            "列表": where.lists(some),
            "列表第500页": [where.deep()],
            "缩小范围的列表": where.narrowed(some),
            "搜索页": [search(query) for query in queries],
            "文件页": where.some_documents(some),
            "全过程页": [f"{path}chain/" for path in where.some_documents(some)],
        }
        with bench.probe(bench.filled[size]) as asked:
            for kind, paths in kinds.items():
                counts.setdefault(kind, {})[size] = asked.ask("queries", paths)
            from_front = ["/", *where.lists(3), *where.narrowed(3), *where.some_documents(3)]
            counts.setdefault("front", {})[size] = asked.ask("front queries", from_front)
    lists = [kind for kind in counts if kind not in ("front", "文件页", "全过程页", "首页")]
    yield _row("列表、分面、搜索页的查询数（最多）", goals.QUERIES_LIST, counts, lists)
    yield _row("文件页的查询数（最多）", goals.QUERIES_DOCUMENT, counts, ["文件页"])
    yield _row("全过程页的查询数（最多）", goals.QUERIES_CHAIN, counts, ["全过程页"])
    yield _row("首页的查询数", None, counts, ["首页"])
    yield _row("缓存里的页的查询数", goals.QUERIES_FRONT, counts, ["front"])


def _row(what: str, goal: Goal | None, counts: dict, kinds: list[str]) -> Row:
    raw = [
        f"{size:>9,} 件，{'缓存里的页' if kind == 'front' else kind}：{min(found)}–{max(found)}"
        for kind in kinds for size, found in counts[kind].items()
    ]  # fmt: skip
    return Row(what, max(max(found) for kind in kinds for found in counts[kind].values()), goal, raw)
