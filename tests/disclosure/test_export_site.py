"""Everything out and in again: the same documents, files and addresses, and a manifest that proves it."""

import hashlib
import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from disclosure.batch.approving import approve
from disclosure.batch.bringing import import_documents
from disclosure.batch.looking import look_at
from portal.publishing.intake import path_of
from portal.publishing.models import Blob, Entry, Link, Revision
from portal.publishing.moving import Said, advance
from portal.trail.models import Trail
from tests import pages
from tests.cast import BASIS, make_cast
from tests.databases import cloned
from tests.disclosure.import_files import GOOD, line, write
from tests.files import pdf

pytestmark = pytest.mark.medium
RICH = {
    "title": "丙", "issuer": "测试县民政局", "url": "/a.html", "files": ["a.pdf"], "items": "20/0001", "views": 7,
    "summary": "概述", "status": "已修改", "filing_number": "备〔2020〕1号", "filed_on": "2020-02-03", "kind": "通知",
    "registration_number": "T1", "caption_note": "题注", "issued_date": "2020-01-02", "effective_from": "2020-02-03",
    "published_at": "2020-02-03T09:30:00", "document_number": "测民发〔2020〕1号",
    "body_html": '<h2>一</h2><table><tbody><tr><td>甲</td></tr></tbody></table><p class="align-right">乙</p>',
    "relations": [{"kind": "amends", "words": "《扬尘办法》", "organ": "xzf", "index_number": "000099/2024-1"},
                  {"kind": "based_on", "words": "《某法》", "address": "https://law.example/1"}],
}  # fmt: skip


def bring_in(cast, path, **more):
    batch, report = import_documents(path, by=cast.office, organ=cast.county, **more)
    assert (report.refused, report.held) == ([], [])
    outcome = approve(look_at(batch), by=cast.office2, basis=BASIS)
    assert outcome.failed == []
    return report


def old_site(cast, tmp_path) -> None:
    folder = tmp_path / "old"
    folder.mkdir()
    (folder / "a.pdf").write_bytes(pdf("Annex"))
    first = GOOD[0] | {"index_number": "000099/2024-1"}
    bring_in(cast, write(tmp_path, [first, *GOOD[1:]]))
    bring_in(cast, write(tmp_path, [RICH, line(title="丁", text="要撤下的。")], "more.jsonl"), files=folder)
    gone = Revision.objects.get(title="丁")
    advance(gone.pk, "withdraw", by=cast.office, said=Said(reason="error", note="有误"))


def export(folder) -> dict:
    out = StringIO()
    call_command("export_site", str(folder), stdout=out, stderr=StringIO())
    return json.loads((folder / "manifest.json").read_text())


def lines(folder, name: str = "documents.jsonl") -> list[dict]:
    return [json.loads(row) for row in (folder / name).read_text().splitlines()]


def test_site_goes_out_and_comes_in_again_the_same(cast, tmp_path, admin_address, template_database):
    old_site(cast, tmp_path)
    first = export(tmp_path / "first")
    with cloned(admin_address, template_database):  # another portal, empty
        assert not Entry.objects.exists()
        elsewhere = make_cast()
        report = bring_in(elsewhere, tmp_path / "first" / "documents.jsonl", files=tmp_path / "first")
        assert (report.imported, dict(report.warnings)) == (4, {})
        second = export(tmp_path / "second")
        assert lines(tmp_path / "second") == lines(tmp_path / "first")
        assert second["sums"]["documents.jsonl"] == first["sums"]["documents.jsonl"]
        assert pages.get("/a.html")["Location"] == Entry.objects.get(title="丙").path
        assert Link.objects.get(kind="amends").target == Entry.objects.get(title=GOOD[0]["title"]).publication


def test_manifest_names_every_file_with_its_checksum(cast, tmp_path):
    old_site(cast, tmp_path)
    manifest = export(tmp_path / "out")
    assert (manifest["documents"], manifest["withdrawn"], manifest["files"]) == (4, 1, 1)
    written = {str(path.relative_to(tmp_path / "out")) for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert written == {*manifest["sums"], "manifest.json"}
    for name, said in manifest["sums"].items():
        data = (tmp_path / "out" / name).read_bytes()
        assert (hashlib.sha256(data).hexdigest(), len(data)) == (said["sha256"], said["size"])
    (rich,) = [row for row in lines(tmp_path / "out") if row["title"] == "丙"]
    assert rich["old_addresses"] == ["/a.html"] and rich["left"] == {"views": 7}
    assert "丁" not in (tmp_path / "out" / "documents.jsonl").read_text()
    assert Trail.objects.filter(action="export_site").count() == 1


def test_export_asks_for_an_empty_folder_and_for_files_that_are_what_they_were(cast, tmp_path):
    old_site(cast, tmp_path)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").write_text("x")
    with pytest.raises(CommandError, match="已经有东西"):
        export(tmp_path / "full")
    with pytest.raises(CommandError, match="写不了"):
        export(tmp_path / "full" / "x" / "y")
    stored = path_of(Blob.objects.get().pk)
    whole = stored.read_bytes()
    stored.write_bytes(b"other")
    try:
        with pytest.raises(CommandError, match="“a.pdf”的内容和登记的指纹不符"):
            export(tmp_path / "out")
    finally:
        stored.write_bytes(whole)


def test_file_that_is_not_the_one_of_the_manifest_is_refused(cast, tmp_path):
    old_site(cast, tmp_path)
    export(tmp_path / "out")
    (changed,) = [path for path in (tmp_path / "out" / "files").rglob("*") if path.is_file()]
    changed.write_bytes(pdf("Another"))
    rows = [row for row in lines(tmp_path / "out") if row["title"] == "丙"]
    rows[0] |= {"title": "另一份", "index_number": "x1", "old_addresses": []}
    _batch, report = import_documents(
        write(tmp_path, rows, "again.jsonl"), by=cast.office, organ=cast.county, files=tmp_path / "out"
    )
    assert [each.reason for each in report.refused] == ["附件“a.pdf”与清单上的指纹不符"]
