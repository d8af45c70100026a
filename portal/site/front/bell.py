"""A bell between the processes of one machine: who may have written rings it before answering, and whoever hears a
sound that he has not heard yet asks the database before he answers from what he keeps. NOTIFY alone is a few
milliseconds late when the interpreter is busy; the next request must see a release, in every worker."""

import logging
import mmap
import os
import secrets
from pathlib import Path

logger = logging.getLogger(__name__)

BYTES = 8


class Bell:
    """Eight bytes that all processes of a data folder share. Each ring leaves a new random number there, so two rings
    at once need no lock: what stays is new to everybody."""

    def __init__(self, file: Path):
        self.sounds = memoryview(self._shared(file)).cast("Q")

    def ring(self) -> None:
        self.sounds[0] = secrets.randbits(8 * BYTES)

    @property
    def sound(self) -> int:
        return self.sounds[0]

    @staticmethod
    def _shared(file: Path) -> mmap.mmap:
        try:
            descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                os.ftruncate(descriptor, BYTES)
                return mmap.mmap(descriptor, BYTES)
            finally:
                os.close(descriptor)
        except OSError as error:  # then other processes hear of us by the database alone
            logger.warning("no bell at %s: %s", file, error)
            return mmap.mmap(-1, BYTES)
