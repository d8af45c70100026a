"""What the sample county explains: enough policies, in every form, each grain word for word from its document."""

import re

import pytest

from disclosure.sample.documents import sample_documents
from interpretation import clauses
from interpretation.forms import FORMS
from interpretation.sample.arranged import EXEMPT
from interpretation.sample.readings import readings

pytestmark = pytest.mark.small
PUBLIC = [each for each in sample_documents() if each.state in ("released", "corrected")]
TAG = re.compile(r"<[^>]+>|\s+")


def explained(reading) -> list:
    return [each for words in (reading.of, *reading.also) for each in PUBLIC if words in each.title]


def test_thirty_policies_are_explained_and_every_form_is_there():
    assert len({each.title for reading in readings() for each in explained(reading)}) >= 30
    assert {reading.form for reading in readings()} == set(FORMS)
    assert all(any(words in each.title for each in PUBLIC) for words in EXEMPT)


def test_each_grain_quotes_its_document_word_for_word():
    for reading in readings():
        assert len(explained(reading)) == 1 + len(reading.also), reading.title  # the words mean one document
        texts = [TAG.sub("", each.body_html) for each in explained(reading)]
        for grain in map(clauses.read, reading.grains):
            assert any("".join(grain["sentence"].split()) in text for text in texts), grain["sentence"]
