"""What became of a consultation, as its second release tells it (CON-05, CON-07): counted from the ledger when it is
sent for review, so that every number has its rows."""

import datetime
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext as _

from feedback.consultations import ledger
from feedback.consultations.forms import FORMS
from feedback.intake.telling import who_filed
from feedback.models import Period, Standing
from feedback.models.consultation import ConsultationHeader
from feedback.models.opinion import Adoption, ApplicantKind, Opinion
from portal.cases.today import today
from portal.people.models import Person
from portal.publishing import writing
from portal.publishing.models import Revision
from portal.workflow import MoveRefused

# How often each choice of each question was taken.
CHOSEN = """
SELECT q.n - 1, c.choice::int, count(*) FROM consultation_opinion o,
       jsonb_array_elements(o.answers) WITH ORDINALITY AS q(chosen, n), jsonb_array_elements_text(q.chosen) AS c(choice)
WHERE o.consultation_id = %s AND o.hidden_reason = '' GROUP BY 1, 2"""


def result_of(own: ConsultationHeader, consultation: UUID) -> dict:
    """{received, kinds, enterprises, note, rows, decisions, answers, people}: as the page shows it."""
    counted, form = ledger.counted(consultation), FORMS[own.form]
    kinds = [{"label": str(ApplicantKind(kind).label), "n": n} for kind, n in counted.by_kind.items()]
    result = {"received": counted.total, "kinds": kinds, "enterprises": counted.enterprises, "note": own.result_note}
    result["on"] = own.result_on.isoformat() if own.result_on else ""
    if form.has_questions:
        return result | {"answers": _answers(own.questions, consultation)}
    if form.has_places:
        return result | {"people": _people(consultation)}
    rows = [
        {"summary": line.summary, "n": line.n, "enterprises": line.enterprises, "decision": line.decision,
         "label": line.get_decision_display(), "reason": line.reason}
        for line in ledger.lines(consultation) if line.n
    ]  # fmt: skip
    decisions = [
        {"label": str(label), "n": sum(row["n"] for row in rows if row["decision"] == code)}
        for code, label in Adoption.Decision.choices
    ]
    return result | {"rows": rows, "decisions": decisions}


def told(result: dict) -> list[str]:
    """In words, for reviewers and for the examination."""
    said = [_("共%(n)s条，其中涉企%(m)s条") % {"n": result["received"], "m": result["enterprises"]}]
    for row in result.get("rows", ()):
        said.append("；".join(filter(None, (f"{row['summary']}（{row['n']}）", row["label"], row["reason"]))))
    for each in result.get("answers", ()):
        said.append(f"{each['text']} " + "，".join(f"{one['label']}{one['n']}" for one in each["choices"]))
    return said + [person["name"] for person in result.get("people", ())]


def lacking(own: ConsultationHeader, consultation: UUID) -> str:
    """Why the result cannot go out yet; empty: it can."""
    period = Period.objects.filter(pk=consultation).first()
    if period is None or period.closes_on >= today():
        return _("征集还没有结束，不能公布结果。")
    form, counted = FORMS[own.form], ledger.counted(consultation)
    if form.code == "draft" and counted.open:
        return _("还有%(n)s条意见没有写采纳情况。") % {"n": counted.open}
    if form.has_places and not Opinion.objects.filter(consultation=consultation, seat__isnull=False).exists():
        return _("还没有排出%(list)s。") % {"list": form.result}
    return ""


def begin(consultation: UUID, *, by: Person, published_on: datetime.date | None = None) -> Revision:
    """A second draft that tells the result; what was asked stays as it is. `published_on`: of what came out elsewhere
    before."""
    with transaction.atomic():
        period = Period.objects.get(pk=consultation)
        if period.standing(today()) not in (Standing.CLOSED, Standing.ANSWERED):
            raise MoveRefused(_("征集还没有结束，不能公布结果。"))
        note = _("公布%(result)s") % {"result": FORMS[period.form].result}
        revision = writing.correct(consultation, by=by, change_note=note)
        with writing.acting_as(by):
            ConsultationHeader.objects.filter(revision=revision).update(with_result=True, result_on=published_on)
    return revision


def _answers(questions: list[dict], consultation: UUID) -> list[dict]:
    with connection.cursor() as cursor:
        cursor.execute(CHOSEN, [consultation])
        found = {(question, choice): n for question, choice, n in cursor.fetchall()}
    return [
        {"text": each["text"], "choices": [{"label": label, "n": found.get((n, place), 0)}
                                           for place, label in enumerate(each["choices"])]}
        for n, each in enumerate(questions)
    ]  # fmt: skip


def _people(consultation: UUID) -> list[dict]:
    """Who comes, by consent with the name, else with the first character of it."""
    coming = Opinion.objects.filter(consultation=consultation, seat__isnull=False).order_by("seat")
    return [
        {"seat": each.seat, "kind": each.get_applicant_kind_display(),
         "name": who_filed(each)["name"] if each.consents_to_name and each.sealed else f"{each.masked[:1]}××"}
        for each in coming
    ]  # fmt: skip
