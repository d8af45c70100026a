"""A database for measuring: `python -m tests.bench.filling 100000` makes N released documents, once.

For measuring only: the review is left out, and with it every guard of the database (a superuser's session with
session_replication_role = replica). It lies in $PORTAL_HOME, or in $PORTAL_BENCH/home-<N>, and is kept. The texts come
from data/make_items.py, which stands beside the repository; its place may be given as PORTAL_ITEMS.
"""

import importlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parents[2]


def home_of(n: int) -> Path:
    """Where the database of N documents lies."""
    return Path(os.environ.get("PORTAL_BENCH", Path(tempfile.gettempdir()) / "portal-bench")) / f"home-{n}"


def ensure_filled(n: int) -> Path:
    """The folder (a PORTAL_HOME) whose database holds N documents, filled now if it was not; its server runs."""
    home = home_of(n)
    environment = {**os.environ, "PORTAL_HOME": str(home)}
    subprocess.run([sys.executable, "-m", "tests.bench.filling", str(n)], check=True, cwd=ROOT, env=environment)
    return home


def main(n: int, worker: int | None = None) -> None:
    """Fill as a whole, or, called by that, one worker's part of it."""
    os.environ.setdefault("PORTAL_HOME", str(home_of(n)))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    django.setup()
    steps = importlib.import_module("tests.bench.filling_steps")  # it needs Django, and Django the folder
    if worker is None:
        steps.fill(n)
    else:
        steps.fill_part(n, worker)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
