"""The WSGI application before Django: plain pages from memory, everything else handed on."""

from collections.abc import Callable, Iterable
from time import monotonic

from django.conf import settings
from django.core.handlers.wsgi import get_path_info

from portal.site.finding.asked import tally
from portal.site.front.asking import Asked, asked_for, plain
from portal.site.front.bell import Bell
from portal.site.front.current import Current
from portal.site.front.declaring import is_kept
from portal.site.front.encodings import best
from portal.site.front.listener import Listener
from portal.site.front.page import Headers, Page, is_public_page
from portal.site.front.reading import Stamp, reading
from portal.site.front.regulars import Regulars
from portal.site.front.shelf import Shelf

Application = Callable[[dict, Callable], Iterable[bytes]]


def in_front_of(application: Application) -> Application:
    """`application` with the front before it; alone while templates are being written, or when no memory is given."""
    if settings.DEBUG or not settings.PAGE_CACHE_BYTES:
        return application
    settings.PORTAL_HOME.mkdir(parents=True, exist_ok=True)
    return Front(application, Bell(settings.PORTAL_HOME / "bell"), settings.PAGE_CACHE_BYTES)


class Front:
    def __init__(self, application: Application, bell: Bell, most_bytes: int):
        self.application, self.bell = application, bell
        self.current = Current(bell, most_bytes)
        self.listener = Listener(self.current)
        self.regulars = Regulars()
        self.proxy_header = settings.SECURE_PROXY_SSL_HEADER
        self._sounds = bell.sounds

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        method = environ["REQUEST_METHOD"]
        if method == "GET" or method == "HEAD":
            asked = asked_for(environ, self.proxy_header)
            if asked is None:
                return self.application(environ, start_response)
            current = self.current
            if self._sounds[0] == current.sound and monotonic() < current.until:
                shelf = current.shelf
                if page := shelf.pages.get(asked):
                    page.asked_again = True
                    if page.counted_as:
                        tally.count(page.counted_as)
                    return send(page, shelf, asked, environ, start_response)
            return self._missed(asked, environ, start_response)
        if method == "OPTIONS":
            return self.application(environ, start_response)
        try:
            return self.application(environ, start_response)
        finally:
            self.bell.ring()  # something may have been written, and the writer has no answer yet

    def _missed(self, asked: Asked, environ: dict, start_response: Callable) -> Iterable[bytes]:
        if not is_kept(get_path_info(environ), asked.query):
            return self.application(environ, start_response)
        self.listener.ensure_running()
        shelf = self.current.certain_shelf()
        if shelf is None or (asked.query and not self.regulars.know(asked)):
            return self._make(asked, None, environ, start_response)
        if page := shelf.pages.get(asked):
            return again(page, shelf, asked, environ, start_response)
        with shelf.turn(asked):
            if page := shelf.pages.get(asked):
                return again(page, shelf, asked, environ, start_response)
            return self._make(asked, shelf, environ, start_response)

    def _make(self, asked: Asked, shelf: Shelf | None, environ: dict, start_response: Callable) -> Iterable[bytes]:
        """Let Django make the page; keep it on the shelf when it is whole and of the shelf's edition."""
        told = Told()
        with reading() as read:
            response = self.application(plain(environ, asked), told)
            if getattr(response, "streaming", True) or not is_public_page(told.status, told.headers):
                start_response(told.status, told.headers)
                return response
            page = Page(told.headers, b"".join(response), getattr(response, "counted_as", None))
            shelf = self._put(asked, page, shelf, read.stamp()) if shelf is not None else None
            response.close()
        return send(page, shelf, asked, environ, start_response)

    def _put(self, asked: Asked, page: Page, shelf: Shelf, stamp: Stamp | None) -> Shelf | None:
        """The shelf, where the page may stand on it."""
        if stamp == shelf.stamp:
            shelf.put(asked, page)
            return shelf
        if stamp is not None:
            self.current.doubt()
        return None


class Told:
    """What Django tells the server."""

    def __call__(self, status: str, headers: Headers, exc_info=None) -> None:
        self.status, self.headers = status, headers


def again(page: Page, *rest) -> Iterable[bytes]:
    """A page that Django has made for somebody else."""
    if page.counted_as:
        tally.count(page.counted_as)
    return send(page, *rest)


def send(page: Page, shelf: Shelf | None, asked: Asked, environ: dict, start_response: Callable) -> Iterable[bytes]:
    answer = page.answers.get(encoding := best(environ.get("HTTP_ACCEPT_ENCODING", "")))
    if answer is None:
        answer = page.make(encoding)
        if shelf is not None:
            shelf.put(asked, page)
    names = environ.get("HTTP_IF_NONE_MATCH")
    if names is not None and answer.is_named_by(names):
        start_response("304 Not Modified", answer.unchanged[:])
        return []
    start_response("200 OK", answer.headers[:])
    return [answer.body] if environ["REQUEST_METHOD"] == "GET" else []
