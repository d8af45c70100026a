"""A decided request as one package for the archive: its papers, with a manifest that proves them (REQ-06, REQ-26)."""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator

from django.utils.translation import gettext as _

from feedback.intake.telling import who_filed
from feedback.models import IdentityProof, InformationRequest, RecordEvidence
from feedback.requests import notices, paper
from feedback.requests.files import copy_of, original_of
from feedback.requests.form import PAPERS
from feedback.requests.states import LABELS
from portal.site.keys import unseal_bytes
from portal.site.options import option
from portal.site.spreadsheet import csv_file

MANIFEST = "manifest.json"


def package(request: InformationRequest) -> bytes:
    """Raises paper.NotDrawn; a package without its letter is none."""
    files = dict(_papers(request))
    files[MANIFEST] = _json({
        "number": request.number, "organ": request.organ.name, "received_on": request.received_on.isoformat(),
        "decided_on": request.decided_on.isoformat(), "outcome": request.outcome,
        "kept_until": f"{request.decided_on.year + option('requests.retention_years')}-12-31",
        "files": [{"name": name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
                  for name, content in files.items()],
    })  # fmt: skip
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def _papers(request: InformationRequest) -> Iterator[tuple[str, bytes]]:
    yield "application.json", _json(_application(request))
    yield "ledger.csv", _ledger(request)
    for line in request.events.filter(name__in=notices.NOTICES):
        yield f"{line.name}.pdf", paper.draw(request, notices.compose(request, line), "pdf")
    for n, reply in enumerate(request.replies.filter(approved_by__isnull=False), start=1):
        for form in paper.FORMATS:
            yield f"letter{n if n > 1 else ''}.{form}", paper.draw(request, reply.letter, form)
    for n, file in enumerate(request.files.filter(is_dropped=False), start=1):
        if file.copy_sha256:
            yield f"files/{n}-{file.name}", copy_of(file)
        yield f"files/{n}-original.{file.extension}", original_of(file)
    for name, model in (("identity", IdentityProof), ("evidence", RecordEvidence)):
        for kept in model.objects.filter(pk=request.pk):
            yield f"{name}.{kept.extension}", unseal_bytes(bytes(kept.sealed))


def _application(request: InformationRequest) -> dict:
    who = who_filed(request)
    return {
        str(_("申请编号")): request.number, str(_("种类")): str(request.get_kind_display()),
        str(_("所需信息")): request.title, str(_("其他特征")): request.text,
        str(_("怎样收到")): str(request.get_channel_display()), str(_("提交日期")): request.submitted_on.isoformat(),
        str(_("获取方式")): str(request.get_way_display()), str(_("载体形式")): str(request.get_carrier_display()),
        str(_("申请人")): who | {"kind": str(request.get_applicant_kind_display()), "paper": str(PAPERS[who["paper"]])},
    }  # fmt: skip


def _ledger(request: InformationRequest) -> bytes:
    rows = [[_("日期"), _("环节"), _("依据"), _("工作日"), _("告诉申请人"), _("记录"), _("经办人")]]
    for line in request.events.select_related("person"):
        person = line.person.name if line.person else ""
        rows.append([line.on, LABELS[line.name], line.article, line.days or "", line.told, line.note, person])
    return csv_file(rows)


def _json(values: dict) -> bytes:
    return json.dumps(values, ensure_ascii=False, indent=1).encode()
