"""Keys of rows, as they stand in addresses and forms."""

from collections.abc import Iterable
from uuid import UUID


def key_in(text: str) -> UUID | None:
    """None where it is no key at all."""
    try:
        return UUID(text)
    except ValueError:
        return None


def row_numbers(values: Iterable) -> list[int]:
    """Those that can be the number of a row."""
    return [int(value) for value in values if str(value).isdecimal() and len(str(value)) < 10]
