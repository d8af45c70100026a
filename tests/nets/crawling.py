"""Walk every public address that can be reached, and keep what each answered: status, headers, bytes."""

import re
from collections import deque
from dataclasses import dataclass
from html import unescape

from django.test import Client

# Where a crawl begins: pages that nothing links to, machine addresses, filters and odd parameters.
SEEDS = (
    "/", "/catalog/", "/documents/", "/organs/", "/search/", "/guide/", "/rules/", "/sitemap/", "/sitemap.xml",
    "/robots.txt", "/healthz", "/search/?q=低保", "/search/?q=通知", "/search/?q=标题", "/search/suggest?q=低保",
    "/search/suggest?q=通", "/documents/?q=低保", "/documents/?page=2", "/documents/?page=abc", "/documents/?domain=99",
    "/documents/?domain=20", "/documents/?organ=mzj", "/documents/?kind=notice", "/documents/?year=2026",
    "/documents/?validity=in_force", "/documents/?level=county", "/documents/?topic=17", "/documents/1/",
    "/documents/1/print/", "/documents/1/versions/1/", "/documents/1/files/1/x", "/documents/999999/", "/nothing/",
    "/feeds/", "/api/v1/", "/open-data/",
)  # fmt: skip
LINK = re.compile(r'(?:href|src|action)="(/[^"#]*)"')
LOCATION = re.compile(r"<loc>https?://[^/<]+(/[^<]*)</loc>")
# The desk, and one address that answers about itself.
OUTSIDE = ("/admin/", "/static/", "/mode/", "/leave/")
# Headers that name the request or the moment, not the content.
PASSING = ("Date", "X-Request-Id")


@dataclass(frozen=True)
class Answer:
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def without(self, *names: str) -> "Answer":
        return Answer(self.status, tuple(h for h in self.headers if h[0] not in names), self.body)


def fetch(path: str, client: Client | None = None) -> Answer:
    response = (client or Client()).get(path)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    headers = tuple(sorted((name, value) for name, value in response.items() if name not in PASSING))
    return Answer(response.status_code, headers, body)


def crawl(extra: tuple[str, ...] = (), *, most: int = 600) -> dict[str, Answer]:
    """Every address reachable from the seeds and `extra`, breadth first, at most `most`."""
    waiting, answers = deque([*SEEDS, *extra]), {}
    while waiting and len(answers) < most:
        path = waiting.popleft()
        if path in answers:
            continue
        answers[path] = answer = fetch(path)
        if b"\x00" in answer.body[:200]:
            continue
        text = answer.body.decode("utf-8", "replace")
        for found in [*LINK.findall(text), *LOCATION.findall(text)]:
            found = unescape(found)
            if found not in answers and not found.startswith(OUTSIDE):
                waiting.append(found)
    return answers


def differences(before: dict[str, Answer], after: dict[str, Answer], *ignored: str) -> list[str]:
    """The addresses that answer otherwise, each with what differs."""
    found = []
    for path in sorted(before.keys() | after.keys()):
        old, new = before.get(path), after.get(path)
        if old is None or new is None:
            found.append(f"{path}: {'new' if old is None else 'lost'}")
        elif old.without(*ignored) != new.without(*ignored):
            found.append(f"{path}: {_what(old, new)}")
    return found


def _what(old: Answer, new: Answer) -> str:
    if old.status != new.status:
        return f"status {old.status} → {new.status}"
    if old.headers != new.headers:
        return f"headers {set(old.headers) ^ set(new.headers)}"
    place = next((n for n, (a, b) in enumerate(zip(old.body, new.body, strict=False)) if a != b), 0)
    around = slice(max(0, place - 60), place + 60)
    was, now = (answer.body[around].decode("utf-8", "replace") for answer in (old, new))
    return f"body at {place}: {was!r} → {now!r}"
