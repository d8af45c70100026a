"""Files as they come in: in scratch, under no name, so that nothing is left of them when a worker dies. Where there is
no room, the rest of the form is read all the same, for what was typed is not to be lost (F-5)."""

import io
import tempfile
from collections.abc import Callable
from contextlib import suppress
from typing import BinaryIO

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler


class NamelessUploadHandler(FileUploadHandler):
    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        facts = (self.file_name, self.content_type, 0, self.charset, self.content_type_extra)
        self.file = UploadedFile(_nameless(), *facts)

    def receive_data_chunk(self, raw_data, start):
        self._do(lambda file: file.write(raw_data))

    def file_complete(self, file_size):
        self._do(lambda file: file.seek(0))
        self.file.size = file_size
        return self.file

    def upload_interrupted(self):
        if hasattr(self, "file"):
            self.file.close()

    def _do(self, act: Callable[[BinaryIO], object]) -> None:
        try:
            act(self.file.file)
        except OSError as error:
            with suppress(OSError):
                self.file.close()
            self.file.file = Unkept(error)


class Unkept(io.IOBase):
    """A file for which there was no room: whoever reads it hears of that."""

    def __init__(self, error: OSError):
        self.error = error

    def read(self, size: int = -1) -> bytes:
        raise self.error

    def write(self, content: bytes) -> int:
        return len(content)

    def seek(self, *place: int) -> int:
        return 0


def _nameless() -> BinaryIO:
    return tempfile.TemporaryFile(dir=settings.FILE_UPLOAD_TEMP_DIR)
