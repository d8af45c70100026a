"""What was filed, once, however often it is sent; acknowledged only when it is in the database."""

import json
from dataclasses import dataclass

from django.db import connections, router
from django.utils.translation import gettext as _

from feedback.intake.slips import Slips
from feedback.models import Letter


class SentBefore(Exception):
    """What was sent is not what is kept under this form's name, or its writer may not write here; told in words."""


@dataclass(frozen=True)
class Filing:
    """A function of the database that files one kind of thing (sql/)."""

    call: str
    in_other_words: str  # with %(number)s

    def file(self, values: list, number: str) -> bool:
        """Whether it is filed by this; else it was before, by the same form with the same words. Raises SentBefore for
        everything else."""
        match ask(self.call, values):
            case "other":
                raise SentBefore(self.in_other_words % {"number": number})
            case "again":
                raise SentBefore(_("没有收下，请再按一次提交。您填的都还在。"))
            case "nobody":
                raise SentBefore(_("没有收下：评议员证号不对，或者已经期满。您填的都还在。"))
            case done:
                return done == "filed"

    def again(self, slips: Slips, secret: str, words: list[str]) -> "Kept | None":
        """What the form has filed before with these words. Raises SentBefore for others."""
        kept = kept_of(slips, secret)
        if kept and kept.row["content_hash"] not in slips.fingerprints(*words):
            raise SentBefore(self.in_other_words % {"number": kept.number})
        return kept


@dataclass(frozen=True)
class Kept:
    """What is kept of a form that was sent, and the code that its receipt showed: as they were, whatever has become of
    the year, the lane and the keys since (I-15)."""

    row: dict  # of the database's function (sql/46_sent_before.sql)
    code: str

    @property
    def number(self) -> str:
        return self.row["number"]


def kept_of(slips: Slips, secret: str | None) -> Kept | None:
    """Looked for under every key of the ring."""
    if not secret:
        return None
    hashes = slips.form_hashes(secret)
    found = ask(f"{slips.kind}_sent(%s::text[])::text", [hashes])
    if found is None:
        return None
    row = json.loads(found)
    return Kept(row, slips.code_of(secret, hashes.index(row["form_hash"])))


def ask(call: str, values: list):
    """The one value of a function of the database, asked by whoever this process is."""
    with connections[router.db_for_write(Letter)].cursor() as cursor:
        cursor.execute(f"SELECT {call}", values)
        return cursor.fetchone()[0]
