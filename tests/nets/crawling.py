"""Walk every public address that can be reached, and keep what each answered: status, headers, bytes."""

import re
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape

from django.test import Client

from tests.nets.expected.public import PUBLIC

HOME = ("/", "/catalog/", "/documents/", "/organs/", "/search/?q=低保", "/sitemap/", "/sitemap.xml")
# Addresses that no pattern has, or that ask for what is not there; the others are declared in expected/public.py.
NOWHERE = (
    "/nothing/", "/api/v1/", "/open-data/", "/documents/1/pdf/", "/documents/1.json", "/search/?q=标题",
    "/documents/?page=999999", "/documents/1/versions/9/", "/documents/0/", "/drafts/", "/revisions/1/", "/media/",
)  # fmt: skip
LINK = re.compile(r'(?:href|src|action)="(/[^"#]*)"')
LOCATION = re.compile(r"<loc>https?://[^/<]+(/[^<]*)</loc>")
# The desk, plain files, and the one form.
OUTSIDE = ("/admin/", "/static/", "/mode/")
# Headers that name the request or the moment, not the content.
PASSING = ("Date", "X-Request-Id")
TOKEN = re.compile(rb'name="(?:csrfmiddlewaretoken|stamp)" value="[^"]*"')  # of a form, new each time


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
    return Answer(response.status_code, headers, TOKEN.sub(b"", body))


def declared(world) -> list[str]:
    """Every public address with its example, from the table of expectations."""
    return list(dict.fromkeys(row.path(world) for row in PUBLIC if row.get["anonymous"] != "method"))


def crawl(begin: Iterable[str] = HOME, *, most: int = 600) -> dict[str, Answer]:
    """Every address reachable from `begin`, breadth first, at most `most`."""
    waiting, answers = deque([*begin, *NOWHERE]), {}
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
