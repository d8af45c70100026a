"""A site in the test's own process, for stories that last months: `frozen` stops its calendar with the test's. Whoever
sits at the desk is logged in before the browser opens, for logging in has stories of its own."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.test import Client
from playwright.sync_api import Browser, Page

from portal.people.models import Person


class Quiet(WSGIRequestHandler):
    def log_message(self, *_args):
        pass


@contextmanager
def here(browser: Browser, *, dressed: bool = False) -> Iterator[Callable[..., Page]]:
    """`someone("handler")` gives a page at the desk of that person; `someone()` a visitor's. What a story does is done
    without style and script too, and sooner: `dressed` when it is of what one sees."""
    server = ThreadedWSGIServer(("127.0.0.1", 0), Quiet)
    application = get_wsgi_application()
    server.set_app(StaticFilesHandler(application) if dressed else application)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address, contexts = f"http://127.0.0.1:{server.server_port}", []

    def someone(name: str = "", width: int = 1280) -> Page:
        context = browser.new_context(base_url=address, viewport={"width": width, "height": 900}, locale="zh-CN")
        contexts.append(context)
        if name:
            client = Client()
            client.force_login(Person.objects.get(username=name), backend="portal.people.backends.RightsBackend")
            value = client.cookies[settings.SESSION_COOKIE_NAME].value
            at = f"{address}{settings.SESSION_COOKIE_PATH}"
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": at}])
        return context.new_page()

    try:
        yield someone
    finally:
        for context in contexts:
            context.close()
        server.shutdown()
        server.server_close()
