"""Keeps a portal alive: granian with its workers, the embedded database, and the tick of each minute."""

import contextlib
import functools
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings

from portal.database import embedded, servers
from portal.site.serving import lifeline
from portal.site.serving.place import MARK, Place

LOOK_SECONDS = 0.5
TICK_SECONDS = 60
TICK_LIMIT_SECONDS = 15 * 60
READY_SECONDS = 60
# Together under 30 s: requests under way are finished, then the workers are ended, then the database.
WORKERS_STOP_SECONDS = 19
GRANIAN_STOP_SECONDS = 21
TICK_STOP_SECONDS = 3


class Stop(BaseException):
    """Somebody asked us to end: Ctrl-C, SIGTERM, the terminal closed, or `make` is gone."""

    was_asked = False


def heed() -> None:
    """Raise Stop again when it got lost: Python swallows what is raised at a fork or in a finaliser."""
    if Stop.was_asked:
        raise Stop


@contextlib.contextmanager
def stopping_on_signals() -> Iterator[None]:
    """Inside, the first signal raises Stop; further ones change nothing, the end is bounded in time anyway."""
    numbers = [signal.SIGTERM, signal.SIGINT]  # SIGINT too where a script that started us in the background ignores it
    if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:  # nohup
        numbers.append(signal.SIGHUP)

    def stop(number, frame):
        for each in numbers:
            signal.signal(each, signal.SIG_IGN)
        Stop.was_asked = True
        raise Stop

    before = {number: signal.signal(number, stop) for number in numbers}
    try:
        yield
    finally:
        Stop.was_asked = False
        for number, handler in before.items():
            signal.signal(number, handler)


def start(*command: str) -> subprocess.Popen:
    """A child that Ctrl-C does not reach (we end it ourselves) and that ends with us whatever happens."""
    return subprocess.Popen(
        command,
        cwd=settings.BASE_DIR,
        env={**os.environ, MARK: str(settings.PORTAL_HOME)},
        stdin=subprocess.DEVNULL,
        process_group=0,
        preexec_fn=functools.partial(lifeline.end_with_parent, parent=os.getpid()),
    )


def manage(*arguments: str) -> tuple[str, ...]:
    return (sys.executable, str(Path(settings.BASE_DIR) / "manage.py"), *arguments)


def run(*arguments: str) -> int:
    """Run one of our commands to its end; its exit code."""
    child = start(*manage(*arguments))
    try:
        heed()
        return child.wait()
    finally:
        end(child, TICK_STOP_SECONDS)


def end(child: subprocess.Popen | None, seconds: float) -> None:
    """Ask a child to end, and after `seconds` make it."""
    if child is None or child.poll() is not None:
        return
    child.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        child.wait(seconds)
        return
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


class Supervisor:
    """Starts everything, looks twice a second, starts again what has ended."""

    def __init__(self, place: Place, *, workers: int, threads: int, say: Callable[[str], None]):
        self.place, self.workers, self.threads, self.say = place, workers, threads, say
        self.granian = self.tick = None
        self.granian_at = self.tick_at = 0.0
        self.failures = 0

    def serve(self, ready: Callable[[], None]) -> None:
        """Serve until Stop is raised; `ready` is called once, when the first answer came."""
        try:
            self._look_after_database()
            self._start_granian()
            self._wait_for_an_answer()
            self.place.tell("serving")
            ready()
            while True:
                heed()
                self._look_after_database()
                self._look_after_granian()
                self._look_after_tick()
                time.sleep(LOOK_SECONDS)
        finally:
            self.place.tell("stopping")
            self._stop()

    def _wait_for_an_answer(self) -> None:
        deadline = time.monotonic() + READY_SECONDS
        while not self.place.answers():
            heed()
            self._look_after_granian()
            if time.monotonic() > deadline:
                self.say(f"{READY_SECONDS} 秒内没有应答，继续等；原因见上面的输出。")
                deadline = float("inf")
            time.sleep(0.1)

    def _look_after_database(self) -> None:
        if not servers.is_embedded() or embedded.listens(settings.PORTAL_HOME):
            return
        if self.granian:
            self.say("数据库停了，重新启动 …")
        try:
            embedded.ensure_running(settings.PORTAL_HOME)
        except embedded.CannotStart as error:
            if not self.granian:
                raise
            self.say(str(error))  # and again at the next look

    def _look_after_granian(self) -> None:
        if self.granian.poll() is None:
            return
        lived = time.monotonic() - self.granian_at
        self.failures = self.failures + 1 if lived < 10 else 0
        self.say(f"服务进程退出（{self.granian.returncode}），重新启动 …")
        time.sleep(min(self.failures, 10))
        self._start_granian()

    def _start_granian(self) -> None:
        self.granian_at = time.monotonic()
        self.granian = start(
            *(sys.executable, "-m", "granian", "--interface", "wsgi", "--http", "1", "--no-ws"),
            *("--host", self.place.host, "--port", str(self.place.port)),
            *("--workers", str(self.workers), "--blocking-threads", str(self.threads)),
            *("--respawn-failed-workers", "--workers-kill-timeout", str(WORKERS_STOP_SECONDS)),
            *("--log-level", "critical"),
            *("--factory", "portal.site.serving.worker:load"),
        )

    def _look_after_tick(self) -> None:
        now = time.monotonic()
        if self.tick and self.tick.poll() is None:
            if now - self.tick_at > TICK_LIMIT_SECONDS:
                self.say("tick 超过十五分钟没有做完，结束它；下一分钟再来。")
                end(self.tick, TICK_STOP_SECONDS)
            return
        if now - self.tick_at >= TICK_SECONDS or not self.tick_at:
            self.tick_at = now
            self.tick = start(*manage("tick", "--skip-checks"))

    def _stop(self) -> None:
        if self.granian and self.granian.poll() is None:
            self.granian.terminate()  # the tick ends while the last requests are answered
        end(self.tick, TICK_STOP_SECONDS)
        end(self.granian, GRANIAN_STOP_SECONDS)
        if servers.is_embedded():
            embedded.stop(settings.PORTAL_HOME)
