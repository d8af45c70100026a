from allauth.account.views import LoginView
from django.contrib.auth.views import PasswordResetConfirmView
from django.db import transaction
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from portal.trail.record import record


class DeskLoginView(LoginView):
    """allauth puts a `site` of its own into the page, the host's name; the head shows the portal's profile."""

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context.pop("site", None)
        return context


class FirstPasswordView(PasswordResetConfirmView):
    """Where a one-time link leads. Django moves the token from the address into the session at once."""

    template_name = "account/first_password.html"
    success_url = reverse_lazy("account_login")
    title = _("设置密码")
    reset_url_token = "set"

    def get_user(self, uidb64):
        person = super().get_user(uidb64)
        return person if person is not None and person.is_active else None

    def form_valid(self, form):
        with transaction.atomic():
            response = super().form_valid(form)
            record("password_set", by=self.user, object=self.user)
        return response
