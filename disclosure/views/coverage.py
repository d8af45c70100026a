"""“我们县公开得怎么样”: coverage as counted last night. A draft changes no byte here."""

import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosure.coverage import picture
from disclosure.coverage.counted import LAST_NIGHT, Line
from disclosure.coverage.lists import organ_context, worst_rows
from disclosure.coverage.results import without_result
from disclosure.models import CoverageNight, Domain
from portal.people.models import Organ
from portal.search.models import Axis
from portal.site.bad_address import BadAddress
from portal.site.front.declaring import kept
from portal.site.reading import reads
from portal.site.vocabulary import vocabulary

PUBLIC = picture.Place("/coverage/")
WORST = 20
COLUMN = {
    "name": gettext_lazy("公开情况"), "description": gettext_lazy("各单位在各领域公开得怎么样，还缺什么"),
    "type": gettext_lazy("信息公开目录"),
}  # fmt: skip


@reads
@kept()
def coverage(request: HttpRequest) -> HttpResponse:
    """The first picture: organ × domain."""
    organs, domains = list(Organ.objects.in_order()), list(Domain.objects.all())
    cells, worst = LAST_NIGHT.picture([organ.pk for organ in organs], WORST)
    columns = picture.columns(domains, PUBLIC)
    context = {
        "title": _("公开情况一览"),
        "counted_on": _night(),
        "legend": picture.legend(cells),
        "columns": columns,
        "groups": picture.by_organ(cells, organs, columns, PUBLIC),
        "worst": worst_rows(worst, organs, domains),
        "unfinished": without_result(vocabulary().words(Axis.STAGE)),
        "crumbs": [_catalog_crumb(), {"label": _("公开情况一览")}],
        "column": COLUMN,
    }
    return render(request, "disclosure/coverage.html", context)


@reads
@kept("only")
def coverage_organ(request: HttpRequest, code: str) -> HttpResponse:
    """A row of the picture opened: what one organ owes, and what is missing (?only=missing)."""
    organ = get_object_or_404(Organ, code=code)
    only = request.GET.get("only", "")
    if only not in ("", "missing"):
        raise BadAddress(_("这里只能选“还缺的”。"))
    context = organ_context(LAST_NIGHT.of_organ(organ.pk), organ, only=only) | {
        "title": _("%(organ)s应当公开的事项") % {"organ": organ},
        "counted_on": _night(),
        "only": only,
        "organ": {"name": organ.name, "url": organ.get_absolute_url()},
        "crumbs": [_catalog_crumb(), _crumb(), {"label": str(organ)}],
        "column": COLUMN,
    }
    return render(request, "disclosure/coverage_organ.html", context)


@reads
@kept()
def coverage_domain(request: HttpRequest, code: str) -> HttpResponse:
    """A column of the picture opened: item × organ of one domain."""
    domain = get_object_or_404(Domain, code=code)
    lines = LAST_NIGHT.of_domain(domain.pk)
    owing = {line.organ for line in lines}
    organs = [organ for organ in Organ.objects.in_order() if organ.pk in owing]

    def link(line: Line, organ: Organ) -> str:
        path = f"{code}/{line.number}"
        return (
            f"/catalog/{path}/?organ={organ.code}" if line.is_public else f"{PUBLIC.organ(organ)}#i{code}-{line.number}"
        )

    context = {
        "title": _("%(domain)s：逐项公开情况") % {"domain": domain.name},
        "domain": {"code": code, "name": domain.name, "url": domain.get_absolute_url()},
        "counted_on": _night(),
        "legend": picture.legend_of(lines),
        "organs": [{"name": str(organ), "url": PUBLIC.organ(organ)} for organ in organs],
        "rows": picture.by_item(lines, organs, link),
        "crumbs": [_catalog_crumb(), _crumb(), {"label": domain.name}],
        "column": COLUMN,
    }
    return render(request, "disclosure/coverage_domain.html", context)


def _night() -> datetime.date | None:
    return CoverageNight.objects.values_list("counted_on", flat=True).first()


def _catalog_crumb() -> dict:
    return {"label": _("公开目录"), "url": reverse("catalog")}


def _crumb() -> dict:
    return {"label": _("公开情况一览"), "url": reverse("coverage")}
