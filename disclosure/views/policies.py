"""/policies/: the policy library, in the section 政府信息公开 (PLT-02)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from disclosure.library.listing import Library
from portal.site import columns
from portal.site.front.declaring import kept
from portal.site.reading import reads


@reads
@kept(*Library.PARAMETERS)
def policies(request: HttpRequest) -> HttpResponse:
    library = Library(request)
    context = library.context() | {
        "title": _("政策文件库"), "crumbs": [{"label": _("政策文件库")}], "column": columns.POLICIES,
    }  # fmt: skip
    if not library.too_far:
        context["documents"] = library.rows()
    return render(request, "disclosure/policies.html", context)
