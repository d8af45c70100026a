"""Public pages of information requests: how it goes, the form, its receipt, and following by number and code."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from feedback.intake.receiving import acknowledged, receive
from feedback.requests import filing, following, giving
from feedback.requests.files import FORMS
from feedback.requests.form import RecordForm, RequestForm, questions
from feedback.requests.kinds import ACCESS
from feedback.requests.remedies import complaint_in_all
from feedback.requests.writing_on import form_of
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


@reads
@kept()
def paper_form(request: HttpRequest) -> HttpResponse:
    """The form to fill in by hand: what the one on the site asks for, in its words (REQ-01, REQ-02)."""
    context = {
        "title": _("政府信息公开申请表"), "rows": questions(),
        "crumbs": [CRUMB, {"label": _("政府信息公开申请表")}], "column": COLUMN,
    }  # fmt: skip
    return render(request, "feedback/request_form.html", context)


@takes_forms
def new(request: HttpRequest) -> HttpResponse:
    return _filed(request, RequestForm, _("申请公开政府信息"), "feedback/request_new.html")


@takes_forms
def new_record(request: HttpRequest) -> HttpResponse:
    """That a record about oneself is wrong (art. 41, REQ-22)."""
    return _filed(request, RecordForm, _("更正与自己有关的记录"), "feedback/record_new.html")


def _filed(request: HttpRequest, form_class: type[RequestForm], title: str, template: str) -> HttpResponse:
    """The form; sent, it answers with the receipt itself: its code stands in no address and is shown this once."""
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = form_class(*sent, has_mail=has_mail())
    if receipt := receive(request, form, filing, "request", most=_most, has_mail=has_mail()):
        return _receipt(request, receipt, form)
    context = {
        "title": title, "form": form, "crumbs": [CRUMB, {"label": _("申请")}], "column": COLUMN,
        "days": _days(form),
    }  # fmt: skip
    return form.answer(render(request, template, context))


def _days(form: RequestForm) -> int:
    """Working days in which it is answered: of the law, or of the promise."""
    return limits.REPLY.number if form.kind == ACCESS else option("requests.record_days")


def _receipt(request: HttpRequest, receipt: filing.Receipt, form: RequestForm) -> HttpResponse:
    context = acknowledged(request, receipt, "/requests/track/") | {
        "title": _("收到了您提交的申请"),
        "crumbs": [CRUMB, {"label": _("回执")}], "column": COLUMN, "robots": "noindex",
        "days": _days(form),
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
    if n := request.POST.get("file", ""):
        if answer := _file(found, number, code, n):
            return answer
        context["refusal"] = _("没有取到这个文件：一小时内下载的次数太多了，请过一会儿再来；或者答复正在重新办理。")
    form = form_of(found, *([request.POST] if "text" in request.POST else ()))
    if form and form.is_valid() and form.write(number, code):
        found = following.see(request, number, code)
        form = None
    clock = found.clock
    context |= {
        "asked": found.request, "steps": found.steps, "clock": clock, "is_closed": found.is_closed,
        "waits_for": found.waits, "ended": found.ended, "form": form, "number": number, "code": code,
    }  # fmt: skip
    if clock.intervals:
        context |= {"months": picture.months(clock), "facts": picture.table(clock), "sum": picture.summary(clock),
                    "waits": not all(each.running for each in clock.intervals)}  # fmt: skip
    return render(request, "feedback/request_seen.html", context)


def _file(found: following.Seen, number: str, code: str, n: str) -> HttpResponse | None:
    """A file of the answer, for whoever has number and code; no address leads to it."""
    files = {str(each["n"]): each for each in found.request["files"] or ()}
    content = giving.fetch(number, code, int(n)) if n in files else None
    if content is None:
        return None
    headers = {"Content-Disposition": content_disposition_header(True, files[n]["name"])}
    return HttpResponse(content, content_type=FORMS[files[n]["extension"]], headers=headers)
