"""By what a released text is found: everything that a reader can read of it."""

import pytest

from portal.publishing import intake
from portal.publishing.attaching import Kept
from portal.publishing.models import Entry
from portal.search import engine
from tests.cast import draft, released

pytestmark = pytest.mark.medium


def found(words: str) -> list:
    return engine.search(words).publications


def test_header_and_readable_attachments_find_a_text_and_those_of_a_draft_find_nothing(cast):
    name, blob = intake.take("青渡桥施工图.csv", ["编号,做法\n1,钻孔灌注桩\n".encode()])
    asked = {"files": [Kept(blob, name)], "abstract": "汛期前完成栈桥", "issuing_organs": ["霁川县水务局"]}
    draft(cast, title="草稿", document_number="", **asked)
    for words in ("钻孔灌注", "孔灌", "青渡桥施工图", "前完成栈", "川县水务"):
        assert found(words) == [], words
    public = released(cast, title="公开的", document_number="", **asked).publication_id
    for words in ("钻孔灌注", "孔灌", "青渡桥施工图", "前完成栈", "川县水务"):
        assert found(words) == [public], words
    assert Entry.objects.count() == 1
