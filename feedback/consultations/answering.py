"""The forms in which people answer what they are asked: their own, and the one for what came by other ways."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback.consultations.asked import Asked
from feedback.intake.contact import clean_phone
from feedback.models.filed import Channel
from feedback.models.opinion import ApplicantKind
from portal.cases.day_fields import Day
from portal.cases.today import today
from portal.publishing.content import plain
from portal.site.email_field import EmailField
from portal.site.honest import HonestForm, StampedForm

LONGEST_TEXT, SHORTEST = 5000, 5
WHOLE = "0"


class AnswerForm(forms.Form):
    """The fields follow from what is asked: a paragraph of a draft, the questions of a survey, who comes."""

    paragraph = forms.ChoiceField(label=gettext_lazy("对哪一段"))
    text = forms.CharField(
        label=gettext_lazy("您的意见"),
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    applicant_kind = forms.ChoiceField(
        label=gettext_lazy("您代表谁"), choices=ApplicantKind.choices, widget=forms.RadioSelect,
        help_text=gettext_lazy("企业的意见单独统计。"), error_messages={"required": gettext_lazy("请选一种。")},
    )  # fmt: skip
    name = forms.CharField(
        label=gettext_lazy("姓名或单位名称"), max_length=50, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )  # fmt: skip
    phone = forms.CharField(
        label=gettext_lazy("电话"), max_length=30, required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )  # fmt: skip
    email = EmailField(gettext_lazy("写了，结果公布时告诉您一声；信里只说有消息，不说是什么。"))
    consents_to_name = forms.BooleanField(
        label=gettext_lazy("同意在名单里公布我的姓名"), required=False,
        help_text=gettext_lazy("不同意的，名单里只写一个姓。"),
    )  # fmt: skip

    def __init__(self, *args, asked: Asked, has_mail: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.asked = asked
        form, fields = asked.form, self.fields
        whole = [(WHOLE, _("对全文"))]
        fields["paragraph"].choices = whole + [
            (str(n), _("第%(n)s段：%(words)s") % {"n": n, "words": each.beginning})
            for n, each in asked.paragraphs.items()
        ]
        if not asked.paragraphs:
            del fields["paragraph"]
        for n, question in enumerate(asked.questions):
            fields[f"question{n}"] = _question(question)
        needed = form.has_places
        for name in ("name", "phone"):
            fields[name].required = needed
            fields[name].help_text = (
                _("核对身份、通知您参加用，加密保存。") if needed else _("想让起草单位联系您时才填，加密保存，不公开。")
            )
        fields["name"].error_messages["required"] = _("请写姓名。")
        fields["phone"].error_messages["required"] = _("请写电话。")
        if not needed:
            del fields["consents_to_name"]
        if form.has_questions or not has_mail:
            del fields["email"]
        if form.has_questions:  # a survey asks nobody's name
            del fields["name"], fields["phone"]
        if not self.needs_text:
            fields["text"].label = _("还想说的")
        else:
            fields["text"].needed = True
            fields["text"].help_text = _("哪里不妥、为什么、怎样改。请不要写身份证号和银行卡号。")
        self.order_fields([f"question{n}" for n in range(len(asked.questions))])

    @property
    def needs_text(self) -> bool:
        return not (self.asked.form.has_questions or self.asked.form.has_places)

    def clean_text(self) -> str:
        text = plain(self.cleaned_data["text"], keep_lines=True).strip()
        if self.needs_text and len(text) < SHORTEST:
            raise forms.ValidationError(_("请把意见写得具体一些：哪里不妥、怎样改。"))
        return text

    def clean_name(self) -> str:
        name = plain(self.cleaned_data["name"])
        if not name and self.fields["name"].required:
            raise forms.ValidationError(_("请写姓名。"))
        return name

    def clean_phone(self) -> str:
        return clean_phone(self.cleaned_data["phone"])

    @property
    def answers(self) -> list[list[int]]:
        """To each question the numbers of what was chosen."""
        given = (self.cleaned_data[f"question{n}"] for n in range(len(self.asked.questions)))
        return [[int(one) for one in (each if isinstance(each, list) else [each])] for each in given]


def _question(question: dict) -> forms.Field:
    choices = [(str(n), words) for n, words in enumerate(question["choices"])]
    several = question["several"]
    kind = forms.MultipleChoiceField if several else forms.ChoiceField
    widget = forms.CheckboxSelectMultiple if several else forms.RadioSelect
    words = _("请选一项。") if not several else _("请至少选一项。")
    return kind(label=question["text"], choices=choices, widget=widget, error_messages={"required": words})


class OpinionForm(AnswerForm, HonestForm):
    """What a stranger sends."""


class EnteredForm(AnswerForm, StampedForm):
    """What came by post, telephone or word of mouth, as it is entered at the desk."""

    channel = forms.ChoiceField(label=gettext_lazy("怎样收到"), choices=Channel.choices[1:])
    received_on = Day(label=gettext_lazy("收到日期"))
    field_order = ("channel", "received_on")

    def clean_received_on(self):
        day, period = self.cleaned_data["received_on"], self.asked.period
        if period.answered_on:
            raise forms.ValidationError(_("结果已经公布，不再登记。"))
        if not period.opens_on <= day <= min(period.closes_on, today()):
            raise forms.ValidationError(_("收到日期要在征集期间以内，也不能在今天以后。"))
        return day
