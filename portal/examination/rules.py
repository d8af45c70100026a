"""The rules as one table: a rule is one row here and one function.

A function gets the subject and gives hits: (text, start, end), with words of its own where the row's do not suffice.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from portal.examination.finding import Severity
from portal.examination.subject import Subject, Text


@dataclass(frozen=True)
class Hit:
    text: Text
    start: int = 0
    end: int = 0
    value: str = ""  # when not text[start:end]
    explanation: str = ""  # when the row's does not suffice
    severity: Severity | None = None  # when the lexicon says


@dataclass(frozen=True)
class Rule:
    """`source` is the rule of law or the need behind it; `mask` names how the hit can be masked, if it can."""

    id: str
    severity: Severity
    label: str
    explanation: str
    source: str
    find: Callable[[Subject], Iterable[Hit]]
    mask: str = ""
