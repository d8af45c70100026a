"""How a look-alike is written."""

from collections.abc import Callable
from functools import partial

from tests.examination.corpus.case import QUIET, Case
from tests.examination.corpus.making.plain import lines


def lookalike(slug: str, name: str, recipe: Callable[[], bytes], why: str, border: bool = False) -> Case:
    return Case(f"lookalike/{slug}", "lookalike", name, recipe, QUIET, why, border=border)


def typed(slug: str, words: str, why: str, border: bool = False) -> Case:
    return lookalike(slug, "", partial(lines, words, end=""), why, border)
