"""What the figures were taken on, and what else it was doing."""

import datetime
import os
import platform
import re
import shutil
import subprocess
import time
from importlib.metadata import version
from pathlib import Path

from portal.database import embedded

QUIET = 0.15  # share of the processors that others may use before we warn
ROOT = Path(__file__).resolve().parents[2]


class Missing(Exception):
    """A program is not installed; the message says which package has it."""


def facts() -> list[str]:
    memory = re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text())
    return [
        f"{datetime.datetime.now():%Y-%m-%d %H:%M}，提交 {_says('git', 'rev-parse', '--short', 'HEAD')}",
        f"{os.cpu_count()} 核，{int(memory[1]) / 2**20:.0f} GiB，{platform.platform()}",
        f"Python {platform.python_version()}，{_says(str(embedded.binaries() / 'postgres'), '--version')}，"
        f"granian {version('granian')}，{_says(program('nginx'), '-v')}，"
        f"{_says(program('wrk'), '-v').split(' Copyright')[0]}",
        f"开始时负载 {Path('/proc/loadavg').read_text().split(' ')[0]}",
    ]  # fmt: skip


def program(name: str) -> str:
    """Where a program lies; Debian keeps some outside a user's path."""
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin")
    if found is None:
        raise Missing(f"缺少 {name}。Debian：apt-get install {PACKAGES.get(name, name)}")
    return found


PACKAGES = {"nginx": "nginx-light"}


def busy(seconds: float = 1.0) -> float:
    """The share of the processors that is in use now, before we begin."""
    before = _times()
    time.sleep(seconds)
    after = _times()
    spent = [b - a for a, b in zip(before, after, strict=True)]
    return 1 - (spent[3] + spent[4]) / max(1, sum(spent))


def _times() -> list[int]:
    return [int(each) for each in Path("/proc/stat").read_text().splitlines()[0].split()[1:9]]


def _says(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    told = (done.stdout + done.stderr).strip()
    return told.splitlines()[0] if told and not told.startswith("fatal") else "?"
