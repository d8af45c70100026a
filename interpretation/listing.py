"""The list of interpretations: each row with the documents that it explains, and how these stand."""

import datetime
from collections.abc import Iterable
from types import SimpleNamespace
from uuid import UUID

from django.http import HttpRequest

from interpretation.beside import FACTS, STANDING, label_of
from interpretation.interpretations import KIND
from portal.cases.today import today
from portal.database import asking
from portal.publishing.facets import standing_of
from portal.publishing.models import Entry
from portal.site.listing import Listing
from portal.site.rows import entry_row, own_number

EXPLAINED = f"""SELECT l.from_id, o.path, o.title, o.numbers, {FACTS}
                FROM link l JOIN entry o ON o.publication_id = l.to_id
                WHERE l.from_id = ANY (%s) AND l.kind = 'interprets' ORDER BY l.sort"""


class Interpretations(Listing):
    def __init__(self, request: HttpRequest):
        super().__init__(request, KIND, address="/interpretations/")

    def _label(self, axis: str, code: str) -> str:
        """Of a form what the page of an interpretation calls it."""
        return label_of(code) or super()._label(axis, code) if axis == "kind" else super()._label(axis, code)

    def rows(self) -> list[dict]:
        on, kinds = today(), self.vocabulary.kinds
        entries = self.entries()
        explained = _explained((entry.pk for entry in entries), on)
        return [
            entry_row(entry, kinds, on) | {
                "kind": label_of(entry.kind), "validity": "", "sources": explained.get(entry.pk, []),
            }
            for entry in entries
        ]  # fmt: skip


def _explained(keys: Iterable[UUID], on: datetime.date) -> dict[UUID, list[dict]]:
    """Interpretation → the documents of ours that it explains; one query for a page."""
    found: dict[UUID, list[dict]] = {}
    for key, path, title, numbers, *standing in asking.rows(Entry, EXPLAINED, [list(keys)]):
        facts = SimpleNamespace(**dict(zip(STANDING, standing, strict=True)))
        row = {"url": path, "title": title, "number": own_number(numbers), "state": standing_of(facts, on).validity}
        found.setdefault(key, []).append(row)
    return found
