"""The two files of the key ring: where they are, how they are made, read, and given new keys."""

import contextlib
import json
import os
import secrets
import stat
import tempfile
from base64 import b64decode, b64encode
from pathlib import Path

from cryptography.fernet import Fernet
from django.conf import settings
from nacl.public import PrivateKey

RING = ("fernet", "hash", "seal")


class KeyProblem(Exception):
    """A key file is missing, open to others or unreadable; the message says which and what to do."""


def ring_path() -> Path:
    return Path(settings.PORTAL_KEYS)


def desk_path() -> Path:
    """The private keys; elsewhere when PORTAL_DESK_KEYS says so."""
    return Path(os.environ.get("PORTAL_DESK_KEYS") or ring_path().with_name("desk_keys.json"))


def ring_values() -> dict[str, list[str]]:
    """The lists of the ring; in the demo and in tests they are made when they are not there yet."""
    values = _load(ring_path(), "密钥文件", make=create)
    if not all(values.get(name) for name in RING):
        raise KeyProblem(f"密钥文件 {ring_path()} 不完整。")
    return {name: values[name] for name in RING}


def create() -> None:
    """Make both files. Of two processes that make them at once, one wins and both use its keys."""
    private = _new_private_key()
    _write_new(desk_path(), {"private": [private]})
    # The desk's file may be there already: the ring's public keys follow from it.
    publics = [public_of(key) for key in desk_keys()]
    _write_new(ring_path(), {"fernet": [new_fernet()], "hash": [_new_hash()], "seal": publics})


def rotate(*, hash_too: bool = False, seal_too: bool = False) -> None:
    """Put new keys in front; the old ones go on reading."""
    values = _load(ring_path(), "密钥文件")
    values["fernet"] = [new_fernet(), *values["fernet"]]
    if hash_too:
        values["hash"] = [_new_hash(), *values["hash"]]
    if seal_too:
        privates = [_new_private_key(), *desk_keys()]
        _replace(desk_path(), {"private": privates})  # first, so that nothing is sealed that cannot be opened
        values["seal"] = [public_of(key) for key in privates]
    _replace(ring_path(), values)


def desk_keys() -> list[str]:
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


def new_fernet() -> str:
    return Fernet.generate_key().decode()


def _new_hash() -> str:
    return b64encode(secrets.token_bytes(32)).decode()


def _new_private_key() -> str:
    return b64encode(bytes(PrivateKey.generate())).decode()


def public_of(private: str) -> str:
    return b64encode(bytes(PrivateKey(b64decode(private)).public_key)).decode()
