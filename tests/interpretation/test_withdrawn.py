"""Nothing of a withdrawn document stays to be found in what explains it, and what explains it cannot come after it."""

import pytest

from interpretation import interpretations
from interpretation.clauses import ClausesField
from interpretation.models import Clause
from portal.cases.today import frozen
from portal.publishing.models import Entry, Link, Revision
from portal.publishing.moving import NotReady, advance
from portal.publishing.searched import header_words
from portal.workflow import Conflict
from tests.cast import released, said, walk
from tests.disclosure.library import to
from tests.interpretation.explaining import TODAY, address, plan, policy, reading, released_policy, sign, withdraw
from tests.interpretation.test_clauses import BLOCK, SENTENCE
from tests.pages import text

pytestmark = pytest.mark.medium


@pytest.fixture(autouse=True)
def today():
    with frozen(TODAY):
        yield


def test_sentence_of_a_withdrawn_document_goes_with_it(cast):
    document = released_policy(cast, title="要撤下的规定", body_html=f"<p>{SENTENCE}。</p>")
    told = sign(cast, reading(cast, document, clauses=ClausesField().clean(BLOCK)))
    assert Clause.objects.count() == 1 and SENTENCE in text(address(told))
    words = "\n".join(header_words("interpretation", Entry.objects.get(publication=told.publication_id).release.header))
    assert SENTENCE not in words and "要撤下的规定" not in words and "每人每月50元" in words
    withdraw(cast, document)
    assert SENTENCE not in text(address(told)) and not Clause.objects.exists()
    assert not Link.objects.exclude(words="").exists()


def test_name_of_a_withdrawn_target_is_in_no_index(cast):
    old = released(cast, title="要撤下的办法")
    new = released(cast, title="废止的决定", relations=[to(old, "repeals")])
    header = Entry.objects.get(publication=new.publication_id).release.header
    assert header["relations"] and "要撤下的办法" not in "\n".join(header_words("document", header))


def test_interpretation_does_not_come_out_after_its_document_has_gone(cast, monkeypatch):
    document = released_policy(cast)
    told = reading(cast, document)
    walk(cast, told, 3)
    withdraw(cast, document)
    signed = advance(told.pk, "sign", by=cast.signer, said=said(told))
    assert signed.state == "scheduled" and not Entry.objects.filter(publication=told.publication_id).exists()
    with pytest.raises(NotReady, match="已经撤下"):
        advance(reading(cast, document).pk, "submit", by=cast.clerk)


def test_database_refuses_an_interpretation_of_what_has_gone(cast, monkeypatch):
    document = released_policy(cast)
    told = reading(cast, document)
    walk(cast, told, 3)
    withdraw(cast, document)
    monkeypatch.setattr("portal.publishing.companions.companions_of", lambda revision: [])
    with pytest.raises(Conflict):
        advance(told.pk, "sign", by=cast.signer, said=said(told))


def test_title_of_a_draft_is_not_frozen_into_what_explains_it(cast):
    document = policy(cast, title="还没有定下的题目")
    plan(cast, document)
    told = reading(cast, document)
    header = interpretations.header(Revision.objects.get(pk=told.pk))
    assert "还没有定下的题目" not in str(header)
    assert header["sources"] == [document.publication.document.index_number]
    sign(cast, document)
    assert "还没有定下的题目" in str(interpretations.header(Revision.objects.get(pk=told.pk)))
