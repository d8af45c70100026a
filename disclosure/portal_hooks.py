"""What disclosure tells the house: its kind of publication."""

from disclosure.documents import DOCUMENT

KINDS = (DOCUMENT,)
