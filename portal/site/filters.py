"""What a list of entries can be narrowed by. The names are part of the public contract (design.md §4)."""

import django_filters
from django import forms
from django.db.models import Case, Expression, F, Q, QuerySet, TextField, Value, When
from django.utils.translation import gettext_lazy as _

from portal.cases.today import today
from portal.publishing.models import Entry
from portal.search import engine
from portal.search.facets import each_of
from portal.site.vocabulary import Vocabulary

# 政策文件: what a government decides for all, under a number of its own; a 决定 is mostly a decision on one case.
POLICY = "policy"
POLICY_KINDS = ("resolution", "order", "announcement", "public_notice", "opinions", "notice", "plan")
LONGEST_QUERY = 100


def policies(entries: QuerySet) -> QuerySet:
    return entries.filter(kind__in=POLICY_KINDS, numbers__len__gt=1)


class WholeNumberFilter(django_filters.Filter):
    field_class = forms.IntegerField


class EntryFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(method="holding")
    domain = django_filters.ChoiceFilter(label=_("领域"), method="in_array", field_name="domains")
    kind = django_filters.ChoiceFilter(label=_("体裁"), method="of_kind")
    organ = django_filters.ChoiceFilter(label=_("单位"), field_name="organ__code")
    validity = django_filters.ChoiceFilter(label=_("有效性"), method="of_validity")
    year = WholeNumberFilter(label=_("年份"), min_value=1900, max_value=2200)
    topic = django_filters.ChoiceFilter(label=_("主题"), method="in_array", field_name="topics")
    level = django_filters.ChoiceFilter(label=_("层级"))

    class Meta:
        model = Entry
        fields: list[str] = []

    AXES = ("domain", "kind", "organ", "validity", "year", "topic", "level")

    def __init__(self, data, queryset, *, vocabulary: Vocabulary):
        super().__init__(data, queryset)
        for axis in self.AXES:
            if axis != "year":
                # Codes of the vocabulary and no others; `policy` is a group of kinds.
                words = {**vocabulary.words(axis), **({POLICY: _("政策文件")} if axis == "kind" else {})}
                self.filters[axis].extra["choices"] = list(words.items())

    def holding(self, entries: QuerySet, name: str, value: str) -> QuerySet:
        return entries.filter(pk__in=engine.finding(value).values("publication"))

    def in_array(self, entries: QuerySet, name: str, value: str) -> QuerySet:
        return entries.filter(**{f"{name}__contains": [value]})

    def of_kind(self, entries: QuerySet, name: str, value: str) -> QuerySet:
        return policies(entries) if value == POLICY else entries.filter(kind=value)

    def of_validity(self, entries: QuerySet, name: str, value: str) -> QuerySet:
        return entries.with_validity(value, today())

    def chosen(self) -> dict[str, str]:
        """Axis → code, of the axes that are narrowed."""
        values = {axis: self.form.cleaned_data.get(axis) for axis in self.AXES}
        return {axis: str(value) for axis, value in values.items() if value not in (None, "")}

    def narrowed(self, *, but: str = "") -> QuerySet:
        """The entries, narrowed by everything but one axis: what its other values would give."""
        entries = self.queryset
        for name, value in self.form.cleaned_data.items():
            if name != but:
                entries = self.filters[name].filter(entries, value)
        return entries

    def branches(self):
        """What facets count: each axis over the entries that all other axes leave."""
        return [(axis, self.narrowed(but=axis), value) for axis, value in _values().items()]


def _values() -> dict[str, Expression]:
    on = today()
    return {
        "domain": each_of("domains"),
        "kind": F("kind"),
        "organ": F("organ__code"),
        "validity": Case(
            When(validity_mark__gt="", then=F("validity_mark")),
            When(Q(valid__endswith__lte=on), then=Value("expired")),
            When(Q(valid__startswith__gt=on), then=Value("not_yet_in_force")),
            default=Value("in_force"),
            output_field=TextField(),
        ),
        "year": F("year"),
        "topic": each_of("topics"),
        "level": F("level"),
    }
