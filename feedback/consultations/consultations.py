"""A consultation as publishing sees it: header, what lists need, what is still missing."""

import datetime
from collections.abc import Sequence

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback.consultations import ledger, questions, results
from feedback.consultations.forms import BY_KIND, FORMS
from feedback.models.consultation import ConsultationHeader
from portal.cases.today import day_words, today
from portal.publishing.headers import carry, first_published, iso, level_of, need, shown, unexplained, untitled
from portal.publishing.kinds import EntryFacts, Kind, Problem
from portal.publishing.models import Entry, RelationKind, Revision

KIND = "consultation"
SUMMARY = 120
MATERIAL_DAYS = 7  # before a hearing everybody who comes has the draft (CON-07)
# What the header table shows a reviewer.
ROWS = (
    ("form_label", gettext_lazy("征集形式")),
    ("type_label", gettext_lazy("征集什么")),
    ("period", gettext_lazy("征集时间")),
    ("short_reason", gettext_lazy("期限较短的理由")),
    ("ways", gettext_lazy("怎样提意见")),
    ("contact_unit", gettext_lazy("联系单位")),
    ("held", gettext_lazy("举行")),
    ("selection", gettext_lazy("怎样产生参加的人")),
    ("notice", gettext_lazy("公告")),
    ("explanation", gettext_lazy("起草说明")),
    ("questions_told", gettext_lazy("问题")),
    ("told", gettext_lazy("结果")),
)


def header(revision: Revision) -> dict:
    return header_of(revision, revision.consultation_header)


def header_of(revision: Revision, own: ConsultationHeader) -> dict:
    """The same of what need not be saved yet."""
    organ, held = revision.publication.organ, own.held_at and timezone.localtime(own.held_at)
    return {
        "form": own.form,
        "form_label": str(FORMS[own.form].label),
        "type": own.type_id,
        "type_label": own.type.label,
        "least_days": own.type.least_days,
        "opens_on": own.opens_on.isoformat(),
        "closes_on": own.closes_on.isoformat(),
        "period": _("%(from)s至%(to)s24时") % {
            "from": day_words(own.opens_on), "to": day_words(own.closes_on)},
        "short_reason": own.short_reason,
        "notice": own.notice,
        "explanation": own.explanation,
        "is_online": own.is_online,
        "ways": [f"{label}：{words}" for label, words in ways(own)],
        "contact_unit": own.contact_unit,
        "phone": own.phone,
        "questions": own.questions,
        "questions_told": [questions.told(each) for each in own.questions],
        "held_on": held.date().isoformat() if held else "",
        "held": f"{day_words(held.date())}{held:%H:%M}，{own.place}" if held else "",
        "places": own.places,
        "selection": own.selection,
        "content_source": organ.name,
        "level": level_of(organ),
        "abstract": own.notice.split("\n")[0][:SUMMARY],
        "published_at": iso(own.published_at),
        "relations": _came_of(own),
    } | _result(own, revision)  # fmt: skip


def _came_of(own: ConsultationHeader) -> list[dict]:
    """The document that was made of the draft, where the consultation itself names it (CON-06)."""
    if not own.document_id:
        return []
    return [{"kind": RelationKind.DRAFT_OF, "to": str(own.document_id), "words": own.document_words, "address": "",
             "effective_on": ""}]  # fmt: skip


def _result(own: ConsultationHeader, revision: Revision) -> dict:
    """Counted from the ledger as it stands now; what was told in words is examined, too."""
    if not own.with_result:
        return {}
    result = results.result_of(own, revision.publication_id)
    return {"result": result, "told": results.told(result)}


def ways(own: ConsultationHeader) -> list[tuple[str, str]]:
    """CON-04: how people may answer."""
    online = FORMS[own.form].verb
    said = (
        (_("网上"), _("在本页%(verb)s") % {"verb": online} if own.is_online else ""), (_("信函"), own.address),
        (_("电子邮箱"), own.email), (_("电话"), own.phone), (_("传真"), own.fax),
    )  # fmt: skip
    return [(label, words) for label, words in said if words]


def facts(header: dict) -> EntryFacts:
    return EntryFacts(
        kind=FORMS[header["form"]].kind, level=header["level"], stage="decision", summary=header["abstract"],
        published_at=first_published(header),
    )  # fmt: skip


def rows(header: dict) -> list[tuple[str, str]]:
    return shown(ROWS, header)


def problems(revision: Revision) -> list[Problem]:
    own, form = revision.consultation_header, FORMS[revision.consultation_header.form]
    found = untitled(revision)
    found += need(own.notice, _("请写公告。"), "notice")
    found += need(own.contact_unit, _("请写联系单位。"), "contact_unit")
    found += need(ways(own), _("至少要有一种提意见的方式。"), "is_online")
    if form.has_draft:
        found += need(revision.body_text or revision.files.exists(), _("请写草案，或者把草案作为附件。"), "body_html")
        found += need(own.explanation, _("请写起草说明：草案和说明要一起公布。"), "explanation")
    if form.has_questions:
        found += need(own.questions, _("请写问题和选项。"), "questions")
        found += need(own.is_online, _("网上调查要在网上填写。"), "is_online")
    if form.has_places:
        found += need(own.held_at and own.place, _("请写举行的时间和地点。"), "held_at")
        found += need(own.places, _("请写名额。"), "places")
        found += need(own.selection, _("请写参加的人怎样产生。"), "selection")
        found += _too_close(own)
    return found + unexplained(revision)


def _too_close(own: ConsultationHeader) -> list[Problem]:
    """Whoever comes to a hearing has read the draft; whoever comes to a meeting is known before it (CON-07)."""
    days = MATERIAL_DAYS if own.form == "hearing" else 1
    if not own.held_at or timezone.localdate(own.held_at) >= own.closes_on + datetime.timedelta(days=days):
        return []
    return [Problem(_("报名截止以后，至少%(n)s日再举行。") % {"n": days}, field="held_at")]


def gate(revisions: Sequence[Revision]) -> dict[int, Problem]:
    """Asked when it is sent and when it is signed: is there still time enough, counted from the day on which people can
    read it? What has closed stays closed. The database asks the same (sql/40_consultations.sql)."""
    found = {}
    for revision in revisions:
        if revision.publication.kind == KIND and (words := _late(revision)):
            found[revision.pk] = Problem(words, field="closes_on")
    return found


def _late(revision: Revision) -> str:
    own = revision.consultation_header
    if own.with_result and (words := results.lacking(own, revision.publication_id)):
        return words
    released = revision.publication.releases.order_by("-no").first()
    if released is None:
        first = timezone.localdate(own.published_at) if own.published_at else today()
        return own.too_short(max(own.opens_on, first))
    if _dates(released.header) == (own.opens_on.isoformat(), own.closes_on.isoformat(), own.short_reason):
        return ""
    if released.header["closes_on"] < today().isoformat():
        return _("征集已经结束，起止日期不能再改。")
    first = Entry.objects.filter(pk=revision.publication_id).values_list("sort_at", flat=True).first()
    return own.too_short(max(own.opens_on, timezone.localdate(first) if first else today()))


def _dates(header: dict) -> tuple[str, str, str]:
    return header["opens_on"], header["closes_on"], header["short_reason"]


def panel(revision: Revision) -> dict | None:
    """What stands beside a consultation at the desk: how many have answered, and the way to the ledger."""
    if revision.publication.kind != KIND or not revision.publication.number:
        return None
    counted = ledger.counted(revision.publication_id)
    lines = [_("收到%(n)s条，涉企%(m)s条。") % {"n": counted.total, "m": counted.enterprises}]
    if counted.open and revision.consultation_header.form == "draft":
        lines.append(_("%(n)s条没有写采纳情况。") % {"n": counted.open})
    links = [{"url": reverse("admin:feedback_ledger", args=[revision.publication_id]), "label": _("看意见和台账")}]
    return {"heading": _("意见"), "lines": lines, "tone": "", "links": links}


CONSULTATION = Kind(
    code=KIND,
    label=gettext_lazy("意见征集"),
    path=lambda number: f"/consultations/{number}/",
    header=header,
    facts=facts,
    rows=rows,
    problems=problems,
    desk_path=lambda revision: f"/admin/feedback/consultation/{revision.publication_id}/change/",
    begin_correction=lambda old, new: carry(ConsultationHeader.objects.filter(revision=old), new),
    own_kinds=tuple(BY_KIND),
)
