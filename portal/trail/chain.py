"""The canonical text of a trail row and its hash; sql/10_chain.sql computes the same inside the database.

Every field is written as `length:value` with its length in UTF-8 bytes, so no value can pretend to be two. Time is UTC
text, so neither DateStyle nor TimeZone changes a hash.
"""

from collections.abc import Mapping
from hashlib import sha256

GENESIS = "0" * 64  # what the first row follows
VERSION = "trail/1"
FIELDS = (
    "id", "at", "actor_id", "actor_name", "actor_organ", "actor_via", "action", "object_type", "object_id", "organ",
    "from_state", "to_state", "reason", "content_hash", "request_id", "prev",
)  # fmt: skip
# `at` as the canonical form writes it; the verifier asks the database for this text, which no session setting changes.
AT_SQL = """to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')"""


def canonical(row: Mapping[str, object]) -> str:
    """The text that is hashed; `row["at"]` is already text."""
    return VERSION + "".join(_part(row[field]) for field in FIELDS)


def row_hash(row: Mapping[str, object]) -> str:
    return sha256(canonical(row).encode()).hexdigest()


def _part(value: object) -> str:
    if value is None:
        return "-"
    text = str(value)
    return f"{len(text.encode())}:{text}"
