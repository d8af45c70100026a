import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import connections
from django.test import override_settings

from tests.databases import clone, cloned, drop
from tests.nets.canaries import canary
from tests.nets.crawling import Answer, crawl, declared

OLD = 20 * 60  # seconds: a session of the desk, made with its world, ends some day


@dataclass
class Kept:
    """A world as it was made, with its database to clone and its files to copy."""

    database: str
    media: Path
    world: object
    at: float
    seen: dict[str, Answer] | None = None  # what its public addresses answer


class Worlds:
    """Worlds made once for a test process, since that takes longer than most of what is asked of them: `open`, what is
    public alone; `whole`, with everything that is hidden, and everybody at the desk."""

    def __init__(self, admin: dict, template: str, folder: Path):
        self.admin, self.template, self.folder = admin, template, folder
        self.kept: dict[str, Kept] = {}

    @contextmanager
    def opened(self, name: str) -> Iterator:
        """A copy of one, which may be changed, with all aliases pointed at it."""
        kept = self.kept.get(name)
        if kept is None or time.monotonic() - kept.at > OLD:
            self._make()
            kept = self.kept[name]
        with self._settings() as media, cloned(self.admin, kept.database):
            shutil.copytree(kept.media, media, dirs_exist_ok=True)
            yield deepcopy(kept.world)

    def _make(self) -> None:
        from tests.nets.hidden import hide
        from tests.nets.published import make_world
        from tests.nets.world import open_doors

        self.throw_away()
        with self._settings() as media, cloned(self.admin, self.template) as database:
            world = make_world()
            self._keep("open", world, database, media)
            self._keep("whole", open_doors(hide(world)), database, media)

    def _keep(self, name: str, world, database: str, media: Path) -> None:
        copy = media.with_name(f"{media.name}-{name}")
        shutil.copytree(media, copy)
        connections.close_all()  # PostgreSQL copies only what nobody uses
        self.kept[name] = Kept(clone(self.admin, database), copy, deepcopy(world), time.monotonic())

    @contextmanager
    def _settings(self) -> Iterator[Path]:
        media = self.folder / f"media{len(list(self.folder.iterdir()))}"
        media.mkdir()
        own = {
            "MEDIA_ROOT": media,
            "REQUIRE_SECOND_FACTOR": False,  # as in the sample county; tests/people has the tests of it
            "SECRET_KEY": canary("secret key", plain=True) * 5,
            "PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"],
        }
        with override_settings(**own):
            yield media

    def throw_away(self) -> None:
        for kept in self.kept.values():
            drop(self.admin, kept.database)
        self.kept = {}


@pytest.fixture(scope="session")
def worlds(template_database, admin_address, django_db_blocker, tmp_path_factory):
    worlds = Worlds(admin_address, template_database, tmp_path_factory.mktemp("worlds"))
    yield worlds
    with django_db_blocker.unblock():
        worlds.throw_away()


@pytest.fixture(scope="module")
def world(worlds, django_db_blocker):
    """One whole world for a file of tests, which leave it as they found it."""
    with django_db_blocker.unblock(), worlds.opened("whole") as world:
        yield world


@pytest.fixture
def open_world(worlds, django_db_blocker):
    """Only what is public, and the people; this test's own."""
    with django_db_blocker.unblock(), worlds.opened("open") as world:
        yield world


@pytest.fixture
def before(worlds, open_world):
    """What each declared public address and whatever they lead to answer: the same in every copy of the open world."""
    kept = worlds.kept["open"]
    if kept.seen is None:
        kept.seen = crawl(declared(open_world))
    return kept.seen
