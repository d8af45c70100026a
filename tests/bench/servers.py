"""Servers that a bench starts and ends: granian with the portal or the naive app, nginx with one file."""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.load import get
from tests.bench.machine import ROOT, program
from tests.bench.places import Place
from tests.ops.running import children, free_port

THREADS = 8  # as `manage.py serve`
FRONT = ("--factory", "portal.site.serving.worker:load")  # as served: the page cache before Django
DJANGO = ("portal.wsgi:django_application",)  # Django alone: every page is made anew
NAIVE = ("tests.bench.naive.wsgi:application",)


class Server:
    """A running server: its port and its worker processes."""

    def __init__(self, port: int, process: subprocess.Popen):
        self.port, self.process = port, process

    @property
    def workers(self) -> list[int]:
        return children(self.process.pid)


@contextlib.contextmanager
def granian(place: Place, what: tuple[str, ...], *, workers: int = 1) -> Iterator[Server]:
    port = free_port()
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--http", "1", "--no-ws", "--host", "127.0.0.1",
        "--port", str(port), "--workers", str(workers), "--blocking-threads", str(THREADS), "--log-level", "critical",
        *what,
    ]  # fmt: skip
    with _running(command, place.environment, port) as server:
        deadline = time.monotonic() + 20
        while len(server.workers) < workers and time.monotonic() < deadline:
            time.sleep(0.05)
        yield server


CONFIGURATION = """
{user}worker_processes 1;
pid {folder}/pid;
error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    sendfile on;
    tcp_nopush on;
    keepalive_requests 100000000;
    default_type text/html;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{ listen 127.0.0.1:{port}; root {folder}/files; }}
}}
"""


@contextlib.contextmanager
def nginx(files: dict[str, bytes]) -> Iterator[Server]:
    """nginx with one worker and these files, all else as Debian has it."""
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="portal-nginx-") as name:
        folder = Path(name)
        (folder / "files").mkdir()
        for path, content in files.items():
            (folder / "files" / path).write_bytes(content)
        user = "user root;\n" if os.geteuid() == 0 else ""  # it must be able to read our folder
        (folder / "nginx.conf").write_text(CONFIGURATION.format(folder=folder, port=port, user=user))
        command = [program("nginx"), "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log"),
                   "-g", "daemon off;"]  # fmt: skip
        with _running(command, dict(os.environ), port) as server:
            yield server


@contextlib.contextmanager
def _running(command: list[str], environment: dict[str, str], port: int) -> Iterator[Server]:
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output
        )
        try:
            if not _answers(port, process):
                output.seek(0)
                raise AssertionError(f"没有启动：{' '.join(command[:4])}\n{output.read().decode()[-2000:]}")
            yield Server(port, process)
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _answers(port: int, process: subprocess.Popen) -> bool:
    deadline = time.monotonic() + 40
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(OSError):
            get(port, "/robots.txt")
            return True
        time.sleep(0.05)
    return False
