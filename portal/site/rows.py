"""Entries as rows of a list: read by their keys, and what templates/components/document_row.html shows of each."""

import datetime
from collections.abc import Sequence
from uuid import UUID

from django.utils import timezone

from portal.database.joined import Joined, Part
from portal.people.models import Organ
from portal.publishing.models import INTERPRETS, Entry


def _listed(also: str = "") -> Joined:
    return Joined(
        f"""SELECT {{entry}}, {{organ}}, left(release.body_text, %s){also} FROM entry
            JOIN organ ON organ.id = entry.organ_id JOIN release ON release.id = entry.release_id
            WHERE entry.publication_id = ANY(%s)""",
        entry=Part(Entry), organ=Part(Organ),
    )  # fmt: skip


LISTED = _listed()
# With the first two interpretations of each.
EXPLAINED = _listed(
    f""", (SELECT coalesce(json_agg(json_build_object('url', told.path, 'title', told.title)), '[]')
           FROM (SELECT i.path, i.title FROM link JOIN entry AS i ON i.publication_id = link.from_id
                 WHERE link.to_id = entry.publication_id AND link.kind = '{INTERPRETS}'
                 ORDER BY i.sort_at LIMIT 2) AS told)"""
)


def in_order(keys: list[UUID], *, text: int = 0, explained: bool = False) -> list[Entry]:
    """The entries of these keys, as rows want them; each with the first so many characters of its `text`, and where
    `explained` is asked for with `interpretations` [{url, title}]."""
    found = {}
    for entry, organ, beginning, *told in (EXPLAINED if explained else LISTED).read([text, keys]) if keys else ():
        entry.organ, entry.text = organ, beginning
        entry.interpretations = told[0] if told else []
        found[entry.pk] = entry
    return [found[key] for key in keys if key in found]


def entry_row(entry: Entry, kinds: dict[str, str], on: datetime.date) -> dict:
    """`kinds` are the labels of the vocabulary's axis; the entry comes with its organ (`for_listing`)."""
    day = entry.issued_on or timezone.localdate(entry.sort_at)
    return {
        "url": entry.path,
        "title": entry.title,
        "date": day,
        "this_year": day.year == on.year,
        "organ": str(entry.organ),
        "number": own_number(entry.numbers),
        "kind": kinds.get(entry.kind, ""),
        "validity": entry.validity(on),
        "summary": entry.summary,
    }


def own_number(numbers: Sequence[str]) -> str:
    """The document's own number as written; a number that stands alone is the index number."""
    return numbers[0] if len(numbers) > 1 else ""
