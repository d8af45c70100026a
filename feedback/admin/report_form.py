"""The form of an annual report: six texts, and a field for each cell that shows what the ledger gives. What is left
empty is the ledger's; what is filled in needs its source."""

import datetime
from decimal import Decimal

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback.models import ReportHeader
from feedback.models.report import FIRST_YEAR
from feedback.reports import figures, official, table_a
from feedback.reports.drafting import Draft
from feedback.reports.sections import SECTIONS
from portal.cases.day_fields import Day
from portal.cases.today import today
from portal.people.models import Organ
from portal.publishing.admin.text_form import TextForm

TABLES = {"a": gettext_lazy("表一"), "b": gettext_lazy("表二"), "c": gettext_lazy("表三")}
MOST = 9_999_999


def _name(table: str, row: str, column: str) -> str:
    return f"n_{table}_{row}_{column}"


def _field(table: str, row: str, column: str) -> forms.Field:
    label = figures.label_of(table, row, column)
    attrs = {"aria-label": label, "inputmode": "decimal" if column == table_a.FEES else "numeric", "class": "cell"}
    if column == table_a.FEES:
        return forms.DecimalField(label=label, min_value=0, max_digits=12, decimal_places=2, required=False,
                                  widget=forms.TextInput(attrs))  # fmt: skip
    return forms.IntegerField(label=label, min_value=0, max_value=MOST, required=False, widget=forms.TextInput(attrs))


def _text(label, hint: str = "", rows: int = 6, most: int = 20_000) -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, required=False, max_length=most,
                           widget=forms.Textarea(attrs={"rows": rows}))  # fmt: skip


NUMBERS = {_name(*cell): cell for cell in figures.cells()}
Fields = type("Fields", (TextForm,), (
    {section.key: _text(section.heading, section.hint, 4 if section.table else 10) for section in SECTIONS}
    | {name: _field(*cell) for name, cell in NUMBERS.items()}
    | {f"source_{table}": forms.CharField(
        label=gettext_lazy("填的数从哪里来"), max_length=300, required=False,
        help_text=gettext_lazy("例如 县行政审批局2025年许可台账。填了数的要写。")) for table in TABLES}
    | {"carry_note": forms.CharField(
        label=gettext_lazy("上年结转与去年报告不同的原因"), max_length=500, required=False,
        help_text=gettext_lazy("相同的不写。"))}
))  # fmt: skip


class ReportForm(Fields):
    """`own`: what is saved and counted so far."""

    def __init__(self, *args, own: ReportHeader, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("title", "body_html"):  # the title is fixed, the body is made of the fields
            del self.fields[name]
        self.own = own
        for section in SECTIONS:
            self.fields[section.key].needed = bool(section.mentions) and not own.is_document
        for name, (table, row, column) in NUMBERS.items():
            number = own.counted.get(table, {}).get(row, {}).get(column)
            if number is not None:
                self.fields[name].widget.attrs["placeholder"] = str(number)

    def tables(self) -> dict:
        """The official form with a field in each cell."""
        return {
            "a": table_a.lines(lambda name: self[_name("a", figures.ROW_A, name)]),
            "b": official.lines_b(lambda row, column: self[_name("b", row, column)]),
            "c": official.numbers_c(lambda group, part: self[_name("c", group, part)]),
        }

    def draft(self) -> Draft:
        said = self.cleaned_data
        entered: dict[str, dict] = {}
        for name, (table, row, column) in NUMBERS.items():
            if (number := said.get(name)) is not None:
                value = str(number) if isinstance(number, Decimal) else number
                entered.setdefault(table, {}).setdefault(row, {})[column] = value
        return Draft(
            texts={section.key: said.get(section.key) or "" for section in SECTIONS}, entered=entered,
            sources={table: said.get(f"source_{table}") or "" for table in TABLES},
            carry_note=said.get("carry_note") or "", change_note=said.get("change_note") or "",
            files=self.arranged_files(),
        )  # fmt: skip


def initial_of(own: ReportHeader) -> dict:
    numbers = {name: own.entered.get(table, {}).get(row, {}).get(column)
               for name, (table, row, column) in NUMBERS.items()}  # fmt: skip
    sources = {f"source_{table}": own.sources.get(table, "") for table in TABLES}
    return own.texts | {k: v for k, v in numbers.items() if v is not None} | sources | {"carry_note": own.carry_note}


class BeginForm(forms.Form):
    organ = forms.ModelChoiceField(
        Organ.objects.none(), label=gettext_lazy("单位"), to_field_name="code", empty_label=None,
        error_messages={"required": gettext_lazy("请选单位。")},
    )  # fmt: skip
    year = forms.IntegerField(
        label=gettext_lazy("哪一年的报告"), min_value=FIRST_YEAR, max_value=9999,
        error_messages={"required": gettext_lazy("请写年份。"), "invalid": gettext_lazy("年份是四位数字。")},
    )  # fmt: skip
    is_document = forms.BooleanField(
        label=gettext_lazy("往年的报告，存文件就行"), required=False,
        help_text=gettext_lazy("只填下一年要接着算的数：结转、现行有效、尚未审结。"),
    )  # fmt: skip

    published_on = Day(
        label=gettext_lazy("当年哪天公布的"), required=False,
        help_text=gettext_lazy("只有往年的、公布过的报告才写。"),
    )  # fmt: skip

    def __init__(self, *args, organs, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organ"].queryset = organs.in_order()

    def clean(self):
        said = super().clean()
        day = said.get("published_on")
        if day and not said.get("is_document"):
            self.add_error("published_on", _("新编的报告，公布的时间由系统记下。"))
        if day and said.get("year") and not datetime.date(said["year"] + 1, 1, 1) <= day <= today():
            self.add_error("published_on", _("应在次年1月1日到今天之间。"))
        return said

    @property
    def published_at(self) -> datetime.datetime | None:
        day = self.cleaned_data.get("published_on")
        return day and timezone.make_aware(datetime.datetime.combine(day, datetime.time(9)))

    def clean_year(self):
        year = self.cleaned_data["year"]
        if year > today().year:
            raise forms.ValidationError(_("还没有到%(year)s年。") % {"year": year})
        return year


class ClearForm(forms.Form):
    hash = forms.CharField(widget=forms.HiddenInput, max_length=64)
    note = _text(gettext_lazy("要改什么"), gettext_lazy("审清的不用写。"), 3, 500)
