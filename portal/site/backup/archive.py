"""The backup file: a plain tar with `database.dump`, `media/…` and, as its last part, `manifest.json`.

The list comes last, so each part is read once while it is written, and a file that was cut off has no list. With a
recipient's key the whole of it is locked (locking.py).
"""

import hashlib
import io
import json
import os
import re
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from nacl.public import PrivateKey, PublicKey

from portal.site.backup import locking

FORMAT = 1
DUMP, MANIFEST = "database.dump", "manifest.json"
MEDIA_NAME = re.compile(r"media/(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*")
CHUNK = 1 << 20


class BadArchive(Exception):
    """The file cannot be restored from; the message says why."""


@dataclass
class Manifest:
    """What the file holds and what it fits to."""

    made_at: str
    portal: str
    postgres: int  # major version of the server
    migrations: list[str]
    trail_head: str
    keys: dict[str, str] = field(default_factory=dict)
    missing_media: list[str] = field(default_factory=list)
    files: dict[str, dict] = field(default_factory=dict)  # name → size, sha256
    format: int = FORMAT

    @classmethod
    def parse(cls, content: bytes) -> "Manifest":
        try:
            values = json.loads(content)
            if values["format"] != FORMAT:
                raise BadArchive(f"备份文件的格式是 {values['format']}，这里只认 {FORMAT}。")
            return cls(**values)
        except (ValueError, KeyError, TypeError) as error:
            raise BadArchive("备份文件的清单读不懂。") from error

    @property
    def media(self) -> list[str]:
        return [name for name in self.files if name != DUMP]


class Writer:
    """Writes beside `path` and moves there when complete: a file of that name is always whole."""

    def __init__(self, path: Path, key: PublicKey | None = None):
        self.path, self.part, self.key = path, path.with_name(f".{path.name}.part"), key
        self.files: dict[str, dict] = {}

    def __enter__(self) -> "Writer":
        self.file = os.fdopen(os.open(self.part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "wb")
        self.locked = locking.Locked(self.file, self.key) if self.key else None
        self.tar = tarfile.open(fileobj=self.locked or self.file, mode="w", format=tarfile.PAX_FORMAT)
        return self

    def __exit__(self, kind, *exception):
        if kind is None:
            self.tar.close()
            if self.locked:
                self.locked.close()
            self.file.flush()
            os.fsync(self.file.fileno())
        self.file.close()
        if kind is None:
            os.rename(self.part, self.path)
        else:
            self.part.unlink()

    def add(self, name: str, file: BinaryIO) -> str:
        """Copy a file in; its hash."""
        reader = _Hashing(file)
        header = tarfile.TarInfo(name)
        header.size = os.fstat(file.fileno()).st_size
        self.tar.addfile(header, reader)
        self.files[name] = {"size": header.size, "sha256": reader.digest.hexdigest()}
        return self.files[name]["sha256"]

    def finish(self, manifest: Manifest) -> None:
        manifest.files = self.files
        content = json.dumps(vars(manifest), ensure_ascii=False, indent=1).encode()
        header = tarfile.TarInfo(MANIFEST)
        header.size = len(content)
        self.tar.addfile(header, io.BytesIO(content))


class _Hashing:
    def __init__(self, file: BinaryIO):
        self.file, self.digest = file, hashlib.sha256()

    def read(self, size: int) -> bytes:
        chunk = self.file.read(size)
        self.digest.update(chunk)
        return chunk


@dataclass(frozen=True)
class Archive:
    """A backup to read from; `key` opens it where it is locked."""

    path: Path
    key: PrivateKey | None = None

    def checked(self) -> Manifest:
        """Read the whole file once, compare every part with the list, and return it. Touches nothing."""
        found, manifest = {}, None
        with self._reading():
            for name, file in self.parts():
                if name == MANIFEST:
                    manifest = Manifest.parse(file.read())
                    continue
                reader, size = _Hashing(file), 0
                while chunk := reader.read(CHUNK):
                    size += len(chunk)
                found[name] = {"size": size, "sha256": reader.digest.hexdigest()}
        if manifest is None:
            raise BadArchive("备份文件不完整：末尾的清单没有了，文件可能被截断。")
        for name in sorted({*manifest.files, *found, DUMP}):
            if name not in manifest.files:
                raise BadArchive(f"备份文件里多了清单上没有的 {name}。")
            if name not in found:
                raise BadArchive(f"备份文件里缺少 {name}。")
            if found[name] != manifest.files[name]:
                raise BadArchive(f"备份文件里的 {name} 与清单不符：内容被改动或损坏。")
        return manifest

    def parts(self) -> Iterator[tuple[str, BinaryIO]]:
        """Every part with its content, in order. Anything but plain files under the names we give is refused."""
        with self._opened() as tar:
            for member in tar:
                if not (member.isreg() and (member.name in {DUMP, MANIFEST} or MEDIA_NAME.fullmatch(member.name))):
                    raise BadArchive(f"备份文件里有不该有的 {member.name!r}。")
                yield member.name, tar.extractfile(member)

    def unpack(self, wanted: Callable[[str], Path | None]) -> None:
        """Write the parts for which `wanted` names a place; each appears there complete or not at all."""
        for name, file in self.parts():
            if target := wanted(name):
                target.parent.mkdir(parents=True, exist_ok=True)
                temporary = target.with_name(f".{target.name}.part")
                with temporary.open("wb") as out:
                    while chunk := file.read(CHUNK):
                        out.write(chunk)
                    out.flush()
                    os.fsync(out.fileno())
                os.replace(temporary, target)

    @contextmanager
    def _opened(self) -> Iterator[tarfile.TarFile]:
        with self.path.open("rb") as file:
            if not locking.is_locked(file):
                with tarfile.open(fileobj=file, mode="r:") as tar:
                    yield tar
                return
            if self.key is None:
                raise BadArchive("这份备份是加密的：请用 --key 写明私钥文件。")
            opened = locking.Opened(file, self.key)
            with tarfile.open(fileobj=opened, mode="r|") as tar:
                yield tar
            while opened.read(CHUNK):  # to its end, which says that it is the end
                pass

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Inside, a file that cannot be read to its end is a bad archive, wherever the reading stopped."""
        try:
            yield
        except (tarfile.TarError, EOFError, locking.Cut) as error:
            raise BadArchive("备份文件不完整或不是备份文件。") from error
        except locking.KeyProblem as error:
            raise BadArchive(str(error)) from error
        except FileNotFoundError as error:
            raise BadArchive(f"没有这个文件：{self.path}") from error
