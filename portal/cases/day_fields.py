"""Days and moments in forms."""

from django import forms
from django.utils.translation import gettext as _

YEARS = range(1900, 2201)


class _Bounded:
    def clean(self, value):
        """A slip of the year would be counted through day by day, and beyond 9999 there is no next day."""
        said = super().clean(value)
        if said and said.year not in YEARS:
            raise forms.ValidationError(_("年份应在1900到2200之间，请核对。"))
        return said


class Day(_Bounded, forms.DateField):
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def day(label: str, help_text: str = "") -> Day:
    """One that may be left out."""
    return Day(label=label, help_text=help_text, required=False)


class Moment(_Bounded, forms.DateTimeField):
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
