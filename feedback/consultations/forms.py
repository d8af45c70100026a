"""The forms in which the public is asked, as one table."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Form:
    """`kind` is its code on the vocabulary's axis. `type` names the row of the office's table whose shortest period
    holds; where it is empty, the writer says of what type the draft is. `verb` is what people do, `result` what has to
    be made public afterwards, `noun` what one hands in."""

    code: str
    label: str
    kind: str
    verb: str
    result: str
    noun: str
    type: str = ""
    has_draft: bool = False
    has_questions: bool = False
    has_places: bool = False  # people sign up, and a list of those who come is made public (CON-07)


def _table(*forms: Form) -> Mapping[str, Form]:
    return {form.code: form for form in forms}


FORMS = _table(
    Form("draft", _("草案征求意见"), "consultation", _("提意见"), _("意见采纳情况"), _("意见"), has_draft=True),
    Form("survey", _("网上调查"), "survey", _("填写调查"), _("调查结果"), _("调查"), "survey", has_questions=True),
    Form(
        "hearing",
        _("听证会"),
        "hearing",
        _("报名"),
        _("参加人名单"),
        _("报名"),
        "hearing",
        has_draft=True,
        has_places=True,
    ),
    Form(
        "meeting",
        _("列席政府会议"),
        "open_meeting",
        _("报名"),
        _("列席人员名单"),
        _("报名"),
        "meeting",
        has_places=True,
    ),
)
BY_KIND = {form.kind: form for form in FORMS.values()}
CHOICES = [(form.code, form.label) for form in FORMS.values()]
