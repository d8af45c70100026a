"""/requests/decided/: what became of requests, as a log, a table and a picture; nothing of who asked."""

import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from feedback.models import DecidedRequest
from feedback.requests import log
from feedback.views.requests import COLUMN, CRUMB
from portal.cases.today import today
from portal.site.bad_address import BadAddress
from portal.site.front.declaring import kept
from portal.site.paging import elided, page_number, page_of
from portal.site.reading import reads

ROWS = 20
FIRST_YEAR = 2008


@reads
@kept("year", "page")
def decided(request: HttpRequest) -> HttpResponse:
    year, number = _year(request), page_number(request.GET)
    first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    lines = DecidedRequest.objects.filter(decided_on__range=(first, last))
    counted = log.statistics(lines.values_list("outcome", "is_on_time"))
    page = page_of(range(counted["total"]), number)
    rows = lines.select_related("organ")[(number - 1) * ROWS : number * ROWS]
    if number > 1 and not rows:
        raise Http404
    context = {
        "title": _("%(year)s年办结的公开申请") % {"year": year}, "year": year, "rows": rows, "counted": counted,
        "years": range(today().year, today().year - 5, -1), "page": page, "pages": elided(page),
        "crumbs": [CRUMB, {"label": _("办结情况")}], "column": COLUMN,
    }  # fmt: skip
    return render(request, "feedback/requests_decided.html", context)


def _year(request: HttpRequest) -> int:
    said = request.GET.get("year", "")
    if not said:
        return today().year
    if not said.isascii() or not said.isdecimal() or len(said) != 4 or not FIRST_YEAR <= int(said) <= today().year:
        raise BadAddress(_("没有这一年。"))
    return int(said)
