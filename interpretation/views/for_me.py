"""/policies/for-me/: the grains of policies for a situation. No account; the choice stands in the address, and is made
without a script."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from interpretation.audiences import AUDIENCES, GROUPS
from interpretation.granted import clauses_for, counted
from interpretation.models import Scenario
from portal.site import columns
from portal.site.bad_address import BadAddress
from portal.site.front.declaring import kept
from portal.site.reading import reads

ADDRESS = "/policies/for-me/"


@reads
@kept("who")
def for_me(request: HttpRequest) -> HttpResponse:
    chosen = request.GET.getlist("who")
    if any(code not in AUDIENCES for code in chosen) or len(chosen) != len(set(chosen)):
        raise BadAddress(_("没有这种情况，请从下面选。"))
    counts = counted()
    context = {
        "title": _("我能享受哪些政策"),
        "groups": [
            {"label": label, "options": [
                {"code": code, "label": str(words), "chosen": code in chosen, "count": counts.get(code, 0)}
                for code, words in group.items()
            ]}
            for label, group in GROUPS
        ],
        "chosen": [str(AUDIENCES[code]) for code in chosen],
        "clauses": clauses_for(chosen) if chosen else [],
        "follows": [{"url": f"/follow/?audience={code}", "label": str(AUDIENCES[code])} for code in chosen],
        "scenarios": Scenario.objects.filter(in_use=True) if not chosen else (),
        "clear_url": ADDRESS,
        "crumbs": [{"label": _("政策文件"), "url": "/policies/"}, {"label": _("我能享受哪些政策")}],
        "column": columns.POLICIES,
    }  # fmt: skip
    return render(request, "interpretation/for_me.html", context)
