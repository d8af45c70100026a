"""The forms of login and password, in our words."""

from allauth.account import forms
from allauth.account.adapter import get_adapter
from allauth.core import context
from django.utils.translation import gettext_lazy as _


class LoginForm(forms.LoginForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("登录名")
        self.fields["password"].label = _("密码")
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)  # the label says it, and stays


class ReauthenticateForm(forms.ReauthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("密码")
        self.fields["password"].widget.attrs.pop("placeholder", None)


class ChangePasswordForm(forms.ChangePasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].label = _("现在的密码")
        self.fields["password1"].label = _("新密码")
        self.fields["password2"].label = _("再输一遍新密码")
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)

    def clean_oldpassword(self) -> str:
        """Behind the throttle: a session left open is no place to guess the password."""
        password = self.cleaned_data["oldpassword"]
        if not get_adapter(context.request).reauthenticate(self.user, password):
            raise get_adapter().validation_error("enter_current_password")
        return password
