"""What a column shows: released documents that fit its question."""

from uuid import UUID

from disclosure.models import Column
from portal.database import asking
from portal.publishing.browsing import ORDERS
from portal.publishing.models import Entry

SECTION = "document"
COUNTED = 10_000  # a column that holds more says so, and counts no further


def asked(column: Column) -> tuple[str, list]:
    """The condition of its question, with its values; what an axis leaves open is not in it."""
    parts, values = ["section = %s"], [SECTION]
    for name in Column.AXES:
        if codes := getattr(column, name):
            parts.append("facets && %s::text[]")
            values.append([f"{name[:-1]}:{code}" for code in codes])
    if column.items:
        parts.append("items && %s::varchar[]")
        values.append(column.items)
    return " AND ".join(parts), values


def page_of(column: Column, start: int, size: int) -> tuple[list[UUID], int]:
    """The keys of one page, and how many there are (COUNTED + 1: more than are counted); one query."""
    condition, values = asked(column)
    statement = f"""SELECT publication_id, NULL FROM (SELECT publication_id, sort_at, issued_on FROM entry
                           WHERE {condition} ORDER BY {ORDERS[column.order]} LIMIT %s OFFSET %s) AS page
                    UNION ALL
                    SELECT NULL, count(*) FROM (SELECT FROM entry WHERE {condition} LIMIT %s) AS counted"""
    rows = asking.rows(Entry, statement, [*values, size, start, *values, COUNTED + 1])
    return [key for key, _n in rows if key], next(n for key, n in rows if key is None)
