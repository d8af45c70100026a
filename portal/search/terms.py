"""From text to search terms: normalise, then bigrams of everything; single characters of title, number and organ.

Bigrams find every substring of two or more characters, whatever a dictionary would have cut.
"""

import re
import unicodedata
from functools import cache

from opencc import OpenCC

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
# A run of Chinese characters, or a word of letters and digits.
RUN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]+|[0-9a-z]+")
MAX_QUERY = 100


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


def normalise(text: str) -> str:
    """Full width to half, traditional to simplified, upper to lower case."""
    return _converter().convert(unicodedata.normalize("NFKC", text)).lower()


def bigrams(text: str) -> set[str]:
    """The terms of a body: pairs of neighbouring Chinese characters, and words of letters and digits."""
    found = set()
    for run in RUN.findall(normalise(text)):
        if HAN.match(run):
            found.update(run[i : i + 2] for i in range(len(run) - 1))
        else:
            found.add(run[:40])
    return found


def singles(text: str) -> set[str]:
    return set(HAN.findall(normalise(text)))


def query_terms(query: str) -> set[str]:
    """What a document must hold to be found: the bigrams of each run, or the character where a run is one long."""
    wanted = set()
    for run in RUN.findall(normalise(query[:MAX_QUERY])):
        if HAN.match(run) and len(run) > 1:
            wanted.update(run[i : i + 2] for i in range(len(run) - 1))
        else:
            wanted.add(run[:40])
    return wanted
