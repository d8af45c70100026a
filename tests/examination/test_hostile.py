"""Hostile files: at every place where one may be sent they are refused, or kept as a download that harms nobody."""

import resource
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import django
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from portal.examination.reading import child
from portal.examination.reading.asking import read
from portal.publishing import intake
from portal.publishing.file_types import names_its_type
from portal.publishing.models import Blob
from tests.desk.test_writing import ADD, typed
from tests.examination.corpus import REFUSED, cases

# Thirty-three kinds, one of each trick (B-4); all of them must be refused.
KINDS = (
    "mht", "name-double-ending", "name-no-ending", "html-as-pdf", "html-as-jpg", "svg", "svg-as-png", "exe",
    "exe-as-pdf", "exe-as-docx", "exe-in-zip", "lnk-as-doc", "js", "php-as-jpg", "jar-as-docx", "empty", "zeros",
    "docm-as-docx", "xlsm-as-xlsx", "doc-macro", "active-x", "embedded-exe", "external-template", "dde", "xlsx-dde",
    "xxe-docx", "laughs-xlsx", "broken-xml", "twice", "wrong-crc", "encrypted-docx", "pdf-encrypted", "png-flood",
)  # fmt: skip
DOCUMENT = "/admin/disclosure/document/"


@pytest.fixture(autouse=True)
def folders(settings, tmp_path):
    settings.MEDIA_ROOT, settings.PORTAL_SCRATCH = tmp_path / "media", tmp_path / "scratch"
    settings.PORTAL_SCRATCH.mkdir()


def kinds() -> list:
    named = {case.id.partition("/")[2]: case for case in cases("hostile")}
    return [named[kind] for kind in KINDS]


def upload(case) -> SimpleUploadedFile:
    """With the name as it was sent: Django would mend it while it is set."""
    sent = SimpleUploadedFile("x", case.make())
    sent._name = case.name
    return sent


@pytest.mark.medium
def test_thirty_three_kinds_are_refused_at_the_form(cast, at_desk):
    assert len(set(KINDS)) == 33
    answer = at_desk("clerk").post(ADD, typed(cast, new_files=[upload(case) for case in kinds()]))
    assert answer.status_code == 400 and not Blob.objects.exists()


@pytest.mark.medium
def test_thirty_three_kinds_are_refused_when_sent_alone(cast, at_desk):
    client = at_desk("clerk")
    answers = {case.id: client.post(f"{DOCUMENT}files/", {"file": upload(case)}) for case in kinds()}
    assert {name: answer.status_code for name, answer in answers.items() if answer.status_code != 400} == {}
    assert not Blob.objects.exists()


@pytest.mark.medium
def test_thirty_three_kinds_are_refused_as_a_word_file(cast, at_desk):
    client = at_desk("clerk")
    for case in kinds():
        assert client.post(ADD, typed(cast, _word="1", word=upload(case))).status_code < 500, case.id
    assert not Blob.objects.exists()


def outcomes(chosen) -> list[str]:
    """The cases that went wrong: accepted against the rule, or kept under a name or type that a browser runs."""
    wrong = []
    for case in chosen:
        data = case.make()
        try:
            name, blob = intake.take(case.name, [data])
        except intake.Refused as refusal:
            wrong += [case.id] if not str(refusal) else []
            continue
        harmless = names_its_type(name, blob.mime) and intake.path_of(blob.pk).read_bytes() == data
        wrong += [case.id] if case.expect == REFUSED or not harmless else []
    return wrong


@pytest.mark.medium
def test_every_light_hostile_file_is_refused_or_harmless(db):
    chosen = [case for case in cases("hostile") if not case.heavy]
    wrong = outcomes(chosen)
    print(f"hostile: {len(chosen) - len(wrong)} of {len(chosen)} right")
    assert wrong == []


def measured(path: Path, name: str, scratch: Path) -> tuple:
    """What reading gives, seconds, seconds of work, and the most memory in MB."""
    settings.PORTAL_SCRATCH = scratch
    start = time.monotonic()
    found = read(path, name)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return found, time.monotonic() - start, used.ru_utime + used.ru_stime, used.ru_maxrss >> 10


@pytest.mark.long
@pytest.mark.parametrize("case", [case for case in cases("hostile") if case.heavy], ids=lambda case: case.id)
def test_bomb_is_refused_within_its_time_and_memory(case, tmp_path):
    path = tmp_path / "file"
    path.write_bytes(case.make())
    # From a small process of its own: what children before it took would count, and what its parent holds counts too.
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=django.setup) as apart:
        found, seconds, work, most = apart.submit(measured, path, case.name, tmp_path / "scratch").result()
    print(f"{case.id}: {found.danger or 'read'} in {seconds:.1f} s, {work:.1f} s of work, {most} MB")
    assert case.expect != REFUSED or found.danger
    assert work < 5 and most < 300
    assert child.MEMORY < 300 << 20
