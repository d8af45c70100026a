"""The older site's files come in as they do in life: by one person of the office, approved by another."""

import json
import tempfile
from pathlib import Path

from django.conf import settings

from disclosure.batch.approving import approve
from disclosure.batch.bringing import import_documents
from disclosure.batch.looking import look_at
from disclosure.models import ImportBatch
from disclosure.sample.old_site import APPROVED, HOST, WAITING
from portal.people.models import Organ, Person

BASIS = "原由制发机关公开发布，已按批次核对，未发现涉密内容"


def bring_old_site() -> None:
    """Once; what an interrupted load left is gone on with."""
    county = Organ.objects.existing().get(parent=None)
    first, second = (Person.objects.get(username=name) for name in ("office.xzf", "office2.xzf"))
    for name, lines in (("旧网站2017至2019年.jsonl", APPROVED), ("旧网站2016年.jsonl", WAITING)):
        batch = ImportBatch.objects.filter(file_name=name).first()
        if batch is None or not batch.report.get("complete"):
            batch = _bring(name, lines, first, county)
        if lines is APPROVED and (shown := look_at(batch)).waiting:
            approve(shown, by=second, basis=BASIS)


def _bring(name: str, lines: tuple[dict, ...], by: Person, county: Organ) -> ImportBatch:
    with tempfile.TemporaryDirectory(prefix="portal-", dir=settings.PORTAL_SCRATCH) as folder:
        path = Path(folder) / name
        path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), "utf-8")
        batch, _report = import_documents(path, by=by, organ=county, hosts=frozenset({HOST}))
    return batch
