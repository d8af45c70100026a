"""Attachments of a draft: added, removed, renamed, reordered; each is an edit and needs review (I-3)."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from portal.publishing import intake, typed
from portal.publishing.file_types import names_its_type
from portal.publishing.models import Blob, Revision, RevisionFile
from portal.site.options import option
from portal.workflow import MoveRefused


@dataclass(frozen=True)
class Kept:
    """An attachment that stays, under which name."""

    blob: Blob
    name: str


def arrange(revision: Revision, files: Iterable[Kept]) -> None:
    """Give a locked draft exactly these attachments in this order; writes nothing when they are so already."""
    files = list(files)
    for kept in files:
        if not names_its_type(name := intake.clean_name(kept.name), kept.blob.mime):
            raise MoveRefused(_("附件名“%(name)s”的扩展名和文件的内容不符，请改回来。") % {"name": name})
    typed.refuse_marked({f"file_{number}": kept.name.rpartition(".")[0] for number, kept in enumerate(files)})
    wanted = [(number, kept.blob.pk, intake.clean_name(kept.name)) for number, kept in enumerate(files, 1)]
    if len(wanted) > (limit := option("files.max_count")):
        raise MoveRefused(_("附件最多%(n)s个，现在是%(m)s个。") % {"n": limit, "m": len(wanted)})
    now = list(revision.files.order_by("sort").values_list("sort", "blob_id", "name"))
    if now == wanted:
        return
    revision.files.all().delete()
    RevisionFile.objects.bulk_create(
        RevisionFile(revision=revision, sort=sort, blob_id=blob, name=name) for sort, blob, name in wanted
    )
