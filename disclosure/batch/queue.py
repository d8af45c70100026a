"""“待整批审核”: batches that wait for a second person of the office, for the first page of the desk."""

import datetime

from django.db.models import Exists, OuterRef
from django.db.models.fields.json import KeyTextTransform
from django.urls import reverse
from django.utils.translation import gettext as _

from disclosure.models import ImportBatch
from portal.cases.working_days import WorkingCalendar
from portal.people.models import Organ, Person
from portal.publishing.models import Revision
from portal.publishing.queue import Queue
from portal.publishing.states import State


def batches_waiting(person: Person, rights: dict[str, set[int]], on: datetime.date) -> Queue:
    """Those of others: nobody approves what came in through the same hands."""
    codes = Organ.objects.filter(pk__in=rights.get("batch", set())).values("code")
    waiting = Revision.objects.filter(state=State.BATCH_REVIEW, publication__document__batch=OuterRef("pk"))
    batches = ImportBatch.objects.annotate(organ_code=KeyTextTransform("organ", "report"))
    batches = batches.filter(Exists(waiting), organ_code__in=codes, report__complete=True)
    batches = batches.exclude(person=person).select_related("person").order_by("pk")
    return Queue("batches", _("待整批审核"), batches, _row)


def _row(batch: ImportBatch, on: datetime.date, calendar: WorkingCalendar) -> dict:
    return {
        "day": None, "title": _("批次 %(number)s：%(file)s") % {"number": batch.number, "file": batch.file_name},
        "facts": [str(batch.person), _("%s件") % batch.report.get("documents", 0)],
        "url": reverse("admin:disclosure_importbatch_change", args=[batch.pk]), "action": _("看这一批"),
    }  # fmt: skip
