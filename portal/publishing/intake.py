"""Files on their way in: read into a private scratch folder, examined there, then stored by their hash or wiped.

The type follows from the bytes, not from the name; the name must agree. What is stored lies under no public address.
"""

import hashlib
import os
import re
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.examination.examine import refusals
from portal.examination.finding import Finding
from portal.examination.reading.asking import Read, read
from portal.examination.reading.places import said
from portal.examination.subject import Subject, Text
from portal.publishing.content import UNWANTED
from portal.publishing.declassifying import is_declassified
from portal.publishing.file_types import BY_EXTENSION, HEAD, FileType, extension_of
from portal.publishing.models import Blob
from portal.publishing.rule_table import label_of
from portal.site.options import option
from portal.trail import words
from portal.trail.record import SYSTEM, record

words.name({"refuse_file": gettext_lazy("拒收文件"), "refuse_text": gettext_lazy("拒收文字")})

MAX_NAME = 120
MAX_EXTENSION = 10


class Refused(Exception):
    """The file is not taken; the message names it and says why."""


@dataclass(frozen=True)
class Arrived:
    """A file that may come in: examined, still in the scratch folder, under its cleaned name."""

    name: str
    path: Path
    sha256: str
    size: int
    mime: str
    found: Read


def take(name: str, chunks: Iterable[bytes], *, by=SYSTEM) -> tuple[str, Blob]:
    """Examine one file and store it; returns its cleaned name and its blob. Raises as `examined` does."""
    with examined(name, chunks, by=by) as file:
        return file.name, _store(file)


@contextmanager
def examined(name: str, chunks: Iterable[bytes], *, by) -> Iterator[Arrived]:
    """Raises `Refused`, leaving no byte: of a marked or hostile file the trail holds who sent it, when, its hash and
    the rule (I-7)."""
    if "\0" in name:  # whoever reads on cuts the name there
        raise Refused(_("“%(name)s”的名字里有不可见的字符，没有收下。") % {"name": clean_name(name)})
    name = clean_name(name)
    limit = option("files.max_megabytes") * 1024 * 1024
    descriptor, scratch = tempfile.mkstemp(prefix="portal-", dir=settings.PORTAL_SCRATCH)
    try:
        digest, size = hashlib.sha256(), 0
        with os.fdopen(descriptor, "wb") as file:
            for chunk in chunks:
                size += len(chunk)
                if size > limit:
                    raise Refused(_("“%(name)s”超过 %(n)s MB，没有收下。") % {"name": name, "n": limit // 1024 // 1024})
                digest.update(chunk)
                file.write(chunk)
        if size == 0:
            raise Refused(_("“%(name)s”是空文件，没有收下。") % {"name": name})
        kind = _type_of(name, Path(scratch))
        found = read(Path(scratch), name)
        _refuse(name, digest.hexdigest(), found, by)
        yield Arrived(name, Path(scratch), digest.hexdigest(), size, kind.mime, found)
    finally:
        Path(scratch).unlink(missing_ok=True)


def clean_name(name: str) -> str:
    """The file's own name, without folders, control or direction characters, at most 120 characters."""
    name = UNWANTED.sub("", unicodedata.normalize("NFC", name.encode("utf-8", "replace").decode()))
    name = re.sub(r"\s+", " ", name.replace("\\", "/").rsplit("/", 1)[-1])
    name = re.sub(r'[<>:"|?*\r\n]', "", name).strip(" .")
    stem, _dot, extension = name.rpartition(".")
    if not stem or len(extension) > MAX_EXTENSION:
        return name[:MAX_NAME].strip(" .") or _("未命名")
    return f"{stem[: MAX_NAME - len(extension) - 1]}.{extension.lower()}"


def path_of(sha256: str) -> Path:
    return Path(settings.MEDIA_ROOT) / sha256[:2] / sha256[2:4] / sha256


def _refuse(name: str, sha256: str, found: Read, by) -> None:
    """Raise `Refused` for a mark or a danger. A name that is marked itself is not said again: messages are stored."""
    marks = refusals(Subject(found.as_part("file")))
    if marks and is_declassified(sha256):
        record(
            "take_declassified", by=by, object_type="publishing.blob", object_id=sha256, content_hash=sha256, alone=True
        )
        marks = ()
    if marks:
        rules = dict.fromkeys(mark.rule for mark in marks)
        shown = _("名字带标志的文件") if any(mark.place.part == "file" for mark in marks) else _("“%s”") % name
        message = _("%(file)s没有收下，也没有留存：%(place)s有%(rule)s（%(id)s）。%(why)s") % {
            "file": shown, "place": _place_in(name, marks[0]), "rule": label_of(marks[0].rule), "id": marks[0].rule,
            "why": marks[0].explanation,
        }  # fmt: skip
        message += _("文件指纹（SHA-256）：%s") % sha256
    elif found.danger:
        rules, message = {f"FILE-{found.danger.upper()}": None}, _("“%(name)s”没有收下：%(why)s") % {
            "name": name, "why": said(found.danger)}  # fmt: skip
    else:
        return
    record(
        "refuse_file", by=by, object_type="publishing.blob", object_id=sha256,
        reason="、".join(rules), content_hash=sha256, alone=True,
    )  # fmt: skip
    raise Refused(message)


def _place_in(name: str, mark: Finding) -> str:
    """The place inside the file, which is named already; a place whose own name is marked is not said."""
    if mark.place.part == "file":
        return _("文件名")
    place = mark.place.label.removeprefix(_("附件“%s”，") % name)
    is_marked = refusals(Subject((Text("place", "", place, "name"), *_quoted(place))))
    return _("文件里面") if is_marked else place


def _quoted(place: str) -> Iterable[Text]:
    return (Text(f"place{n}", "", words, "name") for n, words in enumerate(re.findall("“([^”]*)”", place)))


def _type_of(name: str, path: Path) -> FileType:
    extension = extension_of(name)
    kind = BY_EXTENSION.get(extension)
    if kind is None:
        allowed = "、".join(BY_EXTENSION)
        raise Refused(_("“%(name)s”不是能公开的文件类型，没有收下。可以用：%(allowed)s。") % {
            "name": name, "allowed": allowed})  # fmt: skip
    with path.open("rb") as file:
        head = file.read(HEAD)
    if not kind.fits(path, head):
        raise Refused(_("“%(name)s”的内容不是 %(kind)s 文件，没有收下。请核对后重新上传。") % {
            "name": name, "kind": extension.upper()})  # fmt: skip
    return kind


def _store(file: Arrived) -> Blob:
    target = path_of(file.sha256)
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        for folder in (target.parent.parent, target.parent):  # whatever the umask: see below
            folder.chmod(0o750)
        # Written beside its place, made durable, then renamed: a crash leaves no half file under a hash.
        descriptor, partial = tempfile.mkstemp(prefix=".partial-", dir=target.parent)
        os.fchmod(descriptor, 0o640)  # the web server in front may be of the group (PORTAL_X_ACCEL)
        try:
            with os.fdopen(descriptor, "wb") as out, file.path.open("rb") as source:
                while chunk := source.read(1 << 20):
                    out.write(chunk)
                out.flush()
                os.fsync(out.fileno())
            os.replace(partial, target)
        except OSError:  # the disk is full
            os.unlink(partial)
            raise
    texts = [asdict(text) for text in file.found.texts]
    blob, _created = Blob.objects.get_or_create(sha256=file.sha256, defaults={
        "size": file.size, "mime": file.mime, "texts": texts,
        "text": "\n".join(text.text for text in file.found.texts if not text.hidden),
        "scan_state": Blob.Scan.CLEAN if file.found.is_readable else Blob.Scan.UNREADABLE,
    })  # fmt: skip
    return blob
