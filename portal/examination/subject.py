"""What is examined: the texts of one document and its files, and the facts that some rules must know."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from portal.examination.folding import fold


@dataclass(frozen=True)
class Text:
    """One run of text with a place. `part` is stable over saves (title, body, header:content_source,
    file:<sha256>/<inner path>), `label` says the same to people (附件“名单.xlsx”，工作表“汇总”)."""

    part: str
    label: str
    text: str
    kind: str = "body"  # title, header, name, body, cells, comment, tracked, property, hidden, embedded
    hidden: bool = False  # a reader of the file does not see it: hidden sheet or row, comment, tracked change, property

    @cached_property
    def folded(self) -> str:
        """In one spelling, character for character; made once for all rules."""
        return fold(self.text)

    @cached_property
    def letters(self) -> frozenset[str]:
        """Every character of the folded text: a rule passes by a long text that lacks what it looks for."""
        return frozenset(self.folded)


@dataclass(frozen=True)
class Word:
    """A row of the lexicon: negative list, wrong words, titles of leaders, place names."""

    word: str
    severity: str
    instead: str = ""
    reason: str = ""
    kind: str = ""

    @cached_property
    def spelled(self) -> str:
        """As it is compared."""
        return fold(self.word)


@dataclass(frozen=True)
class Link:
    """A link or picture of the body: `href` as written, `words` shown; a picture has `alt`, None when it has none."""

    href: str
    words: str = ""
    is_picture: bool = False
    alt: str | None = None


@dataclass(frozen=True)
class Subject:
    """`facts` are what the kind of publication knows (issued_on, due_on, effective_from, content_source, elements …);
    a rule that needs a fact which is not there finds nothing."""

    texts: tuple[Text, ...]
    links: tuple[Link, ...] = ()
    facts: Mapping[str, object] = field(default_factory=dict)
    lexicon: tuple[Word, ...] = ()
    today: datetime.date | None = None
    is_ours: Callable[[str], bool] = lambda href: False  # a link to this portal
    exists: Callable[[str], bool] = lambda href: True  # whether such a link leads somewhere
