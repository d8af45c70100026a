"""The form of an information request: exactly what the Regulation asks for, and no reason (REQ-02 … REQ-04)."""

import datetime

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback.intake import uploads
from feedback.intake.contact import clean_phone
from feedback.models.request import CARRIERS, WAYS
from feedback.reports.table_b import APPLICANTS
from feedback.requests.channels import CHANNELS, Evidence
from feedback.requests.kinds import ACCESS, KINDS, RECORD
from portal.cases.day_fields import Day
from portal.cases.today import today
from portal.examination.personal.checks import is_identity_number
from portal.people.models import Organ
from portal.publishing.content import plain
from portal.site.email_field import EmailField
from portal.site.honest import HonestForm, StampedForm

PAPERS = {
    "id_card": gettext_lazy("居民身份证"), "passport": gettext_lazy("护照"),
    "permit": gettext_lazy("港澳台居民的居住证或通行证"), "credit_code": gettext_lazy("统一社会信用代码"),
    "other": gettext_lazy("其他证件"),
}  # fmt: skip
CHOOSE = gettext_lazy("请选一种。")


def _choice(label, choices, hint="", widget=forms.Select, **more) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=choices, help_text=hint, widget=widget, error_messages={"required": CHOOSE}, **more
    )


def _line(label, most: int, hint="", needed="", **attrs) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=most, help_text=hint, required=bool(needed),
        error_messages={"required": needed}, widget=forms.TextInput(attrs=attrs),
    )  # fmt: skip


def _file(label, hint, needed) -> forms.FileField:
    return forms.FileField(
        label=label, help_text=hint, widget=forms.FileInput(attrs={"accept": uploads.ACCEPT}),
        error_messages={"required": needed, "empty": gettext_lazy("这个文件是空的。")},
    )  # fmt: skip


RECORD_WORDS = {  # field → what it is called, and what it asks, of a record
    "organ": (gettext_lazy("哪个单位的记录"), gettext_lazy("不知道也没关系，政务公开办会转给负责的单位。")),
    "title": (gettext_lazy("哪一条记录"), gettext_lazy("在什么名册、档案里，例如“2025年低保名册里我家的人口数”。")),
    "text": (gettext_lazy("哪里不准确，应当是什么"), ""),
    "way": (gettext_lazy("怎样告诉您结果"), ""),
}  # fmt: skip


class ApplicationForm(forms.Form):
    """What an application must hold (art. 29): who asks, for what, in which form."""

    kind = ACCESS

    organ = forms.ModelChoiceField(
        label=gettext_lazy("向哪个单位申请"), queryset=Organ.objects.none(), required=False, to_field_name="code",
        empty_label=gettext_lazy("不清楚，请帮我转办"),
        help_text=gettext_lazy("不知道也没关系，政务公开办会转给负责的单位。"),
    )  # fmt: skip
    title = _line(gettext_lazy("您要什么信息"), 100, gettext_lazy("信息的名称，或者用一句话说清楚。"),
                  gettext_lazy("请写明要什么信息。"))  # fmt: skip
    text = forms.CharField(
        label=gettext_lazy("文号，或者便于查找的其他特征"), max_length=2000, required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("例如哪一年、哪个单位发的、关于什么事。不用写申请的理由和用途。"),
    )  # fmt: skip
    way = _choice(gettext_lazy("怎样拿到"), list(WAYS.items()), initial="post")
    carrier = _choice(gettext_lazy("要什么形式"), list(CARRIERS.items()), initial="paper")
    applicant_kind = _choice(gettext_lazy("申请人"), list(APPLICANTS.items()), widget=forms.RadioSelect,
                             hint=gettext_lazy("个人选自然人，单位选所属的一类。"),
                             initial="natural_person")  # fmt: skip
    name = _line(gettext_lazy("姓名或者单位名称"), 60, "", gettext_lazy("请写姓名或者单位名称。"), autocomplete="name")
    paper = _choice(gettext_lazy("证件"), list(PAPERS.items()))
    paper_number = _line(gettext_lazy("证件号码"), 40, "", gettext_lazy("请写证件号码。"), autocomplete="off")
    head = _line(gettext_lazy("单位的法定代表人或者负责人"), 60, gettext_lazy("个人不填。"))
    contact = _line(gettext_lazy("单位的联系人"), 60, gettext_lazy("个人不填。"))
    phone = _line(gettext_lazy("电话"), 30, gettext_lazy("电话、地址、邮箱至少写一样，我们要能找到您。"),
                  inputmode="tel", autocomplete="tel")  # fmt: skip
    address = _line(
        gettext_lazy("通信地址和邮编"), 200, gettext_lazy("选邮寄的必须写。"), autocomplete="street-address"
    )
    email = EmailField(gettext_lazy("选电子邮件的必须写。有新消息时也告诉您一声，信里不写内容。"))
    needs_help = _line(gettext_lazy("需要我们怎样帮助"), 200,
                       gettext_lazy("看、听或者书写有困难的，请写在这里，例如大字版、读给我听。"))  # fmt: skip
    proof = _file(
        gettext_lazy("身份证明"),
        gettext_lazy("证件的照片或扫描件，jpg、png 或 pdf，不超过 5 MB。加密保存，只用来核对身份，每次查看都留记录。"),
        gettext_lazy("请选身份证明的文件。刚才选过的，浏览器不会保留，要再选一次。"),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organ"].queryset = Organ.objects.existing().exclude(kind="village").in_order()

    def clean(self):
        said = super().clean()
        for name in ("title", "name", "paper_number", "head", "contact", "address", "needs_help"):
            said[name] = plain(said.get(name) or "")
        said["text"] = plain(said.get("text") or "", keep_lines=True).strip()
        for name in ("title", "name", "paper_number"):
            if not said[name] and name not in self.errors:
                self.add_error(name, self.fields[name].error_messages["required"])
        self._fits_its_paper(said)
        if not any(said.get(name) for name in ("phone", "address", "email")) and not self.has_error("phone"):
            self.add_error("phone", _("电话、地址、邮箱至少写一样，我们要能找到您。"))
        if said.get("way") == "post" and not said["address"]:
            self.add_error("address", _("您选了邮寄，请写通信地址。"))
        if "email" in (said.get("way"), said.get("carrier")) and not said.get("email") and not self.has_error("email"):
            self.add_error("email", _("您选了电子邮件，请写邮箱。"))
        return said

    def clean_phone(self) -> str:
        return clean_phone(self.cleaned_data["phone"])

    def clean_proof(self):
        file = self.cleaned_data.get("proof")
        if not file:
            return file
        uploads.check(file)
        return file

    def _fits_its_paper(self, said) -> None:
        if (
            said.get("paper") == "id_card"
            and said["paper_number"]
            and not is_identity_number(said["paper_number"].upper())
        ):
            self.add_error("paper_number", _("身份证号码应为18位，请核对有没有抄错。"))
        if said.get("paper") == "credit_code" and said["paper_number"] and len(said["paper_number"]) != 18:
            self.add_error(
                "paper_number", _("统一社会信用代码应为18位，现在是%(n)s位。") % {"n": len(said["paper_number"])}
            )


def questions() -> list[dict]:
    """{label, boxes, is_long} of what the form asks, for paper: boxes to tick, none where one writes."""
    return [
        {"label": field.label, "boxes": _boxes(field.field), "is_long": isinstance(field.field.widget, forms.Textarea)}
        for field in ApplicationForm()
        if field.name != "proof"
    ]


def _boxes(field: forms.Field) -> list[str]:
    is_list = isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField)
    return [words for _value, words in field.choices] if is_list else []


class RequestForm(ApplicationForm, HonestForm):
    """As the applicant fills it in, without account and without script."""

    def __init__(self, *args, has_mail: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        if not has_mail:
            self.fields["email"].help_text = _("选电子邮件的必须写。")


class RecordForm(RequestForm):
    """That a record about oneself is wrong, with what shows it (art. 41, REQ-22)."""

    kind = RECORD
    evidence = _file(gettext_lazy("证据"),
                     gettext_lazy("能证明记录不准确的材料，一个文件，jpg、png 或 pdf，不超过 5 MB。加密保存。"),
                     gettext_lazy("请选证据的文件。刚才选过的，浏览器不会保留，要再选一次。"))  # fmt: skip
    field_order = ("organ", "title", "text", "evidence", "way")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["carrier"]
        for name, (label, hint) in RECORD_WORDS.items():
            self.fields[name].label, self.fields[name].help_text = label, hint
        self.fields["title"].error_messages["required"] = _("请写明是哪一条记录。")
        self.fields["text"].required = True
        self.fields["text"].error_messages["required"] = _("请写明哪里不准确、应当是什么。")
        self.fields["way"].choices = [(code, WAYS[code]) for code in ("post", "email", "in_person")]

    def clean(self):
        return super().clean() | {"carrier": "paper"}

    def clean_evidence(self):
        uploads.check(self.cleaned_data["evidence"])
        return self.cleaned_data["evidence"]


class RegisterForm(ApplicationForm, StampedForm):
    """As staff writes down what came on paper, by fax or by word of mouth, with what fixes its day (REQ-05)."""

    kind = _choice(gettext_lazy("种类"), list(KINDS.items()), initial=ACCESS, required=False)
    channel = _choice(gettext_lazy("怎样收到"), [(c.code, c.label) for c in CHANNELS.values() if c.by_staff])
    submitted_on = Day(label=gettext_lazy("提交、寄出或者提出的日期"))
    evidence_on = Day(
        label=gettext_lazy("签收或者双方确认的日期"), required=False,
        help_text=gettext_lazy("当面的不填；还没有确认的先空着，确认以前不起算。"),
    )  # fmt: skip
    field_order = ("kind", "channel", "submitted_on", "evidence_on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["proof"].required = False
        self.fields["kind"].needed = True  # nothing said is asking for information
        for name in ("phone", "email", "address"):
            self.fields[name].help_text = ""

    def clean(self):
        said = super().clean()
        for name in ("submitted_on", "evidence_on"):
            if said.get(name) and said[name] > today():
                self.add_error(name, _("不能晚于今天。"))
        if said.get("evidence_on") and said.get("submitted_on") and said["evidence_on"] < said["submitted_on"]:
            self.add_error("evidence_on", _("收到的日期不能早于提交的日期。"))
        return said

    @property
    def received(self) -> datetime.date | None:
        """The statutory day of receipt, as far as it is known."""
        said = self.cleaned_data
        at_once = CHANNELS[said["channel"]].evidence is Evidence.SUBMITTED
        return said["submitted_on"] if at_once else said["evidence_on"]
