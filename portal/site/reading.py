"""Views that only read: GET, HEAD and OPTIONS, nothing else, and never a word written."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils.translation import gettext as _

from portal.site.bad_address import BadAddress
from portal.site.views.errors import bad_request

METHODS = ("GET", "HEAD", "OPTIONS")


def reads(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @wraps(view)
    def reading(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers={"Allow": ", ".join(METHODS)})
        if request.method not in METHODS:
            return not_allowed(METHODS)
        try:
            return view(request, *args, **kwargs)
        except BadAddress as error:
            return bad_request(request, error)

    return reading


def not_allowed(methods: tuple[str, ...]) -> HttpResponse:
    words = _("这个地址只能看，不能提交。") if "GET" in methods else _("这个地址要用表单打开。")
    return HttpResponseNotAllowed(methods, words, content_type="text/plain; charset=utf-8")
