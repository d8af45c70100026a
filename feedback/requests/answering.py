"""The decision on a request: written by one, approved by another, then composed into its letter and numbered."""

import datetime
import json
from dataclasses import asdict

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from feedback.intake.screen import hash_of_words
from feedback.models import InformationRequest, Reply
from feedback.requests import composing, files, giving
from feedback.requests.kinds import ACCESS
from feedback.requests.outcomes import ALL, Need
from feedback.requests.remedies import places_of
from portal.cases.today import now, today
from portal.people.models import Organ, Person
from portal.workflow import MoveRefused

WORDS = [need.value for need in Need if need is not Need.AVAILABLE_ON]


def columns(reply: composing.Reply, kind: str = ACCESS) -> dict:
    """Raises ValueError for what cannot go together; the database refuses the same."""
    if found := composing.problems(reply, kind):
        raise ValueError("；".join(found.values()))
    return {
        "outcome": reply.outcome, "ground": reply.ground, "available_on": reply.available_on,
        "adds": reply.adds.strip(), "instead": reply.instead, "instead_why": reply.instead_why,
        **{word: reply.needed.get(word, "").strip() for word in WORDS},
    }  # fmt: skip


def last(request: InformationRequest) -> Reply | None:
    return request.replies.last()


def in_force(request: InformationRequest) -> tuple[str, datetime.date | None]:
    """The outcome that stands, and since when: of a decision made anew the new one. While there is none: from when on
    it is late."""
    reply = request.replies.filter(approved_by__isnull=False, annulled_on=None).last()
    if reply:
        return reply.outcome, timezone.localdate(reply.approved_at)
    if request.state not in InformationRequest.CLOSED:
        return "", request.due_on
    return request.outcome, request.decided_on


def has_written(request: InformationRequest, person: Person) -> bool:
    """The last reply or one before: what was sent back lives on in what came after."""
    return request.replies.filter(written_by=person).exists()


def hash_of(request: InformationRequest) -> str:
    """Of the letter that an approval lets out, but for its number and day; empty while there is none."""
    reply = last(request)
    if reply is None:
        return ""
    letter = (reply.letter or preview(request, reply)) | {"number": "", "day": ""}
    copies = files.files_of(request).values_list("copy_sha256", flat=True)
    return hash_of_words(str(reply.pk), json.dumps(letter, sort_keys=True), *copies)


def approve(request: InformationRequest, *, by: Person) -> Reply:
    """Number it in the organ's book of the year, and keep the letter as it went out."""
    if missing := places_of(request.organ).missing():
        words = _("先请政务公开办为%(organ)s登记：%(what)s（管理里的“救济途径”）。")
        raise MoveRefused(words % {"organ": request.organ, "what": "、".join(missing)})
    reply = last(request)
    Organ.objects.select_for_update().get(pk=request.organ_id)  # one number at a time
    year = today().year
    serial = Reply.objects.filter(organ=request.organ_id, year=year).aggregate(n=Max("serial"))["n"] or 0
    reply.year, reply.serial, reply.approved_by, reply.approved_at = year, serial + 1, by, now()
    reply.letter = _kept(composing.compose(_case(request, reply), _as_written(reply)))
    reply.save(update_fields=["year", "serial", "approved_by", "approved_at", "letter"])
    giving.give(request)
    return reply


def preview(request: InformationRequest, reply: Reply) -> dict:
    """The letter as it would go out now; its number is given by the approval."""
    return _kept(composing.compose(_case(request, reply), _as_written(reply)))


def _as_written(reply: Reply) -> composing.Reply:
    needs = ALL[reply.outcome].ground(reply.ground).needs
    needed = {need.value: getattr(reply, need) for need in needs if need is not Need.AVAILABLE_ON}
    return composing.Reply(reply.outcome, reply.ground, needed, reply.available_on, reply.adds, reply.instead,
                           reply.instead_why)  # fmt: skip


def _case(request: InformationRequest, reply: Reply) -> composing.Case:
    places = places_of(request.organ).in_words()
    events = {each.name: each for each in request.events.all()}
    corrected, extended = events.get("corrected"), events.get("extend")
    number = _("%(organ)s公开告〔%(year)s〕%(n)s号") % {
        "organ": request.organ.short_name, "year": reply.year or "____", "n": reply.serial or "__"}  # fmt: skip
    return composing.Case(
        number=request.number, organ=request.organ.name, applicant="",
        subject=request.title, received=request.received_on, decided=today(),
        letter_number=number, corrected=corrected and corrected.on,
        extended_by=extended.days if extended else 0,
        reconsideration_organ=places.reconsideration, court=places.court, complaint=places.complaint,
        files=files.told(request), kind=request.kind,
    )  # fmt: skip


def _kept(letter: composing.Letter) -> dict:
    """Its addressee is not kept: the name lies sealed with the request."""
    return asdict(letter) | {"day": letter.day.isoformat(), "addressee": ""}
