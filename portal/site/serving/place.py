"""One server for one data folder and one port.

A granian worker opens its port with SO_REUSEPORT: two servers on one port share the readers silently, and each answers
half of them. So the port is asked for first without that option, and nothing left over from an earlier run stays.
"""

import contextlib
import fcntl
import json
import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path

MARK = "PORTAL_SERVING"  # stands in the environment of every process that the supervisor starts
PATIENCE_SECONDS = 600  # another start may be loading the sample county
SURE_SECONDS = 1.5  # an orphaned supervisor says "serving" a moment longer than is true
PORT_SECONDS = 10


class Taken(Exception):
    """The place cannot be had; the message says why."""


class Place:
    """A data folder and a port. `take` holds both until the process ends."""

    def __init__(self, home: Path, host: str, port: int):
        self.home, self.host, self.port = home, host, port
        home.mkdir(parents=True, exist_ok=True)
        self.file = (home / "serving.json").open("a+")

    @property
    def address(self) -> str:
        return f"http://{f'[{self.host}]' if ':' in self.host else self.host}:{self.port}"

    def take(self, say: Callable[[str], None]) -> str:
        """Empty when the place is ours now; the address at which somebody else serves from it already."""
        deadline, served_since, said = time.monotonic() + PATIENCE_SECONDS, None, False
        while not self._locked():
            now, state = time.monotonic(), self._read()
            if state.get("state") == "serving":
                served_since = served_since or now
                if now - served_since > SURE_SECONDS:
                    return state["address"]
            else:
                served_since = None
                if not said:
                    say("另一个进程正用这个数据目录准备或退出，等它一下 …")
                    said = True
            if now > deadline:
                raise Taken(f"另一个进程（{state.get('pid')}）一直占着数据目录 {self.home}。")
            time.sleep(0.1)
        self.tell("preparing")
        end_leftovers(self.home)
        self._reserve_port()
        return ""

    def tell(self, state: str) -> None:
        """Write down what we are doing, for whoever starts next: preparing, serving, stopping."""
        words = json.dumps({"pid": os.getpid(), "address": self.address, "state": state})
        self.file.seek(0)
        self.file.truncate()
        self.file.write(words)
        self.file.flush()

    def answers(self) -> bool:
        """Whether something answers HTTP here."""
        with contextlib.suppress(OSError), socket.create_connection((self.host, self.port), timeout=2) as reader:
            reader.sendall(f"HEAD /robots.txt HTTP/1.1\r\nHost: {self.host}\r\nConnection: close\r\n\r\n".encode())
            return reader.recv(5) == b"HTTP/"
        return False

    def _locked(self) -> bool:
        try:
            fcntl.flock(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _read(self) -> dict:
        self.file.seek(0)
        try:
            return json.loads(self.file.read())
        except ValueError:  # just being written
            return {}

    def _reserve_port(self) -> None:
        deadline = time.monotonic() + PORT_SECONDS
        while True:
            try:
                self._name_port()
                with socket.create_server(
                    (self.host, self.port), family=socket.AF_INET6 if ":" in self.host else socket.AF_INET
                ):
                    return
            except OSError as error:
                if time.monotonic() > deadline:
                    raise Taken(
                        f"端口 {self.port} 不能用（{error.strerror}）。可以换一个：make demo PORT={self.port + 1}"
                    ) from error
                time.sleep(0.3)

    def _name_port(self) -> None:
        """Two starts from different folders: the port's name in the kernel belongs to one of them."""
        if sys.platform == "linux" and not hasattr(self, "name"):
            name = socket.socket(socket.AF_UNIX)
            try:
                name.bind(f"\0open-information-portal:{self.port}")
            except OSError:
                name.close()
                raise
            self.name = name


def end_leftovers(home: Path) -> None:
    """End what an earlier supervisor of this folder left behind. Called with the place held, so none is in use.

    A process is known by its own environment, not by a number in a file that may be another's by now.
    """
    for number, seconds in ((signal.SIGTERM, 5), (signal.SIGKILL, 5)):
        deadline = time.monotonic() + seconds
        for pid in (left := leftovers(home)):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, number)
        while left and time.monotonic() < deadline:
            time.sleep(0.1)
            left = leftovers(home)
        if not left:
            return


def leftovers(home: Path) -> list[int]:
    """Living processes that a supervisor of `home` started."""
    wanted, found = f"{MARK}={home}".encode(), []
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):  # gone meanwhile, or another's
            if int(folder.name) != os.getpid() and wanted in (folder / "environ").read_bytes().split(b"\0"):
                found.append(int(folder.name))
    return found
