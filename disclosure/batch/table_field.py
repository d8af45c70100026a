"""The field of a table that is sent in."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext as _


class TableField(forms.FileField):
    """Its form is told by the ending of its name."""

    def __init__(self, *, endings: Sequence[str], **kwargs):
        super().__init__(max_length=150, **kwargs)
        self.endings = tuple(endings)

    def validate(self, value) -> None:
        super().validate(value)
        if not value.name.lower().endswith(self.endings):
            raise forms.ValidationError(_("请上传 %s。") % "、".join(self.endings))
