"""A real `make demo` or `manage.py serve` as a process, in a data folder and on a port of its own."""

import contextlib
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from portal.database import embedded

ROOT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def hear_ctrl_c() -> None:
    """In the child: a shell starts its background jobs deaf to Ctrl-C, and they pass that on."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Running:
    """What runs from one data folder; knows its processes by name."""

    def __init__(self, home: Path, port: int | None = None):
        self.home, self.port = home, port or free_port()
        self.started: list[subprocess.Popen] = []
        self.log = home / "output.txt"

    def start(self, *command: str) -> subprocess.Popen:
        """Start `make demo`, or the given manage.py command."""
        return self._run([sys.executable, "manage.py", *command] if command else ["make", "demo"])

    def make(self, *words: str) -> int:
        """Run another of the make commands to its end; its exit code."""
        return self._run(["make", *words]).wait()

    def _run(self, line: list[str]) -> subprocess.Popen:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("DATABASE_URL")}
        environment |= {"PORTAL_HOME": str(self.home), "PORT": str(self.port), "PORTAL_DEMO": "1"}
        self.home.mkdir(parents=True, exist_ok=True)
        with self.log.open("a") as output:
            child = subprocess.Popen(
                line, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output,
                preexec_fn=hear_ctrl_c,
            )  # fmt: skip
        self.started.append(child)
        return child

    def get(self, path: str, timeout: float = 10) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request("GET", path, headers={"Connection": "close"})
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def answers(self) -> bool:
        """Whether it serves, database and all."""
        with contextlib.suppress(OSError, http.client.HTTPException):
            return self.get("/healthz", timeout=3)[0] == 200
        return False

    def wait(self, seconds: float, *, lasting: float = 0) -> float:
        """Wait until it answers, and goes on answering for a while; how long that took."""
        began, since = time.monotonic(), None
        while time.monotonic() - began < seconds + lasting:
            if not self.answers():
                since = None
            elif since is None:
                since = time.monotonic()
            if since is not None and time.monotonic() - since >= lasting:
                return since - began
            time.sleep(0.1)
        raise AssertionError(f"not served within {seconds} s:\n{self.log.read_text()[-3000:]}")

    def stop(self, number: int = signal.SIGTERM) -> float:
        """End everything gracefully; how long that took."""
        began = time.monotonic()
        for child in self.started:
            if child.poll() is None:
                child.send_signal(number)
        for child in self.started:
            child.wait(40)
        return time.monotonic() - began

    def clean_up(self) -> None:
        """End also what a command of its own left running: the database that `restore` started."""
        self.stop()
        embedded.stop(self.home)

    # Its processes

    @property
    def supervisor(self) -> int:
        return json.loads((self.home / "serving.json").read_text())["pid"]

    @property
    def granian(self) -> int:
        return next(pid for pid in children(self.supervisor) if b"granian" in command_line(pid))

    @property
    def worker(self) -> int:
        return children(self.granian)[0]

    @property
    def postmaster(self) -> int:
        return int((self.home / "postgres" / "postmaster.pid").read_text().split()[0])

    def processes(self) -> list[int]:
        """Everything alive that belongs to this folder."""
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                environment = (folder / "environ").read_bytes().split(b"\0")
                ours = f"PORTAL_HOME={self.home}".encode() in environment
                if ours or f"{self.home}/postgres".encode() in command_line(int(folder.name)):
                    found.append(int(folder.name))
        return found


def children(pid: int) -> list[int]:
    text = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return [int(each) for each in text.split()]


def holder(connection: socket.socket, port: int, pids: list[int], patience: float = 5) -> int | None:
    """Which process holds the other end: the kernel lists sockets by their ports, and processes by their sockets."""
    wanted = f":{port:04X} 0100007F:{connection.getsockname()[1]:04X} "
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        lines = [line for line in Path("/proc/net/tcp").read_text().splitlines() if wanted in line]
        for pid in pids if lines else ():
            with contextlib.suppress(OSError):  # gone meanwhile, or a file of it is
                if any(str(file.readlink()) == f"socket:[{lines[0].split()[9]}]" for file in _files(pid)):
                    return pid
        time.sleep(0.01)  # the kernel has it, and no process yet
    return None


def _files(pid: int) -> list[Path]:
    return list(Path(f"/proc/{pid}/fd").iterdir())


def command_line(pid: int) -> bytes:
    return Path(f"/proc/{pid}/cmdline").read_bytes()


def kill(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)
