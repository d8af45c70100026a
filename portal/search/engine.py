"""Index, remove, find: all that the rest of the house knows of search."""

import re
import uuid
from collections.abc import Iterable

from django.db import connections, router

from portal.search.models import EntryTerms
from portal.search.terms import bigrams, normalise, query_terms, singles


def index(publication: uuid.UUID, *, title: str, numbers: Iterable[str], organ: str, text: str) -> None:
    """Make a released thing findable, in the release's own transaction."""
    head = " ".join((title, *numbers, organ))
    strong = bigrams(title) | singles(title)
    everything = strong | bigrams(head) | singles(head) | bigrams(text)
    with connections[router.db_for_write(EntryTerms)].cursor() as cursor:
        cursor.execute(
            """INSERT INTO entry_terms (publication, title, tsv)
               VALUES (%s, array_to_tsvector(%s), array_to_tsvector(%s))
               ON CONFLICT (publication) DO UPDATE SET title = excluded.title, tsv = excluded.tsv""",
            [publication, sorted(strong), sorted(everything)],
        )


def remove(publication: uuid.UUID) -> None:
    EntryTerms.objects.filter(publication=publication).delete()


def matching(query: str) -> tuple[str, list] | None:
    """SQL condition over `entry_terms` and its values for what `query` asks; None when nothing can be asked."""
    terms = query_terms(query)
    if not terms:
        return None
    return "tsv @@ %s::tsquery", [" & ".join(f"'{term}'" for term in sorted(terms))]


def in_title(query: str) -> str:
    """The tsquery of titles that hold every term."""
    return " & ".join(f"'{term}'" for term in sorted(query_terms(query)))


def number_key(text: str) -> str:
    """A document number as it is compared: no brackets, spaces or width (国办发[2019]54号 = 国办发〔2019〕54 号)."""
    return re.sub(r"[\s〔〕\[\]()（）【】「」﹝﹞<>《》第号]", "", normalise(text))
