"""Filing a request: once, however often it is sent; acknowledged only when it is in the database."""

import json
import uuid
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from feedback.intake.contact import masked
from feedback.intake.filing import Filing
from feedback.intake.slips import Slips
from feedback.intake.uploads import content_of, digest_of
from feedback.requests.form import ApplicationForm, RegisterForm, RequestForm
from portal.cases.today import today
from portal.people.models import Person
from portal.publishing.file_types import extension_of
from portal.site.keys import keyed_hash, seal, seal_bytes

SLIPS = Slips("request")
FILING = Filing(
    "request_file(%s::jsonb, %s, %s, %s, %s, %s)",
    _("这一页刚才已经交过一件申请，编号 %(number)s。改过的还没有收下：要另交一件，请再按一次提交。"),
)
REGISTERING = Filing("request_register(%s::jsonb, %s, %s, %s, %s, %s, %s, %s)", FILING.in_other_words)
ASKED = ("title", "text", "way", "carrier", "applicant_kind", "needs_help")
FILES = ("proof", "evidence")
IDENTITY = ("name", "paper", "paper_number", "head", "contact", "phone", "address", "email")


@dataclass(frozen=True)
class Receipt:
    id: str
    number: str
    code: str
    is_new: bool = True


def again(form: ApplicationForm) -> Receipt | None:
    """What this form has filed before; raises SentBefore when other words stand in it now."""
    kept = FILING.again(SLIPS, form.name, _words(form))
    return kept and Receipt(kept.row["id"], kept.number, kept.code, is_new=False)


def file(form: RequestForm, *, has_mail: bool) -> Receipt:
    """The request that this form is: filed now, or before by the same form with the same words."""
    said, files = _said(form, form.name, wants_mail=has_mail and bool(form.cleaned_data["email"]))
    receipt = Receipt(said["id"], said["number"], SLIPS.code_of(form.name))
    is_new = FILING.file([json.dumps(said), today(), *files], receipt.number)
    return receipt if is_new else again(form)


def register(form: RegisterForm, *, by: Person) -> Receipt:
    """What came to the desk; inside the transaction of whoever records its receipt. A form without a stamp is a new
    one each time: no screen showed it."""
    if before := again(form):
        return before
    name = form.name or str(uuid.uuid4())
    said, files = _said(form, name, wants_mail=False)
    written = form.cleaned_data
    values = [json.dumps(said), written["channel"], written["submitted_on"], *files, by.pk]
    is_new = REGISTERING.file(values, said["number"])
    return Receipt(said["id"], said["number"], SLIPS.code_of(name)) if is_new else again(form)


def _words(form: ApplicationForm) -> list[str]:
    """By which it is known whether a form was sent twice or says something else."""
    said, who = form.cleaned_data, _who(form)
    asked, organ = [said[name] for name in ASKED], said["organ"]
    files = [digest_of(said[name]) for name in FILES if name in said]
    return [*asked, organ.code if organ else "", *who.values(), *files]


def _who(form: ApplicationForm) -> dict[str, str]:
    return {name: form.cleaned_data.get(name) or "" for name in IDENTITY}


def _said(form: ApplicationForm, secret: str, *, wants_mail: bool) -> tuple[dict, tuple]:
    said, who = form.cleaned_data, _who(form)
    organ, code = said["organ"], SLIPS.code_of(secret)
    request = {name: said[name] for name in ASKED} | {
        "id": str(uuid.uuid4()), "number": SLIPS.number_of(secret, today().year),
        "code_hash": SLIPS.stored(code), "lock": SLIPS.lock_of(code), "form_hash": SLIPS.form_hash(secret),
        "content_hash": SLIPS.fingerprint(*_words(form)),
        "applicant_hash": keyed_hash("applicant", who["paper"] + who["paper_number"].upper()),
        "addressed_id": organ and organ.pk, "sealed": seal(json.dumps(who, ensure_ascii=False)),
        "masked": masked(who["name"], who["phone"]), "wants_mail": wants_mail, "kind": said.get("kind") or form.kind,
    }  # fmt: skip
    return request, tuple(value for name in FILES for value in _sealed(said.get(name)))


def _sealed(file) -> tuple[bytes | None, str]:
    return (seal_bytes(content_of(file)), extension_of(file.name)) if file else (None, "")
