"""Writing: a new publication, an edit, a correction. Every change names its actor, who becomes a contributor."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from portal.cases.today import today
from portal.people.models import Organ, Person
from portal.people.rights import holds
from portal.publishing import findings
from portal.publishing.content import clean_html, plain, text_of
from portal.publishing.kinds import kind_of
from portal.publishing.models import Publication, Revision, RevisionFile
from portal.publishing.states import State
from portal.publishing.typed import refuse_marked
from portal.trail.record import record
from portal.workflow import Conflict, MoveRefused


@contextmanager
def acting_as(person: Person) -> Iterator[None]:
    """One transaction whose changes the database ascribes to `person`."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('portal.actor', %s, true)", [str(person.pk)])
        yield


def locked(revision_id: int) -> Revision:
    """The revision, held until the transaction ends: publication first, then revision, then the trail; a second one
    who wants it waits here."""
    Publication.objects.select_for_update(of=("self",)).get(revisions=revision_id)
    return Revision.objects.select_for_update(of=("self",)).select_related("publication__organ").get(pk=revision_id)


def record_beside(action: str, revision: Revision, *, by: Person, reason: str = "") -> None:
    """A step that leaves the revision in its state: a word, a mark, a question, a link."""
    record(action, by=by, object=revision, organ=revision.publication.organ.code, from_state=revision.state,
           to_state=revision.state, reason=reason, content_hash=revision.hash or "")  # fmt: skip


def may_write(person: Person, organ: Organ | int, mode: str = Revision.Mode.ORDINARY) -> bool:
    """A clerk of the organ; of what an import brought in also the openness office."""
    in_batch = mode == Revision.Mode.BATCH and holds(person, "batch", organ, today())
    return in_batch or holds(person, "write", organ, today())


@contextmanager
def beginning(
    kind: str,
    organ: Organ,
    *,
    by: Person,
    title: str = "",
    mode: str = Revision.Mode.ORDINARY,
    identity: UUID | None = None,
) -> Iterator[Revision]:
    """A new publication of `organ` with its first draft; what the block adds to it (header, text, files) is one
    transaction with it, and with the trail's row. `identity` is for what comes from elsewhere and must come only once.
    """
    with acting_as(by):
        if not may_write(by, organ, mode):
            raise MoveRefused(_("您不是“%(organ)s”的信息员，不能为它起草。") % {"organ": organ})
        refuse_marked({"title": title})
        publication = Publication(kind=kind, organ=organ, **({"id": identity} if identity else {}))
        publication.save(force_insert=True)
        revision = Revision.objects.create(publication=publication, no=1, title=plain(title), mode=mode)
        yield revision
        record("begin", by=by, object=revision, organ=organ.code, to_state=revision.state)


@contextmanager
def saving(revision_id: int, *, by: Person, edits: int | None = None) -> Iterator[Revision]:
    """A draft held for writing: what the block changes is one transaction with the trail's row. `edits` as in
    `locked_draft`."""
    with acting_as(by):
        revision = locked_draft(revision_id, by=by, edits=edits)
        yield revision
        organ = revision.publication.organ.code
        record("save", by=by, object=revision, organ=organ, from_state=revision.state, to_state=revision.state)


def save_text(revision: Revision, *, title: str, body_html: str, change_note: str = "") -> None:
    """Save title and text of a locked, editable revision (see `locked_draft`)."""
    refuse_marked({"title": title, "body_html": body_html, "change_note": change_note})
    revision.title = plain(title)
    revision.body_html = clean_html(body_html)
    revision.body_text = text_of(revision.body_html)
    revision.change_note = plain(change_note)
    revision.edits += 1
    revision.save(update_fields=["title", "body_html", "body_text", "change_note", "edits"])
    if revision.mode != Revision.Mode.BATCH:  # what is imported is submitted at once, and examined then
        findings.examine(revision)


def locked_draft(revision_id: int, *, by: Person, edits: int | None = None) -> Revision:
    """The revision, locked for writing. `edits` is the number the writer's form was made from: when somebody saved
    meanwhile, that is a conflict, and nothing is overwritten."""
    revision = Revision.objects.select_for_update(of=("self",)).select_related("publication__organ").get(pk=revision_id)
    if not may_write(by, revision.publication.organ_id, revision.mode):
        raise MoveRefused(_("您不是这个单位的信息员，不能修改。"))
    if not revision.is_editable:
        raise Conflict(_("稿件已经送审，不能再改。要修改，请审核人先退回。"))
    if edits is not None and edits != revision.edits:
        raise Conflict(_("您打开以后，别人已经保存过这份稿件。您填写的内容还在下面，请核对后再保存。"))
    return revision


def correct(publication_id, *, by: Person, change_note: str = "") -> Revision:
    """A new draft from the newest release; the released one stays public until the new one is released."""
    with acting_as(by):
        publication = Publication.objects.select_for_update(of=("self",)).select_related("organ").get(pk=publication_id)
        if not may_write(by, publication.organ_id):
            raise MoveRefused(_("您不是这个单位的信息员，不能修改。"))
        if publication.open_revision:
            raise Conflict(_("已经有一份修改稿在办理。"))
        release = publication.releases.order_by("-no").first()
        if release is None:
            raise MoveRefused(_("还没有公开过，直接修改草稿就行。"))
        revision = Revision.objects.create(
            publication=publication,
            no=publication.revisions.aggregate(last=Max("no"))["last"] + 1,
            title=release.title,
            body_html=release.body_html,
            body_text=release.body_text,
            change_note=plain(change_note),
        )
        RevisionFile.objects.bulk_create(
            RevisionFile(revision=revision, sort=file.sort, blob_id=file.blob_id, name=file.name)
            for file in release.revision.files.all()
        )
        kind_of(publication.kind).begin_correction(release.revision, revision)
        record("correct", by=by, object=revision, organ=publication.organ.code, to_state=State.DRAFT)
    return revision
