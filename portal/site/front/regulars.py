"""Addresses with a query that were asked for before. A page of chosen or typed words is kept from the second asking on:
a flood of words that nobody asks twice does not fill the shelf, and what one person typed once stays nowhere."""

import threading
from collections import OrderedDict

MOST = 20_000


class Regulars:
    """Remembers the hashes of the newest askings, not the words."""

    def __init__(self, most: int = MOST):
        self.most = most
        self._hashes: OrderedDict[int, None] = OrderedDict()
        self._lock = threading.Lock()

    def know(self, asked: tuple) -> bool:
        """Whether this was asked for before; from now on it was."""
        mark = hash(asked)
        with self._lock:
            known = mark in self._hashes
            self._hashes[mark] = None
            while len(self._hashes) > self.most:
                self._hashes.popitem(last=False)
        return known
