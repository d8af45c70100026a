"""What is shown of a header is examined, however deep it stands there (relations, facts of a series)."""

import pytest

from disclosure.documents import DOCUMENT
from portal.examination.examine import examine
from portal.publishing.examining import subject_with
from portal.publishing.models import Publication, Revision

pytestmark = pytest.mark.small
RELATION = {"kind": "based_on", "to": "", "words": "", "address": "", "effective_on": "2026-03-02"}
SERIES = {"code": "guides", "shape": "guide", "name": "办事", "slot": "", "slot_label": "", "period": "", "facts": {}}
DEEP = {
    "words of a relation": {"relations": [RELATION | {"words": "《机密★20年》"}]},
    "address of a relation": {
        "relations": [RELATION | {"words": "《名单》", "address": "https://a.example/机密★20年"}]
    },
    "fact of a series": {"series": SERIES | {"facts": {"session": "机密★20年"}}},
}


def found_in(header: dict) -> set[str]:
    revision = Revision(publication=Publication(kind=DOCUMENT.code), no=1, title="通知", header=header, hash="-")
    return {each.rule for each in examine(subject_with(revision, DOCUMENT, files=[], facts={}, lexicon=()))}


@pytest.mark.parametrize("header", DEEP.values(), ids=DEEP)
def test_mark_deep_in_a_header_is_found(header):
    assert "MARK-1" in found_in(header)


def test_figures_that_somebody_typed_are_read_and_codes_and_dates_are_not():
    assert "PII-MOBILE" in found_in({"content_source": "13900001234"})
    key = {"to": "13900001-1111-4111-8111-139000011111"}
    codes = {"topic": "0603", "issued_on": "2026-03-02", "index_number": "11999901MB0000002B/2026-00012"}
    assert found_in(codes | {"relations": [RELATION | key]}) == set()


def test_what_stands_in_a_plain_field_too_is_found_once():
    said = {"sources": ["《机密★20年》"], "relations": [RELATION | {"words": "《机密★20年》"}]}
    revision = Revision(publication=Publication(kind=DOCUMENT.code), no=1, title="通知", header=said, hash="-")
    texts = subject_with(revision, DOCUMENT, files=[], facts={}, lexicon=()).texts
    assert [each.part for each in texts if "机密" in each.text] == ["header:sources"]
