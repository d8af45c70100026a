"""Files that go with an answer, each as its proved copy; and what the letter tells of them."""

from django.db.models import QuerySet

from feedback.models import AnswerFile, InformationRequest
from feedback.redaction.marks import REASONS, Mark
from portal.site.keys import unseal_bytes

FORMS = {"pdf": "application/pdf", "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png"}


def files_of(request: InformationRequest) -> QuerySet[AnswerFile]:
    """Those that were not dropped; without their bytes."""
    return request.files.filter(is_dropped=False).defer("sealed", "copy", "given")


def marks_of(file: AnswerFile) -> list[Mark]:
    return [Mark(**each) for each in file.marks]


def original_of(file: AnswerFile) -> bytes:
    return unseal_bytes(bytes(file.sealed))


def copy_of(file: AnswerFile) -> bytes:
    return unseal_bytes(bytes(file.copy))


def told(request: InformationRequest) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each file, with the reasons of its marks in the order of their numbers."""
    return tuple((file.name, tuple(str(REASONS[each["reason"]]) for each in file.marks)) for file in files_of(request))


def unready(request: InformationRequest) -> list[str]:
    """Names of files without a proved copy: with them nothing is answered."""
    return list(files_of(request).filter(copy_sha256="").values_list("name", flat=True))
