"""All documents of the sample county, numbered and with their references to each other filled in."""

import re
from dataclasses import replace

from disclosure.sample.figures import rng
from disclosure.sample.shapes import SampleDocument

from . import (
    city,
    civil,
    columned,
    course,
    culture,
    education,
    environment,
    fiscal,
    health,
    housing,
    land,
    lifecycle,
    lists,
    local,
    market,
    policy,
    projects,
    recent,
    rural,
    safety,
    together,
    work,
    yearly,
)

GROUPS = (
    policy, land, projects, fiscal, safety, housing, environment, culture, rural, market, city, work, civil, education,
    health, local, columned, lists, together, lifecycle, course, yearly,
    recent,
)  # fmt: skip
# About how many documents a year go out under a number; others send about forty.
A_YEAR = {
    "霁政规": 8,
    "霁政办规": 14,
    "霁政发": 30,
    "霁政办发": 60,
    "霁城执罚决字": 260,
    "霁市监处罚": 120,
    "霁政房征": 4,
    "霁政房补决": 6,
}
REFERENCE = re.compile(r"\{no:(\w+)\}")


def sample_documents() -> tuple[SampleDocument, ...]:
    """Every document, oldest first. The same each time."""
    found = sorted(
        (lifecycle.corrected(document) for group in GROUPS for document in group.documents()),
        key=lambda document: (-document.issued_days_ago, document.title),
    )
    numbers = _numbers(found)
    keyed = {found[place].key: number for place, number in numbers.items() if found[place].key}
    return tuple(_finished(document, numbers.get(place, ""), keyed) for place, document in enumerate(found))


def _numbers(documents):
    """Serial numbers that rise through the year under each prefix; place in the list → number."""
    last, numbers = {}, {}
    for place, document in enumerate(documents):
        if not (prefix := document.document_number):
            continue
        when = document.issued_on
        due = when.timetuple().tm_yday * A_YEAR.get(prefix, 40) // 366 + rng(document.title).randint(0, 1)
        serial = last[prefix, when.year] = max(due, last.get((prefix, when.year), 0) + 1)
        numbers[place] = f"{prefix}〔{when.year}〕{serial}号"
    return numbers


def _finished(document, number, keyed):
    def fill(text):
        return REFERENCE.sub(lambda match: keyed[match[1]], text)

    second = document.second_version and replace(
        document.second_version, body_html=fill(document.second_version.body_html)
    )
    return replace(
        document, document_number=number, body_html=fill(document.body_html), abstract=fill(document.abstract),
        second_version=second,
    )  # fmt: skip
