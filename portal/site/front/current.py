"""What this process knows of the newest edition, and until when that is certain."""

import threading
from collections.abc import Callable
from time import monotonic

from django.db import Error as DatabaseError
from django.db import connections

from portal.site.front.bell import Bell
from portal.site.front.reading import ALIAS, Stamp, read_stamp
from portal.site.front.shelf import Shelf

PATIENCE = 0.1  # seconds that a request waits for another that asks already


class Current:
    """The shelf to answer from, valid while the bell is silent and the listener hears."""

    def __init__(self, bell: Bell, most_bytes: int):
        self.bell, self.most_bytes = bell, most_bytes
        self.shelf = Shelf(None, most_bytes)
        self.sound: int | None = None  # of the bell, when the shelf was last known to be the newest
        self.until = 0.0  # on the monotonic clock; the listener moves it on
        self._lock = threading.Lock()

    def learn(self, read: Callable[[], Stamp], *, patience: float = -1) -> None:
        """Ask which stamp is the newest, and take an empty shelf when it is another."""
        if not self._lock.acquire(timeout=patience):
            return
        try:
            sound = self.bell.sound  # before asking: who rings from now on is heard at the next request
            stamp = read()
            if stamp != self.shelf.stamp:
                self.shelf = Shelf(stamp, self.most_bytes)
            self.sound = sound  # after the shelf: a reader without a lock must not see an old one with it
        finally:
            self._lock.release()

    def doubt(self) -> None:
        """Somebody has seen another stamp than the shelf's: ask before answering again."""
        self.sound = None

    def certain_shelf(self) -> Shelf | None:
        """The newest shelf; when the bell has rung, the database is asked first. None while nothing is certain."""
        if monotonic() >= self.until:
            return None
        if self.bell.sound != self.sound:
            try:
                self.learn(lambda: read_stamp(connections[ALIAS]), patience=PATIENCE)
            except DatabaseError:
                return None
        return self.shelf if self.bell.sound == self.sound and monotonic() < self.until else None
