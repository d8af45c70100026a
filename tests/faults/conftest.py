"""A real site over a real PostgreSQL, to be killed while people use it."""

import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import psycopg
import pytest

from portal.database import embedded
from portal.site import keys
from tests.faults.citizen import Filing
from tests.ops.running import Running

MAKE = """
from feedback.models import Lane, LaneKind
from tests.cast import make_cast
from tests.feedback.requests import people_for
cast = make_cast()
people_for(cast)
lane = Lane.objects.create(code="county", name="县长信箱", organ=cast.county, is_open=True)
LaneKind.objects.create(lane=lane, kind="inquiry", days=3)
"""


class Site(Running):
    """It believes what its proxy says of who asks, so that every citizen has an address."""

    def run(self, *command: str) -> None:
        assert self.start(*command).wait(300) == 0, self.log.read_text()[-3000:]

    def connect(self) -> psycopg.Connection:
        return psycopg.connect(host=str(embedded.socket_folder(self.home)), user="postgres", dbname="portal")

    def kept(self, filing: Filing) -> dict[str, tuple[str, int, list[str]]]:
        """Number → title, how many steps, hashes of the files."""
        with self.connect() as connection:
            rows = connection.execute(
                f"SELECT id, number, title, (SELECT count(*) FROM {filing.events} e WHERE e.{filing.owner} = f.id)"
                f" FROM {filing.table} f"
            ).fetchall()
            files = defaultdict(list)
            for key, sealed in connection.execute(f"SELECT {filing.owner}, sealed FROM {filing.files}"):
                files[key].append(sha256(keys.unseal_bytes(sealed)).hexdigest())
        return {number: (title, steps, files[key]) for key, number, title, steps in rows}

    @property
    def scratch(self) -> Path:
        return self.home / "scratch"


@contextmanager
def placed(home: Path, static: Path) -> Iterator[Site]:
    """With people and a lane in it; nothing is served."""
    (home / "static").symlink_to(static)
    site = Site(home)
    site.scratch.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PORTAL_SCRATCH", str(site.scratch))
        patch.setenv("PORTAL_TRUSTED_PROXIES", "1")
        try:
            site.run("migrate", "-v", "0")
            site.run("shell", "-v", "0", "-c", MAKE)
            yield site
        finally:
            site.clean_up()


@pytest.fixture
def home() -> Iterator[Path]:
    home = Path(tempfile.mkdtemp(prefix="portal-faults-")).resolve()
    yield home
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture
def place(home, collected, settings) -> Iterator[Site]:
    settings.PORTAL_KEYS = home / "secrets" / "keys.json"
    with placed(home, collected) as place:
        yield place


@pytest.fixture
def site(place) -> Site:
    place.start("serve", "--workers", "2")
    place.wait(90)
    return place
