"""Requests to the front as a server makes them, with Django behind it and every page counted that Django makes."""

import gzip
import io
import sys
import time
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote_to_bytes

import brotli
from django.core.handlers.wsgi import WSGIHandler
from django.db import connections

from portal.site.front.bell import Bell
from portal.site.front.front import Front
from portal.site.front.listener import CHANNEL
from portal.site.guard import refuse_unreadable_requests

HOST = "testserver"
PACKED = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}


@dataclass(frozen=True)
class Answer:
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str:
        return dict(self.headers).get(name, "")

    @property
    def text(self) -> str:
        return PACKED[self.header("Content-Encoding")](self.body).decode()


def environ(address: str, method: str = "GET", **headers) -> dict:
    """`headers` as WSGI names them without HTTP_; `CONTENT_TYPE`, `scheme` and the like as they are."""
    path, _, query = address.partition("?")
    asked = {
        "REQUEST_METHOD": method, "PATH_INFO": unquote_to_bytes(path).decode("latin-1"), "QUERY_STRING": query,
        "SCRIPT_NAME": "", "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "8000", "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": HOST, "wsgi.version": (1, 0), "wsgi.input": io.BytesIO(),
        "wsgi.url_scheme": headers.pop("scheme", "http"), "wsgi.errors": sys.stderr, "wsgi.multithread": True,
        "wsgi.multiprocess": True, "wsgi.run_once": False,
    }  # fmt: skip
    for name, value in headers.items():
        asked[name if name.startswith("CONTENT_") else f"HTTP_{name}"] = value
    return asked


def answer_of(application, address: str, method: str = "GET", **headers) -> Answer:
    told = []
    response = application(
        environ(address, method, **headers), lambda *status_and_headers: told.extend(status_and_headers)
    )
    body = b"".join(response)
    if hasattr(response, "close"):
        response.close()
    return Answer(int(told[0].split()[0]), tuple(told[1]), body)


@cache
def django() -> WSGIHandler:
    """Made within a test, whose static files are the plain ones."""
    return WSGIHandler()


def from_django(address: str, method: str = "GET", **headers) -> Answer:
    return answer_of(refuse_unreadable_requests(django()), address, method, **headers)


class Site:
    """A front over Django; `made` counts what Django made, `during` is done in the midst of it."""

    def __init__(self, folder: Path, most_bytes: int = 8_000_000):
        self.made: Counter[str] = Counter()
        self.during = lambda path, make: make()
        self.bell = Bell(folder / "bell")
        self.front = Front(refuse_unreadable_requests(self._django), self.bell, most_bytes)

    def ask(self, address: str, method: str = "GET", **headers) -> Answer:
        return answer_of(self.front, address, method, **headers)

    def listening(self) -> "Site":
        """Itself, once it hears the database."""
        self.front.listener.ensure_running()
        deadline = time.monotonic() + 20
        while time.monotonic() >= self.front.current.until:
            assert time.monotonic() < deadline, "the listener hears nothing"
            time.sleep(0.01)
        return self

    def close(self) -> None:
        listener = self.front.listener
        listener.stop()
        while listener._thread.is_alive():
            with connections["public"].cursor() as cursor:
                cursor.execute(f"NOTIFY {CHANNEL}")  # or it would sleep on until its next look
            listener._thread.join(0.1)

    def is_kept(self, address: str, **headers) -> bool:
        """Whether the third asking is answered from memory."""
        self.ask(address, **headers)
        self.ask(address, **headers)
        before = self.made.total()
        self.ask(address, **headers)
        return self.made.total() == before

    def _django(self, environ, start_response):
        path = environ["PATH_INFO"]
        self.made[path] += 1
        return self.during(path, lambda: django()(environ, start_response))
