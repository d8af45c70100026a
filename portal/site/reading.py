"""What views take: GET, HEAD and OPTIONS and nothing else, or a form beside."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from portal.site.bad_address import BadAddress
from portal.site.views.errors import bad_request

METHODS = ("GET", "HEAD", "OPTIONS")
AND_TAKES = (*METHODS, "POST")
View = Callable[..., HttpResponse]


def reads(view: View) -> View:
    """Only reads, and never a word is written."""
    return _answering(view, METHODS)


def takes_forms(view: View) -> View:
    """Shows a form to strangers and takes it; nothing of it is kept by anyone on the way."""
    return cache_control(no_store=True)(_answering(view, AND_TAKES))


def _answering(view: View, methods: tuple[str, ...]) -> View:
    @wraps(view)
    def answering(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers={"Allow": ", ".join(methods)})
        if request.method not in methods:
            return not_allowed(methods)
        try:
            return view(request, *args, **kwargs)
        except BadAddress as error:
            return bad_request(request, error)

    return answering


def not_allowed(methods: tuple[str, ...]) -> HttpResponse:
    words = _("这个地址只能看，不能提交。") if "GET" in methods else _("这个地址要用表单打开。")
    return HttpResponseNotAllowed(methods, words, content_type="text/plain; charset=utf-8")
