"""What is known of one line of an older site's file: a document as it would be said here, or why it cannot go in."""

import datetime
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from disclosure.drafting import Draft


class BadLine(Exception):
    """This line cannot go in; the message is the reason."""


@dataclass(frozen=True)
class File:
    """An attachment: where it lies in the folder, and its name for readers."""

    path: str
    name: str
    sha256: str = ""  # where the file says it


@dataclass(frozen=True)
class Told:
    """What the line says of another document: by name, and by organ and index number where that one is ours."""

    kind: str
    words: str
    organ: str
    index_number: str
    address: str
    effective_on: datetime.date | None


@dataclass
class Line:
    """A line that can go in."""

    number: int
    draft: Draft
    organ: int
    index_number: str
    digest: str  # of title, date and text: two lines alike are one document
    has_html: bool = False  # what stands in tags and not in words is looked at too
    id: str = ""  # what the older site calls it
    items: list[str] = field(default_factory=list)
    files: list[File] = field(default_factory=list)
    relations: list[Told] = field(default_factory=list)
    old_addresses: list[str] = field(default_factory=list)
    left: dict[str, object] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)  # issuing organs that are not ours


@dataclass(frozen=True)
class Refused:
    number: int
    reason: str
    title: str = ""

    def __str__(self):
        words = _("第%(number)s行：%(reason)s") % {"number": self.number, "reason": self.reason}
        return f"{words}（{self.title}）" if self.title else words
