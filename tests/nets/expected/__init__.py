"""What every address answers to everybody, area by area; the notation is in notation.py."""

from tests.nets.expected.citizens import CITIZENS
from tests.nets.expected.desk import DESK
from tests.nets.expected.letters import LETTERS
from tests.nets.expected.opinions import OPINIONS
from tests.nets.expected.people import PEOPLE
from tests.nets.expected.public import PUBLIC
from tests.nets.expected.publishing import (
    ASKED,
    CLEANUP,
    DECLASSIFIED,
    DUTIES,
    OWED,
    READER_WORDS,
    REVIEWING,
    WITHHELD,
    WRITING,
)
from tests.nets.expected.reference import REFERENCE
from tests.nets.expected.requests import REQUESTS
from tests.nets.expected.reviewing import REMARKS

PUBLISHING = [*REVIEWING, *REMARKS, *WRITING, *WITHHELD, *DECLASSIFIED, *DUTIES, *OWED, *ASKED, *READER_WORDS, *CLEANUP]
AREAS = {"desk": DESK, "people": PEOPLE, "reference": REFERENCE, "publishing": PUBLISHING, "public": PUBLIC,
         "citizens": CITIZENS, "letters": LETTERS, "requests": REQUESTS, "opinions": OPINIONS}  # fmt: skip
ROWS = [row for rows in AREAS.values() for row in rows]
