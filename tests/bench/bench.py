"""One run: which places, how many turns, how long each, and by what servers and processes they are asked."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tests.bench import words
from tests.bench.load import BROWSER, Load, wrk
from tests.bench.places import Place, Places
from tests.bench.probe import Probe, probe
from tests.bench.servers import Server, granian


@dataclass
class Bench:
    places: Places
    say: Callable[[str], None]
    rounds: int = 5
    seconds: float = 5  # of each load in a round
    readers_seconds: float = 60
    repeat: int = 200  # pages of each kind in a round, where single pages are timed
    each: int = 25  # queries of each class
    requests: int = 10_000  # after which memory is looked at
    imported: int = 2000
    filed: int = 3000  # letters
    minutes: int = 3  # of the soak
    releases: int = 50
    sizes: tuple[int, ...] = (10_000, 100_000)

    @cached_property
    def filled(self) -> dict[int, Place]:
        """Size → place, smallest first."""
        return {size: self.places.filled(size) for size in self.sizes}

    @property
    def small(self) -> Place:
        return self.filled[self.sizes[0]]

    @cached_property
    def sample(self) -> Place:
        return self.places.sample()

    @cached_property
    def queries(self) -> dict[str, list[str]]:
        """Class → what readers ask."""
        return words.drawn(self.small, self.each, self.folder / f"words-{self.sizes[0]}.json")

    @property
    def mixed(self) -> list[str]:
        """All classes alike."""
        return [query for together in zip(*self.queries.values(), strict=True) for query in together]

    @property
    def folder(self) -> Path:
        return self.places.folder

    def granian(self, place: Place, what: tuple[str, ...], *, workers: int = 1) -> AbstractContextManager[Server]:
        return granian(place, what, workers=workers)

    def probe(self, place: Place) -> AbstractContextManager[Probe]:
        return probe(place)

    def load(
        self,
        port: int,
        paths: str | Sequence[str],
        *,
        headers: dict[str, str] = BROWSER,
        connections: int = 16,
        longer: int = 1,
    ) -> Load:
        """What a server gives; `longer` for what is slow, so that enough is answered in the time."""
        return wrk(port, paths, seconds=self.seconds * longer, connections=connections, headers=headers)

    def crowd(self, port: int, paths: Sequence[str], *, readers: int, pause: float = 0) -> Load:
        """Many readers at once, each as patient as people are; each reads for so many seconds what is there."""
        seconds = self.readers_seconds
        return wrk(port, paths, seconds=seconds, connections=readers, threads=2, patience=10, pause=pause)
