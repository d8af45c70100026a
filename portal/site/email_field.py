"""Where somebody leaves an e-mail address."""

from django import forms
from django.utils.translation import gettext_lazy


class EmailField(forms.EmailField):
    def __init__(self, hint, *, label="", required=False):
        super().__init__(
            label=label or gettext_lazy("邮箱"), max_length=200, required=required, help_text=hint,
            widget=forms.EmailInput(attrs={"autocomplete": "email"}),
            error_messages={
                "required": gettext_lazy("请写邮箱。"),
                "invalid": gettext_lazy("邮箱写得不完整，例如 name@example.com。"),
            },
        )  # fmt: skip
