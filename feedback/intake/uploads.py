"""Files that strangers send with what they file: few, small, of known types by their bytes. Kept sealed; nobody
publishes them, so they are not examined for marks."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.publishing.file_types import BY_EXTENSION, HEAD, extension_of
from portal.site.keys import seal_bytes

TYPES = ("jpg", "jpeg", "png", "pdf")
ACCEPT = ",".join(f".{extension}" for extension in TYPES)
MOST_BYTES = 5 << 20
MOST_FILES = 3
AGAIN = gettext_lazy("刚才选过的文件，浏览器不会保留，要再选一次。")


def check(file: UploadedFile) -> None:
    """Raises ValidationError for what is not taken."""
    if file.size > MOST_BYTES:
        raise forms.ValidationError(_("文件超过 5 MB，请拍小一些再选一次。"))
    extension, head = extension_of(file.name), file.read(HEAD)
    file.seek(0)
    if extension not in TYPES or not BY_EXTENSION[extension].fits(Path(), head):
        raise forms.ValidationError(_("只收 jpg、png、pdf，内容要和名字一致。请另选一个文件。"))


class ManyFiles(forms.FileInput):
    allow_multiple_selected = True

    def __init__(self):
        super().__init__({"accept": ACCEPT})


class FilesField(forms.FileField):
    """Up to three at once; what it gives is a list."""

    widget = ManyFiles

    def __init__(self, **kwargs):
        hint = gettext_lazy("照片或扫描件，jpg、png 或 pdf，最多三个，每个不超过 5 MB。加密保存，只有办理的人能看。")
        super().__init__(required=False, help_text=hint, **kwargs)

    def clean(self, data, initial=None) -> list[UploadedFile]:
        files = [super(FilesField, self).clean(each) for each in data or []]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(_("最多三个文件，现在是%(n)s个。") % {"n": len(files)})
        for file in files:
            check(file)
        return files


@dataclass(frozen=True)
class Enclosed:
    """A file as it is kept; its name is not, for it may name people."""

    extension: str
    size: int
    sealed: bytes


def enclosed(files: list[UploadedFile]) -> list[Enclosed]:
    return [_enclosed(each) for each in files]


def _enclosed(file: UploadedFile) -> Enclosed:
    return Enclosed(extension_of(file.name), file.size, seal_bytes(content_of(file)))


def content_of(file: UploadedFile) -> bytes:
    """All of it, however often it is asked for."""
    file.seek(0)
    return file.read()


def digest_of(file: UploadedFile | None) -> str:
    return sha256(content_of(file) if file else b"").hexdigest()
