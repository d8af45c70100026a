"""Masks at the desk: an edit of a draft by somebody, in the text and in attachments; and nothing of it is left."""

import pytest

from portal.cases.today import today
from portal.publishing import attaching, intake
from portal.publishing.examining import findings_of, subject_of
from portal.publishing.masking import can_be_masked, example, mask_findings, strip_file
from portal.publishing.models import LexiconWord
from portal.publishing.moving import advance
from portal.publishing.stored import open_stored
from portal.publishing.writing import acting_as, locked_draft
from portal.trail.models import Trail
from portal.workflow import Conflict, MoveRefused
from tests.cast import draft, walk
from tests.examination.corpus.making.numbers import id_number
from tests.examination.corpus.making.sheet import Sheet, sheet_file

pytestmark = pytest.mark.medium
ID = id_number("19770707", 31)
ROWS = [["姓名", "身份证号", "金额"], ["测试员甲", ID, 500]]


def with_file(cast, body: str, *sheets: Sheet, name: str = "名单.xlsx", **more):
    revision = draft(cast, body_html=body)
    with acting_as(cast.clerk):
        name, blob = intake.take(name, [sheet_file(*sheets, **more)], by=cast.clerk)
        attaching.arrange(locked_draft(revision.pk, by=cast.clerk), [attaching.Kept(blob, name)])
    return revision


def personal(revision) -> list:
    return [each for each in findings_of(revision) if each.rule.startswith("PII")]


def test_one_click_masks_text_and_file_and_the_draft_can_be_submitted(cast):
    revision = with_file(cast, f"<p>测试员甲，<b>{ID}</b>，电话13812340000。</p>", Sheet("名单", ROWS))
    old = revision.files.get().blob
    found = personal(revision)
    assert [each.rule for each in found] == ["PII-ID", "PII-ID", "PII-MOBILE"]
    names = dict(revision.files.values_list("blob_id", "name"))
    assert all(can_be_masked(each.rule, each.place.part, names) for each in found)
    assert example(found[0]) == f"{ID[:6]}********{ID[-4:]}"
    with pytest.raises(MoveRefused):
        advance(revision.pk, "submit", by=cast.clerk)
    outcome = mask_findings(revision.pk, [each.key for each in found], by=cast.clerk2)
    revision.refresh_from_db()
    new = revision.files.get().blob
    assert (outcome.done, outcome.left) == (3, ())
    assert personal(revision) == []
    assert ID not in revision.body_html + revision.body_text
    assert "<b>" in revision.body_html
    assert new.pk != old.pk
    assert revision.contributions.filter(person=cast.clerk2).exists()
    assert Trail.objects.filter(action="mask", object_id=str(revision.pk)).exists()
    assert advance(revision.pk, "submit", by=cast.clerk).state == "first_review"


def test_masked_file_holds_no_byte_of_the_number(cast):
    revision = with_file(cast, "<p>见附件</p>", Sheet("名单", ROWS))
    mask_findings(revision.pk, [each.key for each in personal(revision)], by=cast.clerk)
    blob = revision.files.get().blob
    with open(open_stored(blob.pk, blob.size), "rb") as stream:
        assert ID.encode() not in stream.read()
    assert ID not in str(blob.texts)


def test_what_is_under_review_is_not_masked(cast):
    revision = walk(cast, draft(cast), 1)
    with pytest.raises(Conflict):
        mask_findings(revision.pk, ["x"], by=cast.clerk)


def test_nothing_to_mask_is_said(cast):
    with pytest.raises(MoveRefused):
        mask_findings(draft(cast).pk, ["x"], by=cast.clerk)


def test_attachment_is_stripped_of_what_nobody_sees(cast):
    sheets = (Sheet("公示", [["测试员甲", 500]]), Sheet("底稿", [["藏起"]], "hidden"))
    revision = with_file(cast, "<p>见附件</p>", *sheets, core={"dc:creator": "测试员乙"})
    before = {each.rule for each in findings_of(revision)}
    report = strip_file(revision.pk, revision.files.get().blob_id, by=cast.clerk)
    after = {each.rule for each in findings_of(revision)}
    assert {"FILE-HIDDEN", "FILE-AUTHOR"} <= before
    assert not {"FILE-HIDDEN", "FILE-AUTHOR"} & after
    assert report


def test_subject_of_a_revision_holds_all_that_will_be_public(cast):
    revision = with_file(cast, '<p>见<a href="/documents/99/">通知</a></p>', Sheet("名单", [["姓名"]]))
    subject = subject_of(revision)
    parts = {text.part.partition(":")[0] for text in subject.texts}
    assert parts == {"title", "body", "links", "change_note", "header", "file"}
    assert [link.href for link in subject.links] == ["/documents/99/"]
    assert subject.facts["elements"] == ["条件", "材料"]
    assert subject.today == today()
    assert {"LINK-BROKEN", "ELEM-MISSING"} <= {each.rule for each in findings_of(revision)}


def test_lexicon_begins_with_common_words_as_notes(db):
    assert LexiconWord.objects.count() > 60
    assert set(LexiconWord.objects.values_list("severity", flat=True)) == {"note"}
