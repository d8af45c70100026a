"""What is told of one file: a row a text, and a last word that says whether it is safe and readable."""

from collections.abc import Iterator

from portal.examination.reading.material import Hostile, Material
from portal.examination.reading.opening import open_file
from portal.examination.reading.source import Source


def answers(data: bytes, name: str) -> Iterator[tuple | dict]:
    material, danger = Material(), ""
    try:
        open_file(Source(name, data, material, "", (), 0, open_file))
    except Hostile as hostile:
        danger = hostile.code
    except MemoryError:
        danger = "too_big"
        material.texts.clear()
    except RecursionError:
        danger = "too_deep"
    yield from material.texts
    yield {"danger": danger, "unread": material.unread[:100]}
