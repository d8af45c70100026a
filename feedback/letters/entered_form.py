"""The form of the desk for a letter that came by another way."""

import datetime

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback.letters.form import LetterFields
from feedback.models.filed import Channel
from portal.cases.day_fields import Day
from portal.cases.today import today
from portal.publishing.content import plain
from portal.site.honest import StampedForm

OLDEST = datetime.timedelta(days=366)  # what is older is no letter any more that waits for an answer
# At the desk nobody is spoken to as the writer.
ENTERED = {
    "kind": gettext_lazy("种类"), "text": gettext_lazy("内容"), "name": gettext_lazy("姓名"),
    "consent": gettext_lazy("写信人同意公开答复吗"),
}  # fmt: skip
CONSENT = [("yes", gettext_lazy("同意：去掉姓名、电话和住址后公开")), ("no", gettext_lazy("不同意，或者没有说"))]


class EnteredLetterForm(LetterFields, StampedForm):
    """What came by post, telephone or another channel, as it is entered at the desk or stands in a table."""

    channel = forms.ChoiceField(
        label=gettext_lazy("怎样收到"),
        choices=Channel.choices[1:],
        error_messages={"required": gettext_lazy("请选一种。")},
    )
    ticket = forms.CharField(
        label=gettext_lazy("工单号"), max_length=40, required=False,
        help_text=gettext_lazy("12345热线等渠道自己的编号，同一个号只登记一次；没有就空着。"),
    )  # fmt: skip
    received_on = Day(
        label=gettext_lazy("收到日期"),
        help_text=gettext_lazy("期限从这一天起算。"),
        error_messages={"required": gettext_lazy("请写日期。"), "invalid": gettext_lazy("日期应写成 2026-06-01。")},
    )  # fmt: skip
    field_order = ("channel", "ticket", "received_on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in {"name", "phone"} & self.fields.keys():
            self.fields[name].required = False
            self.fields[name].help_text = _("写信人的，知道才填；加密保存，不会公开。")
        for name in ENTERED.keys() & self.fields.keys():
            self.fields[name].label = ENTERED[name]
        for name in {"organ", "text"} & self.fields.keys():
            self.fields[name].help_text = ""
        if "organ" in self.fields:
            self.fields["organ"].empty_label = _("由分办的人定")
        self.fields["consent"].initial, self.fields["consent"].choices = "no", CONSENT

    def clean_ticket(self) -> str:
        return plain(self.cleaned_data["ticket"])

    def clean_received_on(self) -> datetime.date:
        day = self.cleaned_data["received_on"]
        if not today() - OLDEST <= day <= today():
            raise forms.ValidationError(_("收到日期不能在今天以后，也不能早于一年前。"))
        return day
