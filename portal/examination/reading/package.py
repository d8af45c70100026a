"""Zip files: opened without unpacking a byte to disk; what others would read differently is refused."""

import zipfile
import zlib
from collections.abc import Iterator

from portal.examination.reading.material import MAX_FILES, MAX_MARKUP, MAX_UNPACKED, Hostile, Material
from portal.examination.reading.plain import guess

SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")
MARKUP = (".xml", ".rels", ".vml")
CHUNK = 1 << 16


class Package:
    def __init__(self, file, material: Material):
        self.material = material
        try:
            self.zip = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, zipfile.LargeZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
            raise Hostile("broken") from error
        self.members = {name_of(info): info for info in self.zip.infolist() if not info.is_dir()}
        self._check()

    def _check(self) -> None:
        infos = self.zip.infolist()
        if len(infos) > MAX_FILES:
            raise Hostile("too_many")
        if len({info.filename for info in infos}) < len(infos):
            raise Hostile("twice")
        if any(info.flag_bits & 1 for info in infos):
            raise Hostile("encrypted")
        if sum(info.file_size for info in infos) > MAX_UNPACKED:
            raise Hostile("too_big")
        if sum(info.file_size for info in infos if info.filename.lower().endswith(MARKUP)) > MAX_MARKUP:
            raise Hostile("too_big")
        spans = sorted((info.header_offset, info.compress_size) for info in infos)
        if any(start + size > following for (start, size), (following, _) in zip(spans, spans[1:], strict=False)):
            raise Hostile("overlap")

    def stream(self, name: str, *, markup: bool = False) -> Iterator[bytes]:
        """The unpacked bytes of a member; zipfile checks their sum and that they are no more than was said."""
        info = self.members[name]
        try:
            with self.zip.open(info) as member:
                yield from self.material.unpack(iter(lambda: member.read(CHUNK), b""), markup=markup)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
            raise Hostile("broken") from error

    def bytes(self, name: str) -> bytes:
        return b"".join(self.stream(name))

    def notes(self) -> Iterator[str]:
        """The comments of the archive and of its members."""
        for comment in (self.zip.comment, *(info.comment for info in self.zip.infolist())):
            if comment:
                yield guess(comment)


def name_of(info: zipfile.ZipInfo) -> str:
    """A member's name; Windows writes it in GBK and does not say so."""
    name = info.orig_filename
    if info.flag_bits & 0x800:
        return name
    try:
        return guess(name.encode("cp437"))
    except UnicodeEncodeError:
        return name
