"""How an attack is written."""

from collections.abc import Callable

from tests.examination.corpus.case import HARMLESS, REFUSED, Case


def refused(slug: str, name: str, recipe: Callable[[], bytes], why: str, heavy: bool = False) -> Case:
    return Case(f"hostile/{slug}", "hostile", name, recipe, REFUSED, why, heavy)


def harmless(slug: str, name: str, recipe: Callable[[], bytes], why: str, heavy: bool = False) -> Case:
    return Case(f"hostile/{slug}", "hostile", name, recipe, HARMLESS, why, heavy)
