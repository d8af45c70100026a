"""What a list can be narrowed by: it reads and checks the parameters, whose names are the public contract (design.md
§4). What they narrow is asked of browsing or of search, as facets."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from portal.publishing.facets import POLICY
from portal.publishing.models import Entry
from portal.site.vocabulary import Vocabulary

LONGEST_QUERY = 100


class WholeNumberFilter(django_filters.Filter):
    field_class = forms.IntegerField


class EntryFilter(django_filters.FilterSet):
    domain = django_filters.ChoiceFilter(label=_("领域"))
    kind = django_filters.ChoiceFilter(label=_("体裁"))
    organ = django_filters.ChoiceFilter(label=_("单位"))
    validity = django_filters.ChoiceFilter(label=_("有效性"))
    year = WholeNumberFilter(label=_("年份"), min_value=1900, max_value=2200)
    topic = django_filters.ChoiceFilter(label=_("主题"))
    audience = django_filters.ChoiceFilter(label=_("适用对象"))
    level = django_filters.ChoiceFilter(label=_("层级"))
    stage = django_filters.ChoiceFilter(label=_("阶段"))

    class Meta:
        model = Entry
        fields: list[str] = []

    AXES = ("domain", "kind", "organ", "validity", "year", "topic", "audience", "level", "stage")

    def __init__(self, data, *, words: Vocabulary):
        super().__init__(data, Entry.objects.none())
        for axis in self.AXES:
            if axis != "year":
                # Codes of the vocabulary and no others; `policy` is a group of kinds.
                known = {**words.words(axis), **({POLICY: _("政策文件")} if axis == "kind" else {})}
                self.filters[axis].extra["choices"] = list(known.items())

    def chosen(self) -> dict[str, str]:
        """Axis → code, of the axes that are narrowed."""
        values = {axis: self.form.cleaned_data.get(axis) for axis in self.AXES}
        return {axis: str(value) for axis, value in values.items() if value not in (None, "")}
