"""Pages of a file to be marked, and where words stand on them; read by a process of its own (looker.py)."""

import base64
import tempfile
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

from feedback.redaction.burning import UNFIT, CannotRedact, ask_child
from feedback.redaction.marks import Mark


def pages_of(data: bytes) -> int:
    """Raises CannotRedact for a file that cannot be worked on."""
    return _asked(data, {"what": "pages"})["pages"]


def page_of(data: bytes, number: int) -> bytes:
    """The page as a PNG."""
    return base64.b64decode(_asked(data, {"what": "page", "page": number})["png"])


def places_of(data: bytes, words: Iterable[str], reason: str) -> list[Mark]:
    """A mark on every place where one of these words stands."""
    found = _asked(data, {"what": "find", "words": [each for each in words if each]})
    return [Mark(reason=reason, **place) for place in found["places"]]


def _asked(data: bytes, said: dict) -> dict:
    with tempfile.TemporaryDirectory(dir=settings.PORTAL_SCRATCH) as folder:
        source = Path(folder, "source")
        source.write_bytes(data)
        answer = ask_child("feedback.redaction.looker", [str(source)], said)
    if reason := answer.get("unfit"):
        raise CannotRedact(str(UNFIT[reason]))
    return answer
