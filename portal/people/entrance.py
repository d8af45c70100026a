"""How one enters and leaves the desk: by the pages of portal/people/urls.py, never by the stock admin's own."""

from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME, logout
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from portal.people.redirects import is_desk_path


class Entrance:
    """For an AdminSite: login, logout, password, and which tables are shown at all."""

    def register(self, model_or_iterable, admin_class=None, **options):
        """Only classes that declare their rights (DeskAdmin): a library's tables are no part of the desk."""
        if getattr(admin_class, "rights", None):
            super().register(model_or_iterable, admin_class, **options)

    def login(self, request, extra_context=None):
        target = request.GET.get(REDIRECT_FIELD_NAME)
        if not is_desk_path(target):
            target = reverse("admin:index", current_app=self.name)
        if request.user.is_authenticated:
            return redirect(target)
        return redirect(f"{reverse('account_login')}?{urlencode({REDIRECT_FIELD_NAME: target})}")

    def logout(self, request, extra_context=None):
        return require_POST(_log_out)(request)

    def password_change(self, request, extra_context=None):
        return redirect("account_change_password")

    def password_change_done(self, request, extra_context=None):
        return redirect("admin:index")


def _log_out(request):
    logout(request)
    messages.success(request, _("您已退出。"))
    return redirect("account_login")
