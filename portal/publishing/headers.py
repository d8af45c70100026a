"""What all kinds of publication do alike with their headers, and what each of them must say."""

import datetime
from collections.abc import Iterable, Mapping

from django.db.models import QuerySet
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from portal.people.models import Organ, OrganKind
from portal.publishing.kinds import Problem
from portal.publishing.models import Release, Revision

LEVELS = {OrganKind.TOWNSHIP: "township", OrganKind.VILLAGE: "village", OrganKind.CITY: "city",
          OrganKind.PROVINCE: "province"}  # fmt: skip


def level_of(organ: Organ) -> str:
    return LEVELS.get(organ.kind, "county")


def iso(day: datetime.date | None) -> str:
    """A day or a moment as it is frozen."""
    return day.isoformat() if day else ""


def first_published(header: Mapping) -> datetime.datetime | None:
    """When an older site published it."""
    return parse_datetime(header.get("published_at") or "")


def published_at(release: Release) -> datetime.datetime:
    """When this version came out; what an older site published keeps its day."""
    return first_published(release.header) or release.released_at


def shown(table: Iterable[tuple[str, str]], header: Mapping, *, joint: str = "；") -> list[tuple[str, str]]:
    """Label and words of the names in `table`, in its order; what is empty is left out."""
    said = ((str(label), header.get(name)) for name, label in table)
    return [(label, joint.join(value) if isinstance(value, list) else value) for label, value in said if value]


def carry(rows: QuerySet, new: Revision) -> None:
    """Copy what hangs on a released revision to its correction."""
    copies = list(rows)
    for copy in copies:
        copy.pk, copy.revision, copy._state.adding = None, new, True
    rows.model.objects.bulk_create(copies)


def need(fine: object, words: str, field: str) -> list[Problem]:
    return [] if fine else [Problem(words, field=field)]


def untitled(revision: Revision) -> list[Problem]:
    return need(revision.title, _("请写标题。"), "title")


def unexplained(revision: Revision) -> list[Problem]:
    """A correction says what it changes. What was only discarded before is none."""
    is_correction = revision.no > 1 and revision.publication.releases.exists()
    return need(revision.change_note or not is_correction, _("请用一句话说明改了什么，公众会看到。"), "change_note")
