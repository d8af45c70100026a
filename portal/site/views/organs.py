"""Organs: who is responsible for what, where, under which number, and what they published."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from portal.cases.today import today
from portal.people.models import Organ
from portal.people.models.organ import OrganKind
from portal.publishing.models import Entry
from portal.search import facets
from portal.site import columns
from portal.site.front.declaring import kept
from portal.site.hooks import gathered
from portal.site.paging import elided, newest_of, page_number
from portal.site.reading import reads
from portal.site.rows import entry_row
from portal.site.vocabulary import vocabulary


@reads
@kept()
def organ_list(request: HttpRequest) -> HttpResponse:
    counts = facets.totals("organ")
    by_kind: dict[str, list[dict]] = {}
    for organ in Organ.objects.existing().in_order():
        row = {
            "url": organ.get_absolute_url(), "name": organ.name, "line": _line(organ.duties),
            "count": counts.get(organ.code, 0),
        }  # fmt: skip
        by_kind.setdefault(organ.kind, []).append(row)
    context = {
        "title": _("机构"),
        "groups": [{"name": kind.label, "organs": by_kind[kind]} for kind in OrganKind if kind in by_kind],
        "crumbs": [{"label": _("机构")}],
        "column": columns.ORGANS,
    }
    return render(request, "site/organ_list.html", context)


@reads
@kept("page")
def organ_detail(request: HttpRequest, code: str) -> HttpResponse:
    organs = Organ.objects.select_related("successor").annotate(total=facets.total_of_each("organ", "code"))
    organ = get_object_or_404(organs, code=code)
    page, entries = newest_of(Entry.objects.filter(organ=organ), organ.total, page_number(request.GET))
    kinds, on = vocabulary().kinds, today()
    context = {
        "title": organ.name,
        "organ": {
            "name": organ.name, "duties": organ.duties,
            "successor": _link(organ.successor) if organ.successor else None,
        },
        "contact": [
            {"label": _("办公地址"), "value": organ.address, "wide": True},
            {"label": _("办公时间"), "value": organ.hours},
            {"label": _("联系电话"), "value": organ.phone, "shape": "number"},
            {"label": _("传真"), "value": organ.fax, "shape": "number"},
            {"label": _("电子邮箱"), "value": organ.email},
        ],
        "heads": organ.heads.all(),
        "units": organ.units.all(),
        # What it owes the public, as the apps know it: [{url, title, domain, done, total, missing, percent}].
        "items": [row for offer in gathered("ORGAN_ITEMS") for row in offer(organ)],
        "parts": [_link(part) for part in organ.children.existing().in_order()],
        "documents": [entry_row(entry, kinds, on) | {"organ": ""} for entry in entries],
        "total": organ.total,
        "follow_query": f"organ={organ.code}",
        "list_url": f"/documents/?organ={organ.code}",
        "page": page,
        "pages": elided(page),
        "crumbs": [{"label": _("机构"), "url": "/organs/"}, {"label": organ.name}],
        "column": {**columns.ORGANS, "name": organ.name, "description": _line(organ.duties) or organ.name},
    }  # fmt: skip
    return render(request, "site/organ_detail.html", context)


def _link(organ: Organ) -> dict:
    return {"url": organ.get_absolute_url(), "name": organ.short_name or organ.name}


def _line(duties: str) -> str:
    """The first sentence of the duties."""
    first = duties.strip().split("\n", 1)[0].split("。", 1)[0]
    return Truncator(first).chars(60)
