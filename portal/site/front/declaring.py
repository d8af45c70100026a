"""Which pages the front may keep, and which parameters of the query each of them reads. All others pass through."""

from collections.abc import Callable
from urllib.parse import parse_qsl

from django.http import HttpResponse
from django.urls import Resolver404, resolve

LONGEST_QUERY = 2000

View = Callable[..., HttpResponse]


def kept(*parameters: str) -> Callable[[View], View]:
    """Declare a page that depends on its address, these parameters, the reader's mode and the day, on nothing else."""

    def declare(view: View) -> View:
        view.kept_by = frozenset(parameters)
        return view

    return declare


def is_kept(path: str, query: str) -> bool:
    """Whether the page may be kept: it is declared, and the query names only what it reads, each once."""
    try:
        parameters = getattr(resolve(path).func, "kept_by", None)
    except Resolver404:
        return False
    if parameters is None or len(query) > LONGEST_QUERY:
        return False
    names = [name for name, _value in parse_qsl(query, keep_blank_values=True)]
    return len(names) == len(set(names)) and parameters.issuperset(names)
