"""Pages of the public side: how long, and how many queries."""

import io
import time
from collections.abc import Callable
from contextlib import ExitStack, contextmanager
from urllib.parse import unquote_to_bytes

from django.db import connections
from django.test.utils import CaptureQueriesContext

from portal.wsgi import application, django_application


def get(path: str, through: Callable = django_application) -> bytes:
    """The page as granian would ask for it; anything but 200 is a fault of the bench."""
    path, _mark, query = path.partition("?")
    said = []
    environ = {
        "REQUEST_METHOD": "GET", "SCRIPT_NAME": "", "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "QUERY_STRING": query, "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "127.0.0.1", "HTTP_ACCEPT_ENCODING": "gzip, deflate, br",
        "wsgi.version": (1, 0), "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(), "wsgi.errors": io.StringIO(),
        "wsgi.multithread": True, "wsgi.multiprocess": True, "wsgi.run_once": False,
    }  # fmt: skip
    answer = through(environ, lambda status, headers, exc_info=None: said.append(status))
    body = b"".join(answer)
    if hasattr(answer, "close"):
        answer.close()
    if not said[0].startswith("200"):
        raise AssertionError(f"{path}?{query} 答复 {said[0]}")
    return body


def times(paths: list[str]) -> list[float]:
    """Milliseconds of each page, made anew."""
    taken = []
    for path in paths:
        begun = time.perf_counter()
        get(path)
        taken.append((time.perf_counter() - begun) * 1000)
    return taken


def queries(paths: list[str]) -> list[int]:
    """How many queries each page makes once the process is warm."""
    get(paths[0])
    return [_counted(lambda path=path: get(path)) for path in paths]


def front_queries(paths: list[str]) -> list[int]:
    """How many queries a page makes that the front holds already; it begins to hold when its listener hears."""
    for _time in range(3):
        for path in paths:
            get(path, application)
        time.sleep(0.3)
    return [_counted(lambda path=path: get(path, application)) for path in paths]


def _counted(act: Callable) -> int:
    with counting() as captured:
        act()
    return sum(map(len, captured))


@contextmanager
def counting():
    """The queries of both roles, the reader's and the desk's. Django's log keeps the newest thousands, and no request
    empties it while they are counted: full, it would count none."""
    with ExitStack() as stack:
        for alias in ("public", "default"):
            connections[alias].queries_log.clear()
        yield [stack.enter_context(CaptureQueriesContext(connections[alias])) for alias in ("public", "default")]
