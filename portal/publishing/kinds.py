"""What each app tells publishing about its content: where it lies, what its header says, what an entry needs.

Documents, interpretations, answers, consultations and reports are all publications; an app lists one `Kind` for each
as `KINDS` in its `portal_hooks.py`.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from portal.site.hooks import gathered


@dataclass(frozen=True)
class Problem:
    """Something the author should mend. A refusal stops the submission, a warning does not."""

    message: str
    refuses: bool = True
    field: str = ""


@dataclass(frozen=True)
class EntryFacts:
    """What lists, filters and search need to know of a release; codes of the vocabulary, not foreign keys."""

    kind: str
    numbers: list[str] = field(default_factory=list)
    domains: list[str] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    audiences: list[str] = field(default_factory=list)
    level: str = ""
    stage: str = ""
    summary: str = ""
    issued_on: datetime.date | None = None
    effective_from: datetime.date | None = None
    effective_until: datetime.date | None = None
    validity_mark: str = ""
    index_number: str = ""
    published_at: datetime.datetime | None = None  # where it was first published, for what an older site published


@dataclass(frozen=True)
class Kind:
    """`header(revision)` gives the JSON that is shown and hashed; `facts(header)` reads it back for the entry."""

    code: str
    label: str
    path: Callable[[int], str] | None  # of its number
    header: Callable
    facts: Callable[[dict], EntryFacts]
    problems: Callable
    rows: Callable[[dict], list[tuple[str, str]]]
    desk_path: Callable
    begin_correction: Callable = lambda old, new: None  # what it takes along beside text and files
    due_on: Callable = lambda revision: None
    brought: Callable = lambda revision: []  # label and words: what it came with that has no place of its own
    subject_facts: Callable = lambda revision: {}  # what the examination's rules must know (Subject.facts)
    searched: Callable[[dict], dict] = lambda header: header  # without what it repeats of other things of ours
    own_kinds: tuple[str, ...] = ()  # codes of the axis of kinds that no other kind of publication bears
    path_of: Callable | None = None  # of the publication, where its address is not made of its number alone

    def address(self, publication) -> str:
        """Where the public reads it, for ever; it has its number by then."""
        return self.path_of(publication) if self.path_of else self.path(publication.number)


@cache
def all_kinds() -> dict[str, Kind]:
    return {kind.code: kind for kind in gathered("KINDS")}


def kind_of(code: str) -> Kind:
    return all_kinds()[code]


def kinds_of_others(code: str) -> set[str]:
    """What on the axis of kinds belongs to other kinds of publication than this one."""
    return {own for kind in all_kinds().values() if kind.code != code for own in kind.own_kinds}
