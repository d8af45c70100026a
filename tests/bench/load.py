"""Load by wrk: how many answers a second, how late the latest."""

import http.client
import json
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.machine import program

SCRIPT = Path(__file__).with_name("load.lua")
BROWSER = {"Accept-Encoding": "gzip, deflate, br"}


@dataclass(frozen=True)
class Load:
    """What wrk saw; times in milliseconds."""

    requests: int
    seconds: float
    bytes: int
    p50: float
    p99: float
    longest: float
    errors: int

    @property
    def rate(self) -> float:
        return self.requests / self.seconds

    @staticmethod
    def middle(loads: "Sequence[Load]") -> "Load":
        """Of several rounds, the one in the middle."""
        return sorted(loads, key=lambda load: load.rate)[len(loads) // 2]

    def __str__(self):
        wrong = f"，错误 {self.errors}" if self.errors else ""
        return f"{self.rate:,.0f} 次/秒，p50 {self.p50:.1f} ms，p99 {self.p99:.1f} ms{wrong}"


def wrk(
    port: int,
    paths: str | Sequence[str],
    *,
    seconds: float,
    connections: int = 16,
    threads: int = 1,
    headers: dict[str, str] = BROWSER,
    patience: int = 60,
    pause: float = 0,
) -> Load:
    """Ask for one address, or for addresses drawn from many, as fast as answers come."""
    one = paths if isinstance(paths, str) else "/"
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        command = [
            program("wrk"), "-t", str(threads), "-c", str(connections), "-d", f"{max(1, round(seconds))}s",
            "--timeout", f"{patience}s", "-s", str(SCRIPT),
            *(word for name, value in headers.items() for word in ("-H", f"{name}: {value}")),
            f"http://127.0.0.1:{port}{one}",
        ]  # fmt: skip
        if paths is not one:
            file.write("\n".join(paths))
            file.flush()
            command += ["--", file.name, "7", str(round(pause * 1000))]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    said = next(line for line in done.stdout.splitlines() if line.startswith("@"))
    return Load(**json.loads(said[1:]))


def get(port: int, path: str, headers: dict[str, str] = BROWSER) -> tuple[int, dict[str, str], bytes]:
    """One answer as it comes over the wire: status, headers, bytes."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    finally:
        connection.close()


def check(port: int, paths: Sequence[str]) -> None:
    """Every one of these is a page: a fast 404 must not pass for speed."""
    for path in paths:
        status, _headers, body = get(port, path)
        if status != 200 or not body:
            raise AssertionError(f"{path} 答复 {status}")
