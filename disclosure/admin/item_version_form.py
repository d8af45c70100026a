"""The form of a catalog item: every column of the official table, one below the other."""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosure import catalog
from disclosure.admin.lines import LinesField
from disclosure.catalog_rows import BASIS
from disclosure.channels import Channel
from disclosure.models import Audience, Domain, ItemVersion, Level
from disclosure.time_limits import LimitKind, TimeLimit, parse_time_limit
from portal.cases.today import today

OPTIONAL = "○"
LIMIT = tuple(TimeLimit.__dataclass_fields__)
NAMES = ("level1", "level2", "level3")
CONTENT = ("content", "elements", "bases")
WHERE = ("publisher", "channels", "channel_note", "audience", "audience_note", "mode", "levels")
REST = ("year", "source", "reconstructed")
NEEDED = {
    "limit_days": gettext_lazy("请写几日。"),
    "limit_unit": gettext_lazy("请选工作日还是日。"),
    "limit_event": gettext_lazy("请选从何时起算。"),
}


class ItemVersionForm(forms.ModelForm):
    domain = forms.ModelChoiceField(Domain.objects.all(), label=gettext_lazy("领域"))
    retire = forms.BooleanField(
        label=gettext_lazy("移出目录"), required=False, help_text=gettext_lazy("编号和网页保留，注明已不在现行目录里。")
    )
    elements = LinesField(
        label=gettext_lazy("内容要素"), each=500, rows=6, help_text=gettext_lazy("一行一个；可选的在前面加○。")
    )
    bases = LinesField(label=gettext_lazy("公开依据"), each=200, help_text=gettext_lazy("一行一件，写《全称》。"))
    channels = forms.MultipleChoiceField(
        label=gettext_lazy("公开渠道和载体"), choices=Channel, widget=forms.CheckboxSelectMultiple
    )
    levels = forms.MultipleChoiceField(
        label=gettext_lazy("公开层级"), choices=Level, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = ItemVersion
        fields = (*NAMES, *CONTENT, "time_limit_text", *LIMIT, *WHERE, *REST)
        widgets = {"content": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("domain" if self.instance.pk else "retire", None)
        if self.instance.pk:
            marked = zip(self.instance.elements, self.instance.required, strict=True)
            self.initial["elements"] = [element if required else OPTIONAL + element for element, required in marked]
        else:
            self.initial.setdefault("year", today().year)

    def clean_elements(self) -> list[str]:
        lines = self.cleaned_data["elements"]
        elements = [line.lstrip(OPTIONAL + "●").strip() for line in lines]
        if not all(elements):
            raise ValidationError(_("有一行只写了记号，没有写要素。"))
        self.instance.required = [not line.startswith(OPTIONAL) for line in lines]
        return elements

    def clean_bases(self) -> list[str]:
        if wrong := [basis for basis in self.cleaned_data["bases"] if not BASIS.match(basis)]:
            raise ValidationError(_("请写成《全称》，现在有“%s”。") % wrong[0])
        return self.cleaned_data["bases"]

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk:
            try:
                catalog.lock_in_force(self.instance)
            except catalog.AlreadyChanged as error:
                raise ValidationError(str(error)) from error
        if "time_limit_text" in self.changed_data and not set(LIMIT) & set(self.changed_data):
            cleaned |= vars(parse_time_limit(cleaned.get("time_limit_text", "")))
        self._check_limit(cleaned)
        if cleaned.get("audience") == Audience.SPECIFIC_GROUP and not cleaned.get("audience_note"):
            self.add_error("audience_note", _("请写明特定群体是谁。"))
        if cleaned.get("channels") == [Channel.OTHER] and not cleaned.get("channel_note"):
            self.add_error("channel_note", _("只选了“其他”，请写明是哪个平台。"))
        return cleaned

    def _check_limit(self, cleaned: dict) -> None:
        kind, date = cleaned.get("limit_kind"), cleaned.get("annual_date")
        if kind in (LimitKind.PUBLISH_WITHIN, LimitKind.BEFORE_EVENT):
            for name, message in NEEDED.items():
                if not cleaned.get(name):
                    self.add_error(name, message)
        if kind == LimitKind.ANNUAL_DATE and not _is_day_of_year(date):
            self.add_error("annual_date", _("请写成月-日，例如 01-31。"))
        if kind != LimitKind.ANNUAL_DATE and date:
            self.add_error("annual_date", _("时限种类不是“每年某日前公开”，这里请空着。"))
        if bool(cleaned.get("display_days")) != bool(cleaned.get("display_unit")):
            self.add_error("display_unit", _("公示几日和公示单位请一起写，或者都空着。"))


def _is_day_of_year(text: str | None) -> bool:
    try:
        return f"{datetime.date.fromisoformat(f'2023-{text}'):%m-%d}" == text
    except ValueError:
        return False
