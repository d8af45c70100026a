"""F-5: a disk that is full: nothing is acknowledged that was not kept, nothing typed is lost, nothing half is left."""

import errno
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from feedback.models import Letter
from portal.publishing.models import Blob, Revision
from tests.feedback.letters import TEXT, file, open_lane, send
from tests.files import pdf

pytestmark = pytest.mark.medium


class Full(io.BytesIO):
    def write(self, content):
        raise OSError(errno.ENOSPC, "No space left on device")


def test_letter_whose_photograph_finds_no_room_is_given_back_to_copy(cast, monkeypatch):
    open_lane(cast)
    photograph = SimpleUploadedFile("灯.jpg", b"\xff\xd8\xff\xe0" + b"x" * 200_000)
    with monkeypatch.context() as patch:
        patch.setattr("portal.site.nameless._nameless", Full)
        answer = send(files=[photograph])
    assert answer.status_code == 503 and TEXT in answer.content.decode() and not Letter.objects.exists()
    photograph.seek(0)
    letter, _code = file(files=[photograph])
    assert letter.attachments.get().size == photograph.size


def test_attachment_that_finds_no_room_leaves_nothing_of_itself(cast, at_desk, monkeypatch, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    clerk, words = at_desk("clerk"), {
        "organ": cast.bureau.pk, "title": "写了一半的通知", "body_html": "<p>正文</p>", "kind": "notice",
        "items": [cast.item.pk], "issued_on": "2026-03-02", "disclosure_time": "long_term", "scope": "general_public",
    }  # fmt: skip

    def full(descriptor):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("portal.publishing.intake.os.fsync", full)
        answer = clerk.post(
            "/admin/disclosure/document/add/", words | {"new_files": [SimpleUploadedFile("a.pdf", pdf())]}
        )
    assert answer.status_code == 503 and "写了一半的通知" in answer.content.decode()
    assert not Blob.objects.exists() and not Revision.objects.exists()
    assert not [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]
