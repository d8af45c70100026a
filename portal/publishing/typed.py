"""Text that somebody has just typed: what is marked as secret is refused before any of it is stored (I-7).

The answer shows the text again in the form; the server keeps nothing, and the trail holds who, when, and which rule.
"""

import hashlib
from collections.abc import Iterable, Mapping

from django import forms
from django.utils.translation import gettext as _

from portal.examination.examine import refusals
from portal.examination.finding import Finding
from portal.examination.reading.page import words_of
from portal.examination.subject import Subject, Text
from portal.publishing.rule_table import label_of
from portal.trail.record import record
from portal.workflow import MoveRefused

NOT_WORDS = frozenset({"csrfmiddlewaretoken", "hash", "content_hash", "window", "carried", "edits", "state"})


class Marked(MoveRefused):
    """A text that carries a mark of secrecy, which no move may store."""


def marks_in(texts: Mapping[str, object]) -> tuple[Finding, ...]:
    """What refuses these texts, given by name; HTML is read as its reader sees it, and what stands beside the words."""
    return refusals(Subject(tuple(_as_texts(texts))))


def refuse_marked(texts: Mapping[str, object]) -> None:
    """Raise `Marked`: for services, before their first statement. Whoever shows a form asks `is_fine` first."""
    if marks := marks_in(texts):
        raise Marked(words(marks[0]))


def words(mark: Finding) -> str:
    """Without the text itself: messages are stored."""
    return _("文字里有%(rule)s（%(id)s），没有保存，也没有留存。%(why)s") % {
        "rule": label_of(mark.rule), "id": mark.rule, "why": mark.explanation}  # fmt: skip


def is_fine(form: forms.Form, *, by) -> bool:
    """`form.is_valid()`, and nothing that was sent with it is marked. Every sent value counts, known to the form or
    not; an error stands at its field."""
    for field in form.fields.values():
        if hasattr(field, "by"):  # an upload is examined with the form, and its refusal names who sent it
            field.by = by
    return form.is_valid() & refuse_marks(form, by=by)


def refuse_marks(form: forms.Form, *, by) -> bool:
    """The same of a form that has been validated already."""
    marks = marks_in(sent(form.data))
    for mark in {mark.place.part: mark for mark in reversed(marks)}.values():
        field = mark.place.part.removeprefix(f"{form.prefix}-" if form.prefix else "")
        form.add_error(field if field in form.fields else None, words(mark))
    if marks:
        record_refusal(marks, by=by)
    return not marks


def sent(data) -> dict[str, str]:
    """The values of a request by name, those of one name a line each."""
    lists = data.lists() if hasattr(data, "lists") else ((name, [value]) for name, value in data.items())
    return {
        name: "\n".join(value for value in values if isinstance(value, str))
        for name, values in lists
        if name not in NOT_WORDS
    }


def record_refusal(marks: Iterable[Finding], *, by) -> None:
    """Who, when, which rule; the hash says later whether it was the same text."""
    values = "\n".join(mark.value for mark in marks)
    record(
        "refuse_text", by=by, object_type="publishing.text", object_id="-",
        reason="、".join(dict.fromkeys(mark.rule for mark in marks)),
        content_hash=hashlib.sha256(values.encode()).hexdigest(), alone=True,
    )  # fmt: skip


def _as_texts(texts: Mapping[str, object]) -> Iterable[Text]:
    for name, value in texts.items():
        if isinstance(value, list | tuple):
            value = "\n".join(each for each in value if isinstance(each, str))
        if not isinstance(value, str) or not value or value.isascii() and "&" not in value:
            continue
        kind = "title" if name == "title" else "name" if name.startswith("file_") else "body"
        if "<" not in value and "&" not in value:
            yield Text(name, name, value, kind)
            continue
        shown, aside = words_of(value)
        yield Text(name, name, shown, kind)
        yield Text(name, name, aside, "property", True)
