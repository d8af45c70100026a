"""Everything that is public written out again: a line a document, their files, and a manifest with every checksum. What
is written here can be brought in again by `import_documents`, and gives the same."""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext as _

from disclosure.drafting import KIND
from disclosure.models import Document
from disclosure.stopping import Rate
from portal.cases.today import now
from portal.publishing.intake import path_of
from portal.publishing.models import Entry, Gone, ReleaseFile
from portal.trail.record import SYSTEM, record

DOCUMENTS, OTHERS, WITHDRAWN, MANIFEST = "documents.jsonl", "others.jsonl", "withdrawn.jsonl", "manifest.json"
AT_ONCE = 500
NEEDED = (
    "release__files", "release__revision__document_header", "release__revision__document_items__item__domain",
    "release__revision__relations", "publication__document__responsible_organ", "publication__import_line",
    "publication__old_addresses",
)  # fmt: skip


class CannotExport(Exception):
    """Nothing or not all was written; the message says why."""


@dataclass
class Exported:
    documents: int = 0
    others: int = 0
    withdrawn: int = 0
    files: int = 0


def export_site(folder: Path, *, by=SYSTEM, say: Callable[[str], None] = lambda line: None) -> Exported:
    """Write the site into an empty or new folder."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise CannotExport(_("文件夹 %s 里已经有东西，请用一个空的。") % folder)
        done = _Writer(folder, say).write()
    except OSError as error:
        raise CannotExport(_("写不了 %(path)s：%(why)s。") % {"path": folder, "why": error.strerror}) from error
    record("export_site", by=by, object_type="site", object_id=folder.name, alone=True)
    return done


class _Writer:
    def __init__(self, folder: Path, say: Callable[[str], None]):
        self.folder, self.done = folder, Exported()
        self.sums: dict[str, dict] = {}
        self.total = Entry.objects.count()
        self.progress = Rate(say, _("已写出"), lambda: self.progress.done / (self.total or 1))

    def write(self) -> Exported:
        self.done.documents = self._lines(DOCUMENTS, self._documents())
        self.done.others = self._lines(OTHERS, self._others())
        self.done.withdrawn = self._lines(WITHDRAWN, _withdrawn())
        self.done.files = len(self.sums) - 3
        manifest = {
            "made_at": now().isoformat(timespec="seconds"), **vars(self.done),
            "sums": {name: self.sums[name] for name in sorted(self.sums)},
        }  # fmt: skip
        (self.folder / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=1), "utf-8")
        return self.done

    def _lines(self, name: str, rows: Iterator[dict]) -> int:
        n, digest, size = 0, hashlib.sha256(), 0
        with (self.folder / name).open("wb") as file:
            for row in rows:
                raw = json.dumps(row, ensure_ascii=False).encode() + b"\n"
                file.write(raw)
                digest.update(raw)
                n, size = n + 1, size + len(raw)
        self.sums[name] = {"sha256": digest.hexdigest(), "size": size}
        return n

    def _documents(self) -> Iterator[dict]:
        entries = Entry.objects.in_section(KIND).order_by("publication__number")
        for some in _pieces(entries):
            prefetch_related_objects(some, *NEEDED)
            ends = _ends(some)
            for entry in some:
                yield _line(entry, ends, [self._file(file) for file in entry.release.files.all()])
            self.progress.step(len(some))

    def _others(self) -> Iterator[dict]:
        """What is no document: articles, interpretations …, as released."""
        entries = Entry.objects.exclude(section=KIND).order_by("publication__number")
        for some in _pieces(entries):
            prefetch_related_objects(some, "release__files", "organ")
            for entry in some:
                yield {
                    "kind": entry.section, "address": entry.path, "organ": entry.organ.code, "title": entry.title,
                    "published_date": _moment(entry.sort_at), "header": entry.release.header,
                    "body_html": entry.release.body_html,
                    "files": [self._file(file) for file in entry.release.files.all()],
                }  # fmt: skip
            self.progress.step(len(some))

    def _file(self, file: ReleaseFile) -> dict:
        name = f"files/{file.sha256[:2]}/{file.sha256}"
        if name not in self.sums:
            target = self.folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path_of(file.sha256), target)
            with target.open("rb") as written:
                if hashlib.file_digest(written, "sha256").hexdigest() != file.sha256:
                    raise CannotExport(_("附件“%s”的内容和登记的指纹不符，请先核对。") % file.name)
            self.sums[name] = {"sha256": file.sha256, "size": file.size}
        return {"name": file.name, "path": name, "sha256": file.sha256}


def _pieces(entries) -> Iterator[list[Entry]]:
    """Portion after portion by the public number, each asked for when it is wanted."""
    last = 0
    while some := list(
        entries.filter(publication__number__gt=last).select_related("release__revision", "publication")[:AT_ONCE]
    ):
        yield some
        last = some[-1].publication.number


def _line(entry: Entry, ends: dict, files: list[dict]) -> dict:
    """A document as `import_documents` reads it; what says nothing is left out."""
    revision, publication = entry.release.revision, entry.publication
    own, document = revision.document_header, publication.document
    line = getattr(publication, "import_line", None)
    said = {
        "title": entry.title, "body_html": entry.release.body_html, "issuer": own.issuing_organs,
        "document_number": own.document_number, "index_number": document.index_number,
        "registration_number": own.registration_number, "issued_date": _day(own.issued_on),
        "published_date": _moment(entry.sort_at), "effective_date": _day(own.effective_from),
        "effective_until": _day(own.effective_until), "status": own.validity_mark, "kind": own.kind, "topic": own.topic,
        "stage": own.stage, "abstract": own.abstract, "content_source": own.content_source,
        "caption_note": own.caption_note, "filing_number": own.filing_number, "filed_date": _day(own.filed_on),
        "disclosure_time": own.disclosure_time, "scope": own.scope,
        "items": [link.item.path for link in revision.document_items.all()],
        "relations": [_relation(each, ends) for each in revision.relations.all()], "files": files,
        "old_addresses": sorted(old.path for old in publication.old_addresses.all()),
        "responsible_organ": document.responsible_organ.code, "series": entry.release.header.get("series"),
        "left": line.left if line else {},
    }  # fmt: skip
    return {name: value for name, value in said.items() if value}


def _relation(each, ends: dict) -> dict:
    """The other end by its organ and index number, where it is ours: its address may be another one elsewhere."""
    end = ends.get(each.target_id)
    said = {
        "kind": each.kind, "words": each.words, "effective_on": _day(each.effective_on),
        **({"organ": end[0], "index_number": end[1]} if end else {"address": each.address}),
    }  # fmt: skip
    return {name: value for name, value in said.items() if value}


def _ends(some: list[Entry]) -> dict:
    targets = {each.target_id for entry in some for each in entry.release.revision.relations.all()}
    rows = Document.objects.filter(pk__in=targets - {None}).values_list("pk", "responsible_organ__code", "index_number")
    return {pk: (organ, number) for pk, organ, number in rows}


def _withdrawn() -> Iterator[dict]:
    for gone in Gone.objects.select_related("organ").order_by("path").iterator():
        yield {"address": gone.path, "at": gone.at.isoformat(), "reason": gone.reason_code, "organ": gone.organ.code,
               "index_number": gone.index_number}  # fmt: skip


def _day(day) -> str:
    return day.isoformat() if day else ""


def _moment(at) -> str:
    return timezone.localtime(at).isoformat(timespec="seconds")
