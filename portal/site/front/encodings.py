"""How a body goes over the wire: br, gzip or as it is."""

import gzip
import re
from functools import lru_cache

import brotli

AS_IT_IS = ""
ENCODINGS = ("br", "gzip")  # the better one first
WEIGHT = re.compile(r"\s*q\s*=\s*(0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)\s*", re.IGNORECASE)


@lru_cache(maxsize=256)
def best(accepted: str) -> str:
    """The encoding to answer with, by the weights of an Accept-Encoding header. What cannot be read is not accepted."""
    weights = {}
    for part in accepted.lower().split(","):
        name, semicolon, parameters = part.partition(";")
        weights[name.strip()] = _weight(parameters) if semicolon else 1.0
    others = weights.get("*", 0.0)
    chosen = max(ENCODINGS, key=lambda name: weights.get(name, others))
    weight = weights.get(chosen, others)
    return chosen if weight and weight >= weights.get("identity", 0.0) else AS_IT_IS


def _weight(parameters: str) -> float:
    found = WEIGHT.fullmatch(parameters)
    return float(found[1]) if found else 0.0


def pack(body: bytes) -> bytes:
    return brotli.compress(body, quality=6, lgwin=18)


def unpack(packed: bytes, encoding: str) -> bytes:
    """A body packed by `pack`, in the encoding asked for."""
    if encoding == "br":
        return packed
    body = brotli.decompress(packed)
    return gzip.compress(body, 6, mtime=0) if encoding == "gzip" else body
