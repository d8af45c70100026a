"""“待整批审核”: batches that wait for a second person of the office, for the first page of the desk."""

import datetime

from django.db.models import Exists, OuterRef
from django.db.models.fields.json import KeyTextTransform
from django.urls import reverse
from django.utils.translation import gettext as _

from disclosure.models import ImportBatch
from portal.people.models import Organ, Person
from portal.publishing.models import Revision
from portal.publishing.queue import ROWS
from portal.publishing.states import State
from portal.site.work import Queue


def batches_waiting(person: Person, rights: dict[str, set[int]], on: datetime.date) -> Queue | None:
    """Those of others: nobody approves what came in through the same hands."""
    if not rights.get("batch"):
        return None
    codes = Organ.objects.filter(pk__in=rights["batch"]).values("code")
    waiting = Revision.objects.filter(state=State.BATCH_REVIEW, publication__document__batch=OuterRef("pk"))
    batches = ImportBatch.objects.annotate(organ_code=KeyTextTransform("organ", "report"))
    batches = batches.filter(Exists(waiting), organ_code__in=codes, report__complete=True)
    batches = batches.exclude(person=person).select_related("person").order_by("pk")[:ROWS]
    rows = [(None, _row(batch)) for batch in batches]
    return Queue("batches", _("待整批审核"), len(rows), rows) if rows else None


def _row(batch: ImportBatch) -> dict:
    return {
        "lamp": "", "due": "", "due_note": "", "title": _("批次 %(number)s：%(file)s") % {
            "number": batch.number, "file": batch.file_name},
        "facts": [str(batch.person), _("%s件") % batch.report.get("documents", 0)], "tags": [],
        "url": reverse("admin:disclosure_importbatch_change", args=[batch.pk]), "action": _("看这一批"),
    }  # fmt: skip
