"""Long commands end between two documents, not in the middle of one."""

import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection
from django.utils.translation import gettext as _

EVERY_SECONDS = 5.0


@contextmanager
def stop_on_signal() -> Iterator[Callable[[], bool]]:
    """Gives a question: has somebody pressed Ctrl-C (or asked the process to end)?"""
    asked = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield asked.is_set
        return
    before = {number: signal.signal(number, lambda *_: asked.set()) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield asked.is_set
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def only_one(task: str) -> Iterator[bool]:
    """Whether this process is the one that does `task` now; held until the end, lost with the connection."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(hashtext(%s))", [task])
        (got_it,) = cursor.fetchone()
    try:
        yield got_it
    finally:
        if got_it:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(hashtext(%s))", [task])


class Progress:
    """Says how far it is, every few seconds."""

    def __init__(self, say: Callable[[str], None], words: str, total: int):
        self.say, self.words, self.total = say, words, total
        self.begun = self.told = time.monotonic()
        self.done = 0

    def step(self) -> None:
        self.done += 1
        if time.monotonic() - self.told > EVERY_SECONDS:
            self.told = time.monotonic()
            self.say(f"{self.words} {self.done}／{self.total}")

    @property
    def seconds(self) -> float:
        return round(time.monotonic() - self.begun, 1)


class Rate(Progress):
    """Says besides how fast it is. How much there is in all need not be known: `share` says how far it is."""

    def __init__(self, say: Callable[[str], None], words: str, share: Callable[[], float]):
        super().__init__(say, words, 0)
        self.share = share

    def step(self, n: int = 1) -> None:
        self.done += n
        now = time.monotonic()
        if now - self.told > EVERY_SECONDS:
            self.told = now
            self.say(_("%(words)s %(done)s（%(share)s%%），每秒%(rate)s") % {
                "words": self.words, "done": f"{self.done:,}", "share": f"{self.share() * 100:.0f}",
                "rate": f"{self.done / (now - self.begun):,.0f}"})  # fmt: skip
