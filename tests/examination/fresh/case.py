"""How a fresh case is written: as its group in the corpus has it, with an id of its own."""

from collections.abc import Callable
from functools import partial

from tests.examination.corpus.case import QUIET, REFUSED, UNMARKED, Case, Found, body
from tests.examination.corpus.making.plain import lines

TITLE = "关于做好冬季取暖物资保障工作的通知"


def marked(slug: str, name: str, recipe: Callable[[str], bytes], why: str) -> Case:
    key = f"fresh/marked-{slug}"
    return Case(key, "marked", name, partial(recipe, body(key)), REFUSED, why)


def harmless(slug: str, name: str, recipe: Callable[[str], bytes], why: str) -> Case:
    key = f"fresh/harmless-{slug}"
    return Case(key, "harmless", name, partial(recipe, body(key)), UNMARKED, why)


def personal(slug: str, name: str, recipe: Callable[[], bytes], expect: Found | list[Found], why: str) -> Case:
    expect = (expect,) if isinstance(expect, Found) else tuple(expect)
    return Case(f"fresh/personal-{slug}", "personal", name, recipe, expect, why)


def typed(slug: str, words: str, expect: Found | list[Found], why: str) -> Case:
    return personal(slug, "", partial(lines, words, end=""), expect, why)


def lookalike(slug: str, name: str, recipe: Callable[[], bytes], why: str) -> Case:
    return Case(f"fresh/lookalike-{slug}", "lookalike", name, recipe, QUIET, why)


def quiet(slug: str, words: str, why: str) -> Case:
    return lookalike(slug, "", partial(lines, words, end=""), why)
