"""Index, remove, find: all that the rest of the house knows of search."""

import re
import uuid
from collections.abc import Iterable

from django.db import connections, router
from django.db.models import QuerySet

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


def finding(query: str) -> QuerySet:
    """The terms of everything that holds all that `query` asks for; nothing when it asks for nothing."""
    wanted = _tsquery(query)
    return EntryTerms.objects.filter(tsv__holds=wanted) if wanted else EntryTerms.objects.none()


def finding_in_title(query: str) -> QuerySet:
    """Of these, the ones whose title alone holds it all."""
    wanted = _tsquery(query)
    return EntryTerms.objects.filter(title__holds=wanted) if wanted else EntryTerms.objects.none()


def _tsquery(query: str) -> str:
    """Terms hold Chinese characters, letters and digits only (terms.RUN), so quoting is safe."""
    return " & ".join(f"'{term}'" for term in sorted(query_terms(query)))


def number_key(text: str) -> str:
    """A document number as it is compared: no brackets, spaces or width (国办发[2019]54号 = 国办发〔2019〕54 号)."""
    return re.sub(r"[\s〔〕\[\]()（）【】「」﹝﹞<>《》第号]", "", normalise(text))
