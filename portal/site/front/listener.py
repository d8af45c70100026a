"""Hears of every new edition, whoever made it: LISTEN, and a look of its own once a second."""

import datetime
import logging
import threading
from time import monotonic

import psycopg
from django.db import Error as DatabaseError
from django.db import connections

from portal.cases.today import now
from portal.site.front.current import Current
from portal.site.front.reading import ALIAS, read_stamp

logger = logging.getLogger(__name__)

CHANNEL = "portal_edition"  # portal/publishing/sql/50_edition.sql
NAME = "portal front"  # in pg_stat_activity
POLL, TRUST = 1.0, 2.0  # seconds
RETRY = 0.2


class Listener:
    """A thread with a connection of its own. Each look makes what the process knows certain for two seconds more; a
    connection that is lost ends that at once, a silent one when the two seconds are over."""

    def __init__(self, current: Current):
        self.current = current
        self._thread: threading.Thread | None = None
        self._starting = threading.Lock()
        self._stopped = threading.Event()

    def ensure_running(self) -> None:
        """Start the thread where none runs: in each process when it is first asked for a page, also after a fork."""
        if self._thread is not None and self._thread.is_alive():
            return
        with self._starting:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name=NAME, daemon=True)
                self._thread.start()

    def stop(self) -> None:
        """Answer from nothing any more; the thread ends within a second. A process that ends need not call this."""
        self._stopped.set()
        self.current.until = 0.0

    def _run(self) -> None:
        said = False
        while not self._stopped.is_set():
            connection = connections[ALIAS]  # of this thread
            try:
                self._listen(connection)
            except (DatabaseError, psycopg.Error) as error:
                if self.current.until or not said:  # once for each loss, not five times a second
                    said = True
                    logger.warning("the front hears nothing, pages pass through: %s", type(error).__name__)
            except Exception:
                logger.exception("the front hears nothing, pages pass through")
            finally:
                self.current.until = 0.0
                connection.close()
            self._stopped.wait(RETRY)

    def _listen(self, connection) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"SET application_name = '{NAME}'")
            cursor.execute(f"LISTEN {CHANNEL}")
        while not self._stopped.is_set():
            began = monotonic()
            certain = min(TRUST, seconds_to_midnight())
            self.current.learn(lambda: read_stamp(connection))
            self.current.until = began + certain
            for _note in connection.connection.notifies(timeout=POLL, stop_after=1):
                pass


def seconds_to_midnight() -> float:
    """What is certain today need not be so tomorrow."""
    moment = now()
    midnight = (moment + datetime.timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return (midnight - moment).total_seconds()
