"""In which order what was found is read: points for where it holds the words, and for how it stands today.

A very title or number stands first whatever its age; below it the title, what the catalog calls its item, summary and
body; what is repealed sinks below what binds.
"""

import datetime
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from uuid import UUID

from django.utils import timezone

from portal.publishing.facets import ENDED
from portal.search.meaning import Meaning, stretches
from portal.search.terms import STRETCH, normalise

VERY_TITLE, NEAR_TITLE, IN_TITLE = 100, 85, 40  # the whole question there
SHARE = 25  # of the title that is the question
ALL_WORDS, ALL_TYPED = 15, 10  # all telling words in the title; all that was typed between spaces
TITLE, SUMMARY, BODY, ITEM = 45, 10, 24, 8  # of the words there, by their weight
ALSO = 0.9  # another word for the one asked
SUNK = 35  # what no longer binds
FRESH, HALF_LIFE = 4.0, 1000  # points of today's; days
USED = 3000  # characters of a text in which a word that occurs once counts half

# What a title says around its matter.
ABOUT = re.compile(r"^.*?(?:关于|转发|印发|公布|发布)+(?=.{4})")
FORM = re.compile(r"的?(?:通知|决定|通告|公告|公示|意见|批复|函|命令|令)$")
YEAR = re.compile(r"(?:试行|暂行|修订|修正|修正案)?(?:\d{4}年?)?(?:修订|修正|修正案|施行|试行)?$")


EDITION = re.compile(r"[（(](?:\d{4}年)?(?:第[一二三四五六七八九十]+次)?(?:修订|修正|修改)(?:版|本|文本)?[）)]")


@dataclass(frozen=True)
class Candidate:
    key: UUID
    title: str
    summary: str
    facets: Collection[str]
    items: Collection[str]
    issued_on: datetime.date | None
    at: datetime.datetime
    text: str = ""

    @property
    def day(self) -> datetime.date:
        return self.issued_on or timezone.localdate(self.at)

    @property
    def has_ended(self) -> bool:
        return any(f"validity:{validity}" in self.facets for validity in ENDED)


@dataclass(frozen=True)
class Weighing:
    """One question, and what its words weigh; `items`: the catalog items that it means."""

    meaning: Meaning
    on: datetime.date
    weights: Mapping[str, float]
    items: Collection[str] = ()

    def points(self, candidate: Candidate) -> float:
        title = bare(candidate.title)
        asked = bare(self.meaning.query)
        points = whole = self._whole(asked, title)
        in_title = self.share(title)
        points += TITLE * in_title + SUMMARY * self.share(candidate.summary)
        points += ALL_WORDS * (in_title > ALSO) + ALL_TYPED * all(each in title for each in self.stretches)
        if candidate.text:
            points += BODY * self._body(candidate.text)
        if not self.items.isdisjoint(candidate.items):
            points += ITEM
        if candidate.has_ended and whole < VERY_TITLE:
            points -= SUNK
        age = max(0, (self.on - candidate.day).days)
        return points + FRESH * 0.5 ** (age / HALF_LIFE)

    def _whole(self, asked: str, title: str) -> float:
        """The question as a whole, or said otherwise, in the title."""
        ways = [asked, *(bare(way) for others in self.meaning.rewritten.values() for way in others)]
        best = 0.0
        for n, way in enumerate(ways):
            if not way or way not in title:
                continue
            if way == title:
                found = VERY_TITLE
            elif way == core(title):
                found = NEAR_TITLE
            else:
                found = IN_TITLE + SHARE * len(way) / len(title)
            best = max(best, found * (ALSO if n else 1))
        return best

    @cached_property
    def stretches(self) -> list[str]:
        return stretches(self.meaning.query)

    def share(self, text: str) -> float:
        """How much of what the words weigh stands in `text`; one other word does not stand for two of them."""
        found = total = 0.0
        taken: set[str] = set()
        for word in self.meaning.words:
            weight = self.weights.get(word.text, 1.0)
            total += weight
            if word.text in text:
                found += weight
            elif other := next((each for each in word.also if each in text and each not in taken), None):
                taken.add(other)
                found += weight * ALSO
        return found / total if total else 0.0

    def _body(self, text: str) -> float:
        """The same, by how often a word is used: a text that is about it repeats it. Not folded: that would cost more
        than all else."""
        found = total = 0.0
        for word in self.meaning.words:
            weight = self.weights.get(word.text, 1.0)
            total += weight
            used = max(text.count(each) * (ALSO if n else 1) for n, each in enumerate(word.spellings))
            found += weight * used / (used + 1 + len(text) / USED)
        return found / total if total else 0.0


@lru_cache(maxsize=4096)
def law_of(title: str) -> str:
    """What the texts that one law has had are alike in: its bare name without the edition."""
    return bare(EDITION.sub("", title))


def letters(text: str) -> str:
    """Letters, digits and Chinese characters, folded."""
    return "".join(STRETCH.findall(normalise(text)))


@lru_cache(maxsize=4096)
def bare(title: str) -> str:
    """The same of something short, that is seen again."""
    return letters(title)


@lru_cache(maxsize=4096)
def core(title: str) -> str:
    """The matter of a bare title: without who issues it, its form, and its year."""
    return YEAR.sub("", FORM.sub("", ABOUT.sub("", title))) or title
