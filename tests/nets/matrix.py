"""Ask every address as every seat by every method, and say where the answer is not the declared one.

Each question runs in a transaction that is rolled back, so the order of questions does not matter and a thing is in the
same state for each. Whether something was written is asked of the database itself.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import connections, transaction
from django.http import HttpResponse

from tests.nets.expected.notation import ANSWERS, KEEPS, WRITES, Row, asked
from tests.nets.world import SEATS, World
from tests.nets.written import written

READING = ("GET", "HEAD", "OPTIONS")
METHODS = (*READING, "POST", "PUT", "PATCH", "DELETE")
OTHERS = tuple(method for method in METHODS if method not in ("GET", "POST"))
LOGIN = ("/admin/login/", "/admin/account/login/")


@dataclass(frozen=True)
class Cell:
    row: Row
    seat: str
    method: str

    @property
    def expected(self) -> str:
        """Rows say what GET and POST give; the house says the rest: HEAD is GET, no other method is one of ours."""
        match self.method:
            case "GET" | "HEAD":
                return self.row.get[self.seat]
            case "POST":
                return self.row.post[self.seat]
            case "OPTIONS":
                return "nothing"
        return "method"


def every_cell(rows: Iterable[Row]) -> Iterator[Cell]:
    """The whole grid."""
    return (Cell(row, seat, method) for row in rows for seat in SEATS for method in METHODS)


def fair_slice(rows: Iterable[Row]) -> Iterator[Cell]:
    """Of each address every kind of answer once, by GET and by POST, and one other method; the seats take turns. Where
    an address stands in many rows, one for each state of a thing, the kinds of answer take turns too."""
    seen: set[str] = set()
    for turn, row in enumerate(rows):
        for method, answers in (("GET", row.get), ("POST", row.post)):
            kinds = list(dict.fromkeys(answers.values()))
            for answer in kinds if row.route not in seen else [kinds[turn % len(kinds)]]:
                seats = [seat for seat in SEATS if answers[seat] == answer]
                yield Cell(row, seats[turn % len(seats)], method)
        if row.route not in seen:
            yield Cell(row, SEATS[turn % len(SEATS)], OTHERS[turn % len(OTHERS)])
        seen.add(row.route)


def wrong(world: World, cell: Cell) -> str:
    """What is not as declared, in one line; empty when all is well."""
    response, done = ask(world, cell)
    if fault := _fault(cell, response, done):
        return f"{cell.seat} {cell.method} {cell.row.name}: {fault}"
    return ""


def ask(world: World, cell: Cell) -> tuple[HttpResponse, set[str]]:
    """The answer, and the tables that were written on the way."""
    row, client = cell.row, world.client(cell.seat)
    path = row.path(world, cell.seat)
    sent = asked(row.sent, world, cell.seat) if cell.method == "POST" else None
    with transaction.atomic(), transaction.atomic(using="public"):
        response = getattr(client, cell.method.lower())(path, **({"data": sent} if sent is not None else {}))
        response.body = b"".join(response.streaming_content) if response.streaming else response.content
        done = set().union(*(written(connections[alias]) for alias in ("default", "public")))
        for alias in ("default", "public"):
            transaction.set_rollback(True, using=alias)
    return response, done


def _fault(cell: Cell, response: HttpResponse, done: set[str]) -> str:
    expected, status = cell.expected, response.status_code
    if status not in ANSWERS[expected]:
        return f"{expected} expected, {status} {response.get('Location', '')} came"
    where = response.get("Location", "")
    if expected == "login" and not where.startswith(LOGIN):
        return f"leads to {where}, not to the login"
    if expected == "elsewhere" and not (where.startswith("/") and not where.startswith("//")):
        return f"leads to {where}"
    if expected in WRITES:
        return "" if done else "done, and nothing was written"
    if cell.method in ("HEAD", "OPTIONS") and response.body:
        return "has a body"
    if status == 405 and not response.get("Allow"):
        return "405 does not say what is allowed"
    # A word to be shown on the next page lies in the session; nothing else is written by what is not done.
    done -= {"django_session"} if cell.method == "POST" or expected in KEEPS else set()
    return f"{expected}, but wrote {sorted(done)}" if done else ""
