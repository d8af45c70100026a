"""A list of texts as a form knows it: one a line."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


class LinesField(forms.CharField):
    """Cleans to a list of lines; empty ones are left out."""

    def __init__(self, *, each: int, rows: int = 5, **kwargs):
        self.each = each  # the longest a line may be
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value) -> list[str]:
        if isinstance(value, list):
            return value
        return [line.strip() for line in (super().to_python(value) or "").splitlines() if line.strip()]

    def validate(self, value):
        super().validate(value)
        for place, line in enumerate(value, 1):
            if len(line) > self.each:
                told = {"place": place, "most": self.each, "have": len(line)}
                raise ValidationError(_("第%(place)s行最多%(most)s字，现在有%(have)s字。") % told)

    def run_validators(self, value):
        for line in value:
            super().run_validators(line)

    def has_changed(self, initial, data) -> bool:
        return self.to_python(data) != (initial or [])
