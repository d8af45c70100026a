"""The form of a letter: what every one asks, and the one that a stranger sends."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback.intake.contact import clean_phone
from feedback.intake.uploads import FilesField
from feedback.letters.knowledge import document_at
from feedback.letters.rights import is_about_keeper
from feedback.models import Lane, LetterKind
from feedback.models.lane import KIND_HINTS
from portal.people.models import Organ
from portal.publishing.content import plain
from portal.site.email_field import EmailField
from portal.site.honest import HonestForm

LONGEST_TEXT = 5000


class LetterFields(forms.Form):
    """What a letter says, whoever writes it down."""

    assessor = forms.CharField(
        label=gettext_lazy("评议员证号"), max_length=40, widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("请写证号。")},
    )  # fmt: skip
    kind = forms.ChoiceField(
        label=gettext_lazy("您想做什么"), widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("请选一种。")},
    )  # fmt: skip
    organ = forms.ModelChoiceField(
        label=gettext_lazy("交给哪个单位"), queryset=Organ.objects.none(), required=False, to_field_name="code",
        empty_label=gettext_lazy("不清楚，请帮我转办"),
        help_text=gettext_lazy("不知道也没关系，我们会转给负责的单位。"),
    )  # fmt: skip
    title = forms.CharField(
        label=gettext_lazy("标题"), max_length=50, error_messages={"required": gettext_lazy("请用一句话写明什么事。")}
    )
    text = forms.CharField(
        label=gettext_lazy("把事情说清楚"), max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 8}),
        help_text=gettext_lazy("时间、地点、经过、您的要求。请不要写身份证号和银行卡号。"),
        error_messages={"required": gettext_lazy("请写明事情。")},
    )  # fmt: skip
    reported = forms.ModelChoiceField(
        label=gettext_lazy("被举报的人在哪个单位"), queryset=Organ.objects.none(), required=False, to_field_name="code",
        empty_label=gettext_lazy("不清楚"), help_text=gettext_lazy("只有举报才填。举报从不公开，也不会转给这个单位。"),
    )  # fmt: skip
    files = FilesField(label=gettext_lazy("照片或材料"))
    name = forms.CharField(
        label=gettext_lazy("您的姓名"), max_length=50, widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=gettext_lazy("办理时核对用，加密保存，不会公开。"),
        error_messages={"required": gettext_lazy("请写姓名。")},
    )  # fmt: skip
    phone = forms.CharField(
        label=gettext_lazy("电话"), max_length=30,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
        help_text=gettext_lazy("只在办理中要问您时用，加密保存，不会公开。"),
        error_messages={"required": gettext_lazy("请写电话。")},
    )  # fmt: skip
    email = EmailField(gettext_lazy("写了，每有一步消息就告诉您一声；信里只说有消息，不说是什么。"))
    consent = forms.ChoiceField(
        label=gettext_lazy("答复可以公开吗"), widget=forms.RadioSelect,
        choices=[("yes", gettext_lazy("可以：去掉您的姓名、电话和住址后，让有同样问题的人也看到")),
                 ("no", gettext_lazy("不公开：只有您能看到"))],
        error_messages={"required": gettext_lazy("请选一种。")},
    )  # fmt: skip

    def __init__(self, *args, lane: Lane, about: str = "", has_mail: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.lane, self.about = lane, about
        self.document = document_at(about)  # the policy that is asked about
        self.limits = {each.kind: each for each in lane.kinds.all()}
        self.fields["kind"].choices = [(kind, _offer(each)) for kind, each in self.limits.items()]
        if len(self.limits) == 1:
            self.fields["kind"].initial = next(iter(self.limits))
        self.fields["organ"].queryset = Organ.objects.existing().exclude(kind="village").in_order()
        if LetterKind.REPORT in self.limits:
            self.fields["reported"].queryset = Organ.objects.existing().in_order()
        else:
            del self.fields["reported"]
        if lane.for_assessors:
            del self.fields["name"], self.fields["phone"]
        else:
            del self.fields["assessor"]
        if self.document and lane.is_direct:
            del self.fields["organ"]
        if self.limits.keys() == {LetterKind.SITE_ERROR}:
            self._ask_less()
        if not has_mail:
            del self.fields["email"]

    def _ask_less(self) -> None:
        """A fault of the site is mended without knowing who found it, or where it is passed to."""
        del self.fields["organ"]
        for name in {"name", "phone"} & self.fields.keys():
            self.fields[name].required = False
            self.fields[name].help_text = _("想让我们回话才填，加密保存，不会公开。")

    def _clean_line(self, name: str) -> str:
        value = plain(self.cleaned_data[name])
        if not value and self.fields[name].required:
            raise forms.ValidationError(self.fields[name].error_messages["required"], code="required")
        return value

    def clean_title(self) -> str:
        return self._clean_line("title")

    def clean_name(self) -> str:
        return self._clean_line("name")

    def clean_text(self) -> str:
        text = self.cleaned_data["text"].replace("\x00", "").replace("\r\n", "\n").strip()
        if len(text) < 5:
            raise forms.ValidationError(_("请把事情说得具体一些：什么时间、什么地点、什么事。"))
        return text

    def clean(self):
        said = super().clean()
        organ, reported = said.get("organ"), said.get("reported")
        if said.get("kind") == LetterKind.REPORT and organ and organ == reported:
            self.add_error("organ", _("举报不能交给被举报人所在的单位，请选别的，或者选“不清楚”。"))
        return said

    def clean_phone(self) -> str:
        return clean_phone(self.cleaned_data["phone"])


class LetterForm(LetterFields, HonestForm):
    """What a stranger sends."""

    def clean(self):
        """What came by another way is here already, and is kept from the lane's own by `waiting_at`."""
        said = super().clean()
        if is_about_keeper(said.get("kind", ""), said.get("reported"), self.lane):
            words = _("这里的信由%(organ)s收，举报它或者它上级单位的人，请不要写在这里。请向纪委监委举报，电话12388。")
            self.add_error("reported", words % {"organ": self.lane.organ})
        return said


def _offer(each) -> str:
    promise = _("%(n)s个工作日内答复") % {"n": each.days}
    return f"{each.get_kind_display()}：{KIND_HINTS[LetterKind(each.kind)]}，{promise}"
