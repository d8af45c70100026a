"""Public pages of opinions: the form, its receipt, and following by number and code."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from feedback.consultations import filing, following
from feedback.consultations.answering import OpinionForm
from feedback.consultations.asked import Asked, asked_at
from feedback.intake.filing import kept_of
from feedback.intake.receiving import acknowledged, receive
from feedback.views.consultations import COLUMN, CRUMB
from portal.cases.today import today
from portal.site.addresses import has_mail
from portal.site.honest import named
from portal.site.options import option
from portal.site.outage import typed
from portal.site.reading import takes_forms

TRACK = "/consultations/track/"


@takes_forms
def new(request: HttpRequest, number: int) -> HttpResponse:
    """The form; sent, it answers with the receipt itself: its code stands in no address and is shown this once."""
    asked = asked_at(number)
    if asked is None:
        raise Http404
    crumbs = [CRUMB, {"label": asked.release.title, "url": asked.path}, {"label": str(asked.form.verb)}]
    context = {"asked": asked, "crumbs": crumbs, "column": COLUMN, "robots": "noindex"}
    is_open = asked.is_open(today()) and asked.period.is_online
    if not is_open and not kept_of(filing.SLIPS, named(request.POST.get("stamp", ""))):  # kept before it closed
        context |= {"title": _("现在不收意见"), "standing": asked.period.standing(today()), "typed": typed(request)}
        return render(request, "feedback/opinion_closed.html", context)
    sent = request.POST if request.method == "POST" else None
    form = OpinionForm(sent, asked=asked, has_mail=has_mail(), initial={"paragraph": request.GET.get("paragraph", "")})
    if receipt := receive(request, form, filing, "opinion", most=_most):
        return _receipt(request, asked, receipt, context)
    context |= {
        "title": _("%(verb)s：%(title)s") % {"verb": asked.form.verb, "title": asked.release.title},
        "form": form,
    }
    return form.answer(render(request, "feedback/opinion_new.html", context))


def _receipt(request: HttpRequest, asked: Asked, receipt: filing.Receipt, context: dict) -> HttpResponse:
    seen = following.see(request, receipt.number, receipt.code) if asked.form.has_places else None
    context |= {"title": _("收到了，谢谢您"), "seen": seen} | acknowledged(request, receipt, TRACK)
    return render(request, "feedback/opinion_receipt.html", context)


def _most(form: OpinionForm) -> dict[str, int]:
    return {"most": option("consultations.most_from_one_place"), "in_all": option("consultations.most_in_all")}


@takes_forms
def track(request: HttpRequest) -> HttpResponse:
    """Number and code by POST alone, so they stand in no address and no log."""
    context = {"title": _("查意见"), "crumbs": [CRUMB, {"label": _("查意见")}], "column": COLUMN, "robots": "noindex"}
    if request.method != "POST":
        return render(request, "feedback/opinion_track.html", context)
    found = following.see(request, request.POST.get("number", ""), request.POST.get("code", ""))
    if found is None:
        return render(request, "feedback/opinion_track.html", context | {"nothing": True})
    return render(request, "feedback/opinion_seen.html", context | {"opinion": found, "title": found["title"]})
