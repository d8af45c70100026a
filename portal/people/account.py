"""allauth as this portal uses it: login by name, no sign-up, no e-mail, one throttle."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from portal.people.address import client_address
from portal.people.redirects import is_desk_path
from portal.people.sessions import seconds_since_authentication
from portal.people.throttle import has_passwords_left, lock_page, one_at_a_time


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("登录名或密码不对，请再试一次。"),
        "incorrect_password": _("密码不对，请再试一次。"),
        "enter_current_password": _("现在的密码不对，请再试一次。"),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_safe_url(self, url: str) -> bool:
        return is_desk_path(url)

    def is_ajax(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request) or ""

    def pre_authenticate(self, request: HttpRequest, **credentials) -> None:
        """Nothing: the throttle counts in `authenticate`."""

    def authenticate(self, request: HttpRequest, **credentials):
        if not has_passwords_left(request):
            raise ImmediateHttpResponse(lock_page(request))
        with one_at_a_time(request, credentials.get("username", "")):
            return super().authenticate(request, **credentials)

    def is_reauthentication_required(self, *, app: str, **kwargs) -> bool:
        """For the second factor's own pages: not right after a login."""
        return seconds_since_authentication(context.request) > settings.ACCOUNT_REAUTHENTICATION_TIMEOUT

    def respond_user_inactive(self, request: HttpRequest, user) -> HttpResponse:
        return redirect("account_login")

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Nothing: the portal sends no mail about logins."""

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return settings.LOGIN_REDIRECT_URL
