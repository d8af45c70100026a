"""Filing an opinion: once, however often it is sent; acknowledged only when it is in the database."""

import json
import uuid
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback.consultations.answering import WHOLE, AnswerForm, EnteredForm, OpinionForm
from feedback.intake.contact import masked
from feedback.intake.filing import Filing, SentBefore
from feedback.intake.slips import Slips
from feedback.models.opinion import Opinion
from portal.cases.today import today
from portal.people.models import Person
from portal.site.keys import seal
from portal.trail.record import record

SLIPS = Slips("opinion")
FILING = Filing(
    "opinion_file(%s::jsonb, %s)",
    gettext_lazy("这一页刚才已经交过一条，编号 %(number)s。改过的还没有收下：要另交一条，请再按一次提交。"),
)
ENTERING = Filing("opinion_enter(%s::jsonb, %s, %s, %s)", FILING.in_other_words)


@dataclass(frozen=True)
class Receipt:
    number: str
    code: str


def file(form: OpinionForm) -> Receipt:
    """The opinion that this form is: filed now, or before by the same form with the same words."""
    return keep(form, form.name)


def again(form: AnswerForm) -> Receipt | None:
    """What this form has filed before; raises SentBefore when other words stand in it now."""
    kept = FILING.again(SLIPS, form.name, _words(form))
    return kept and Receipt(kept.number, kept.code)


def keep(form: AnswerForm, secret: str) -> Receipt:
    """`secret` names the form."""
    said = _said(form, secret)
    receipt = Receipt(said["number"], SLIPS.code_of(secret))
    try:
        is_new = FILING.file([json.dumps(said, ensure_ascii=False), today()], receipt.number)
    except IntegrityError as error:  # it closed, or was changed, while this was sent
        raise SentBefore(_("没有收下：征集刚才结束或者改了，请回到征集页看一看。您填的都还在。")) from error
    return receipt if is_new else again(form)


@transaction.atomic
def enter(form: EnteredForm, *, by: Person) -> Opinion:
    """What came to the desk by another way, once, however often the form is sent."""
    opinions = Opinion.objects.select_related("consultation__organ")
    if kept := FILING.again(SLIPS, form.name, _words(form)):
        return opinions.get(number=kept.number)
    said, written = _said(form, form.name or str(uuid.uuid4())), form.cleaned_data
    values = [json.dumps(said), written["channel"], written["received_on"], by.pk]
    if not ENTERING.file(values, said["number"]):
        return opinions.get(number=again(form).number)
    opinion = opinions.get(pk=said["id"])
    record("opinion_entered", by=by, object=opinion, organ=opinion.consultation.organ.code)
    return opinion


def _parts(form: AnswerForm) -> tuple[dict, dict[str, str], str]:
    """What is said, by whom, on which paragraph."""
    said = form.cleaned_data
    words = {"text": said["text"], "applicant_kind": said["applicant_kind"], "answers": form.answers,
             "consents_to_name": said.get("consents_to_name", False)}  # fmt: skip
    return words, {name: said.get(name, "") for name in ("name", "phone", "email")}, said.get("paragraph", WHOLE)


def _words(form: AnswerForm) -> list[str]:
    """By which it is known whether a form was sent twice or says something else."""
    words, who, paragraph = _parts(form)
    return [str(form.asked.publication), paragraph, json.dumps(words), *who.values()]


def _said(form: AnswerForm, secret: str) -> dict:
    (words, who, paragraph), asked = _parts(form), form.asked
    return words | {
        "id": str(uuid.uuid4()), "number": SLIPS.number_of(secret, today().year),
        "code_hash": SLIPS.stored(SLIPS.code_of(secret)), "form_hash": SLIPS.form_hash(secret),
        "content_hash": SLIPS.fingerprint(*_words(form)),
        "consultation_id": str(asked.publication), "release_id": asked.release.pk,
        "paragraph": int(paragraph) or None, "sealed": seal(json.dumps(who, ensure_ascii=False)),
        "masked": masked(who["name"], who["phone"]) if who["name"] or who["phone"] else "",
        "wants_mail": bool(who["email"]),
    }  # fmt: skip
