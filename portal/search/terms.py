"""From text to search terms, and from what a reader types to the terms that must be there.

What is found is every substring of two or more characters, whatever a dictionary would have cut. So a text gives the
pairs of its neighbouring characters, and for words of letters and digits all their endings: what begins an ending lies
somewhere in the word. Everything is compared character by character (`normalise`), or a piece of a text would not
always be a piece of what the text became.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from opencc import OpenCC

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003347f"
LETTER = rf"[^\W_{HAN}]"  # or digit
WORD = rf"(?:[{HAN}]|{LETTER})"
ALL_HAN = re.compile(rf"[{HAN}]+")
STRETCH = re.compile(rf"{WORD}+")  # what stands together
RUN = re.compile(rf"[{HAN}]+|{LETTER}+")
LETTERS = re.compile(rf"{LETTER}+")
LAST_HAN = re.compile(rf"[{HAN}](?!{WORD})")
PAIR = re.compile(rf"^(?:[{HAN}]{WORD}|{LETTER}[{HAN}])$", re.MULTILINE)
# A reader does not see where a line ended, nor the space that spreads 总　则; two words are told apart by one.
SEEN_TOGETHER = re.compile(rf"(?<=[{HAN}])\s+(?={WORD})|(?<={LETTER})\s+(?=[{HAN}])")
LONGEST = 40  # of a term, in characters
MAX_QUERY = 100
MAX_BYTES = 1_000_000  # a tsvector holds 1 MiB of terms; a text that has more is found by its first ones

# Simplified by context elsewhere, so alike here; and zeros as numbers of years are printed.
ALIKE = {"著": "着", "乾": "干", "瞭": "了", "藉": "借", "麽": "么", "○": "〇", "◯": "〇"}


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


class _Folded(dict):
    """Each character as it is compared, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        character = unicodedata.normalize("NFKC", chr(code))
        simple = character if character.isascii() else _converter().convert(character)
        self[code] = "".join(ALIKE.get(part, part) for part in simple).casefold() or chr(code)
        return self[code]


_FOLDED = _Folded()


def normalise(text: str) -> str:
    """Full width to half, traditional to simplified, upper to lower case; each character for itself."""
    return text.translate(_FOLDED)


def text_terms(*texts: str) -> set[str]:
    """The terms of what is searched; earlier texts come first where there are too many."""
    seen = "\n\n".join(SEEN_TOGETHER.sub("", normalise(text)) for text in texts)
    found = set(PAIR.findall("\n".join(set(map(str.__add__, seen, seen[1:])))))
    found.update(LAST_HAN.findall(seen))
    for word in set(LETTERS.findall(seen)):
        found.update(word[i : i + LONGEST] for i in range(len(word)))
    return found if len(found) < MAX_BYTES // (4 * LONGEST) else _fitting(found, seen)


def _fitting(found: set[str], seen: str) -> set[str]:
    """As many terms as the database takes: words of letters, then pairs from the beginning on."""
    place = {pair: n for n, pair in enumerate(dict.fromkeys(map(str.__add__, seen, seen[1:])))}
    size, fitting = 0, set()
    for term in sorted(found, key=lambda term: (place.get(term, -1), term)):
        size += len(term.encode())
        if size > MAX_BYTES:
            break
        fitting.add(term)
    return fitting


def title_terms(title: str) -> set[str]:
    """A title's terms, and each of its Chinese characters."""
    return text_terms(title) | set(ALL_HAN.findall(" ".join(normalise(title))))


@dataclass(frozen=True)
class Wanted:
    """What a thing must hold to be found: whole terms, and beginnings of terms. Both hold letters, digits and Chinese
    characters only, so quoting is safe."""

    terms: frozenset[str] = frozenset()
    beginnings: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.terms or self.beginnings)

    @property
    def whole(self) -> str:
        """The whole terms as a tsquery."""
        return " & ".join(f"'{term}'" for term in sorted(self.terms))

    @property
    def begun(self) -> str:
        """The beginnings as a tsquery."""
        return " & ".join(f"'{beginning}':*" for beginning in sorted(self.beginnings))

    @property
    def tsquery(self) -> str:
        return " & ".join(filter(None, (self.whole, self.begun)))


def wanted(query: str) -> Wanted:
    """The pairs of what stands together in the query; spaces and marks part its words."""
    terms: set[str] = set()
    beginnings: set[str] = set()
    for stretch in STRETCH.findall(normalise(query[:MAX_QUERY])):
        if len(stretch) == 1:
            beginnings.add(stretch)
            continue
        for run in RUN.finditer(stretch):
            word, start, end = run[0], run.start(), run.end()
            if ALL_HAN.match(word):
                terms.update(map(str.__add__, word, word[1:]))
            elif end < len(stretch):
                terms.add(word[:LONGEST])  # the word ends here in the text too
            elif len(word) > 1 or not start:
                beginnings.add(word[:LONGEST])
            if end < len(stretch):
                terms.add(stretch[end - 1 : end + 1])
    return Wanted(frozenset(terms), frozenset(beginnings))


def number_key(text: str) -> str:
    """A document number as it is compared: no brackets, spaces or width (国办发[2019]54号 = 国办发〔2019〕54 号)."""
    return re.sub(r"[\s〔〕\[\]()（）【】「」﹝﹞<>《》第号]", "", normalise(text))
