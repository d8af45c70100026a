"""What people file: letters, opinions, requests, a word on an interpretation."""

import datetime

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from feedback.consultations import filing as answering_asked
from feedback.consultations.answering import EnteredForm
from feedback.consultations.asked import asked_by
from feedback.letters import filing
from feedback.letters import moving as letters
from feedback.letters import publishing as answers
from feedback.letters.form import LetterForm
from feedback.models import InformationRequest, Lane, LaneKind, Letter, Opinion
from feedback.requests import filing as requests
from feedback.requests.form import RegisterForm
from interpretation.models import ReaderWord
from interpretation.readers import WordForm, say
from portal.publishing.models import Revision
from portal.site.options import set_option
from tests.cast import Cast
from tests.nets.canaries import canary


def open_lane(cast: Cast) -> Lane:
    set_option("forms.least_seconds", 0, by=cast.office)
    lane = Lane.objects.create(code="county", name="县长信箱", organ=cast.county, is_open=True)
    LaneKind.objects.create(lane=lane, kind="inquiry", days=3, more_days=4)
    return lane


def letter(words: str, **more) -> Letter:
    lane = Lane.objects.get()
    said = {"kind": "inquiry", "title": words, "text": f"{words}，请回答。", "name": canary("letter writer"),
            "phone": "13900001111", "consent": "no", "stamp": LetterForm(lane=lane).stamp}  # fmt: skip
    content = b"\x89PNG\r\n\x1a\n" + canary("letter file").encode()
    files = MultiValueDict({"files": [SimpleUploadedFile("a.png", content)]})
    form = LetterForm(said | more, files, lane=lane)
    assert form.is_valid(), form.errors
    return Letter.objects.get(number=filing.file(form).number)


def begun_answer(cast: Cast, asked: Letter, words: str) -> Revision:
    """Answered by two, and begun to be published."""
    letters.advance(asked.pk, "assign", by=cast.office, said=letters.Said(organ=cast.bureau))
    letters.advance(asked.pk, "answer", by=cast.caseworker, said=letters.Said(answer=words))
    letters.advance(asked.pk, "approve", by=cast.reviewer, said=letters.Said())
    return answers.begin(asked.pk, by=cast.clerk)


def opinion(cast: Cast, asking: Revision, words: str) -> Opinion:
    said = {"channel": "post", "received_on": datetime.date.today(), "paragraph": "0", "text": words,
            "applicant_kind": "person", "name": canary("opinion writer"), "phone": "13900001111"}  # fmt: skip
    form = EnteredForm(said, asked=asked_by(asking.publication_id))
    assert form.is_valid(), form.errors
    return answering_asked.enter(form, by=cast.clerk)


def reader_word(path: str, words: str) -> ReaderWord:
    said = {"helped": "no", "said": words, "stamp": WordForm().stamp}
    form = WordForm(said)
    assert form.is_valid(), form.errors
    assert say(path, form)
    return ReaderWord.objects.get()


def request(cast: Cast, words: str, organ: str) -> InformationRequest:
    said = {"channel": "fax", "submitted_on": "2026-03-02", "organ": organ, "title": words, "text": words,
            "way": "other", "carrier": "other", "applicant_kind": "natural_person", "name": canary("applicant"),
            "paper": "other", "paper_number": canary("applicant", plain=True)[:40], "phone": "13900001111"}  # fmt: skip
    form = RegisterForm(said, {"proof": SimpleUploadedFile("proof.png", b"\x89PNG\r\n\x1a\n")})
    assert form.is_valid(), form.errors
    return InformationRequest.objects.get(number=requests.register(form, by=cast.office).number)
