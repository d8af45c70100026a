"""What a child process finds in a file, within bounds: texts with places, dangers, and whether all was readable."""

from collections.abc import Iterable, Iterator

MAX_UNPACKED = 200 << 20
MAX_MARKUP = 80 << 20
MAX_CHARACTERS = 20_000_000
MAX_FILES = 4_000
MAX_DEPTH = 6


class Hostile(Exception):
    """The file is a trap, or broken so that nobody could say what others would read in it. `code` says which."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code


Where = tuple[tuple[str, str], ...]  # (code, name) from the outermost inwards


class Material:
    """Gathers what the readers of one file and of all files inside it find; counts what they unpack."""

    def __init__(self):
        self.texts: list[tuple[str, Where, str, str, bool]] = []
        self.unread: list[Where] = []
        self.unpacked = self.markup = self.characters = self.files = 0

    def add(self, part: str, where: Where, text: str, kind: str = "body", hidden: bool = False) -> None:
        if not text or text.isspace():
            return
        self.characters += len(text)
        if self.characters > MAX_CHARACTERS:
            raise Hostile("too_long")
        self.texts.append((part, where, text, kind, hidden))

    def unpack(self, chunks: Iterable[bytes], *, markup: bool = False) -> Iterator[bytes]:
        """The chunks, as long as all files together stay within bounds."""
        for chunk in chunks:
            self.unpacked += len(chunk)
            self.markup += len(chunk) if markup else 0
            if self.unpacked > MAX_UNPACKED or self.markup > MAX_MARKUP:
                raise Hostile("too_big")
            yield chunk

    def enter(self, depth: int) -> None:
        self.files += 1
        if self.files > MAX_FILES:
            raise Hostile("too_many")
        if depth > MAX_DEPTH:
            raise Hostile("too_deep")
