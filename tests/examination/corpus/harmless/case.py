"""How a harmless case is written."""

from collections.abc import Callable
from functools import partial

from tests.examination.corpus.case import UNMARKED, Case, body
from tests.examination.corpus.making.plain import lines


def harmless(slug: str, name: str, recipe: Callable[[str], bytes], why: str, border: bool = False) -> Case:
    key = f"harmless/{slug}"
    return Case(key, "harmless", name, partial(recipe, body(key)), UNMARKED, why, border=border)


def saying(slug: str, words: str, why: str, border: bool = False) -> Case:
    """A text file of these words."""
    return harmless(slug, "宣传材料.txt", lambda b: lines(words, "", b), why, border)
