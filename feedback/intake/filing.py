"""What was filed, once, however often it is sent; acknowledged only when it is in the database."""

from dataclasses import dataclass

from django.db import connections, router
from django.utils.translation import gettext as _

from feedback.models import Letter


class SentBefore(Exception):
    """What was sent is not what is kept under this form's name; the message is for the writer."""


@dataclass(frozen=True)
class Filing:
    """A function of the database that files one kind of thing (sql/)."""

    call: str
    in_other_words: str  # with %(number)s

    def file(self, values: list, number: str) -> None:
        """Filed now, or before by the same form with the same words. Raises SentBefore for everything else."""
        match ask(self.call, values):
            case "other":
                raise SentBefore(self.in_other_words % {"number": number})
            case "again":
                raise SentBefore(_("没有收下，请再按一次提交。您填的都还在。"))


def ask(call: str, values: list):
    """The one value of a function of the database, asked by whoever this process is."""
    with connections[router.db_for_write(Letter)].cursor() as cursor:
        cursor.execute(f"SELECT {call}", values)
        return cursor.fetchone()[0]
