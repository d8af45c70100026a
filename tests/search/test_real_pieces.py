"""Pieces of the real texts, where they lie beside the project: each is found, and by it the text it was taken from."""

import gzip
import json
import random
from pathlib import Path

import pytest
from django.db import transaction

from portal.search import engine
from portal.search.terms import wanted
from tests.search.indexed import put, told_how_many

pytestmark = pytest.mark.long

CORPUS = Path(__file__).parents[3] / "shared/data/policy_corpus_dev.jsonl.gz"
TEXTS, PIECES = 800, 1000


@pytest.mark.skipif(not CORPUS.exists(), reason="../shared/data is not here")
def test_every_piece_of_real_texts_is_found(db):
    draw = random.Random(20261122)
    with gzip.open(CORPUS, "rt", encoding="utf-8") as file:
        texts = draw.sample([json.loads(line) for line in file], TEXTS)
    with transaction.atomic():
        keys = [
            put(text["title"], text["text"], numbers=[text["document_number"] or ""], organ=text["issuer"] or "",
                facets=[f"n:{n}"], age=n)
            for n, text in enumerate(texts)
        ]  # fmt: skip
    told_how_many()
    lost = []
    for _try in range(PIECES):
        n = draw.randrange(len(texts))
        text = draw.choice((texts[n]["title"], texts[n]["text"]))
        start = draw.randrange(max(1, len(text) - 6))
        piece = text[start : start + draw.randint(2, 6)]
        if wanted(piece) and engine.search(piece, facets=[f"n:{n}"]).publications != [keys[n]]:
            lost.append((n, piece))
    assert lost == []
