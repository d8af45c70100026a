"""Coverage over a hundred thousand documents, every organ owing every item: its pages made anew."""

from collections.abc import Iterator

from tests.bench import goals
from tests.bench.bench import Bench
from tests.bench.goals import Row
from tests.bench.rounds import percentile

DESK = "/admin/disclosure/duty/"


def run(bench: Bench) -> Iterator[Row]:
    times = max(1, bench.repeat // 10)
    with bench.probe(bench.filled[bench.sizes[:2][-1]]) as asked:
        owed = asked.ask("owe everything")
        pages = ["/coverage/", f"/coverage/organs/{owed['organ']}/", f"/coverage/domains/{owed['domain']}/",
                 f"/coverage/domains/{owed['matters']}/", f"/catalog/{owed['matters']}/"]  # fmt: skip
        told = [
            {"address": page, "queries": max(asked.ask("queries", [page])), "times": asked.ask("times", [page] * times)}
            for page in pages
        ]
        desk = [f"{DESK}coverage/", f"{DESK}coverage/organs/{owed['organ']}/",
                f"{DESK}coverage/domains/{owed['domain']}/"]  # fmt: skip
        at_desk = asked.ask("desk visits", "office", desk, times)
        weight = asked.ask("packed", pages[0])
    raw = [
        f"查询 {each['queries']:>3}，p95 {percentile(each['times'], 0.95):7.1f} ms  {each['address']}"
        for each in (*told, *at_desk)
    ]
    what = f"公开情况（{owed['organs']} 个单位 × {owed['items']} 项）"
    most = max(each["queries"] for each in (*told, *at_desk))
    yield Row(f"{what}的查询数（最多）", most, goals.QUERIES_COVERAGE, raw)
    slowest = max(percentile(each["times"], 0.95) for each in (*told, *at_desk))
    yield Row(f"{what}最慢一页的 p95", slowest / 1000, goals.COVERAGE_SECONDS)
    yield Row(f"{what}第一张图的 HTML（压缩后）", weight / 1000, goals.COVERAGE_WEIGHT)
