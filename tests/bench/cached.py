"""A page from the front, and its 304, against nginx with a static file: one worker each, the same wrk."""

import time
from collections.abc import Iterator

from tests.bench import goals
from tests.bench.addresses import Addresses
from tests.bench.bench import Bench
from tests.bench.goals import Row
from tests.bench.load import BROWSER, Load, get
from tests.bench.rounds import in_turns, ratio
from tests.bench.servers import FRONT, nginx

STATIC = 30_000  # bytes


def run(bench: Bench) -> Iterator[Row]:
    where = Addresses(bench.small)
    pages = {"列表": where.narrowed(1)[0], "文件": where.some_documents(1)[0]}
    with bench.granian(bench.small, FRONT) as ours:
        tags, sizes = {}, {}
        for name, path in pages.items():
            for _time in range(3):  # the front holds what was asked for more than once
                status, headers, body = get(ours.port, path)
                assert status == 200, (path, status)
                time.sleep(0.3)
            tags[name], sizes[name] = headers.get("etag", ""), len(body)
        files = {"static.html": b"x" * STATIC} | {f"{n}.html": b"x" * n for n in sizes.values()}
        with nginx(files) as static:

            def load(port, path, headers=BROWSER):
                return lambda: bench.load(port, path, headers=headers)

            measures = {"nginx": load(static.port, "/static.html")}
            for name, path in pages.items():
                measures[name] = load(ours.port, path)
                measures[f"{name} 304"] = load(ours.port, path, {**BROWSER, "If-None-Match": tags[name]})
                measures[f"nginx {name}"] = load(static.port, f"/{sizes[name]}.html")
            taken = in_turns(bench.rounds, measures)
            for name, path in pages.items():
                status = get(ours.port, path, {**BROWSER, "If-None-Match": tags[name]})[0]
                assert status == 304, (path, status)
    rates = {name: [load.rate for load in loads] for name, loads in taken.items()}
    for name in pages:
        like = ratio(rates[name], rates[f"nginx {name}"])
        raw = [
            f"nginx 30 KB 文件：{Load.middle(taken['nginx'])}",
            f"{name}（压缩后 {sizes[name]:,} 字节）：{Load.middle(taken[name])}；÷ nginx 同样大小的文件 = {like:.2f}",
        ]
        yield Row(f"缓存的{name}页 ÷ nginx 静态 30 KB", ratio(rates[name], rates["nginx"]), goals.CACHED, raw)
        yield Row(
            f"{name}页的 304 ÷ nginx 静态 30 KB", ratio(rates[f"{name} 304"], rates["nginx"]), goals.UNCHANGED,
            [f"304：{Load.middle(taken[f'{name} 304'])}"],
        )  # fmt: skip
