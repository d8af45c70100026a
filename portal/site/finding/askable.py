"""What can be asked for besides released things: catalog items, by their names and in people's words."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from portal.search.meaning import Meaning
from portal.search.terms import normalise
from portal.search.words import telling, words_in

ENOUGH = 0.6  # of what the words weigh
SHOWN = 5
NOWHERE = 1.0  # weight of a word that no item has; the rarest that some have weighs six
SINGLE = 0.4  # of its weight has a single character


@dataclass(frozen=True)
class Askable:
    """`code`: what entries name it by; `names` official, `plain` and `questions` as people say it."""

    code: str
    url: str
    title: str
    names: str
    plain: str = ""
    questions: tuple[str, ...] = ()

    @cached_property
    def text(self) -> str:
        return _folded(f"{self.names} {self.plain} {' '.join(self.questions)}")

    @property
    def row(self) -> dict:
        return {"url": self.url, "title": self.title, "seek": self.plain}


class Known:
    """All of them, and how telling each word is among them."""

    def __init__(self, askables: Sequence[Askable], synonyms: Mapping[str, Collection[str]]):
        self.askables, self.synonyms = askables, synonyms
        self._questions: dict[frozenset[str], list[Askable]] = {}
        for each in askables:
            for question in each.questions:
                self._questions.setdefault(self._telling(question), []).append(each)

    def meant(self, meaning: Meaning) -> list[Askable]:
        """Those whose question this is; then those that hold most of what was asked, best first."""
        words = meaning.words
        asked = self._questions.get(frozenset(word.text for word in words), []) if meaning.is_question else []
        if not any(len(word.text) > 1 for word in words):
            return asked[:SHOWN]
        shares = [0.0] * len(self.askables)
        total = 0.0
        for word in words:
            there = [_there(word, each.text) for each in self.askables]
            n = sum(map(bool, there))
            weight = math.log(1 + len(there) / n) if n else NOWHERE
            if len(word.text) == 1 and not word.also:
                weight *= SINGLE
            total += weight
            shares = [share + weight * here for share, here in zip(shares, there, strict=True)] if n else shares
        places = [place for place, share in enumerate(shares) if share >= ENOUGH * total]
        places.sort(key=lambda place: (-shares[place], not self.askables[place].questions))
        return list(dict.fromkeys([*asked, *(self.askables[place] for place in places)]))[:SHOWN]

    def _telling(self, question: str) -> frozenset[str]:
        return frozenset(telling(words_in(question, self.synonyms), self.synonyms))


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return normalise(text)


def _there(word, text: str) -> float:
    if word.text in text:
        return 1.0
    return 0.9 if any(each in text for each in word.also) else 0.0
