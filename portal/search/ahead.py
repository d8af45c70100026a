"""Making many things findable at once: their terms are made ahead, by any process, laid aside, and taken over with one
statement when the things are released (docs/adr/0026)."""

import datetime
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace

from django.db import OperationalError, connection, transaction

from portal.search.engine import MAKING, row
from portal.search.terms import number_key, text_terms

FEW = 100
# Things whose words are put in together: 1,000 took twice the time for each. More would be felt by readers, for a
# search reads all words that wait, 5 µs a thing.
AT_ONCE = 2000


@dataclass(frozen=True)
class Terms:
    """What `engine.row` makes, as literals of the database."""

    title: str
    tsv: str
    numbers: tuple[str, ...]

    def and_number(self, number: str) -> "Terms":
        """Found by one more number, that was not known yet."""
        more = _literal(sorted(text_terms(number)))
        return replace(self, tsv=f"{self.tsv} {more}", numbers=tuple(sorted({*self.numbers, number_key(number)})))


def make(*, title: str, numbers: Iterable[str], organ: str, text: str, beside: Iterable[str]) -> Terms:
    """The costly part; it needs no database."""
    made = row(None, title=title, numbers=numbers, organ=organ, text=text, beside=beside, sort_at=None)
    _publication, _sort_at, _issued_on, _made_by, heads, everything, _facets, keys = made
    return Terms(_literal(heads), _literal(everything), tuple(keys))


def lay(rows: Iterable[tuple[uuid.UUID, str, Terms]]) -> None:
    """Lay terms aside for things by their content's hash."""
    with (
        connection.cursor() as cursor,
        cursor.copy("COPY ready_terms (publication, hash, made_by, title, tsv, numbers) FROM STDIN") as copy,
    ):
        for publication, digest, terms in rows:
            copy.write_row((publication, digest, MAKING, terms.title, terms.tsv, list(terms.numbers)))


@dataclass(frozen=True)
class Coming:
    """A thing that is being released: with this content, under these facets."""

    publication: uuid.UUID
    hash: str
    sort_at: datetime.datetime
    issued_on: datetime.date | None
    facets: tuple[str, ...]


def take(coming: Sequence[Coming]) -> set[uuid.UUID]:
    """Make findable whatever has its terms ready; which these were. Terms of another content are thrown away."""
    values = {
        "publications": [each.publication for each in coming],
        "hashes": [each.hash for each in coming],
        "sort_at": [each.sort_at for each in coming],
        "issued_on": [each.issued_on for each in coming],
        "facets": ["\n".join(sorted(set(each.facets))) for each in coming],
    }
    with connection.cursor() as cursor:
        cursor.execute(
            r"""WITH coming AS (
                    SELECT * FROM unnest(%(publications)s::uuid[], %(hashes)s::text[], %(sort_at)s::timestamptz[],
                                         %(issued_on)s::date[], %(facets)s::text[])
                                  AS c (publication, hash, sort_at, issued_on, facets)),
                went AS (DELETE FROM ready_terms r USING coming c WHERE r.publication = c.publication RETURNING r.*)
                INSERT INTO entry_terms (publication, sort_at, issued_on, made_by, title, tsv, facets, numbers)
                SELECT c.publication, c.sort_at, c.issued_on, w.made_by, w.title, w.tsv,
                       string_to_array(c.facets, E'\n'), w.numbers
                FROM went w JOIN coming c ON c.publication = w.publication AND c.hash = w.hash
                ORDER BY c.publication
                RETURNING publication""",
            values,
        )
        return {publication for (publication,) in cursor.fetchall()}


@contextmanager
def for_many(n: int) -> Iterator[Callable[[int], None]]:
    """Inside, the indexes of words gather what this session puts into them. The caller says how many things it has put
    in (to what it is given): another session then puts their words in by large portions, a tenth of the work of one
    thing after the other, beside the next. At the end nothing is left for others to put in. Not worth it for few."""
    if n < FEW or not _gather(True):
        yield lambda things: None
        return
    with connection.cursor() as cursor:
        cursor.execute("SET gin_pending_list_limit = '1GB'")  # we never put in ourselves
        with ThreadPoolExecutor(1) as beside:
            try:
                yield _Putting(beside).more
            finally:
                beside.submit(_put_in).result()
                cursor.execute("RESET gin_pending_list_limit")
                _gather(False)


class _Putting:
    """One session beside ours; it is never more than twice AT_ONCE behind, so that no search reads a long list."""

    def __init__(self, beside: ThreadPoolExecutor):
        self.beside, self.last, self.waiting = beside, None, 0

    def more(self, things: int) -> None:
        self.waiting += things
        if self.waiting >= AT_ONCE:
            if self.last:
                self.last.result()
            self.last, self.waiting = self.beside.submit(_put_in), 0


def _put_in() -> None:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SET maintenance_work_mem = '256MB'")
            cursor.execute("SET statement_timeout = 0")
            cursor.execute("SELECT put_words_in()")
    finally:
        connection.close()  # the thread's own


def _gather(gathering: bool) -> bool:
    """Whether the indexes could be told; somebody who holds one is not waited for."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT gather_words(%s)", [gathering])
    except OperationalError:
        return False
    return True


def _literal(terms: Iterable[str]) -> str:
    """Letters, digits and Chinese characters only, so quoting is safe."""
    return " ".join(f"'{term}'" for term in terms)
