"""Every address pattern of the portal, as the URLconf has it: the list that the nets must cover."""

import re
from urllib.parse import quote

from django.urls import get_resolver

NAMED_GROUP = re.compile(r"\(\?P<(\w+)>[^)]*\)")
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")


def routes() -> list[str]:
    """Each pattern once, as text: "documents/<number:number>/"; a regular expression with its groups as parameters."""
    return list(dict.fromkeys(_walk(get_resolver().url_patterns, "")))


def _walk(patterns, prefix: str):
    for pattern in patterns:
        own = str(pattern.pattern)
        if not hasattr(pattern.pattern, "_route"):
            own = NAMED_GROUP.sub(r"<\1>", own).strip("^$")
        if hasattr(pattern, "url_patterns"):
            yield from _walk(pattern.url_patterns, prefix + own)
        else:
            yield prefix + own


def address(route: str, values: dict) -> str:
    """The path that a route gives for these values of its parameters."""
    return "/" + PARAMETER.sub(lambda found: quote(str(values[found[1]]), safe=""), route)
