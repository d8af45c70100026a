"""What the examination says: which rule, how grave, where, and why."""

import hashlib
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class Severity(models.TextChoices):
    """How far a finding stops a text: a mark of secrecy is refused at intake and never stored; what blocks must be
    mended; what must be answered needs a reviewer's recorded word; a note only speaks."""

    REFUSES = "refuses", _("不能收下")
    BLOCKS = "blocks", _("要先改")
    ANSWER = "answer", _("要有答复")
    NOTE = "note", _("提示")


@dataclass(frozen=True)
class Place:
    """Where in the subject: the part's code, its name for people, and the hit's character offsets in its text."""

    part: str
    label: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class Finding:
    """One hit of one rule. `value` is what was found, word for word: for staff only, never in a log or the trail."""

    rule: str
    severity: Severity
    place: Place
    value: str
    explanation: str
    occurrence: int = 0  # the how-manieth of the same value in the same part

    @property
    def key(self) -> str:
        """The same while rule, part and value stay, wherever the text around moves: answers hang on it."""
        text = "\0".join((self.rule, self.place.part, self.value, str(self.occurrence)))
        return hashlib.sha256(text.encode()).hexdigest()
