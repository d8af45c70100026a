"""The part of a document's form that says where it stands in a series (专栏), and what that place asks for."""

import datetime

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosure.models import Series
from disclosure.series import guides, masking, periods, rows
from disclosure.series.placing import Placing
from disclosure.series.shapes import FACTS, SHAPES, Fact, facts_of
from disclosure.series.typed import names_in
from portal.cases.day_fields import day

PREFIX = "fact_"
FIELDS = ("place", "period", *(f"{PREFIX}{name}" for name in FACTS))
NOTHING = [("", gettext_lazy("不写"))]


def _field(fact: Fact) -> forms.Field:
    said = {"label": fact.label, "required": False, "help_text": fact.help}
    if fact.is_day:
        return day(fact.label, fact.help)
    if fact.many:
        return forms.MultipleChoiceField(choices=fact.choices.items(), widget=forms.CheckboxSelectMultiple, **said)
    if fact.choices:
        return forms.ChoiceField(choices=[*NOTHING, *fact.choices.items()], **said)
    return forms.CharField(max_length=fact.longest, **said)


Facts = type("Facts", (forms.Form,), {f"{PREFIX}{fact.name}": _field(fact) for fact in FACTS.values()})


class SeriesFields(Facts):
    place = forms.ChoiceField(
        label=gettext_lazy("放进专栏"), required=False,
        help_text=gettext_lazy("属于一个项目、一份定期名单、一张清单、一个专题的，选它放在哪里；不属于就空着。"),
    )  # fmt: skip
    period = forms.CharField(
        label=gettext_lazy("期次"), max_length=20, required=False,
        help_text=gettext_lazy("预决算、建议提案、任务分工写2026，名单写2026-06，进展和执行情况写2026年第三季度，"
                               "规划写2021-2025；别的空着。"),
    )  # fmt: skip

    placed_in = ""  # the shape of the series in which it is begun

    def fact_groups(self) -> list[dict]:
        """What further each shape asks for, opened where it stands there, and where something is written or wrong."""
        groups = []
        for shape in SHAPES.values():
            if fields := [self[f"{PREFIX}{fact.name}"] for fact in facts_of(shape)]:
                is_open = shape.code == self.placed_in or any(field.value() or field.errors for field in fields)
                groups.append({"label": shape.label, "fields": fields, "open": is_open})
        return groups

    def offer_places(self) -> None:
        """What is open now, and what this document has already."""
        chosen = str(self.initial.get("place") or "").partition("/")[0]
        groups: dict[str, list] = {}
        for series in Series.objects.filter(Q(archived_on__isnull=True) | Q(code=chosen)):
            if series.code == chosen:
                self.placed_in = series.shape
            if series.slots:
                places = [(f"{series.code}/{slot.code}", slot.label) for slot in series.slots]
                groups.setdefault(f"{SHAPES[series.shape].label}：{series.name}", []).extend(places)
            else:
                groups.setdefault(str(SHAPES[series.shape].label), []).append((f"{series.code}/", series.name))
        self.fields["place"].choices = [("", _("不放")), *groups.items()]

    def clean_place(self) -> Placing | None:
        code, _slash, slot = self.cleaned_data["place"].partition("/")
        return Placing(Series.objects.get(code=code), slot) if code else None

    def clean_period(self) -> str:
        return periods.normalise(self.cleaned_data["period"])

    def clean_placing(self) -> None:
        """After all fields: `cleaned_data["placing"]`, its faults at their fields, the text under its template."""
        said = self.cleaned_data
        chosen, period = said.get("place"), said.get("period", "")
        said["placing"] = None
        if not chosen:
            return
        facts = {fact.name: _said(said.get(f"{PREFIX}{fact.name}")) for fact in chosen.asked}
        placing = Placing(chosen.series, chosen.slot, period, facts)
        for name, words in placing.faults():
            field = f"{PREFIX}{name}" if name in FACTS else name
            # A draft may lack them; a submission may not.
            if field not in self.errors and ("_submit" in self.data or self.data.get(field)):
                self.add_error(field, words)
        said["placing"] = placing
        if chosen.series.shape == "persons":
            self._lay_template(chosen.series)

    def _lay_template(self, series: Series) -> None:
        """What the template leaves out goes into no draft."""
        laid = masking.lay(self.cleaned_data.get("body_html", ""), masking.columns_of(series.columns))
        self.cleaned_data["body_html"] = laid.html
        self.warnings += laid.faults
        if laid.left_out or laid.hidden:
            told = [_("去掉了“%s”列") % "”“".join(laid.left_out)] if laid.left_out else []
            told += [_("隐去了“%s”列的内容") % "”“".join(laid.hidden)] if laid.hidden else []
            self.warnings.append(_("已按名单模板处理：%s。请核对。") % "，".join(told))


def initial_of(placing: Placing | None) -> dict:
    if placing is None:
        return {}
    facts = {f"{PREFIX}{name}": value for name, value in placing.facts.items()}
    return {"place": f"{placing.series.code}/{placing.slot}", "period": placing.period} | facts


def begin(code: str, slot: str, period: str) -> dict:
    """The first values of a document that is to stand in this place (“写缺的这一份”)."""
    series = Series.objects.open().select_related("item").filter(code=code).first()
    if series is None:
        return {}
    known = {each.code for each in series.slots}
    placing = Placing(series, slot if slot in known else "", period[:9])
    kind = series.kind.kind
    first = initial_of(placing) | {"title": _title(placing)} | ({"kind": kind} if kind else {})
    if series.item:
        first["items"] = [series.item]
    if series.shape == "persons":
        first["body_html"] = masking.blank(masking.columns_of(series.columns))
    elif series.shape == "guide":
        first["body_html"] = guides.template()
    elif heads := series.rows(placing.slot):
        own = series.slot(placing.slot)
        names = names_in(series, own.rows_of, placing.period[:4]) if own and own.rows_of else ()
        first["body_html"] = rows.blank(heads, names)
    return first


def _said(value) -> str | list[str]:
    """As it is kept: days as text."""
    return value.isoformat() if isinstance(value, datetime.date) else value or ""


def _title(placing: Placing) -> str:
    """For what is published again and again under one name."""
    if placing.period and (placing.series.shape == "persons" or placing.slot == "progress"):
        return f"{periods.label(placing.period)}{placing.series.name}{placing.slot_label}"
    return ""
