"""Every kind of list, at two sizes in turns: `python -m tests.bench.lists 10000 100000` (docs/adr/0014).

p50 and p99 of each in ms, their ratios, and how many queries a page makes.
"""

import os
import sys
from contextlib import ExitStack
from pathlib import Path

from tests.bench.places import Places
from tests.bench.probe import probe
from tests.bench.rounds import in_turns, percentile

ROUNDS, TIMES = 5, 40
KINDS = {
    "全部": ["/documents/", "/documents/?page=3"],
    "一个条件": ["/documents/?domain=20", "/documents/?organ=mzj", "/documents/?kind=notice", "/documents/?year=2024"],
    "两个条件": ["/documents/?domain=20&year=2024", "/documents/?kind=notice&level=county",
               "/documents/?organ=mzj&domain=04"],
    "三个条件": ["/documents/?kind=notice&level=county&validity=in_force",
               "/documents/?domain=04&year=2025&kind=announcement"],
    "第500页": ["/documents/?page=500", "/documents/?page=480"],
    "按成文日期": ["/documents/?order=issued", "/documents/?order=issued&domain=04"],
    "首页": ["/"],
    "机构页": ["/organs/mzj/", "/organs/mzj/?page=5"],
    "机构列表": ["/organs/"],
    "目录": ["/catalog/"],
    "领域页": ["/catalog/20/", "/catalog/04/"],
    "事项页": ["/catalog/20/0001/"],
    "站点地图": ["/sitemap-entries.xml?p=2"],
}  # fmt: skip


def main(small: int, large: int) -> None:
    places = Places(Path(os.environ.get("PORTAL_BENCH", "/tmp/portal-bench")), print)
    with ExitStack() as stack:
        sizes = (small, large)
        probes = {size: stack.enter_context(probe(places.filled(size))) for size in sizes}
        documents = {size: _documents(places.filled(size)) for size in sizes}
        paths = {(kind, size): some * (TIMES // len(some)) for kind, some in KINDS.items() for size in sizes}
        paths |= {("文件页", size): documents[size] for size in sizes}
        for (_kind, size), some in paths.items():
            probes[size].ask("times", some[:4])  # warm
        taken = in_turns(ROUNDS, {
            key: lambda key=key, some=some: probes[key[1]].ask("times", some) for key, some in paths.items()
        })  # fmt: skip
        print(f"{'':12}{'p50':>17}{'比':>7}{'p99':>17}{'比':>7}{'最快':>17}{'比':>7}{'查询':>6}")
        for kind in (*KINDS, "文件页"):
            asked = max(probes[large].ask("queries", paths[kind, large][:4]))
            _say(kind, *([each for some in taken[kind, size] for each in some] for size in sizes), asked)


def _documents(place) -> list[str]:
    with place.connect() as database:
        found = database.execute("SELECT path FROM entry WHERE section = 'document' ORDER BY publication_id LIMIT 40")
        return [path for (path,) in found]


def _say(kind: str, small: list[float], large: list[float], asked: int) -> None:
    told = ""
    for share in (0.5, 0.99, 0):
        a, b = percentile(small, share), percentile(large, share)
        told += f"{a:7.1f} →{b:7.1f}{b / a:7.2f}"
    print(f"{kind:{12 - len(kind)}}{told}{asked:>6}", flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
