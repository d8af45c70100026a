"""What each granian worker loads: the portal's application, in a process that ends with granian's main one."""

import signal
from collections.abc import Callable
from importlib import import_module
from multiprocessing import parent_process

from portal.site.serving.lifeline import end_with_parent


def load() -> Callable:
    """Called in the worker. Until granian has set the worker's own handlers those of its main process are in force,
    and would swallow a request to end that comes while the application is loading."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if granian := parent_process():
        end_with_parent(parent=granian.pid)
    return import_module("portal.wsgi").application
