"""Finding at the desk what contains some words, drafts too: titles and numbers are indexed by their characters, one by
one and in neighbouring pairs (the function pairs_of, migration 0004)."""

from django.contrib.postgres.fields import ArrayField
from django.db.models import Func, QuerySet, TextField, Value


class PairsOf(Func):
    function = "pairs_of"
    arity = 1
    output_field = ArrayField(TextField())


def containing(rows: QuerySet, field: str, words: str) -> QuerySet:
    """The rows whose `field` contains `words`, found by the index and then read to the letter."""
    pairs = f"{field}_pairs"
    found = rows.alias(**{pairs: PairsOf(field)})
    return found.filter(**{f"{pairs}__contains": PairsOf(Value(words)), f"{field}__icontains": words})
