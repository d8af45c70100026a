"""Filing a request: once, however often it is sent; acknowledged only when it is in the database."""

import hashlib
import json
import uuid
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from feedback.intake.contact import masked
from feedback.intake.filing import Filing, ask
from feedback.intake.slips import Slips
from feedback.requests.form import ApplicationForm, RegisterForm, RequestForm
from portal.cases.today import today
from portal.people.models import Person
from portal.publishing.intake import extension_of
from portal.site.keys import keyed_hash, seal, seal_bytes

SLIPS = Slips("request")
FILING = Filing(
    "request_file(%s::jsonb, %s, %s, %s)",
    _("这一页刚才已经交过一件申请，编号 %(number)s。改过的还没有收下：要另交一件，请再按一次提交。"),
)
IDENTITY = ("name", "paper", "paper_number", "head", "contact", "phone", "address", "email")


@dataclass(frozen=True)
class Receipt:
    id: str
    number: str
    code: str


def file(form: RequestForm, *, has_mail: bool) -> Receipt:
    """The request that this form is: filed now, or before by the same form with the same words."""
    said, proof = _said(form, form.name, wants_mail=has_mail and bool(form.cleaned_data["email"]))
    receipt = Receipt(said["id"], said["number"], SLIPS.code_of(form.name))
    FILING.file([json.dumps(said), today(), *proof], receipt.number)
    return receipt


def register(form: RegisterForm, *, by: Person) -> Receipt:
    """What came to the desk; inside the transaction of whoever records its receipt."""
    name = str(uuid.uuid4())
    said, proof = _said(form, name, wants_mail=False)
    written = form.cleaned_data
    ask("request_register(%s::jsonb, %s, %s, %s, %s, %s)",
        [json.dumps(said), written["channel"], written["submitted_on"], *proof, by.pk])  # fmt: skip
    return Receipt(said["id"], said["number"], SLIPS.code_of(name))


def _said(form: ApplicationForm, secret: str, *, wants_mail: bool) -> tuple[dict, tuple]:
    said = form.cleaned_data
    who = {name: said.get(name) or "" for name in IDENTITY}
    organ, proof = said["organ"], said.get("proof")
    content = proof.read() if proof else b""
    digest = hashlib.sha256(content).hexdigest()
    asked = {name: said[name] for name in ("title", "text", "way", "carrier", "applicant_kind", "needs_help")}
    request = asked | {
        "id": str(uuid.uuid4()), "number": SLIPS.number_of(secret, today().year),
        "code_hash": SLIPS.stored(SLIPS.code_of(secret)), "form_hash": SLIPS.form_hash(secret),
        "content_hash": SLIPS.fingerprint(*asked.values(), organ.code if organ else "", *who.values(), digest),
        "applicant_hash": keyed_hash("applicant", who["paper"] + who["paper_number"].upper()),
        "addressed_id": organ and organ.pk, "sealed": seal(json.dumps(who, ensure_ascii=False)),
        "masked": masked(who["name"], who["phone"]), "wants_mail": wants_mail,
    }  # fmt: skip
    return request, (seal_bytes(content), extension_of(proof.name)) if proof else (None, "")
