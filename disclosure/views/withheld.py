"""What the public sees of the register of withheld items: counts by ground, as of last night."""

from collections import defaultdict

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from disclosure.models import Ground, WithheldCount
from disclosure.models.withheld import GROUNDS
from portal.site.front.declaring import kept
from portal.site.options import option
from portal.site.reading import reads


@reads
@kept()
def withheld(request: HttpRequest) -> HttpResponse:
    counted, by_ground = None, defaultdict(list)
    for count in WithheldCount.objects.select_related("organ").order_by("-n", "organ__sort"):
        by_ground[count.ground].append({"name": count.organ.short_name, "n": count.n})
        counted = count.counted_on
    grounds = [
        {
            "label": Ground(ground).label,
            "article": rule.article,
            "total": sum(organ["n"] for organ in by_ground[ground]),
            "organs": by_ground[ground],
        }
        for ground, rule in GROUNDS.items()
    ]
    context = {
        "title": _("不公开的有多少"),
        "grounds": grounds,
        "total": sum(ground["total"] for ground in grounds),
        "counted_on": counted,
        "months": option("disclosure.reassess_months"),
        "crumbs": [{"label": _("公开目录"), "url": reverse("catalog")}, {"label": _("不公开的有多少")}],
        "column": {"name": _("公开目录"), "description": _("依法不公开的信息按理由的统计")},
    }
    return render(request, "disclosure/withheld.html", context)
