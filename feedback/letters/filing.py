"""Filing a letter: once, however often it is sent; acknowledged only when it is in the database."""

import datetime
import json
import uuid
from dataclasses import dataclass

from django.db import IntegrityError
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback.intake.contact import masked
from feedback.intake.filing import Filing, SentBefore
from feedback.intake.slips import Slips
from feedback.intake.uploads import digest_of, enclosed
from feedback.letters.clock import promise_of
from feedback.letters.entered_form import EnteredLetterForm
from feedback.letters.form import LetterForm
from feedback.models import LaneKind, LetterKind
from feedback.models.assessor import SLIPS as ASSESSORS
from portal.cases.events import Effect, Event
from portal.cases.folding import fold
from portal.cases.limits import working_days
from portal.cases.models.workday import working_calendar
from portal.cases.today import today
from portal.people.models import Person
from portal.site.keys import seal

SLIPS = Slips("letter")
FILING = Filing(
    "letter_file(%s::jsonb, %s, %s, %s::bytea[], %s::jsonb)",
    gettext_lazy("这一页刚才已经交过一封信，编号 %(number)s。改过的还没有收下：要另写一封，请再按一次提交。"),
)
ENTERING = Filing(
    "letter_enter(%s::jsonb, %s, %s, %s::bytea[], %s::jsonb, %s, %s, %s)",
    gettext_lazy("这个工单号已经登记过，内容不一样，没有改动。要更正，请打开那封信写内部记录。"),
)


@dataclass(frozen=True)
class Came:
    """How a letter came that was entered at the desk; a ticket names it for ever."""

    channel: str
    ticket: str
    on: datetime.date
    by: Person

    def secret(self, form_name: str) -> str:
        return f"{self.channel} ticket {self.ticket}" if self.ticket else form_name


@dataclass(frozen=True)
class Receipt:
    number: str
    code: str
    due_on: datetime.date
    days: int


def again(form: LetterForm) -> Receipt | None:
    """What this form has filed before; raises SentBefore when other words stand in it now."""
    return _again(form.cleaned_data, form.name)


def file(form: LetterForm) -> Receipt:
    """The letter that this form is: filed now, or before by the same form with the same words."""
    return keep(form.limits[form.cleaned_data["kind"]], form.cleaned_data, form.name, form.about)


def enter(form: EnteredLetterForm, *, by: Person) -> tuple[Receipt, bool]:
    """What came by another way, and whether it is new. Raises SentBefore where a ticket says something else now."""
    said = form.cleaned_data
    came = Came(said["channel"], said["ticket"], said["received_on"], by)
    secret = came.secret(form.name or str(uuid.uuid4()))
    if kept := _again(said, secret, ENTERING):
        return kept, False
    return keep(form.limits[said["kind"]], said, secret, came=came), True


def keep(limit: LaneKind, said: dict, secret: str, about: str = "", came: Came | None = None) -> Receipt:
    """`secret` names the form; `said` is what stood in it, cleaned."""
    lane, on, is_report = limit.lane, came.on if came else today(), said["kind"] == LetterKind.REPORT
    start = Event(Effect.START, on, promise_of(lane), limit=working_days(limit.days, promise_of(lane)))
    receipt = Receipt(
        SLIPS.number_of(secret, on.year), SLIPS.code_of(secret), fold([start], working_calendar()).due_on, limit.days
    )
    writer = _writer(said)
    organ, files, reported = said.get("organ"), enclosed(_files(said)), said.get("reported")
    letter = {
        "id": str(uuid.uuid4()), "number": receipt.number, "code_hash": SLIPS.stored(receipt.code),
        "form_hash": SLIPS.form_hash(secret), "lane_id": lane.pk, "kind": said["kind"],
        "content_hash": SLIPS.fingerprint(*_words(said)),
        "addressed_id": organ and organ.pk, "reported_id": reported.pk if reported and is_report else None,
        "title": said["title"], "text": said["text"], "about": about[:300],
        "sealed": seal(json.dumps(writer, ensure_ascii=False)),
        "masked": _("评议员") if lane.for_assessors else masked(writer["name"], writer["phone"]),
        "wants_mail": bool(writer["email"]),
        "consent_public": said["consent"] == "yes" and lane.may_publish and not is_report,
        "due_on": receipt.due_on.isoformat(), "assessor": ASSESSORS.looked_up(said.get("assessor", "")),
    }  # fmt: skip
    facts = json.dumps([{"extension": file.extension, "size": file.size} for file in files])
    values = [json.dumps(letter, ensure_ascii=False), on, limit.days, [file.sealed for file in files], facts]
    filing = FILING
    if came:
        filing, values = ENTERING, [*values, came.channel, came.ticket, came.by.pk]
    try:
        is_new = filing.file(values, receipt.number)
    except IntegrityError as error:  # the lane was closed, or its limit changed, while this was sent
        raise SentBefore(_("没有收下：这里刚才改了受理的种类或期限，请看一看，再按一次提交。")) from error
    return receipt if is_new else _again(said, secret, filing)


def _again(said: dict, secret: str, filing: Filing = FILING) -> Receipt | None:
    kept = filing.again(SLIPS, secret, _words(said))
    return kept and Receipt(kept.number, kept.code, parse_date(kept.row["due_on"]), kept.row["days"])


def _words(said: dict) -> list[str]:
    """By which it is known whether a form was sent twice or says something else."""
    organ, reported = said.get("organ"), said.get("reported")
    return [
        said["kind"], organ.code if organ else "", said["title"], said["text"], said["consent"],
        *_writer(said).values(), str(reported and reported.pk), *map(digest_of, _files(said)),
    ]  # fmt: skip


def _writer(said: dict) -> dict[str, str]:
    return {name: said.get(name, "") for name in ("name", "phone", "email")}


def _files(said: dict) -> list:
    return said.get("files", [])
