"""`{% pure "part.html" with row=row %}`: like `include … only`, rendered once for what it is given.

A part that depends on nothing but its values (no request, no today, no settings) looks the same each time; the values
themselves are the key, so there is nothing to forget when something changes. Rendering is most of what a page costs.
"""

from collections.abc import Hashable
from functools import lru_cache
from hashlib import blake2b

from django import template
from django.template.base import Node, Parser, Token
from django.template.loader_tags import do_include
from django.utils.functional import Promise
from django.utils.safestring import SafeData, SafeString
from django.utils.translation import get_language

register = template.Library()
PARTS = 2048  # most are some hundred bytes, a whole document ten thousand
LONG = 500


class Given:
    """The values of one part; equal when they would look the same."""

    __slots__ = ("frozen", "part", "values", "number")

    def __init__(self, part: template.Template, values: dict):
        self.part, self.values = part, values
        self.frozen = (part.origin.name, get_language(), freeze(values))
        self.number = hash(self.frozen)

    def __hash__(self) -> int:
        return self.number

    def __eq__(self, other) -> bool:
        return self.frozen == other.frozen


def freeze(value: object) -> Hashable:
    """A value as part of a key; the same text safe and not safe are two."""
    match value:
        case SafeData():
            return (SafeString, short(value))
        case str():
            return short(value)
        case dict():
            return tuple((key, freeze(each)) for key, each in value.items())
        case list() | tuple():
            return tuple(freeze(each) for each in value)
        case Promise():
            return str(value)
    return (type(value), value)  # True and 1 are equal and look different


def short(text: str) -> str | bytes:
    """The text, of a long one its digest: the key of a whole document stays small."""
    return text if len(text) < LONG else blake2b(text.encode(errors="surrogatepass"), digest_size=16).digest()


@lru_cache(maxsize=PARTS)
def rendered(given: Given) -> SafeString:
    # A context of its own: nothing of the page can slip in.
    made = given.part.render(template.Context(given.values))
    given.values = given.part = None  # the key alone is kept
    return made


class PureNode(Node):
    def __init__(self, name, values: dict):
        self.name, self.given = name, values

    def render(self, context) -> SafeString:
        cache = context.render_context.dicts[0].setdefault(self, {})
        name = self.name.resolve(context)
        part = cache.get(name)
        if part is None:
            part = cache[name] = context.template.engine.get_template(name)
        return rendered(Given(part, {key: each.resolve(context) for key, each in self.given.items()}))


@register.tag
def pure(parser: Parser, token: Token) -> PureNode:
    node = do_include(parser, token)
    return PureNode(node.template, node.extra_context)
