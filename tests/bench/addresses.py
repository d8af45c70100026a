"""Addresses that a place really answers, drawn with a seed so that every run asks for the same."""

import random
from urllib.parse import quote, urlencode

from tests.bench.places import Place

SEED = 20261122


class Addresses:
    """Of one place: documents, lists, narrowed lists, files."""

    def __init__(self, place: Place):
        self.draw = random.Random(SEED)
        with place.connect() as database:
            ask = lambda query: [row[0] for row in database.execute(query)]  # noqa: E731
            self.documents = ask("SELECT path FROM entry WHERE section = 'document' ORDER BY path")
            self.domains = ask("SELECT DISTINCT unnest(domains) AS code FROM entry ORDER BY code")
            self.organs = ask("SELECT DISTINCT o.code FROM organ o JOIN entry e ON e.organ_id = o.id ORDER BY 1")
            self.kinds = ask("SELECT DISTINCT kind FROM entry WHERE kind > '' ORDER BY kind")
            self.years = ask("SELECT DISTINCT year FROM entry ORDER BY year")
            files = database.execute(
                "SELECT e.path, f.n, f.name FROM entry e JOIN release_file f ON f.release_id = e.release_id "
                "WHERE e.section = 'document' ORDER BY e.path, f.n"
            )
            self.files = [f"{path}files/{n}/{quote(name, safe='')}" for path, n, name in files]

    def some_documents(self, n: int) -> list[str]:
        return self.draw.choices(self.documents, k=n)

    def lists(self, n: int) -> list[str]:
        """The whole list: its first pages."""
        last = min(20, max(1, len(self.documents) // 20))
        return [_list(page=self.draw.randint(1, last)) for _n in range(n)]

    def narrowed(self, n: int) -> list[str]:
        """One or two choices made: what the facets count anew."""
        return [_list(**self._choices()) for _n in range(n)]

    def deep(self) -> str:
        """Page 500, or the last one of a smaller place."""
        return _list(page=min(500, max(1, len(self.documents) // 20)))

    def _choices(self) -> dict[str, str]:
        axis = self.draw.choice(("domain", "domain", "organ", "kind", "year"))
        chosen = {axis: self.draw.choice(getattr(self, f"{axis}s"))}
        if self.draw.random() < 0.5:
            other = self.draw.choice([each for each in ("domain", "organ", "year") if each != axis])
            chosen[other] = self.draw.choice(getattr(self, f"{other}s"))
        return chosen


def search(words: str, **more) -> str:
    return f"/search/?{urlencode({'q': words, **more})}"


def _list(**parameters) -> str:
    if parameters == {"page": 1}:
        return "/documents/"
    return f"/documents/?{urlencode(parameters)}"
