"""What a release writes and what a withdrawal removes: everything the public side reads, in one transaction."""

import datetime
import uuid
from collections.abc import Iterable, Mapping

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import F
from django.utils import timezone

from portal.cases.today import today
from portal.publishing import emergency
from portal.publishing.facets import facets_of, standing_of
from portal.publishing.kinds import EntryFacts, kind_of
from portal.publishing.models import (
    Entry,
    Gone,
    Link,
    OldAddress,
    Publication,
    PublicationNumber,
    Release,
    ReleaseFile,
    Revision,
)
from portal.publishing.searched import words_beside
from portal.publishing.states import State
from portal.search import engine


def release(revision: Revision) -> Release:
    """Make the approved revision public, in place of what was public before. Inside the mover's transaction."""
    publication = revision.publication
    kind = kind_of(publication.kind)
    _hold(publication, revision.header)
    emergency.owe(revision)
    _supersede(publication)
    is_first = publication.number is None
    if is_first:
        publication.number = _next_number()
        publication.save(update_fields=["number"])
    copy = Release.objects.create(
        publication=publication,
        revision=revision,
        no=publication.releases.count() + 1,
        kind=publication.kind,
        **{name: getattr(revision, name) for name in COPIED},
    )
    copy.refresh_from_db(fields=["released_at"])
    files = list(revision.files.with_blobs())
    ReleaseFile.objects.bulk_create(
        ReleaseFile(
            release=copy, n=file.sort, sha256=file.blob_id, name=file.name, size=file.blob.size, mime=file.blob.mime
        )
        for file in files
    )
    revision.move_to(State.RELEASED)
    publication.live_release = copy
    publication.save(update_fields=["live_release"])
    path = kind.address(publication)
    _write_entry(publication, copy, path, kind.facts(copy.header))
    Gone.objects.filter(path=path).delete()
    _file_what_it_changes()
    if is_first:
        lead_here({publication.pk: path})
    return copy


COPIED = ("title", "header", "body_html", "body_text", "change_note", "hash")


def withdraw(revision: Revision, reason: str) -> None:
    """Take the released revision off every list and address; the address then answers 410."""
    publication = Publication.objects.select_related("organ").get(pk=revision.publication_id)
    _hold(publication, {})
    entry = Entry.objects.get(publication=publication)
    facts = kind_of(publication.kind).facts(publication.live_release.header)
    engine.remove(publication.pk)
    entry.delete()
    Gone.objects.create(path=entry.path, reason_code=reason, organ=publication.organ, index_number=facts.index_number)
    publication.live_release = None
    publication.save(update_fields=["live_release"])
    revision.move_to(State.WITHDRAWN)
    _file_what_it_changes()


def _hold(publication: Publication, header: dict) -> None:
    """Take the entries that this release changes before anything is written: two that change each other never wait for
    each other."""
    said = {relation["to"] for relation in header.get("relations", []) if relation["to"]}
    before = Link.objects.filter(source=publication, target__isnull=False).values_list("target", flat=True)
    keys = {publication.pk, *map(uuid.UUID, said), *before}
    list(Entry.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk").values_list("pk"))


def _file_what_it_changes() -> None:
    """The database has dated the entries that links of this release begin or cease to change (sql/70_links.sql)."""
    file_anew(Entry.objects.turned(datetime.date.min).select_related("organ"), today())


def file_anew(entries, on: datetime.date) -> int:
    """Put `entries` under what they are found under on the day `on`; how many were under something else."""
    changed = []
    for entry in entries:
        before = entry.facets, entry.turns_on
        file_under(entry, on)
        if before != (entry.facets, entry.turns_on):
            changed.append(entry)
    Entry.objects.bulk_update(changed, ["facets", "turns_on"])
    engine.refile({entry.pk: searched_under(entry) for entry in changed})
    return len(changed)


def lead_here(paths: Mapping[uuid.UUID, str]) -> None:
    """Lead the addresses that these publications had on an older site to their own."""
    waiting = list(OldAddress.objects.filter(publication__in=paths, target=""))
    for old in waiting:
        old.target = paths[old.publication_id]
    OldAddress.objects.bulk_update(waiting, ["target"])


def _supersede(publication: Publication) -> None:
    released = Revision.objects.filter(publication=publication, state=State.RELEASED)
    released.update(state=State.SUPERSEDED, moved_at=timezone.now())


def _next_number() -> int:
    PublicationNumber.objects.update(n=F("n") + 1)
    return PublicationNumber.objects.get().n


def entry_of(publication: Publication, copy: Release, path: str, facts: EntryFacts, first: datetime.datetime) -> Entry:
    """What lists, filters and search read of `copy`; not saved. `first`: when the publication was first released."""
    issued = facts.issued_on or timezone.localdate(copy.released_at)
    valid = None
    if facts.effective_from or facts.effective_until:
        # The last day of a term still counts: a range ends before its upper bound.
        valid = DateRange(facts.effective_from, facts.effective_until)
    entry = Entry(
        publication=publication, release=copy, path=path, section=publication.kind, kind=facts.kind,
        organ=publication.organ, title=copy.title, summary=facts.summary, numbers=facts.numbers, domains=facts.domains,
        items=facts.items, topics=facts.topics, audiences=facts.audiences, level=facts.level, stage=facts.stage,
        year=issued.year,
        # A correction does not push an old thing to the top of the lists.
        sort_at=facts.published_at or first, issued_on=facts.issued_on, valid=valid,
        validity_mark=facts.validity_mark,
    )  # fmt: skip
    file_under(entry, today())
    return entry


def file_under(entry: Entry, on: datetime.date) -> None:
    """Set what `entry` is found under on the day `on`; not saved."""
    entry.facets = facets_of(entry, entry.organ.code, on)
    entry.turns_on = standing_of(entry, on).turns_on


def make_findable(entry: Entry, text: str, beside: Iterable[str], **where: str) -> None:
    engine.index(
        entry.publication_id, title=entry.title, numbers=entry.numbers, organ=entry.organ.name, text=text,
        beside=beside, facets=searched_under(entry), sort_at=entry.sort_at, issued_on=entry.issued_on, **where,
    )  # fmt: skip


def searched_under(entry: Entry) -> list[str]:
    """Search runs over all sections, so there the section is a facet too."""
    return [f"section:{entry.section}", *entry.facets]


def _write_entry(publication: Publication, copy: Release, path: str, facts: EntryFacts) -> None:
    first = publication.releases.order_by("no").first()
    entry = entry_of(publication, copy, path, facts, first.released_at)
    Link.date(entry)
    file_under(entry, today())
    is_there = Entry.objects.filter(pk=publication.pk).exists()
    entry.save(force_insert=not is_there, force_update=is_there)
    make_findable(entry, copy.body_text, words_beside([copy])[copy.pk])
