"""A process that ends with the one that started it, however that one ended; `kill -9` runs no clean-up of its own."""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


def end_with_parent(number: int = signal.SIGKILL, *, parent: int | None = None) -> None:
    """Have the kernel send `number` when the parent is gone. Outside Linux the next start ends what was left."""
    if _libc is None:
        return
    _libc.prctl(PR_SET_PDEATHSIG, number)
    if parent is not None and os.getppid() != parent:  # gone before we asked
        os.kill(os.getpid(), number)
