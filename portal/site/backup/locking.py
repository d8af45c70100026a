"""A backup that only its recipient opens: the site holds a public key, and cannot read what it has made (T2 #25).

Every file has a key of its own, locked with the recipient's; what follows is a chain of pieces, of which the last says
that it is the last. So a file that was cut off, changed or put together anew is known as such. Nothing is held whole.
"""

import os
from base64 import b64decode, b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from nacl.bindings import crypto_box_SEALBYTES as SEAL
from nacl.bindings import crypto_secretstream_xchacha20poly1305_ABYTES as OVERHEAD
from nacl.bindings import crypto_secretstream_xchacha20poly1305_HEADERBYTES as HEAD
from nacl.bindings import crypto_secretstream_xchacha20poly1305_init_pull as init_pull
from nacl.bindings import crypto_secretstream_xchacha20poly1305_init_push as init_push
from nacl.bindings import crypto_secretstream_xchacha20poly1305_KEYBYTES as KEY
from nacl.bindings import crypto_secretstream_xchacha20poly1305_keygen as new_key
from nacl.bindings import crypto_secretstream_xchacha20poly1305_pull as pull
from nacl.bindings import crypto_secretstream_xchacha20poly1305_push as push
from nacl.bindings import crypto_secretstream_xchacha20poly1305_state as State
from nacl.bindings import crypto_secretstream_xchacha20poly1305_TAG_FINAL as LAST
from nacl.bindings import crypto_secretstream_xchacha20poly1305_TAG_MESSAGE as MORE
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

MARK = b"portal backup, locked 1\n"
PIECE = 1 << 20


class KeyProblem(Exception):
    """A key that is none, or not the one; the message says which."""


class Cut(Exception):
    """The file is not whole, or not as it was written."""


def make_key(path: Path) -> None:
    """Write a new private key to `path`, which must not be there yet."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(b64encode(bytes(PrivateKey.generate())) + b"\n")
        file.flush()
        os.fsync(file.fileno())


def recipient_of(path: Path) -> str:
    """The public key to give to the site, for the private one that lies there."""
    return b64encode(bytes(private_key(path).public_key)).decode()


def recipient(key: str) -> PublicKey:
    try:
        return PublicKey(b64decode(key, validate=True))
    except (ValueError, CryptoError) as error:
        raise KeyProblem(f"“{key}”不是备份的公钥（PORTAL_BACKUP_KEY）。") from error


def private_key(path: Path) -> PrivateKey:
    try:
        return PrivateKey(b64decode(path.read_bytes().strip(), validate=True))
    except (OSError, ValueError, CryptoError) as error:
        raise KeyProblem(f"私钥文件 {path} 读不懂。") from error


class Locked:
    """What is written here goes to `file` locked; `close` before the file."""

    def __init__(self, file: BinaryIO, key: PublicKey):
        self.file, self.written, self.waiting = file, 0, bytearray()
        own, self.state = new_key(), State()
        file.write(MARK + SealedBox(key).encrypt(own) + init_push(self.state, own))

    def write(self, content: bytes) -> int:
        self.written += len(content)
        self.waiting += content
        while len(self.waiting) > PIECE:  # one piece always waits, for it may be the last
            self._push(bytes(self.waiting[:PIECE]), MORE)
            del self.waiting[:PIECE]
        return len(content)

    def tell(self) -> int:
        return self.written

    def close(self) -> None:
        self._push(bytes(self.waiting), LAST)

    def _push(self, piece: bytes, tag: int) -> None:
        self.file.write(push(self.state, piece, tag=tag))


def is_locked(file: BinaryIO) -> bool:
    """Whether it begins as a locked backup; it is read from its beginning afterwards."""
    begins = file.read(len(MARK))
    file.seek(0)
    return begins == MARK


class Opened:
    """A locked file as it was before; `read` from its beginning to its end."""

    def __init__(self, file: BinaryIO, key: PrivateKey):
        self.pieces, self.rest = _pieces(file, key), b""

    def read(self, size: int) -> bytes:
        while len(self.rest) < size and (piece := next(self.pieces, b"")):
            self.rest += piece
        given, self.rest = self.rest[:size], self.rest[size:]
        return given


def _pieces(file: BinaryIO, key: PrivateKey) -> Iterator[bytes]:
    file.seek(len(MARK))
    try:
        own = SealedBox(key).decrypt(file.read(KEY + SEAL))
    except CryptoError as error:
        raise KeyProblem("私钥不对：这份备份是给另一把钥匙的。") from error
    try:
        state, tag = State(), MORE
        init_pull(state, file.read(HEAD), own)
        while tag != LAST:
            piece, tag = pull(state, file.read(PIECE + OVERHEAD))
            yield piece
    except CryptoError as error:
        raise Cut("备份文件不完整，或者被改动过。") from error
    if file.read(1):
        raise Cut("备份文件的末尾多了东西。")
