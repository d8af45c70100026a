"""How an expectation is written down: rows of the matrix, grids of who may do what, and the answers there are."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tests.nets.urlconf import address
from tests.nets.world import SEATS, SIGNED_IN, World

# What an answer looks like: its statuses, and whether the person may have changed something.
ANSWERS = {
    "page": {200},
    "secret": {200},  # a page with a new secret on it
    "login": {302},  # to where one logs in
    "elsewhere": {301, 302, 303},  # to another page of ours
    "outside": {302},  # to another site
    "absent": {404},  # there is no such thing for you
    "gone": {410},
    "forbidden": {403},
    "refused": {400, 403, 409},  # said in words on the page
    "again": {200, 400},  # the form, with what is missing
    "bad": {400},
    "method": {405},
    "nothing": {204},
    "done": {200, 302, 303},  # the one answer that goes with a change
}
WRITES = {"done"}
KEEPS = {"secret"}  # a library keeps what it showed in the reader's own session

Who = Mapping[str, str]
Values = Mapping[str, object] | Callable[[World, str], Mapping[str, object]]


@dataclass(frozen=True)
class Row:
    """One address with one thing in it: what each seat gets by GET (and HEAD) and by POST.

    `values` fill the route's parameters, `sent` is the body of a POST; both may ask the world, and whose seat it is.
    """

    route: str
    get: Who
    post: Who
    values: Values = field(default_factory=dict)
    example: str = ""
    query: str | Callable[[World], str] = ""
    sent: Values = field(default_factory=dict)

    @property
    def name(self) -> str:
        query = self.query if isinstance(self.query, str) else "?…"
        return " ".join(filter(None, (f"/{self.route}{query}", self.example and f"({self.example})")))

    def path(self, world: World, seat: str = "anonymous") -> str:
        query = self.query if isinstance(self.query, str) else self.query(world)
        return address(self.route, asked(self.values, world, seat)) + query


def asked(values: Values, world: World, seat: str) -> Mapping[str, object]:
    return values(world, seat) if callable(values) else values


def all_seats(answer: str, *, anonymous: str = "") -> Who:
    """The same for everyone; a stranger first logs in, unless said otherwise."""
    return dict.fromkeys(SIGNED_IN, answer) | {"anonymous": anonymous or "login"}


def only(seats: str, answer: str, otherwise: str, *, anonymous: str = "login") -> Who:
    named = seats.split()
    assert set(named) <= set(SEATS), set(named) - set(SEATS)
    return all_seats(otherwise, anonymous=anonymous) | dict.fromkeys(named, answer)


def grid(text: str) -> dict[str, dict[str, str]]:
    """Column → seat → cell. First line: names of the columns; each further one: seats | a cell for each column."""
    head, *lines = [line for line in text.splitlines() if line.strip()]
    columns = head.replace("|", " ").split()
    cells = {column: dict.fromkeys(SEATS, "-") for column in columns}
    for line in lines:
        seats, _bar, rest = line.partition("|")
        values = rest.split()
        assert len(values) == len(columns), line
        for seat in seats.split():
            assert seat in SEATS, seat
            for column, value in zip(columns, values, strict=True):
                cells[column][seat] = value
    return cells


def turned(cells: Who, answers: Mapping[str, str]) -> Who:
    """The cells of a grid as answers; a stranger logs in."""
    return {seat: answers[cell] for seat, cell in cells.items()} | {"anonymous": "login"}
