"""Ordinary files of offices: all accepted, given back byte for byte, their words kept with their places."""

import pytest

from portal.publishing import intake
from portal.publishing.models import Blob
from tests.examination.corpus import cases

pytestmark = pytest.mark.medium


@pytest.fixture(autouse=True)
def folders(settings, tmp_path):
    settings.MEDIA_ROOT, settings.PORTAL_SCRATCH = tmp_path / "media", tmp_path / "scratch"
    settings.PORTAL_SCRATCH.mkdir()


def test_every_good_file_is_accepted_and_given_back(db):
    for case in cases("good"):
        data = case.make()
        name, blob = intake.take(case.name, [data])
        assert intake.path_of(blob.pk).read_bytes() == data, case.id
        assert name.rpartition(".")[2] == case.name.rpartition(".")[2]
        is_picture = blob.mime.startswith("image/")
        assert (blob.scan_state == Blob.Scan.UNREADABLE) == is_picture, case.id
        assert is_picture or blob.text.strip(), case.id
    print(f"good: {len(cases('good'))} of {len(cases('good'))} accepted")


def test_what_was_read_is_kept_with_its_places(db):
    case = next(case for case in cases("good") if case.id == "good/xlsx-hidden")
    _name, blob = intake.take(case.name, [case.make()])
    kept = {row["label"]: row for row in Blob.objects.get(pk=blob.pk).texts}
    assert kept["隐藏工作表“代码表”"]["hidden"] and "青石镇" in kept["隐藏工作表“代码表”"]["text"]
    assert "代码表" not in blob.text.split("\n")[0] and "乡镇" in blob.text
