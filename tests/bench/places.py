"""The databases that are measured: made once, kept in $PORTAL_BENCH, each with an embedded server of its own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from portal.database import embedded
from tests.bench.machine import ROOT, Missing

DATA = ROOT.parent / "shared" / "data"
NAIVE_UP_TO = 100_000
ITEMS, CORPUS = DATA / "make_items.py", DATA / "policy_corpus_dev.jsonl.gz"


@dataclass(frozen=True)
class Place:
    """A data folder of the portal and the login of its database's superuser."""

    home: Path
    address: dict[str, str]  # libpq's words: host, port, user, password, dbname
    extra: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        ours = {name: value for name, value in os.environ.items() if not name.startswith(("DATABASE_URL", "PG"))}
        return ours | {
            "PORTAL_HOME": str(self.home), "PORTAL_DEMO": "1", "PORTAL_REQUIRE_SECOND_FACTOR": "0",
            "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1",
            # The naive app beside it, in the same server.
            "PGHOST": self.address["host"], "PGPORT": self.address["port"], "PGUSER": self.address["user"],
            "PGPASSWORD": self.address.get("password", ""), "PORTAL_DATABASE": self.address["dbname"],
            "NAIVE_DATABASE": self.naive, **self.extra,
        }  # fmt: skip

    @property
    def naive(self) -> str:
        """The name of the naive app's database."""
        return f"{self.address['dbname']}_naive"

    def connect(self, dbname: str = "") -> psycopg.Connection:
        return psycopg.connect(**self.address | ({"dbname": dbname} if dbname else {}), autocommit=True)

    def run(self, *command: str, quiet: bool = True) -> str:
        """Run a Python program to its end in this place."""
        done = subprocess.run(
            [sys.executable, *command], cwd=ROOT, env=self.environment, text=True, check=False,
            stdout=subprocess.PIPE if quiet else None, stderr=subprocess.STDOUT if quiet else None,
        )  # fmt: skip
        if done.returncode:
            raise Missing(f"{' '.join(command)} 没有做成：\n{(done.stdout or '')[-3000:]}")
        return done.stdout or ""

    def manage(self, *command: str) -> str:
        return self.run("manage.py", *command)


class Places:
    """What is under $PORTAL_BENCH. Each place is made when it is first asked for."""

    def __init__(self, folder: Path, say: Callable[[str], None]):
        self.folder, self.say = folder.resolve(), say
        self.running: set[Path] = set()

    def filled(self, size: int) -> Place:
        """`size` released documents, and the naive app with the same, as far as anybody waits for its answers."""
        if not ITEMS.exists():
            raise Missing(f"没有 {ITEMS}：测速用的文件由它生成。")
        place = self._at(f"home-{size}")
        place.run("-m", "tests.bench.filling", str(size), quiet=(place.home / "filled.json").exists())
        if size <= NAIVE_UP_TO:
            self._once(place, "naive", lambda: place.run("-m", "tests.bench.naive.fill"))
        return place

    def sample(self) -> Place:
        """The sample county, as `make demo` shows it."""
        place = self._at("home-sample")
        place.manage("migrate", "--verbosity", "0")
        self._once(place, "sample", lambda: place.run("manage.py", "load_sample", quiet=False))
        place.manage("collectstatic", "--noinput", "--verbosity", "0")
        return place

    def empty(self, name: str) -> Place:
        """Migrated, and nothing in it; made anew each time."""
        embedded.stop(self.folder / name)
        shutil.rmtree(self.folder / name, ignore_errors=True)
        place = self._at(name)
        place.manage("migrate", "--verbosity", "0")
        return place

    def stop(self) -> None:
        for home in self.running:
            embedded.stop(home)

    def _at(self, name: str) -> Place:
        home = self.folder / name
        embedded.ensure_running(home)
        self.running.add(home)
        address = {"host": str(embedded.socket_folder(home)), "port": "5432", "user": "postgres", "dbname": "portal"}
        return Place(home, address)

    def _once(self, place: Place, what: str, make: Callable[[], object]) -> None:
        mark = place.home / f"bench-{what}"
        if not mark.exists():
            self.say(f"{place.home.name}：放入 {what} …")
            make()
            mark.touch()
