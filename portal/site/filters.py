"""What a list can be narrowed by: it reads and checks the parameters, whose names are the public contract.
What they narrow is asked of browsing or of search, as facets."""

from functools import lru_cache

import django_filters
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.publishing.facets import POLICY
from portal.publishing.models import Entry
from portal.site.bad_address import BadAddress
from portal.site.vocabulary import Vocabulary

LONGEST_QUERY = 100


class WholeNumberFilter(django_filters.Filter):
    field_class = forms.IntegerField


class EntryFilter(django_filters.FilterSet):
    domain = django_filters.ChoiceFilter(label=gettext_lazy("领域"))
    kind = django_filters.ChoiceFilter(label=gettext_lazy("体裁"))
    organ = django_filters.ChoiceFilter(label=gettext_lazy("单位"))
    validity = django_filters.ChoiceFilter(label=gettext_lazy("有效性"))
    year = WholeNumberFilter(label=gettext_lazy("年份"), min_value=1900, max_value=2200)
    topic = django_filters.ChoiceFilter(label=gettext_lazy("主题"))
    audience = django_filters.ChoiceFilter(label=gettext_lazy("适用对象"))
    level = django_filters.ChoiceFilter(label=gettext_lazy("层级"))
    stage = django_filters.ChoiceFilter(label=gettext_lazy("阶段"))

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


LABELS = {axis: EntryFilter.base_filters[axis].label for axis in EntryFilter.AXES}
FOLLOWED = ("organ", "domain", "topic", "audience", "kind")  # choices that do not run out


@lru_cache(maxsize=1024)
def checked(words: Vocabulary, asked: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Axis → code, as chosen; readers choose the same over and over, and a form is slow to make. Not to be changed."""
    filters = EntryFilter(dict(asked), words=words)
    if filters.form.is_valid():
        return filters.chosen()
    axis = next(iter(filters.form.errors))
    label = LABELS[axis]
    raise BadAddress(_("没有这个%(axis)s：%(value)s") % {"axis": label, "value": dict(asked)[axis][:40]})
