"""The tables that search understands questions by, kept by each process until something public changes."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import BooleanField, CharField, Value

from portal.search.meaning import Meaning
from portal.search.models import PromotedAnswer, Synonym
from portal.search.terms import ALL_HAN, normalise
from portal.search.words import telling, words_in
from portal.site.finding.askable import Askable, Known
from portal.site.finding.sounding import LONGEST_SOUND, sound
from portal.site.hooks import gathered
from portal.site.links import outward
from portal.site.vocabulary import Vocabulary

PARTS = re.compile(r"[、，,；;\n]+")


@dataclass(frozen=True)
class Wording:
    synonyms: dict[str, list[str]] = field(default_factory=dict)  # a word, folded → what else is said for it
    answers: dict[frozenset[str], list[dict]] = field(default_factory=dict)  # telling words → {url, title, words}
    askables: list[Askable] = field(default_factory=list)

    @cached_property
    def known(self) -> Known:
        return Known(self.askables, self.synonyms)

    @cached_property
    def words(self) -> list[str]:
        """All words of the tables, folded; the shorter ones first."""
        official = {normalise(each.title) for each in self.askables} | {
            word for each in self.askables for word in words_in(each.names)
        }
        said = {each for word, others in self.synonyms.items() for each in (word, *others)}
        return sorted(official | said, key=lambda word: (len(word), word))

    @cached_property
    def sounds(self) -> dict[str, str]:
        """How a word sounds → the word, the shortest and first of those that sound alike."""
        found: dict[str, str] = {}
        for word in self.words:
            if 1 < len(word) <= LONGEST_SOUND and ALL_HAN.fullmatch(word):
                found.setdefault(sound(word), word)
        return found

    def answers_to(self, meaning: Meaning) -> list[dict]:
        return self.answers.get(frozenset(word.text for word in meaning.words), [])


def wording(vocabulary: Vocabulary) -> Wording:
    return vocabulary.kept("wording", _read)


def _read() -> Wording:
    """One query for both tables, and one of each app that has something to be asked for."""
    none, no = Value("", CharField()), Value(False, BooleanField())
    said = Synonym.objects.filter(in_use=True).values_list(Value("s"), "words", "means", none, none, "both_ways")
    given = PromotedAnswer.objects.filter(in_use=True).values_list(Value("a"), "asked", "url", "title", "words", no)
    rows = said.order_by().union(given.order_by(), all=True)
    found = Wording(askables=[each for offer in gathered("SEARCH_ITEMS") for each in offer()])
    answers = []
    for table, words, means, title, more, both_ways in sorted(rows):
        if table == "s":
            teach(found.synonyms, parts(words), parts(means), both_ways)
        elif url := outward(means):
            answers += [(each, {"url": url, "title": title, "words": more}) for each in parts(words)]
    for asked, answer in answers:
        found.answers.setdefault(_asked(asked, found.synonyms), []).append(answer)
    return found


def teach(synonyms: dict[str, list[str]], words: Iterable[str], means: Iterable[str], both_ways: bool) -> None:
    words, means = [normalise(word) for word in words], [normalise(word) for word in means]
    for here, there in [(words, means), (means, words)][: 1 + both_ways]:
        for word in here:
            known = synonyms.setdefault(word, [])
            known += [each for each in [*there, *(here if both_ways else ())] if each not in known and each != word]


def parts(text: str) -> list[str]:
    return [part.strip() for part in PARTS.split(text) if part.strip()]


def _asked(query: str, synonyms: Collection[str]) -> frozenset[str]:
    return frozenset(telling(words_in(query, synonyms), synonyms))
