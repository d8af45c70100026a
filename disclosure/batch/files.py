"""Attachments from a folder beside the file: taken in and examined like an upload."""

from collections.abc import Iterator
from pathlib import Path

from portal.people.models import Person
from portal.publishing import intake
from portal.publishing.attaching import Kept

BLOCK = 1 << 20


class Folder:
    """Where the attachments lie; nothing outside of it is read."""

    def __init__(self, path: Path | None):
        self.path = path.resolve() if path else None

    def has(self, name: str) -> bool:
        return self._find(name) is not None

    def take(self, name: str, shown: str, *, by: Person) -> Kept:
        """The file `name` of the folder under the name that readers see. Raises `intake.Refused` in words."""
        with self._find(name).open("rb") as file:
            cleaned, blob = intake.take(shown, _blocks(file), by=by)
        return Kept(blob, cleaned)

    def _find(self, name: str) -> Path | None:
        if self.path is None or not name or "\0" in name:
            return None
        try:
            found = (self.path / name.replace("\\", "/").lstrip("/")).resolve()
            return found if found.is_relative_to(self.path) and found.is_file() else None
        except OSError:  # a name too long
            return None


def _blocks(file) -> Iterator[bytes]:
    while block := file.read(BLOCK):
        yield block
