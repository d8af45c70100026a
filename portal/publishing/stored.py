"""Stored files, opened only while their bytes are still those their name says (I-3)."""

import hashlib
import os

from portal.publishing.intake import path_of


class Altered(Exception):
    """The bytes on disk are missing or are not those that were examined."""


def open_stored(sha256: str, size: int) -> int:
    """An open descriptor of exactly the bytes named; who swaps the path later changes nothing. Raises `Altered`."""
    try:
        descriptor = os.open(path_of(sha256), os.O_RDONLY | os.O_NOFOLLOW)
    except OSError as error:
        raise Altered(error.strerror) from error
    stat = os.fstat(descriptor)
    mark = (stat.st_dev, stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns)
    if stat.st_size != size or _digest(mark, descriptor) != sha256:
        os.close(descriptor)
        raise Altered("other bytes")
    return descriptor


_known: dict[tuple, str] = {}  # what was hashed once need not be hashed again while the file stays untouched


def _digest(mark: tuple, descriptor: int) -> str:
    if mark not in _known:
        if len(_known) > 10_000:
            _known.clear()
        digest = hashlib.sha256()
        with os.fdopen(os.dup(descriptor), "rb") as stream:
            while chunk := stream.read(1 << 20):
                digest.update(chunk)
        os.lseek(descriptor, 0, os.SEEK_SET)
        _known[mark] = digest.hexdigest()
    return _known[mark]
