"""What the writer of a letter does with it later: adds words, rates the answer, asks for it to be done once more."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback.intake.filing import ask
from feedback.intake.slips import bare_number
from feedback.letters.filing import SLIPS
from feedback.letters.following import Seen
from feedback.models import Level
from portal.cases.events import Effect, Event
from portal.cases.folding import fold
from portal.cases.limits import working_days
from portal.cases.models.workday import working_calendar
from portal.cases.today import today
from portal.publishing.content import plain


class AddForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("补充内容"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("办理的人马上能看到。最多补充十次。"),
        error_messages={"required": gettext_lazy("请写要补充的内容。"),
                        "max_length": gettext_lazy("最多2000字。")},
    )  # fmt: skip

    def __init__(self, *args, seen: Seen):
        super().__init__(*args)

    def clean_text(self) -> str:
        return plain(self.cleaned_data["text"], keep_lines=True).strip()

    def write(self, number: str, code: str, seen: Seen) -> bool:
        values = [bare_number(number), SLIPS.looked_up(code), self.cleaned_data["text"], today()]
        return ask("letter_add(%s, %s::text[], %s, %s)", values)


class RateForm(forms.Form):
    """A bad rating says why, and may ask for it to be done once more."""

    level = forms.TypedChoiceField(
        label=gettext_lazy("您对答复满意吗"), choices=Level.choices, coerce=int, widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("请选一种。")},
    )  # fmt: skip
    words = forms.CharField(
        label=gettext_lazy("为什么"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("不满意的请写明，我们照着改。"),
        error_messages={"max_length": gettext_lazy("最多500字。")},
    )  # fmt: skip
    again = forms.ChoiceField(
        label=gettext_lazy("要不要再办一次"), required=False, initial="no", widget=forms.RadioSelect,
        choices=[("no", gettext_lazy("不用")), ("yes", gettext_lazy("不满意，要求再办一次（一封信可以要求一次）"))],
    )  # fmt: skip

    def __init__(self, *args, seen: Seen):
        super().__init__(*args)
        if not seen.may_reopen:
            del self.fields["again"]

    def clean(self):
        said = super().clean()
        said["words"] = plain(said.get("words") or "", keep_lines=True).strip()
        level = said.get("level")
        if level and Level(level).is_bad and not said["words"] and not self.has_error("words"):
            self.add_error("words", _("请写明哪里不满意。"))
        if level and not Level(level).is_bad and said.get("again") == "yes":
            self.add_error("again", _("只有不满意的才能要求再办一次。"))
        return said

    def write(self, number: str, code: str, seen: Seen) -> bool:
        said, who = self.cleaned_data, [bare_number(number), SLIPS.looked_up(code)]
        rated = ask("letter_rate(%s, %s::text[], %s, %s, %s)", [*who, said["level"], said["words"], today()])
        if not rated or said.get("again") != "yes":
            return rated
        return ask("letter_reopen(%s, %s::text[], %s, %s)", [*who, today(), _due_again(seen)])


def _due_again(seen: Seen):
    """Counted anew from today, with the days that were promised."""
    start = next(each for each in reversed(seen.letter["events"]) if each["effect"] == Effect.START)
    event = Event(Effect.START, today(), start["article"], limit=working_days(start["days"], start["article"]))
    return fold([event], working_calendar()).due_on


def forms_of(seen: Seen, asked: str = "", data=None) -> dict[str, forms.Form]:
    """What its writer may do now; the form that was sent is bound."""
    may = {"add": AddForm if seen.may_add else None, "rate": RateForm if seen.may_rate else None}
    return {name: form(*([data] if name == asked else ()), seen=seen) for name, form in may.items() if form is not None}
