"""What an applicant does with a request later, by number and code: corrects it, or says why he asks so much, as he was
asked to (REQ-10, REQ-18)."""

from django import forms
from django.utils.translation import gettext_lazy

from feedback.intake.filing import ask
from feedback.intake.slips import bare_number
from feedback.requests.filing import SLIPS
from feedback.requests.following import Seen
from portal.cases.today import today
from portal.publishing.content import plain


class CorrectForm(forms.Form):
    heading, button = gettext_lazy("补正"), gettext_lazy("提交补正")
    text = forms.CharField(
        label=gettext_lazy("您的补正"), max_length=1000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("写清要求补正的每一项。我们与您确认收到之日起，重新计算答复期限。"),
        error_messages={"required": gettext_lazy("请写补正的内容。"), "max_length": gettext_lazy("最多1000字。")},
    )  # fmt: skip

    def clean_text(self) -> str:
        return plain(self.cleaned_data["text"], keep_lines=True).strip()

    def write(self, number: str, code: str) -> bool:
        """Whether it was taken; sent twice, it is once."""
        values = [bare_number(number), SLIPS.looked_up(code), self.cleaned_data["text"], today()]
        return ask("request_correct(%s, %s::text[], %s, %s)", values)


class ReasonsForm(CorrectForm):
    heading, button = gettext_lazy("说明理由"), gettext_lazy("提交理由")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["text"]
        field.label, field.help_text = (
            gettext_lazy("您的理由"),
            gettext_lazy("为什么需要申请这么多，可以分批的也请写明。"),
        )
        field.error_messages["required"] = gettext_lazy("请写理由。")


def form_of(seen: Seen, *sent) -> CorrectForm | None:
    """What is asked for now."""
    if seen.may_correct:
        return CorrectForm(*sent)
    return ReasonsForm(*sent) if seen.may_give_reasons else None
