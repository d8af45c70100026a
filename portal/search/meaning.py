"""What a query means: phrases, words, and what else says the same; as expressions that the words' index answers.

Three ways to ask, each wider than the one before: as it stands (`strict`), all its words wherever they stand
(`all_words`), and most of them (`most`).
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations

from portal.search.terms import MAX_QUERY, STRETCH, Wanted, normalise, wanted
from portal.search.words import is_question, phrases_in, telling, words_in

MOST_WORDS = 8  # of a query that are looked for one by one
MOST_ALSO = 8  # other words for one
LONGEST_SAID = 12  # characters of what is no question and yet in people's own words
MOST_REWRITTEN = 12  # ways to say one stretch
ENOUGH = {True: 0.35, False: 0.72}  # of what the words weigh must be there: of a question, of anything else


@dataclass(frozen=True)
class Asked(Wanted):
    """Wanted by an expression of its own."""

    expression: str = ""

    def __bool__(self) -> bool:
        return bool(self.expression)

    @property
    def whole(self) -> str:
        return self.expression

    @property
    def tsquery(self) -> str:
        return self.expression


@dataclass(frozen=True)
class Word:
    text: str
    also: tuple[str, ...] = ()

    @cached_property
    def spellings(self) -> tuple[str, ...]:
        return (self.text, *self.also)

    @cached_property
    def expression(self) -> str:
        """One character begins a great many terms: it is asked for alone, and nowhere beside longer words."""
        longer = [each for each in self.spellings if len(each) > 1]
        return either(wanted(each).tsquery for each in longer or self.spellings)


@dataclass(frozen=True)
class Meaning:
    query: str
    phrases: tuple[str, ...] = ()
    words: tuple[Word, ...] = ()
    is_question: bool = False
    rewritten: dict[str, tuple[str, ...]] = field(default_factory=dict)  # stretch → how else it may be said

    def __bool__(self) -> bool:
        return bool(wanted(self.query))

    @cached_property
    def strict(self) -> Wanted:
        """As typed, or with another word for one of its words."""
        if not self.rewritten:
            return wanted(self.query)
        parts = [
            either(wanted(each).tsquery for each in (stretch, *self.rewritten.get(stretch, ())))
            for stretch in stretches(self.query)
        ]
        return Asked(expression=" & ".join(filter(None, parts)))

    @property
    def widens(self) -> bool:
        """Whether its words ask for more than it does as it stands. A single character, unless it is part of a
        question, is what was left of a word that no dictionary knows."""
        if not self.is_question and self.longer != self.words:
            return False
        return len(self.words) > 1 or bool(self.words) and self.is_question

    @cached_property
    def longer(self) -> tuple[Word, ...]:
        """The words that are looked for; a single character beside longer ones only weighs."""
        return tuple(word for word in self.words if any(len(each) > 1 for each in word.spellings)) or self.words

    @cached_property
    def all_words(self) -> Wanted:
        """All telling words, wherever each stands; what stands as typed too."""
        together = " & ".join(word.expression for word in self.longer)
        return Asked(expression=either([self.strict.tsquery, together]))

    def most(self, weights: Mapping[str, float], rows: Mapping[str, float], few: float) -> Wanted | None:
        """So many of the words as weigh enough: the smallest sets that do, as far as few things hold them (`rows`: how
        many hold each). None where that is all of them."""
        total = sum(weights[word.text] for word in self.longer)
        enough = [
            kept
            for n in range(1, len(self.longer))
            for kept in combinations(self.longer, n)
            if sum(weights[word.text] for word in kept) >= self.enough * total
            and min(rows[word.text] for word in kept) <= few
        ]
        smallest = [kept for kept in enough if not any(set(other) < set(kept) for other in enough)]
        if not smallest:
            return None
        sets = (" & ".join(word.expression for word in kept) for kept in smallest)
        return Asked(expression=either([self.all_words.tsquery, *sets]))

    @property
    def enough(self) -> float:
        return ENOUGH[self.is_question]

    @cached_property
    def spellings(self) -> list[str]:
        """Everything that is marked where it stands, the longest first."""
        found = {stretch for stretch in stretches(self.query) if len(stretch) > 1}
        found |= {each for word in self.words for each in word.spellings if len(each) > 1}
        found |= {each for others in self.rewritten.values() for each in others}
        return sorted(found, key=lambda each: (-len(each), each))


def meaning_of(query: str, synonyms: Mapping[str, Collection[str]]) -> Meaning:
    """`synonyms`: a word, folded → what else is said for it."""
    query = query[:MAX_QUERY]
    if phrases := phrases_in(query):
        return Meaning(query, phrases=tuple(phrases))
    asks = is_question(query)
    if not asks and sum(map(len, stretches(query))) > LONGEST_SAID:
        synonyms = {}  # a title or a piece of a text, that says what it says
    cut = telling(words_in(query, synonyms), synonyms)
    words = tuple(Word(each, _others(each, synonyms)) for each in cut[:MOST_WORDS] if wanted(each))
    rewritten = {} if asks else {each: ways for each in stretches(query) if (ways := _ways(each, words))}
    return Meaning(query, words=words, is_question=asks, rewritten=rewritten)


def stretches(query: str) -> list[str]:
    return STRETCH.findall(normalise(query[:MAX_QUERY]))


def either(expressions) -> str:
    """Any of them; each once, in brackets where it needs them."""
    some = list(dict.fromkeys(filter(None, expressions)))
    if len(some) == 1:
        return some[0] if re.fullmatch(r"'[^']+'(:\*)?", some[0]) else f"({some[0]})"
    return f"({' | '.join(f'({each})' for each in some)})" if some else ""


def _others(word: str, synonyms: Mapping[str, Collection[str]]) -> tuple[str, ...]:
    return tuple(each for each in synonyms.get(word, ()) if each != word and wanted(each))[:MOST_ALSO]


def _ways(stretch: str, words: tuple[Word, ...]) -> tuple[str, ...]:
    """The stretch with one of its words said otherwise."""
    ways = [stretch.replace(word.text, also) for word in words if word.text in stretch for also in word.also]
    return tuple(dict.fromkeys(way for way in ways if way != stretch))[:MOST_REWRITTEN]
