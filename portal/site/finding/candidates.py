"""What was found, as far as its order needs it; and which things hold most of what was asked."""

from collections.abc import Sequence
from uuid import UUID

from django.db import connections, router

from portal.publishing.models import Entry
from portal.search import engine
from portal.search.meaning import Meaning, Word
from portal.search.models import EntryTerms
from portal.search.plan import LOTS, first_lot
from portal.site.finding.ranking import Candidate

RARE = 3  # rows of a sample; what has fewer there is counted
FEW = 5000  # rows that may be looked through one by one
FACTS = """SELECT e.publication_id, e.title, e.summary, e.facets || ('section:' || e.section), e.items, e.issued_on,
                  e.sort_at, {text}
           FROM entry e {join} WHERE e.publication_id = ANY(%s)"""


def candidates(keys: Sequence[UUID], *, text: int = 0) -> list[Candidate]:
    """In the order of `keys`; each with the first so many characters of its body."""
    if not keys:
        return []
    column, join = ("left(r.body_text, %s)", "JOIN release r ON r.id = e.release_id") if text else ("''", "")
    values = [text, list(keys)] if text else [list(keys)]
    with connections[router.db_for_read(Entry)].cursor() as cursor:
        cursor.execute(FACTS.format(text=column, join=join), values)
        found = {
            key: Candidate(key, title, summary, frozenset(facets), items, issued_on, at, beginning)
            for key, title, summary, facets, items, issued_on, at, beginning in cursor.fetchall()
        }
    return [found[key] for key in keys if key in found]


# What is rare in a sample is counted whole, in the same statement.
OFTEN = f"""(SELECT CASE WHEN n < {RARE} THEN (SELECT count(*) FROM entry_terms WHERE tsv @@ %s::tsquery)
                          ELSE n::float * {LOTS} / %s END
             FROM (SELECT count(*) AS n FROM entry_terms WHERE draw < %s AND tsv @@ %s::tsquery) AS sampled)"""


def frequencies(words: Sequence[Word]) -> dict[str, float]:
    """In about how many things each word stands, or another word for it: by the smallest sample, and where that holds
    few by looking."""
    if not words:
        return {}
    lot = first_lot(engine.about_how_many())
    values = [value for word in words for value in (word.expression, lot, lot, word.expression)]
    with connections[router.db_for_read(EntryTerms)].cursor() as cursor:
        cursor.execute(f"SELECT {', '.join([OFTEN] * len(words))}", values)
        return dict(zip((word.text for word in words), cursor.fetchone(), strict=True))


BEST = """SELECT publication FROM entry_terms WHERE tsv @@ %s::tsquery
          ORDER BY {points} DESC, sort_at DESC, publication DESC LIMIT %s"""


def best(expression: str, meaning: Meaning, weights: dict[str, float], size: int) -> list[UUID]:
    """Of what holds the expression, those whose titles hold most of the words. For few rows only."""
    points = " + ".join("ts_match_vq(title, %s::tsquery)::int * %s::float" for _word in meaning.words)
    values = [value for word in meaning.words for value in (word.expression, weights[word.text])]
    with connections[router.db_for_read(EntryTerms)].cursor() as cursor:
        cursor.execute(BEST.format(points=points or "0"), [expression, *values, size])
        return [key for (key,) in cursor.fetchall()]
