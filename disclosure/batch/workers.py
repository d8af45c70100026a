"""Lines prepared by processes of their own, in order, and never many at once: memory does not grow with the file."""

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager

from django.db import connections

from disclosure.batch.ground import Ground
from disclosure.batch.lines import Line, Refused
from disclosure.batch.preparing import Prepared, prepare
from disclosure.batch.reading import read
from disclosure.batch.sources import Raw
from portal.site.serving.lifeline import end_with_parent

AT_ONCE, MOST_BYTES = 250, 4 << 20  # of a portion
AHEAD = 2  # portions a process has before it

Judged = Line | Prepared | Refused
_ground: Ground


@contextmanager
def prepared(lines: Iterable[Raw], ground: Ground, *, processes: int, done: int) -> Iterator[Iterator[list[Judged]]]:
    """Portions of judged lines in the order of the file. Lines up to number `done` were gone through by an earlier
    run: they are only read again; so are those with attachments or relations, which the caller looks for."""
    portions = _portions(lines)
    if not processes:
        yield (_judge(portion, ground, done) for portion in portions)
        return
    pool = ProcessPoolExecutor(
        processes, multiprocessing.get_context("fork"), initializer=_begin, initargs=(ground, os.getpid())
    )
    try:
        yield _in_order(pool, portions, processes * AHEAD, done)
    finally:
        pool.shutdown(cancel_futures=True)


def _portions(lines: Iterable[Raw]) -> Iterator[list[Raw]]:
    """So many lines, or fewer that are long."""
    portion, size = [], 0
    for raw in lines:
        portion.append(raw)
        size += raw.size
        if len(portion) == AT_ONCE or size > MOST_BYTES:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion


def _in_order(pool, portions: Iterator[list[Raw]], most: int, done: int) -> Iterator[list[Judged]]:
    waiting = deque()
    for portion in portions:
        waiting.append(pool.submit(_work, portion, done))
        if len(waiting) >= most:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _begin(ground: Ground, parent: int) -> None:
    global _ground
    _ground = ground
    end_with_parent(parent=parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a process stops when the one that reads the file says so
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for alias in connections:  # the parent's; a question of our own opens one of our own
        connections[alias].connection = None


def _work(portion: list[Raw], done: int) -> list[Judged]:
    return _judge(portion, _ground, done)


def _judge(portion: list[Raw], ground: Ground, done: int) -> list[Judged]:
    found = []
    for raw in portion:
        line = read(raw, ground)
        is_costly = isinstance(line, Line) and raw.number > done and not line.files and not line.relations
        found.append(prepare(line, ground) if is_costly else line)
    return found
