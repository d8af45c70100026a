"""The key ring: a file of secrets outside the database and outside its backup.

`fernet` encrypts fields: the first key encrypts, every key decrypts. `hash` makes keyed hashes of what is looked up but
never stored (query codes). `seal` holds public keys: with them the public process writes identities that it cannot read
back; their private halves lie in a second file, which only the desk needs.
"""

import contextlib
import hmac
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from portal.site.key_files import desk_keys, public_of, ring_values

SEALED = "sealed1:"


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


def ring() -> KeyRing:
    return KeyRing(**{name: tuple(keys) for name, keys in ring_values().items()})


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
    for key in desk_keys():
        with contextlib.suppress(CryptoError):
            return SealedBox(PrivateKey(b64decode(key))).decrypt(sealed)
    raise WrongKey("这段密封内容不是给现有私钥的：私钥文件不对，或者内容被改过。")


def lock_of(purpose: str, secret: str) -> str:
    """What is sealed for it opens with `secret` and this ring alone: its private half follows from both, and is kept
    nowhere."""
    return public_of(_follows(keyed_hash(purpose, secret)))


def seal_for(lock: str, content: bytes) -> bytes:
    return bytes(SealedBox(PublicKey(b64decode(lock))).encrypt(content))


def unseal_with(purpose: str, secret: str, sealed: bytes) -> bytes:
    for hashed in keyed_hashes(purpose, secret):
        with contextlib.suppress(CryptoError):
            return SealedBox(PrivateKey(b64decode(_follows(hashed)))).decrypt(sealed)
    raise WrongKey("这段内容不是给这个查询码的。")


def _follows(hashed: str) -> str:
    return b64encode(bytes.fromhex(hashed)).decode()
