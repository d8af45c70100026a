"""Files of an answer are marked at the desk by lines or by words, burned into a proved copy, named in the letter."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from feedback.models import AnswerFile
from feedback.redaction import lines, looking
from feedback.redaction.marks import Mark, MarkError
from feedback.redaction.proof import left_in
from feedback.requests import answering, redacting
from feedback.requests.composing import Reply
from feedback.requests.files import copy_of
from portal.trail.models import Trail
from portal.workflow import MoveRefused
from tests.feedback.redaction.files import OPEN, SECRET, plain
from tests.feedback.requests import people_for, received, walk

DAY = datetime.date(2026, 3, 9)
PARTIAL = Reply("partial", "partial", {"reasons": "名单里有个人隐私，遮盖后公开。", "open_part": "其余部分"})


@pytest.mark.small
def test_line_says_page_place_and_reason():
    (mark,) = lines.read("  1, 120, 80, 300, 25  个人隐私\n\n")
    assert mark == Mark(1, 120, 80, 300, 25, "privacy")
    assert lines.read(lines.written([mark])) == [mark]


@pytest.mark.small
@pytest.mark.parametrize(
    ("text", "words"),
    [("1 2 3", "第1行要写"), ("1 2 3 4 5 好", "第1行：请选择遮盖的理由"),
     ("1 2 3 4 5 个人隐私\n0 2 3 4 5 个人隐私", "第2行：页码从1开始"), ("1 900 3 400 5 个人隐私", "超出了页面")],
)  # fmt: skip
def test_line_that_cannot_be_read_is_named(text, words):
    with pytest.raises(MarkError, match=words):
        lines.read(text)


@pytest.mark.small
def test_words_are_found_where_they_stand_on_the_page():
    data = plain()(SECRET)
    assert looking.pages_of(data) == 2 and looking.page_of(data, 2).startswith(b"\x89PNG")
    (first, second) = looking.places_of(data, [OPEN], "privacy")
    (secret,) = looking.places_of(data, ["病历", "没有的字"], "privacy")
    assert (first.page, second.page, secret.page) == (1, 2, 1)
    assert secret.top < first.top and secret.left > 0 and 5 < secret.height < 60


@pytest.fixture
def asked(cast):
    people_for(cast)
    return received(cast, DAY)[0]


@pytest.mark.medium
def test_marked_file_is_burned_named_in_the_letter_and_packed(cast, asked, at_desk):
    desk, at = at_desk("handler"), f"/admin/feedback/informationrequest/{asked.pk}/files/"
    upload = SimpleUploadedFile("名单.pdf", plain()(SECRET))
    sent = desk.post(at, {"file": upload})
    assert sent.status_code == 302
    page = desk.get(sent.url).content.decode()
    assert "第2页" in page and f"{sent.url}pages/1.png" in page
    assert desk.get(f"{sent.url}pages/1.png").content.startswith(b"\x89PNG")
    assert desk.get(f"{sent.url}pages/3.png").status_code == 404
    with pytest.raises(MoveRefused, match="名单.pdf"):
        walk(asked, cast.people["handler"], "answer", DAY, reply=PARTIAL)
    said = {"marks": "", "words": SECRET, "reason": "privacy"}
    assert desk.post(sent.url, said | {"_burn": "1"}).status_code == 302
    (kept,) = AnswerFile.objects.all()
    assert kept.marks and left_in(copy_of(kept)) == []
    assert SECRET.encode() not in bytes(kept.sealed) and kept.copy_sha256
    walk(asked, cast.people["handler"], "answer", DAY, reply=PARTIAL)
    answered = walk(asked, cast.people["reviewer"], "approve", DAY)
    letter = "".join(answering.last(answered).letter["paragraphs"])
    assert "《名单.pdf》" in letter and "1. 个人隐私（条例第十五条）" in letter
    copy = at_desk("reviewer").post(f"{sent.url}copy/")
    assert copy.content.startswith(b"%PDF") and copy.content == copy_of(kept)
    assert Trail.objects.filter(action="request_file_read").count() == 1


@pytest.mark.medium
def test_other_marks_need_another_copy_and_after_the_answer_nothing_changes(cast, asked):
    handler = cast.people["handler"]
    kept = redacting.add(asked, "名单.pdf", plain()(SECRET), by=handler)
    redacting.redact(kept, by=handler)
    redacting.mark(kept, [Mark(1, 10, 10, 100, 20, "privacy")], by=handler)
    assert AnswerFile.objects.get().copy_sha256 == ""
    with pytest.raises(MoveRefused):
        redacting.mark(kept, [], by=cast.reviewer)
    redacting.redact(kept, by=handler)
    walk(asked, handler, "answer", DAY, reply=PARTIAL)
    with pytest.raises(MoveRefused, match="办理中"):
        redacting.mark(kept, [], by=handler)
    with pytest.raises(Exception, match="办理中的申请才能"):
        AnswerFile.objects.update(marks=[])


@pytest.mark.medium
@pytest.mark.parametrize(
    ("meanwhile", "is_kept"),
    [
        (lambda file, by: redacting.mark(file, [Mark(1, 10, 10, 100, 20, "privacy")], by=by), False),
        (lambda file, by: redacting.drop(file, by=by), False),
        (lambda file, by: redacting.mark(file, [Mark(2, 5, 5, 50, 9, "privacy")], by=by), True),
    ],
    ids=["other marks", "dropped", "the same marks"],
)
def test_copy_burned_with_marks_that_changed_meanwhile_is_not_kept(cast, asked, monkeypatch, meanwhile, is_kept):
    handler = cast.people["handler"]
    kept = redacting.add(asked, "名单.pdf", plain()(SECRET), by=handler)
    redacting.mark(kept, [Mark(2, 5, 5, 50, 9, "privacy")], by=handler)

    def burn(data, marks):
        meanwhile(AnswerFile.objects.get(pk=kept.pk), handler)  # from another tab
        return b"copy"

    monkeypatch.setattr(redacting, "burn", burn)
    if is_kept:
        redacting.redact(kept, by=handler)
    else:
        with pytest.raises(MoveRefused, match="标记有了变动"):
            redacting.redact(kept, by=handler)
    now = AnswerFile.objects.get(pk=kept.pk)
    assert bool(now.copy_sha256) == bool(now.copy) == is_kept
    assert Trail.objects.filter(action="request_file_redacted").exists() == is_kept


@pytest.mark.medium
def test_what_cannot_be_marked_is_refused_in_words_and_strangers_find_nothing(cast, asked, at_desk):
    at = f"/admin/feedback/informationrequest/{asked.pk}/files/"
    refused = at_desk("handler").post(at, {"file": SimpleUploadedFile("表.xlsx", b"PK")})
    assert refused.status_code == 400 and "只收 PDF" in refused.content.decode()
    broken = at_desk("handler").post(at, {"file": SimpleUploadedFile("坏.pdf", b"%PDF-1.4 nothing")})
    assert broken.status_code == 400 and "文件坏了" in broken.content.decode()
    for name, words in (("名单.pdf", "机密★10年"), ("机密★10年.pdf", SECRET)):
        marked = at_desk("handler").post(at, {"file": SimpleUploadedFile(name, plain()(words))})
        assert marked.status_code == 400 and "没有收下，也没有留存" in marked.content.decode()
    assert not AnswerFile.objects.exists() and Trail.objects.filter(action="refuse_file").count() == 2
    kept = redacting.add(asked, "名单.pdf", plain()(SECRET), by=cast.people["handler"])
    assert at_desk("clerk").get(f"{at}{kept.pk}/").status_code == 404
    bad = at_desk("handler").post(f"{at}{kept.pk}/", {"marks": "9 1 1 5 5 个人隐私", "reason": "privacy", "_mark": "1"})
    assert bad.status_code == 400 and "文件只有2页" in bad.content.decode()
