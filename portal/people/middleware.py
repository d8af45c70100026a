"""At the desk every request asks three things: is the login still good, is the person complete, and when was that.
What is neither reading nor a form is no request at all.

Only the session's own row is ever written here, so reading stays reading.
"""

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.cases.today import today
from portal.people import sessions
from portal.people.second_factor import lacks_second_factor

# Views of libraries take a PUT for a POST, and OPTIONS for a GET.
METHODS = ("GET", "HEAD", "POST", "OPTIONS")
# All that is open to a reviewer without a second factor. The password comes first when the login is older.
SET_UP_VIEWS = frozenset({"mfa_activate_totp", "account_reauthenticate", "account_logout", "admin:logout"})
# Where an ended session needs no word: who comes here logs in anyway.
ENTRANCES = frozenset({"account_login", "account_logout", "first_password"})
# Never shown again, whatever else a form held.
SECRET_FIELDS = ("password", "code", "csrfmiddlewaretoken")
NOT_TYPED = ("window", "carried", "edits")


class DeskMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponse | None:
        if not request.path_info.startswith(settings.DESK_PATH):
            return None
        if request.method not in METHODS:
            words = _("这个地址不接受这种请求。")
            return HttpResponseNotAllowed(METHODS, words, content_type="text/plain; charset=utf-8")
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers={"Allow": ", ".join(METHODS)})
        name = request.resolver_match.view_name
        if sessions.is_over(request):
            request.session.flush()
            return None if name in ENTRANCES else ask_to_log_in(request)
        if not request.user.is_authenticated:
            # An open form that outlived its login, cookie and all; what stands in it is shown once more.
            return ask_to_log_in(request) if request.method == "POST" and "window" in request.POST else None
        sessions.touch(request)
        if name not in SET_UP_VIEWS and lacks_second_factor(request.user, today()):
            return redirect("mfa_activate_totp")
        return None


def ask_to_log_in(request: HttpRequest) -> HttpResponse:
    """The session has ended; what was typed into a form is shown once more, to be copied."""
    if request.method != "POST":
        return redirect_to_login(request.get_full_path(), reverse("account_login"), REDIRECT_FIELD_NAME)
    typed = [
        value
        for name in request.POST
        if not any(secret in name for secret in SECRET_FIELDS) and name not in NOT_TYPED
        for value in request.POST.getlist(name)
        if len(value) > 1 and not value.isdecimal()
    ]
    context = {"title": "登录已过期", "typed": typed, "next": request.path}
    return render(request, "account/expired.html", context, status=403)
