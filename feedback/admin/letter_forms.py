"""Forms at the desk for what a move of a letter must record."""

from django import forms
from django.utils.translation import gettext_lazy

from feedback.admin.walked import MoveForm, text_field
from feedback.letters.states import REASONS
from feedback.models import Letter, LetterKind
from portal.people.models import Organ
from portal.workflow import Move

NOTES = {
    "return": gettext_lazy("要改什么"), "redo": gettext_lazy("答复哪里不对，要怎样重办"),
    "urge": gettext_lazy("催什么（选填，只有承办单位看到）"), "hide": gettext_lazy("哪里违法，依据什么"),
    "restore": gettext_lazy("为什么恢复"), "join": gettext_lazy("请它们说明什么"),
}  # fmt: skip
MAY = {("assign", "told"), ("urge", "note"), ("join", "note")}


def _organ(label, hint="") -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        label=label, queryset=Organ.objects.none(), required=False, help_text=hint, empty_label="——"
    )


class LetterMoveForm(MoveForm):
    organ = _organ(gettext_lazy("承办单位"))
    reported = _organ(gettext_lazy("被举报人所在的单位"), gettext_lazy("举报不能转给它，也不能转给它下面的单位。"))
    organs = forms.ModelMultipleChoiceField(
        label=gettext_lazy("请哪几个单位"), queryset=Organ.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    part = text_field(gettext_lazy("本单位的意见"), most=5000, rows=8)
    into = forms.ChoiceField(label=gettext_lazy("并到哪一封"), required=False, widget=forms.RadioSelect)
    days = forms.IntegerField(label=gettext_lazy("延长几个工作日"), min_value=1, max_value=90, required=False)
    reason = forms.ChoiceField(label=gettext_lazy("原因"), choices=[("", "——"), *REASONS.items()], required=False)
    told = text_field(gettext_lazy("告诉写信人的话"), most=500)
    note = text_field(gettext_lazy("内部记录"), most=500)
    answer = text_field(gettext_lazy("答复"), most=10_000, rows=10)

    def __init__(self, *args, move: Move, letter: Letter, **kwargs):
        super().__init__(*args, move=move, **kwargs)
        for name, field in self.fields.items():
            field.needed = (move.name, name) not in MAY  # what is missing the move itself says
        if "note" in self.fields:
            self.fields["note"].label = NOTES.get(move.name, self.fields["note"].label)
        if "organs" in self.fields:
            others = Organ.objects.existing().exclude(kind="village").exclude(pk=letter.organ_id)
            self.fields["organs"].queryset = others.in_order()
        if "reported" in self.fields:
            if letter.kind == LetterKind.REPORT:
                self.fields["reported"].queryset = Organ.objects.existing().in_order()
                self.initial["reported"] = letter.reported_id
            else:
                del self.fields["reported"]

    def offer(self, letters: list[Letter]) -> None:
        """Which letters it may be merged into."""
        self.fields["into"].choices = [(each.number, f"{each.number}　{each.title}") for each in letters]
