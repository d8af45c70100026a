"""How a marked case is written: the recipe gets two ordinary sentences with the case's canary."""

from collections.abc import Callable
from functools import partial

from tests.examination.corpus.case import REFUSED, Case, body


def marked(slug: str, name: str, recipe: Callable[[str], bytes], why: str, border: bool = False) -> Case:
    key = f"marked/{slug}"
    return Case(key, "marked", name, partial(recipe, body(key)), REFUSED, why, border=border)
