"""Several matters in one application, each a request of its own (一事一申请, REQ-25): by the same applicant, received
on the same day, so each has the clock that the whole had."""

import json
import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from feedback.intake.filing import ask
from feedback.models import InformationRequest, RequestEvent
from feedback.requests.filing import SLIPS, Receipt
from feedback.requests.kinds import ACCESS
from feedback.requests.moving import Said, advance
from feedback.requests.redacting import may_change
from portal.cases.today import today
from portal.people.models import Person
from portal.trail.record import record
from portal.workflow import MoveRefused

MOST = 10


@transaction.atomic
def split(request: InformationRequest, matters: list[str], *, by: Person) -> list[Receipt]:
    """A request for each of these matters; the first, which the application goes on with, is not among them."""
    held = InformationRequest.objects.select_for_update(of=("self",)).select_related("organ").get(pk=request.pk)
    if not may_change(held, by) or held.kind != ACCESS:
        raise MoveRefused(_("办理中的申请，由承办的人拆分。"))
    if not 1 <= len(matters) <= MOST:
        raise MoveRefused(_("另立编号的事项写1到%(n)s项，一行一项。") % {"n": MOST})
    receipts = [_filed(held, matter, by) for matter in matters]
    for receipt in receipts:
        advance(receipt.id, "confirm", by=by, said=Said(on=held.received_on))
    numbers = "；".join(f"{each.number} {matter}" for each, matter in zip(receipts, matters, strict=True))
    told = _("您的申请里有几件事，这几件另立编号办理：%(numbers)s") % {"numbers": numbers}
    RequestEvent.objects.create(request=held, on=today(), name="split", told=told[:1000], person=by)
    record("request_split", by=by, object=held, organ=held.organ.code)
    return receipts


def _filed(whole: InformationRequest, matter: str, by: Person) -> Receipt:
    secret = str(uuid.uuid4())
    code = SLIPS.code_of(secret)
    text = _("从申请%(number)s拆分。\n%(text)s") % {"number": whole.number, "text": whole.text}
    said = {
        "id": str(uuid.uuid4()), "number": SLIPS.number_of(secret, today().year),
        "code_hash": SLIPS.stored(code), "lock": SLIPS.lock_of(code), "form_hash": SLIPS.form_hash(secret),
        "content_hash": SLIPS.fingerprint(whole.number, matter), "title": matter, "text": text,
    }  # fmt: skip
    if ask("request_split(%s::uuid, %s::jsonb, %s)", [str(whole.pk), json.dumps(said), by.pk]) != "filed":
        raise MoveRefused(_("没有拆分成，请再按一次。"))
    return Receipt(said["id"], said["number"], code)
