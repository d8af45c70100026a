"""What readers ask for, counted in the process and written once a minute (I-19): folded words and the day, nothing of
who asked. What may name a person is never written, and what was not asked on five different days stands
nowhere but as a keyed hash."""

import atexit
import logging
import re
import threading
from typing import NamedTuple

from django.db import DatabaseError, connections

from portal.cases.today import today
from portal.examination.personal import RULES
from portal.examination.personal.names import NAME, is_name
from portal.examination.subject import Subject, Text
from portal.search.terms import STRETCH, normalise
from portal.site.keys import keyed_hash

logger = logging.getLogger(__name__)

EVERY = 60  # seconds
LONGEST = 40  # characters; more is pasted text
KEYED = "asked words"  # what the keyed hashes are for
MOST = 2000  # different words a minute; a flood of others is not counted
FIGURES = re.compile(r"\d{7,}")  # telephones, cards, identity numbers
HOME = re.compile(r"\d+(?:号楼|栋|幢|单元|室)|\d+组\d+号")


class Asked(NamedTuple):
    """One page of search: what it was asked for, as typed, and whether it found nothing."""

    words: str
    nothing: bool


def folded(query: str) -> str:
    return " ".join(STRETCH.findall(normalise(query)))


def is_personal(words: str) -> bool:
    if FIGURES.search("".join(words.split())) or HOME.search(words):
        return True
    if any(re.fullmatch(NAME, part) and is_name(part) for part in STRETCH.findall(words)):
        return True
    subject = Subject((Text("query", "", words),))
    return any(True for rule in RULES for _hit in rule.find(subject))


class Tally:
    """Of one process. Nothing is kept while it is not running: only the server counts."""

    def __init__(self):
        self.counts: dict[str, list[int]] = {}
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None
        self.is_running = False

    def start(self) -> None:
        self.is_running = True
        atexit.register(self.stop)

    def stop(self) -> None:
        self._stopped.set()
        self.flush()

    def count(self, asked: Asked) -> None:
        words = asked.words
        if not self.is_running or not words or len(words) > LONGEST:
            return
        with self._lock:
            if words in self.counts or len(self.counts) < MOST:
                told = self.counts.setdefault(words, [0, 0])
                told[0] += 1
                told[1] += asked.nothing
            if self._thread is None:
                self._thread = threading.Thread(target=self._later, name="portal asked", daemon=True)
                self._thread.start()

    def _later(self) -> None:
        """One minute after the first of them; the next one starts anew."""
        self._stopped.wait(EVERY)
        self._thread = None
        self.flush()
        connections["public"].close()  # of this thread

    def flush(self) -> None:
        with self._lock:
            counts, self.counts = self.counts, {}
        rows = [
            (keyed_hash(KEYED, told), told, *numbers)
            for words, numbers in sorted(counts.items())
            if not is_personal(words) and (told := folded(words))
        ]
        if not rows:
            return
        try:
            with connections["public"].cursor() as cursor:
                cursor.execute("SELECT count_asked(%s, %s, %s, %s, %s)", [today(), *map(list, zip(*rows, strict=True))])
        except DatabaseError as error:
            logger.warning("what was asked for is not counted: %s", type(error).__name__)


tally = Tally()
