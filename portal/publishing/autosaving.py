"""Keeping what is typed before it is saved, offering it again, and forgetting it in time."""

import datetime
import re
from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from portal.people.models import Person
from portal.publishing.content import plain
from portal.publishing.models import Autosave

KEPT_DAYS = 30
MOST_WINDOWS = 200  # of one person
MOST_CHARACTERS = 4_000_000
WINDOW = re.compile(r"[0-9a-f]{32}")


class TooLong(Exception):
    """More than a form may ever hold: it is not kept here."""


class Elsewhere(Exception):
    """The same open form has been continued in another tab since: neither may overwrite the other."""


def keep(
    person: Person, form: str, publication: UUID | None, window: str, *, fields: Mapping[str, list[str]],
    edits: int | None, seen: str = "",
) -> Autosave:  # fmt: skip
    """Keep what stands in an open form; the same window overwrites itself, and one that was saved stays finished.
    `seen` is when this tab last kept it (or opened what was kept)."""
    if sum(len(value) for values in fields.values() for value in values) > MOST_CHARACTERS:
        raise TooLong
    clean = {name: [plain(value, keep_lines=True) for value in values] for name, values in fields.items()}
    with transaction.atomic():
        row, is_new = Autosave.objects.select_for_update().get_or_create(
            person=person, window=window,
            defaults={"form": form, "publication_id": publication, "edits": edits, "fields": clean},
        )  # fmt: skip
        if not is_new and not row.finished:
            if row.fields == clean:
                return row  # said twice, for the answer was lost
            if row.at.isoformat() != seen or row.form != form:
                raise Elsewhere
            row.publication_id, row.edits, row.fields = publication, edits, clean
            row.save(update_fields=["publication", "edits", "fields", "at"])
        if is_new:
            _forget_oldest(person)
    return row


def finish(person: Person, form: str, window: str) -> None:
    """The form of this window has been saved: its copy is emptied, and one still on its way comes too late."""
    purge()
    Autosave.objects.update_or_create(
        person=person, window=window, defaults={"form": form, "fields": {}, "finished": True, "publication": None}
    )


def give_up(person: Person, window: str) -> None:
    """The person does not want it back."""
    Autosave.objects.filter(person=person, window=window).update(fields={}, finished=True, publication=None)


def copy_in(person: Person, form: str, publication: UUID | None, window: str) -> Autosave | None:
    """What this person left in that window, or nothing."""
    rows = Autosave.objects.filter(person=person, form=form, publication=publication, finished=False)
    return rows.filter(window=window).first() if WINDOW.fullmatch(window) else None


def seen(person: Person, window: str) -> str:
    """When that window was last kept, as the page that shows it again must know."""
    row = Autosave.objects.filter(person=person, window=window, finished=False).first()
    return row.at.isoformat() if row else ""


def waiting(person: Person, form: str, publication: UUID | None) -> list[Autosave]:
    """What this person typed into forms of this publication (none: of a new one) and never saved, newest first."""
    rows = Autosave.objects.filter(person=person, form=form, publication=publication, finished=False)
    return list(rows.order_by("-at")[:5])


def purge() -> int:
    """Forget what is older than 30 days."""
    oldest = timezone.now() - datetime.timedelta(days=KEPT_DAYS)
    return Autosave.objects.filter(at__lt=oldest).delete()[0]


def _forget_oldest(person: Person) -> None:
    kept = Autosave.objects.filter(person=person).order_by("-at").values("pk")[:MOST_WINDOWS]
    Autosave.objects.filter(person=person).exclude(pk__in=list(kept.values_list("pk", flat=True))).delete()
