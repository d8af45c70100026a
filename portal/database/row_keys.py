"""Keys of rows, as they stand in addresses and forms."""

from uuid import UUID


def key_in(text: str) -> UUID | None:
    """None where it is no key at all."""
    try:
        return UUID(text)
    except ValueError:
        return None
