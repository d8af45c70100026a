"""The part of a document's form that says where it stands in a series (专栏), and what that place asks for."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosure.models import Series
from disclosure.series import guides, masking, periods
from disclosure.series.placing import Placing
from disclosure.series.shapes import FACTS, PROPOSERS, RESULTS, SHAPES

PREFIX = "fact_"
FIELDS = ("place", "period", *(f"{PREFIX}{name}" for name in FACTS))
NOTHING = [("", gettext_lazy("不写"))]


class SeriesFields(forms.Form):
    place = forms.ChoiceField(
        label=gettext_lazy("放进专栏"), required=False,
        help_text=gettext_lazy("属于一个项目、一份定期名单、一张清单、一个专题的，选它放在哪里；不属于就空着。"),
    )  # fmt: skip
    period = forms.CharField(
        label=gettext_lazy("期次"), max_length=20, required=False,
        help_text=gettext_lazy("预决算、建议提案写2026，名单写2026-06，规划写2021-2025；别的空着。"),
    )  # fmt: skip
    fact_number = forms.CharField(
        label=FACTS["number"].label, max_length=20, required=False, help_text=gettext_lazy("例如 第23号。")
    )
    fact_session = forms.CharField(
        label=FACTS["session"].label, max_length=40, required=False,
        help_text=gettext_lazy("例如 县十八届人大六次会议。"),
    )  # fmt: skip
    fact_proposer = forms.ChoiceField(
        label=FACTS["proposer"].label, required=False, choices=[*NOTHING, *PROPOSERS.items()]
    )
    fact_result = forms.ChoiceField(label=FACTS["result"].label, required=False, choices=[*NOTHING, *RESULTS.items()])
    fact_hall_url = forms.CharField(
        label=FACTS["hall_url"].label, max_length=300, required=False,
        help_text=gettext_lazy("办事指南写这一项在政务服务网上的网址，以 https:// 开头。"),
    )  # fmt: skip

    def offer_places(self) -> None:
        """What is open now, and what this document has already."""
        chosen = str(self.initial.get("place") or "").partition("/")[0]
        groups: dict[str, list] = {}
        for series in Series.objects.filter(Q(archived_on__isnull=True) | Q(code=chosen)):
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
        facts = {fact.name: said.get(f"{PREFIX}{fact.name}", "") for fact in chosen.series.kind.facts}
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
    first = initial_of(placing) | {"title": _title(placing)}
    if series.item:
        first["items"] = [series.item]
    if series.shape == "persons":
        first |= {"kind": "list", "body_html": masking.blank(masking.columns_of(series.columns))}
    elif series.shape == "guide":
        first |= {"kind": "guide", "body_html": guides.template()}
    elif series.shape in ("list", "proposal"):
        first["kind"] = {"list": "list", "proposal": "reply"}[series.shape]
    return first


def _title(placing: Placing) -> str:
    """For what is published again and again under one name."""
    if placing.series.shape == "persons" and placing.period:
        return f"{periods.label(placing.period)}{placing.series.name}"
    return ""
