"""专栏 as the public reads them: all of them by shape, and one. Everything shown is released."""

from itertools import groupby

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from disclosure.models import Series
from disclosure.series.members import members_of
from disclosure.series.pages import PAGES
from disclosure.series.shapes import SHAPES
from portal.cases.today import today
from portal.site.bad_address import BadAddress
from portal.site.front.declaring import kept
from portal.site.reading import reads

ORDER = list(SHAPES)


@reads
@kept()
def series_list(request: HttpRequest) -> HttpResponse:
    """What holds something (WEB-10); archived topics at their end."""
    counted = Series.objects.annotate(
        n=Count("places", filter=Q(places__gone_at__isnull=True), distinct=True), picked=Count("picks", distinct=True)
    )
    there = [series for series in counted if series.n or series.picked]
    there.sort(key=lambda series: (ORDER.index(series.shape), series.archived_on is not None, series.sort, series.code))
    context = {
        "title": _("专栏"),
        "groups": [
            {"label": SHAPES[shape].label, "told": SHAPES[shape].told, "series": list(own)}
            for shape, own in groupby(there, key=lambda series: series.shape)
        ],
        "crumbs": [{"label": _("专栏")}],
        "column": {"name": _("专栏"), "description": _("重大项目、预决算、名单、规划、清单、指南、建议提案和专题"),
                   "type": _("信息公开目录")},
    }  # fmt: skip
    return render(request, "disclosure/series_list.html", context)


@reads
@kept("only")
def series(request: HttpRequest, code: str) -> HttpResponse:
    found = get_object_or_404(Series.objects.select_related("organ", "parent"), code=code)
    context = page_of(found, request.GET.get("only", "")) | {
        "title": found.name,
        "crumbs": [{"label": _("专栏"), "url": "/topics/"}, {"label": found.name}],
        "column": {"name": found.name, "description": found.intro, "type": found.kind.label},
    }
    return render(request, "disclosure/series.html", context)


def page_of(found: Series, only: str = "") -> dict:
    """What the page of a series shows, for the public and at the desk; `only`: one part of a long one."""
    on, page = today(), PAGES[found.shape]
    if only and not page.has_parts:
        raise BadAddress(_("这个专栏不分部分看。"))
    members = members_of([found.pk])[found.pk]
    asked = (found, members, on, only) if page.has_parts else (found, members, on)
    return {
        "series": found, "shape": found.kind.label, "part": f"disclosure/series/{page.part}.html",
        "on": on, **page.arrange(*asked),
    }  # fmt: skip
