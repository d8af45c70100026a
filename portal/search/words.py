"""The words of what a reader asks, and which of them ask only: 怎么, 哪里, 多少."""

import re
from collections.abc import Collection, Iterable
from pathlib import Path

import rjieba

from portal.search.terms import ALL_HAN, RUN, STRETCH, normalise

LONGEST_KNOWN = 10  # characters of a word that is not cut
DATA = Path(__file__).parent / "data" / "stop_words.txt"


def _read() -> list[frozenset[str]]:
    parts = re.split(r"^#.*$", DATA.read_text("utf-8"), flags=re.MULTILINE)
    return [frozenset(part.split()) for part in parts[1:]]


# Dropped only where something is left: what one says whatever one asks, what only joins words, what complains.
ASKING, JOINING, COMPLAINING = _read()
STOP = ASKING | JOINING | COMPLAINING
EDGES = "".join(word for word in STOP if len(word) == 1)
QUESTION = re.compile("|".join(word for word in ASKING | COMPLAINING if len(word) > 1) + r"|[吗呢啥咋谁几哪]|(.)不\1")
AMOUNT = re.compile("[一两三几半][个吨亩块元天年月岁斤方度户人]月?")
QUOTED = re.compile(r"[\"“”„‟＂]([^\"“”„‟＂]+)[\"“”„‟＂]|[「『]([^」』]+)[」』]")


def phrases_in(query: str) -> list[str]:
    """What stands in quotes, unless a question is around it; a quote that is not closed is a mark like others."""
    if is_question(QUOTED.sub(" ", query)):
        return []
    quoted = (one or other for one, other in QUOTED.findall(query))
    return [text for text in quoted if len(text) > 1 and STRETCH.search(text)]


def words_in(text: str, known: Collection[str] = ()) -> list[str]:
    """The words of a query in its order, folded; `known` ones are not cut."""
    found: list[str] = []
    for stretch in STRETCH.findall(normalise(text)):
        for run in RUN.findall(stretch):
            found += _cut(run, known) if ALL_HAN.match(run) else [run]
    return found


def telling(words: Iterable[str], known: Collection[str] = ()) -> list[str]:
    """The words that say what is looked for, each once."""
    words = list(dict.fromkeys(words))
    kept = [bare for word in words if (bare := word if word in known else _bare(word))]
    return list(dict.fromkeys(kept)) or words


def is_question(text: str) -> bool:
    """Whether people speak for themselves there; documents and their titles do not ask and complain."""
    return bool(QUESTION.search(normalise(text)))


def _bare(word: str) -> str:
    """Without an asking character that the cut took along: 养狗要 → 养狗, 要交 → 交."""
    bare = word if rjieba.has_word(word) else word.strip(EDGES)
    return "" if bare in STOP or AMOUNT.fullmatch(bare) else bare


def _cut(run: str, known: Collection[str]) -> list[str]:
    words, last, at = [], 0, 0
    while at < len(run):
        # The longest known word that begins here.
        end = next((end for end in range(min(len(run), at + LONGEST_KNOWN), at + 1, -1) if run[at:end] in known), 0)
        if end:
            words += [*rjieba.cut(run[last:at]), run[at:end]]
            last = at = end
        else:
            at += 1
    return [word for word in [*words, *rjieba.cut(run[last:])] if word]
