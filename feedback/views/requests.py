"""Public pages of information requests: how it goes, the form, its receipt, and following by number and code."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from feedback.intake.receiving import acknowledged, receive
from feedback.requests import filing, following
from feedback.requests.form import RequestForm
from feedback.requests.remedies import complaint_in_all
from feedback.requests.writing_on import CorrectForm
from portal.cases import limits, picture
from portal.site import columns
from portal.site.addresses import has_mail
from portal.site.front.declaring import kept
from portal.site.options import option
from portal.site.reading import reads, takes_forms

COLUMN = columns.column(_("依申请公开"), _("依申请公开"), _("没有主动公开的政府信息，向行政机关申请获取"))
CRUMB = {"label": _("依申请公开"), "url": "/requests/"}


@reads
@kept()
def requests(request: HttpRequest) -> HttpResponse:
    context = {
        "title": _("依申请公开"), "limits": limits, "complaint": complaint_in_all(),
        "crumbs": [{"label": _("依申请公开")}], "column": COLUMN,
    }  # fmt: skip
    return render(request, "feedback/requests.html", context)


@takes_forms
def new(request: HttpRequest) -> HttpResponse:
    """The form; sent, it answers with the receipt itself: its code stands in no address and is shown this once."""
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = RequestForm(*sent, has_mail=has_mail())
    if receipt := receive(request, form, filing, "request", most=_most, has_mail=has_mail()):
        return _receipt(request, receipt)
    context = {
        "title": _("申请公开政府信息"), "form": form, "crumbs": [CRUMB, {"label": _("申请")}], "column": COLUMN,
    }  # fmt: skip
    return form.answer(render(request, "feedback/request_new.html", context))


def _receipt(request: HttpRequest, receipt: filing.Receipt) -> HttpResponse:
    context = acknowledged(request, receipt, "/requests/track/") | {
        "title": _("收到了您提交的申请"),
        "crumbs": [CRUMB, {"label": _("回执")}], "column": COLUMN, "robots": "noindex",
    }  # fmt: skip
    return render(request, "feedback/request_receipt.html", context)


def _most(form: RequestForm) -> dict[str, int]:
    return {"most": option("requests.most_from_one_place"), "size": sum(file.size for file in form.files.values())}


@takes_forms
def track(request: HttpRequest) -> HttpResponse:
    """Number and code by POST alone, so they stand in no address and no log."""
    context = {
        "title": _("查申请"), "crumbs": [CRUMB, {"label": _("查申请")}], "column": COLUMN, "robots": "noindex",
    }  # fmt: skip
    if request.method != "POST":
        return render(request, "feedback/request_track.html", context)
    number, code = request.POST.get("number", ""), request.POST.get("code", "")
    found = following.see(request, number, code)
    if found is None:
        return render(request, "feedback/request_track.html", context | {"nothing": True})
    form = CorrectForm(*([request.POST] if "text" in request.POST else ())) if found.may_correct else None
    if form and form.is_valid() and form.write(number, code):
        found, form = following.see(request, number, code), None
    clock = found.clock
    context |= {
        "asked": found.request, "steps": found.steps, "clock": clock, "is_closed": found.is_closed,
        "waits_for": found.waits, "ended": found.ended, "form": form, "number": number, "code": code,
    }  # fmt: skip
    if clock.intervals:
        context |= {"months": picture.months(clock), "facts": picture.table(clock), "sum": picture.summary(clock),
                    "waits": not all(each.running for each in clock.intervals)}  # fmt: skip
    return render(request, "feedback/request_seen.html", context)
