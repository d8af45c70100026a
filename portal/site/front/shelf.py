"""The pages of one edition and day; when either changes, an empty shelf takes the place of this one."""

import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager

from portal.site.front.asking import Asked
from portal.site.front.page import Page
from portal.site.front.reading import Stamp

PATIENCE = 2.0  # seconds that one waits for another's page
LARGEST_SHARE = 8  # no page takes more than an eighth of the shelf


class Shelf:
    """At most so many bytes of pages. Looking one up takes no lock."""

    def __init__(self, stamp: Stamp | None, most_bytes: int):
        self.stamp, self.most_bytes = stamp, most_bytes
        self.pages: OrderedDict[Asked, Page] = OrderedDict()
        self.used = 0
        self._making: dict[Asked, threading.Event] = {}
        self._lock = threading.Lock()

    def put(self, asked: Asked, page: Page) -> None:
        """Keep the page, or count it anew when it has taken another form. The oldest goes, unless it was asked for
        again since it was last looked at."""
        weight = page.weight
        if weight * LARGEST_SHARE > self.most_bytes:
            return
        with self._lock:
            if old := self.pages.get(asked):
                self.used -= old.counted
            page.counted = weight
            self.used += weight
            self.pages[asked] = page
            while self.used > self.most_bytes:
                oldest, candidate = self.pages.popitem(last=False)
                if candidate.asked_again:
                    candidate.asked_again = False
                    self.pages[oldest] = candidate
                else:
                    self.used -= candidate.counted

    @contextmanager
    def turn(self, asked: Asked) -> Iterator[None]:
        """Inside, nobody else makes this page; whoever comes second waits until the first is done, or too long."""
        with self._lock:
            done = self._making.get(asked)
            if ours := done is None:
                done = self._making[asked] = threading.Event()
        if not ours:
            done.wait(PATIENCE)
            yield
            return
        try:
            yield
        finally:
            with self._lock:
                del self._making[asked]
            done.set()
