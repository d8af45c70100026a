"""What the review page shows of places in the text: what was found, what is asked, what became of it."""

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from portal.examination.finding import Severity
from portal.people.models import Person
from portal.publishing import answering, marking
from portal.publishing.admin.hiding import buttons
from portal.publishing.admin.remarks import AnswerForm, MarkForm
from portal.publishing.deciding import may_decide
from portal.publishing.findings import Standing
from portal.publishing.models import Mark, Revision, RevisionFinding
from portal.publishing.placing import anchor, by_place, cut
from portal.publishing.rule_table import label_of
from portal.workflow import MoveRefused

TONES = {Severity.REFUSES: "bad", Severity.BLOCKS: "bad", Severity.ANSWER: "warn", Severity.NOTE: "line"}


def finding_rows(revision: Revision, found: list[Standing], person: Person, typed: dict[str, AnswerForm]) -> list[dict]:
    may_answer = _may_answer(revision, person)
    clicks, places = buttons(revision, found, person), _places_of(revision, found)
    return [
        {
            "anchor": anchor(each.finding.key), "severity": each.finding.get_severity_display(),
            "tone": "ok" if each.answer and not each.finding.stops else TONES[each.finding.severity],
            "rule": each.finding.rule, "what": label_of(each.finding.rule),
            "place": places.get(each.finding.key, each.finding.label),
            "url": _url(revision, each.finding), "value": each.finding.value,
            "explanation": each.finding.explanation, "answer": each.answer, "next": _next(each),
            "form": _answer_form(each, typed) if may_answer and each.finding.must_be_answered else None,
            "post": reverse("admin:publishing_revision_answer", args=[revision.pk, each.finding.key]),
            "key": each.finding.key, "edits": revision.edits, "click": clicks.get(each.finding.key),
            "mask_post": reverse("admin:publishing_revision_mask", args=[revision.pk]),
            "strip_post": reverse("admin:publishing_revision_strip", args=[revision.pk]),
            "maskable": sum("mask" in click for click in clicks.values()),
        }
        for each in found
    ]  # fmt: skip


def text_rows(revision: Revision, found: list[Standing], person: Person, asked: str, form: MarkForm | None) -> dict:
    """The text paragraph by paragraph, with what was found and marked in it. `asked`: the place of the open form."""
    findings = {each.finding.key: each.finding for each in found}
    placed = by_place(revision.body_text, revision.title, findings.values())
    marks: dict[str, list[Mark]] = {}
    for mark in revision.marks.filter(round=revision.round).select_related("person"):
        marks.setdefault(mark.place, []).append(mark)
    may_mark = may_decide(revision, person)
    places = [("title", _("标题"), revision.title)]
    lines = revision.body_text.split("\n") if revision.body_text else []
    places += [(f"p{n}", _("第%(n)s段") % {"n": n}, line) for n, line in enumerate(lines, 1)]
    places += [(f"file{file.sort}", _("附件"), file.name) for file in revision.files.all()]
    if form is None and may_mark:
        form = MarkForm(initial={"place": asked})
    elif form is not None:
        asked = form.data.get("place")
    return {
        "places": [
            {"place": place, "label": label, "html": _with_hits(words, placed.get(place, ())),
             "found": [_told(findings[stretch.key]) for stretch in placed.get(place, ())],
             "marks": marks.get(place, ()), "here": place == asked}
            for place, label, words in places
        ],
        "form": form, "may_mark": may_mark, "post": reverse("admin:publishing_revision_mark", args=[revision.pk]),
    }  # fmt: skip


def rounds_rows(revision: Revision) -> list[dict]:
    return [{"label": _("第%(n)s轮") % {"n": each.number}, "asked": each.asked} for each in marking.rounds_of(revision)]


def _places_of(revision: Revision, found: list[Standing]) -> dict[str, str]:
    """Where in the body a finding stands, by its key, as the page that shows paragraphs names it."""
    placed = by_place(revision.body_text, "", [each.finding for each in found if each.finding.part == "body"])
    return {
        stretch.key: _("正文第%(n)s段") % {"n": place.removeprefix("p")}
        for place, stretches in placed.items()
        for stretch in stretches
    }


def _next(each: Standing) -> str:
    """What has to happen with a finding that stands open."""
    if each.finding.stops:
        return _("改好才能送审、才能通过。")
    return _("等审核人答复，或者改过再送。") if each.is_open else ""


def _told(finding: RevisionFinding) -> dict:
    """A finding in few words, below the paragraph in which it stands."""
    return {"anchor": anchor(finding.key), "tone": TONES[finding.severity],
            "severity": finding.get_severity_display(), "what": label_of(finding.rule)}  # fmt: skip


def _with_hits(words: str, stretches) -> SafeString:
    return format_html_join(
        "", "{}",
        ((format_html('<mark id="{}">{}</mark>', anchor(key), piece) if key else piece,)
         for piece, key in cut(words, stretches)),
    )  # fmt: skip


def _url(revision: Revision, finding: RevisionFinding) -> str:
    if finding.part in ("title", "body"):
        return f"?view=text#{anchor(finding.key)}"
    return "?view=files" if finding.part.startswith("file") else "?view=compare#metadata"


def _answer_form(each: Standing, typed: dict[str, AnswerForm]) -> AnswerForm:
    return typed.get(each.finding.key) or AnswerForm(auto_id=f"{anchor(each.finding.key)}-%s")


def _may_answer(revision: Revision, person: Person) -> bool:
    try:
        answering.check(revision, person)
    except MoveRefused:
        return False
    return True
