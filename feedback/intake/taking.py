"""Pages that show a form to strangers and take it."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control

from portal.site.bad_address import BadAddress
from portal.site.reading import not_allowed
from portal.site.views.errors import bad_request

METHODS = ("GET", "HEAD", "OPTIONS", "POST")


def takes_forms(view):
    """Nothing of it is kept by anyone on the way."""

    @cache_control(no_store=True)
    def taking(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers={"Allow": ", ".join(METHODS)})
        if request.method not in METHODS:
            return not_allowed(METHODS)
        try:
            return view(request, *args, **kwargs)
        except BadAddress as error:
            return bad_request(request, error)

    return taking
