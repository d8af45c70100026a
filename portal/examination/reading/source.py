"""One file as its reader sees it: its bytes, its name, where it lies, and what to do with a file inside it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from portal.examination.reading.material import Material, Where
from portal.examination.reading.package import Package

JOIN = "!/"  # between a package and what lies in it, in the code of a place


@dataclass
class Source:
    name: str
    data: bytes
    material: Material
    part: str
    where: Where
    depth: int
    open_inner: Callable[["Source"], None]
    package: Package | None = field(default=None)

    def text(self, part: str, where: Where, text: str, kind: str = "body", hidden: bool = False) -> None:
        at = f"{self.part}{part}"
        self.material.add(at, (*self.where, *where), text, kind, hidden)

    def embedded(self, name: str, data: bytes, code: str = "embedded") -> None:
        """A file inside this one: its name is a text, its content is read like any other."""
        short = name.replace("\\", "/").rpartition("/")[2]
        if code != "embedded" or not name.isascii():
            self.text(f"{name}#name", ((f"{code}_name", ""),), name, "name", True)
        where = (*self.where, (code, short))
        self.open_inner(
            Source(
                short,
                data,
                self.material,
                f"{self.part}{name}{JOIN}",
                where,
                self.depth + 1,
                self.open_inner,
            )
        )

    def unreadable(self) -> None:
        self.material.unread.append(self.where)
