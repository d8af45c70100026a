"""Attachments: the approved bytes under their own address, as long as the release lives."""

import logging
import os
from urllib.parse import quote

import pytest

from portal.publishing import intake
from portal.publishing.attaching import Kept, arrange
from portal.publishing.moving import advance
from portal.publishing.writing import acting_as, correct, locked_draft
from tests.cast import draft, said, walk
from tests.files import pdf
from tests.pages import get, text

pytestmark = pytest.mark.medium
PDF = pdf("test file")
NAME = "各乡镇 测算表（2026）.pdf"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def with_file(cast, *, name: str = NAME, data: bytes = PDF):
    return walk(cast, attach(cast, draft(cast), (name, data)), 4)


def attach(cast, revision, *files):
    with acting_as(cast.clerk):
        taken = [intake.take(name, [data]) for name, data in files]
        arrange(locked_draft(revision.pk, by=cast.clerk), [Kept(blob, name) for name, blob in taken])
    return revision


def address(revision, name: str = NAME, n: int = 1) -> str:
    return f"/documents/{revision.publication.number}/files/{n}/{quote(name, safe='')}"


def download(path: str, **headers) -> tuple[int, bytes, dict]:
    response = get(path, **headers)
    data = response.getvalue()
    response.close()
    return response.status_code, data, response.headers


def status(path: str, **headers) -> int:
    return download(path, **headers)[0]


def stored(revision):
    return intake.path_of(revision.files.get().blob_id)


def test_attachment_is_downloaded_under_its_own_name_and_runs_nowhere(cast):
    revision = with_file(cast)
    assert address(revision) in text(f"/documents/{revision.publication.number}/")
    code, data, headers = download(address(revision))
    assert (code, data) == (200, PDF)
    assert headers["Content-Type"] == "application/pdf"
    assert headers["Content-Disposition"] == f"attachment; filename*=utf-8''{quote(NAME)}"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"].startswith("sandbox")
    assert headers["ETag"] == f'"{revision.files.get().blob_id}"'
    assert headers["Content-Length"] == str(len(PDF))
    assert "Set-Cookie" not in headers


def test_reader_who_has_the_file_gets_304(cast):
    revision = with_file(cast)
    etag = download(address(revision))[2]["ETag"]
    assert download(address(revision), **{"If-None-Match": etag})[:2] == (304, b"")


def test_name_must_be_the_released_one(cast):
    revision = with_file(cast)
    for name in ("other.pdf", "../../etc/passwd", "", NAME + "x", "..%2f..%2fx"):
        assert status(address(revision, name)) == 404
    for n in (0, 2, 10**12):
        assert status(address(revision, n=n)) == 404


def test_altered_bytes_are_never_served_and_somebody_is_told(cast, caplog):
    revision = with_file(cast)
    assert status(address(revision)) == 200
    path = stored(revision)
    time = path.stat()
    path.write_bytes(PDF.replace(b"test", b"evil"))
    os.utime(path, ns=(time.st_atime_ns, time.st_mtime_ns))
    with caplog.at_level(logging.ERROR):
        assert status(address(revision)) == 404
    assert revision.files.get().blob_id in caplog.text


@pytest.mark.parametrize("harm", ["removed", "longer", "empty", "link"])
def test_missing_or_changed_file_is_a_page_not_a_fault(cast, tmp_path, harm):
    revision = with_file(cast)
    path = stored(revision)
    if harm == "longer":
        path.write_bytes(PDF + b"more")
    elif harm == "empty":
        path.write_bytes(b"")
    else:
        path.rename(tmp_path / "elsewhere")
        if harm == "link":
            path.symlink_to(tmp_path / "elsewhere")
    assert "没有找到这个页面" in text(address(revision), 404)


def test_file_of_a_draft_has_no_address(cast):
    revision = with_file(cast)
    change = correct(revision.publication_id, by=cast.clerk, change_note="换附件")
    attach(cast, change, ("新表.pdf", PDF + b"\n2"))
    walk(cast, change, 3)
    assert status(address(revision, "新表.pdf")) == 404
    assert status(address(revision)) == 200
    advance(change.pk, "sign", by=cast.signer, said=said(change))
    assert download(address(revision, "新表.pdf"))[1] == PDF + b"\n2"
    assert status(address(revision)) == 404


def test_attachment_of_something_withdrawn_is_gone_also_for_who_has_a_copy(cast):
    revision = with_file(cast)
    etag = download(address(revision))[2]["ETag"]
    advance(revision.pk, "withdraw", by=cast.signer, said=said(revision, reason="error", note="错"))
    for headers in ({}, {"If-None-Match": etag}, {"Range": "bytes=0-3"}):
        code, data, _headers = download(address(revision), **headers)
        assert code == 410 and PDF not in data


def test_file_is_under_no_other_address(cast):
    sha = with_file(cast).files.get().blob_id
    for path in (f"/media/{sha}", f"/media/{sha[:2]}/{sha[2:4]}/{sha}", f"/static/{sha}", f"/files/{sha}"):
        assert status(path) == 404
