"""What a person says with a move: the fields that the table of moves asks for, and no others."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.cases.day_fields import Moment
from portal.publishing.checking import REASONS, Said
from portal.publishing.states import APPROVALS, SecrecyResult
from portal.workflow import Move

USUAL_BASIS = gettext_lazy("对照保密事项范围逐项检查，没有涉密内容")


class SayingForm(forms.Form):
    hash = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    secrecy_result = forms.ChoiceField(
        label=gettext_lazy("保密审查结果"), choices=SecrecyResult, widget=forms.RadioSelect
    )
    secrecy_basis = forms.CharField(
        label=gettext_lazy("保密审查依据"), max_length=200, initial=USUAL_BASIS,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    reason = forms.ChoiceField(label=gettext_lazy("原因"), choices=())
    note = forms.CharField(
        label=gettext_lazy("说明"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    release_at = Moment(label=gettext_lazy("公开时间"), required=False, help_text=gettext_lazy("空着就是现在公开。"))

    def __init__(self, *args, move: Move, **kwargs):
        super().__init__(*args, auto_id=f"{move.name}_%s", **kwargs)
        if "secrecy" not in move.records:
            del self.fields["secrecy_result"], self.fields["secrecy_basis"]
        if "reason" in move.records:
            self.fields["reason"].choices = [("", _("请选择")), *REASONS[move.name].choices]
        else:
            del self.fields["reason"]
        if "note" in move.records:
            self.fields["note"].required = True
            self.fields["note"].error_messages["required"] = _("请写明具体情况，对方才知道怎么办。")
        elif move.name not in APPROVALS:
            del self.fields["note"]
        if move.name != "sign":
            del self.fields["release_at"]

    def clean_release_at(self):
        at = self.cleaned_data["release_at"]
        if at and at <= timezone.now():
            raise forms.ValidationError(_("公开时间已经过了；空着就是现在公开。"))
        return at

    def said(self) -> Said:
        """With the hash and the state that the page carried: what the person had on the screen."""
        words = {name: value for name, value in self.cleaned_data.items() if value}
        return Said(hash=self.data.get("content_hash", ""), state=self.data.get("state", ""), **words)
