"""A file of official tables through the desk: received, looked at, its unknown columns named, then applied as shown."""

import datetime
import hashlib
import json

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosure.catalog import retire
from disclosure.models import CatalogItem, CatalogUpload, HeaderMapping
from disclosure.official.header import Header
from disclosure.official.importing import Look, bring, items_at, look
from disclosure.official.report import difference
from disclosure.official.table import Asked
from portal.people.models import Organ, Person
from portal.publishing import intake
from portal.trail import words
from portal.trail.record import record
from portal.workflow import Conflict

words.name({
    "catalog.upload": gettext_lazy("上传目录表格"), "catalog.columns": gettext_lazy("指明目录表格的列"),
    "catalog.apply": gettext_lazy("采用目录表格"),
})  # fmt: skip
KEEP, RETIRE = "keep", "retire"
MOST_TOLD = 2000  # rows of a difference that are kept with the upload


def receive(
    name: str, chunks, *, year: int, domain: str, level: str, organ: Organ | None = None, by: Person
) -> CatalogUpload:
    """Examine and store the file; `intake.Refused` says why it is not taken."""
    name, blob = intake.take(name, chunks, by=by)
    with transaction.atomic():
        upload = CatalogUpload.objects.create(
            person=by, blob=blob, file_name=name, year=year, domain=domain, level=level, organ=organ
        )
        record("catalog.upload", by=by, object=upload, reason=name, content_hash=blob.pk)
    return upload


def look_at(upload: CatalogUpload, *, on: datetime.date) -> Look:
    """What the file changes today; nothing is written."""
    return look(intake.path_of(upload.blob_id), upload.file_name, **_asked(upload), on=on, by=upload.person)


def seen(found: Look) -> str:
    """One hash over all that the office was shown."""
    report = found.report
    told = [report.new, report.gone, report.unchanged, [str(row) for row in [*report.bad, *report.lacks]],
            {path: [change.as_dict() for change in report.changes[path]] for path in report.changed}]  # fmt: skip
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def apply(pk: int, *, shown: str, decisions: dict[str, str], by: Person, on: datetime.date) -> CatalogUpload:
    """Bring the file in as it was shown. `decisions`: path of an item that is gone → keep, retire, or the path of the
    item that takes its place."""
    with transaction.atomic():
        upload = CatalogUpload.objects.select_for_update().get(pk=pk)
        if upload.applied_at:
            raise Conflict(_("这个文件已经采用过了。"))
        found = bring(intake.path_of(upload.blob_id), upload.file_name, **_asked(upload), on=on, by=by)
        if seen(found) != shown:
            raise Conflict(_("您看过以后，目录或者列的对应有了变化。请再看一遍差别，再采用。"))
        told = difference(found) | {"decisions": _decide(found, decisions, on)}
        upload.difference = {key: rows[:MOST_TOLD] if isinstance(rows, list) else rows for key, rows in told.items()}
        upload.applied_at, upload.applied_by = timezone.now(), by
        upload.save(update_fields=["difference", "applied_at", "applied_by"])
        record("catalog.apply", by=by, object=upload, reason=str(found.report), content_hash=upload.blob_id)
    return upload


def name_columns(header: Header, targets: list[str], *, by: Person) -> None:
    """Remember what the columns of a header hold, for this file and for every later one with the same header."""
    with transaction.atomic():
        mapping, _new = HeaderMapping.objects.update_or_create(
            fingerprint=header.fingerprint,
            defaults={"words": [column.title[:200] for column in header.columns], "targets": targets, "person": by},
        )
        record("catalog.columns", by=by, object=mapping, reason="、".join(filter(None, targets)))


def _asked(upload: CatalogUpload) -> dict:
    return {"year": upload.year, "asked": Asked(upload.domain, upload.level, upload.organ.code if upload.organ else "")}


def _decide(found: Look, decisions: dict[str, str], on: datetime.date) -> dict[str, str]:
    """Only items that are gone, and only successors that the file has just brought."""
    new, done = set(found.report.new), {}
    items = items_at([*found.report.gone, *(path for path in decisions.values() if path in new)])
    for path in found.report.gone:
        decision = decisions.get(path, KEEP)
        if decision != RETIRE and decision not in new:
            continue
        item: CatalogItem = items[path]
        retire(item.in_force, on=on)
        if decision in new:
            item.successor = items[decision]
            item.save(update_fields=["successor"])
        done[path] = decision
    return done
