"""/documents/<id>/chain/: the whole course of one policy."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from interpretation.chain import chain_of
from portal.cases.today import today
from portal.publishing.models import Entry
from portal.site import columns
from portal.site.front.declaring import kept
from portal.site.reading import reads
from portal.site.rows import own_number


@reads
@kept()
def chain(request: HttpRequest, number: int) -> HttpResponse:
    entry = get_object_or_404(Entry.objects.select_related("organ"), path=f"/documents/{number}/")
    found = chain_of(entry, today())
    context = {
        "title": _("%(title)s：从决策到结果") % {"title": entry.title}, "entry": entry, "links": found.links,
        "five": found.five, "number": own_number(entry.numbers),
        "crumbs": [{"label": _("政策文件"), "url": "/policies/"}, {"label": entry.title, "url": entry.path},
                   {"label": _("全过程")}],
        "column": columns.POLICIES,
    }  # fmt: skip
    return render(request, "interpretation/chain.html", context)
