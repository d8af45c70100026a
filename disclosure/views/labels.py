"""Labels with a QR code for a notice board: an A4 page for a village or a hall, each leading to an item (N16)."""

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from disclosure.models import Coverage, ItemVersion, Level
from portal.people.models import Organ, OrganKind
from portal.site.addresses import full_address
from portal.site.front.declaring import kept
from portal.site.paging import elided, page_number, page_of
from portal.site.qr import qr_svg
from portal.site.reading import reads

ON_A_PAGE = 12  # fill an A4 sheet


@reads
@kept("page")
def labels(request: HttpRequest, code: str) -> HttpResponse:
    """What people ask about first. A village shows what its township owes, too, for that is where its people go."""
    organ = get_object_or_404(Organ.objects.select_related("parent"), code=code)
    organs = [organ]
    if organ.kind == OrganKind.VILLAGE and organ.parent:
        organs.append(organ.parent)
    owed = Coverage.objects.filter(organ__in=organs).exclude(state="not_applicable").values("item")
    versions = ItemVersion.objects.in_force().filter(item__in=owed)
    if organ.kind in (OrganKind.VILLAGE, OrganKind.TOWNSHIP):
        versions = versions.filter(levels__overlap=[Level.TOWNSHIP, Level.VILLAGE])
    versions = versions.select_related("item__domain").prefetch_related("item__questions")
    in_order = versions.annotate(asked=Count("item__questions")).order_by("-asked", "item__domain__sort_order",
                                                                          "item__number")  # fmt: skip
    page = page_of(in_order, page_number(request.GET), size=ON_A_PAGE)
    context = {
        "title": _("%(organ)s公示栏标签") % {"organ": organ},
        "organ": {"name": organ.name, "url": organ.get_absolute_url(), "phone": organ.phone},
        "labels": [_label(request, version) for version in page],
        "page": page,
        "pages": elided(page),
        "total": page.paginator.count,
        "robots": "noindex",
        "crumbs": [{"label": _("机构"), "url": "/organs/"}, {"label": str(organ), "url": organ.get_absolute_url()},
                   {"label": _("公示栏标签")}],
    }  # fmt: skip
    return render(request, "disclosure/labels.html", context)


def _label(request: HttpRequest, version: ItemVersion) -> dict:
    item = version.item
    question = next(iter(item.questions.all()), None)
    return {
        "title": version.full_title, "seek": question.words if question else version.plain.seek,
        "domain": item.domain.name, "path": item.path, "qr": qr_svg(full_address(request, item.get_absolute_url())),
    }  # fmt: skip
