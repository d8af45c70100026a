"""What a first visit brings over the wire, for each kind of page of the sample county: HTML, styles, pictures."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from tests.bench import goals
from tests.bench.addresses import search
from tests.bench.bench import Bench
from tests.bench.goals import Row
from tests.bench.load import get
from tests.bench.servers import FRONT

LISTS_KB = 12  # HTML of a list
START = ("/", "/sitemap/", "/documents/", "/catalog/", "/organs/", "/guide/", "/rules/", search("低保"), search("通知"))
CRAWLED = 400
SHAPE = re.compile(r"\d+")


class Parts(HTMLParser):
    """What a browser fetches with a page, and where its links lead."""

    def __init__(self):
        super().__init__()
        self.fetched, self.links = [], []

    def handle_starttag(self, tag: str, attributes: list) -> None:
        has = dict(attributes)
        if tag == "link" and {"stylesheet", "icon"} & set((has.get("rel") or "").split()):
            self.fetched.append(has.get("href"))
        elif tag in ("script", "img") and has.get("src"):
            self.fetched.append(has["src"])
        elif tag == "a" and has.get("href"):
            self.links.append(has["href"])


class Crawl:
    def __init__(self, port: int):
        self.port, self.weights, self.parts = port, {}, {}

    def page(self, path: str) -> tuple[int, int, list[str]]:
        """Bytes over the wire with everything fetched, bytes of the HTML alone, links to our own pages."""
        # What we parse must be plain; what we weigh is as a browser gets it.
        status, headers, body = get(self.port, path, {"Accept-Encoding": "identity"})
        if status != 200 or not headers.get("content-type", "").startswith("text/html"):
            return 0, 0, []
        found = Parts()
        found.feed(body.decode())
        html = self.weight(path)
        parts = {urlsplit(urljoin(path, each)).path for each in found.fetched if not each.startswith("data:")}
        for part in sorted(parts):
            parts |= self.inside(part)
        links = [urlsplit(urljoin(path, link)) for link in found.links]
        ours = [each.path + (f"?{each.query}" if each.query else "") for each in links if not each.netloc]
        return html + sum(map(self.weight, parts)), html, ours

    def weight(self, path: str) -> int:
        """Headers and body as they come, compressed."""
        if path not in self.weights:
            _status, headers, body = get(self.port, path)
            self.weights[path] = len(body) + sum(len(name) + len(value) + 4 for name, value in headers.items()) + 17
        return self.weights[path]

    def inside(self, path: str) -> set[str]:
        """What a stylesheet fetches in turn."""
        if path not in self.parts:
            text = get(self.port, path, {"Accept-Encoding": "identity"})[2] if path.endswith(".css") else b""
            urls = re.findall(r"url\(['\"]?([^'\")]+)", text.decode())
            self.parts[path] = {urljoin(path, url) for url in urls if not url.startswith(("data:", "#"))}
        return self.parts[path]


def run(bench: Bench) -> Iterator[Row]:
    with bench.granian(bench.sample, FRONT) as server:
        crawl, todo, seen = Crawl(server.port), list(START), set(START)
        heaviest: dict[str, tuple[int, int, str]] = {}
        for path in todo:
            total, html, links = crawl.page(path)
            shape = SHAPE.sub("n", path.partition("?")[0])
            heaviest[shape] = max(heaviest.get(shape, (0, 0, "")), (total, html, path))
            fresh = [link for link in dict.fromkeys(links) if link not in seen and "/files/" not in link]
            fresh = fresh[: max(0, CRAWLED - len(seen))]
            seen.update(fresh)
            todo += fresh
    ranked = sorted(heaviest.values(), reverse=True)
    raw = [f"{total / 1000:6.1f} KB，其中 HTML {html / 1000:5.1f} KB  {path}" for total, html, path in ranked[:12]]
    yield Row(f"第一次打开最重的一页（压缩后，走了 {len(seen)} 页）", ranked[0][0] / 1000, goals.FIRST_VIEW, raw)
    lists = max(html for total, html, path in ranked if path.startswith(("/documents/?", "/search/")) or
                path == "/documents/")  # fmt: skip
    yield Row("列表的 HTML（压缩后）", lists / 1000, goals.at_most(LISTS_KB, unit=" KB"))
