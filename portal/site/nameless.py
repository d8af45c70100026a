"""Files as they come in: in scratch, under no name, so that nothing is left of them when a worker dies."""

import tempfile

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler


class NamelessUploadHandler(FileUploadHandler):
    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        facts = (self.file_name, self.content_type, 0, self.charset, self.content_type_extra)
        self.file = UploadedFile(_nameless(), *facts)

    def receive_data_chunk(self, raw_data, start):
        self.file.write(raw_data)

    def file_complete(self, file_size):
        self.file.seek(0)
        self.file.size = file_size
        return self.file

    def upload_interrupted(self):
        if hasattr(self, "file"):
            self.file.close()


def _nameless():
    return tempfile.TemporaryFile(dir=settings.FILE_UPLOAD_TEMP_DIR)
