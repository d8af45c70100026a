"""Taking a file in for an answer, marking it, burning its proved copy, dropping it: while the request is handled."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

from django.db import transaction
from django.utils.translation import gettext as _

from feedback.intake.rights import HANDLE
from feedback.models import AnswerFile, InformationRequest
from feedback.redaction import looking
from feedback.redaction.burning import CannotRedact, burn
from feedback.redaction.marks import Mark
from feedback.requests.files import FORMS, files_of, marks_of, original_of
from feedback.requests.moving import rights_at
from feedback.requests.states import State
from portal.cases.today import today
from portal.people.models import Person
from portal.publishing import intake
from portal.publishing.file_types import extension_of
from portal.site.keys import seal_bytes
from portal.trail.record import record
from portal.workflow import MoveRefused

MOST_FILES, MOST_BYTES = 20, 20 << 20


def may_change(request: InformationRequest, person: Person) -> bool:
    return request.state == State.HANDLING and HANDLE in rights_at(request, person, today())


def add(request: InformationRequest, name: str, data: bytes, *, by: Person) -> AnswerFile:
    """Raises CannotRedact for a file that can't be worked on, `intake.Refused` for one that nothing may store (I-7),
    MoveRefused with the reason else."""
    extension = extension_of(name)
    if extension not in FORMS:
        raise CannotRedact(_("只收 PDF、JPEG 和 PNG；其他文件请先存成 PDF。"))
    if len(data) > MOST_BYTES:
        raise CannotRedact(_("文件超过 20 MB，请拆成几份。"))
    pages = looking.pages_of(data)
    with intake.examined(name, [data], by=by) as file:
        name = file.name
    with _changing(request, by, "file_added") as held:
        if files_of(held).count() >= MOST_FILES:
            raise MoveRefused(_("一件申请最多%(n)s个文件。") % {"n": MOST_FILES})
        return AnswerFile.objects.create(
            request=held, name=name, extension=extension, sealed=seal_bytes(data), pages=pages, added_by=by
        )


def mark(file: AnswerFile, marks: list[Mark], *, by: Person) -> None:
    """With other marks the copy that was burned before is none any more."""
    with _changing(file.request, by, "file_marked"):
        file.marks, file.copy, file.copy_sha256, file.given = [asdict(each) for each in marks], None, "", None
        file.save(update_fields=["marks", "copy", "copy_sha256", "given"])


def redact(file: AnswerFile, *, by: Person) -> None:
    """A copy without what is marked, and without all that was not to be seen. Raises CannotRedact, MarkError.

    Burning takes minutes and holds no lock: a copy burned with marks that are no longer those is none."""
    copy = burn(original_of(file), marks_of(file))
    with _changing(file.request, by, "file_redacted") as held:
        if not files_of(held).filter(pk=file.pk, marks=file.marks).exists():
            raise MoveRefused(_("遮盖的时候，标记有了变动，副本没有保存。请重新打开这一页，看过标记再生成。"))
        file.copy, file.copy_sha256 = seal_bytes(copy), hashlib.sha256(copy).hexdigest()
        file.save(update_fields=["copy", "copy_sha256"])


def drop(file: AnswerFile, *, by: Person) -> None:
    with _changing(file.request, by, "file_dropped"):
        file.is_dropped = True
        file.save(update_fields=["is_dropped"])


@contextmanager
def _changing(request: InformationRequest, by: Person, what: str) -> Iterator[InformationRequest]:
    """The request, held while its files change; the trail's row is the last statement."""
    with transaction.atomic():
        held = InformationRequest.objects.select_for_update(of=("self",)).select_related("organ").get(pk=request.pk)
        if not may_change(held, by):
            raise MoveRefused(_("办理中的申请，由承办的人加文件、标遮盖。"))
        yield held
        record(f"request_{what}", by=by, object=held, organ=held.organ.code if held.organ else "")
