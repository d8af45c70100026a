"""The key ring: a file of secrets outside the database and outside its backup.

`fernet` encrypts fields: the first key encrypts, every key decrypts. `hash` makes keyed hashes of what is looked up but
never stored (query codes). `seal` holds public keys: with them the public process writes identities that it cannot read
back; their private halves lie in a second file, which only the desk needs.
"""

import contextlib
import hmac
import json
import os
import secrets
import stat
import tempfile
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

SEALED = "sealed1:"


class KeyProblem(Exception):
    """A key file is missing, open to others or unreadable; the message says which and what to do."""


class WrongKey(Exception):
    """What is stored was written with a key that this ring does not hold."""


@dataclass(frozen=True)
class KeyRing:
    """All lists are newest first. Nothing of it shows in a repr."""

    fernet: tuple[str, ...] = field(repr=False)
    hash: tuple[str, ...] = field(repr=False)
    seal: tuple[str, ...] = field(repr=False)

    def encrypt(self, text: str) -> str:
        return Fernet(self.fernet[0]).encrypt(text.encode()).decode()

    def decrypt(self, token: str) -> str:
        try:
            return MultiFernet([Fernet(key) for key in self.fernet]).decrypt(token).decode()
        except InvalidToken:
            raise WrongKey("这段加密内容不是用现有密钥写的：密钥文件不对，或者内容被改过。") from None

    def keyed_hashes(self, purpose: str, text: str) -> list[str]:
        """The hash under every key, newest first: look up with all, store the first."""
        message = f"{len(purpose)}:{purpose}{text}".encode()
        return [hmac.new(b64decode(key), message, sha256).hexdigest() for key in self.hash]

    def seal_up(self, content: bytes) -> bytes:
        return bytes(SealedBox(PublicKey(b64decode(self.seal[0]))).encrypt(content))


# What the rest of the house uses


def encrypt(text: str) -> str:
    return ring().encrypt(text)


def decrypt(token: str) -> str:
    return ring().decrypt(token)


def keyed_hash(purpose: str, text: str) -> str:
    """A hash that nobody without the key can make or try; another `purpose` gives another hash."""
    return ring().keyed_hashes(purpose, text)[0]


def keyed_hashes(purpose: str, text: str) -> list[str]:
    return ring().keyed_hashes(purpose, text)


def seal(text: str) -> str:
    """Lock `text` so that only the holder of the desk's private key reads it, not even the writer."""
    return SEALED + b64encode(seal_bytes(text.encode())).decode()


def seal_bytes(content: bytes) -> bytes:
    """The same for a file."""
    return ring().seal_up(content)


def unseal(token: str) -> str:
    """Open what `seal` locked; needs the private key file, which a public process does not have."""
    if not token.startswith(SEALED):
        raise WrongKey("这不是密封的内容。")
    return unseal_bytes(b64decode(token.removeprefix(SEALED))).decode()


def unseal_bytes(sealed: bytes) -> bytes:
    for key in _desk_keys():
        with contextlib.suppress(CryptoError):
            return SealedBox(PrivateKey(b64decode(key))).decrypt(sealed)
    raise WrongKey("这段密封内容不是给现有私钥的：私钥文件不对，或者内容被改过。")


def lock_of(purpose: str, secret: str) -> str:
    """What is sealed for it opens with `secret` and this ring alone: its private half follows from both, and is kept
    nowhere."""
    return _public_of(_follows(keyed_hash(purpose, secret)))


def seal_for(lock: str, content: bytes) -> bytes:
    return bytes(SealedBox(PublicKey(b64decode(lock))).encrypt(content))


def unseal_with(purpose: str, secret: str, sealed: bytes) -> bytes:
    for hashed in keyed_hashes(purpose, secret):
        with contextlib.suppress(CryptoError):
            return SealedBox(PrivateKey(b64decode(_follows(hashed)))).decrypt(sealed)
    raise WrongKey("这段内容不是给这个查询码的。")


def _follows(hashed: str) -> str:
    return b64encode(bytes.fromhex(hashed)).decode()


# The two files


def ring_path() -> Path:
    return Path(settings.PORTAL_KEYS)


def desk_path() -> Path:
    """The private keys; elsewhere when PORTAL_DESK_KEYS says so."""
    return Path(os.environ.get("PORTAL_DESK_KEYS") or ring_path().with_name("desk_keys.json"))


def ring() -> KeyRing:
    values = _load(ring_path(), "密钥文件", make=create)
    if not all(values.get(name) for name in ("fernet", "hash", "seal")):
        raise KeyProblem(f"密钥文件 {ring_path()} 不完整。")
    return KeyRing(*(tuple(values[name]) for name in ("fernet", "hash", "seal")))


def create() -> None:
    """Make both files. Of two processes that make them at once, one wins and both use its keys."""
    private = _new_private_key()
    _write_new(desk_path(), {"private": [private]})
    # The desk's file may be there already: the ring's public keys follow from it.
    publics = [_public_of(key) for key in _desk_keys()]
    _write_new(ring_path(), {"fernet": [_new_fernet()], "hash": [_new_hash()], "seal": publics})


def rotate(*, hash_too: bool = False, seal_too: bool = False) -> None:
    """Put new keys in front; the old ones go on reading."""
    values = _load(ring_path(), "密钥文件")
    values["fernet"] = [_new_fernet(), *values["fernet"]]
    if hash_too:
        values["hash"] = [_new_hash(), *values["hash"]]
    if seal_too:
        privates = [_new_private_key(), *_desk_keys()]
        _replace(desk_path(), {"private": privates})  # first, so that nothing is sealed that cannot be opened
        values["seal"] = [_public_of(key) for key in privates]
    _replace(ring_path(), values)


def _desk_keys() -> list[str]:
    return _load(desk_path(), "私钥文件")["private"]


_loaded: dict[Path, tuple[tuple, str]] = {}


def _load(path: Path, name: str, *, make=None) -> dict:
    """The file's content, read again whenever the file is another one: other processes hear of a rotation."""
    try:
        found = path.stat()
    except FileNotFoundError:
        if make is None or not _may_be_made():
            raise KeyProblem(f"没有{name} {path}。第一次启用时运行 manage.py rotate_keys --create。") from None
        make()
        found = path.stat()
    mark = (found.st_mtime_ns, found.st_size, found.st_ino)
    if path in _loaded and _loaded[path][0] == mark:
        return json.loads(_loaded[path][1])
    if stat.S_IMODE(found.st_mode) & 0o077:
        raise KeyProblem(f"{name} {path} 别人也能读，请先 chmod 600。")
    try:
        text = path.read_text()
        values = json.loads(text)
        if not (isinstance(values, dict) and all(isinstance(keys, list) for keys in values.values())):
            raise ValueError
    except (OSError, ValueError):
        raise KeyProblem(f"{name} {path} 读不懂。") from None
    _loaded[path] = (mark, text)
    return values


def _may_be_made() -> bool:
    """In the demo and in tests the ring makes itself; where PORTAL_KEYS names it, a missing ring is a mistake."""
    return not os.environ.get("PORTAL_KEYS")


def _write_new(path: Path, values: dict) -> None:
    temporary = _written_beside(path, values)
    try:
        with contextlib.suppress(FileExistsError):
            os.link(temporary, path)
    finally:
        os.unlink(temporary)


def _replace(path: Path, values: dict) -> None:
    os.replace(_written_beside(path, values), path)


def _written_beside(path: Path, values: dict) -> str:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".keys-")  # 0600
    with os.fdopen(descriptor, "w") as file:
        json.dump(values, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    return temporary


def _new_fernet() -> str:
    return Fernet.generate_key().decode()


def _new_hash() -> str:
    return b64encode(secrets.token_bytes(32)).decode()


def _new_private_key() -> str:
    return b64encode(bytes(PrivateKey.generate())).decode()


def _public_of(private: str) -> str:
    return b64encode(bytes(PrivateKey(b64decode(private)).public_key)).decode()
