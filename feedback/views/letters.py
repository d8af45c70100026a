"""Public pages of letters: the lanes, the form, its receipt, and following by number and code."""

from urllib.parse import urlsplit

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from feedback.consultations.home import asked_now
from feedback.intake.filing import ask, kept_of
from feedback.intake.receiving import acknowledged, receive
from feedback.intake.uploads import AGAIN
from feedback.letters import filing, following
from feedback.letters.form import LetterForm
from feedback.letters.issues import newest_issues
from feedback.letters.listing import Answers
from feedback.letters.writing_on import forms_of
from feedback.models import Lane, LaneKind
from portal.cases import picture
from portal.cases.today import today
from portal.site import columns
from portal.site.addresses import has_mail
from portal.site.bad_address import BadAddress
from portal.site.front.declaring import kept
from portal.site.honest import named
from portal.site.links import is_own_path
from portal.site.options import option
from portal.site.outage import typed
from portal.site.reading import reads, takes_forms

COLUMN = columns.column(_("来信"), _("互动交流"), _("给县长和各单位写信，凭编号和查询码看办到哪一步"))
CRUMB = {"label": _("来信"), "url": "/letters/"}


@reads
@kept(*Answers.PARAMETERS)
def letters(request: HttpRequest) -> HttpResponse:
    listing = Answers(request)
    context = listing.context() | {
        "title": _("来信"), "lanes": _lanes(), "asked": asked_now(),
        "issues": newest_issues(), "crumbs": [{"label": _("来信")}], "column": COLUMN,
    }  # fmt: skip
    if not listing.too_far:
        context["answers"] = listing.rows()
    return render(request, "feedback/letters.html", context)


@takes_forms
def new(request: HttpRequest) -> HttpResponse:
    """The form; sent, it answers with the receipt itself: its code stands in no address and is shown this once."""
    lanes = _lanes()
    code = request.GET.get("lane", "")
    lane = _lane_before(request) or next((lane for lane in lanes if code in ("", lane.code)), None)
    if lane is None:
        if code and request.method != "POST":
            raise BadAddress(_("没有这个来信渠道。"))
        context = {"title": _("来信"), "lanes": [], "typed": typed(request), "crumbs": [CRUMB], "column": COLUMN}
        return render(request, "feedback/letters.html", context)
    about = _about(request)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = LetterForm(*sent, lane=lane, about=about, has_mail=has_mail())
    if receipt := receive(request, form, filing, "letter", most=_most):
        return _receipt(request, receipt, lane)
    if sent and form.files:
        form.add_error("files", AGAIN)
    context = {
        "title": _heading(lane), "heading": _heading(lane), "lane": lane,
        "assessors": _assessors(lane), "others": [x for x in lanes if x != lane],
        "form": form, "about": about, "crumbs": [CRUMB, {"label": _("写信")}], "column": COLUMN,
    }  # fmt: skip
    return form.answer(render(request, "feedback/letter_new.html", context))


def _heading(lane: Lane) -> str:
    """One writes to a box; other lanes are called by what they are for."""
    return _("给%(lane)s写信") % {"lane": lane.name} if lane.name.endswith(_("信箱")) else lane.name


def _assessors(lane: Lane) -> list[str]:
    """Those who let their names be told."""
    return ask("lane_assessors(%s, %s)", [lane.pk, today()]) if lane.for_assessors else []


def _lane_before(request: HttpRequest) -> Lane | None:
    """Where this form was kept before, open or closed since, whatever it takes now."""
    kept = kept_of(filing.SLIPS, named(request.POST.get("stamp", "")))
    return kept and Lane.objects.get(pk=kept.row["lane"])


def _about(request: HttpRequest) -> str:
    """The page it was begun from: as asked for, as the form carries it on, or where the browser says it came from."""
    said = request.POST.get("about") or request.GET.get("about")
    if said is None and request.method != "POST":
        came = urlsplit(request.headers.get("Referer", ""))
        said = came.path if came.netloc == request.get_host() and not came.path.startswith("/letters/") else ""
    return said if said and is_own_path(said) else ""


def _receipt(request: HttpRequest, receipt: filing.Receipt, lane: Lane) -> HttpResponse:
    context = acknowledged(request, receipt, "/letters/track/") | {
        "title": _("收到了您的信"), "lane": lane,
        "crumbs": [CRUMB, {"label": _("回执")}], "column": COLUMN, "robots": "noindex",
    }  # fmt: skip
    return render(request, "feedback/letter_receipt.html", context)


def _most(form: LetterForm) -> dict[str, int]:
    size = sum(file.size for file in form.cleaned_data["files"])
    return {"most": option("letters.most_from_one_place"), "in_all": option("letters.most_in_all"), "size": size}


@takes_forms
def track(request: HttpRequest) -> HttpResponse:
    """Number and code by POST alone, so they stand in no address and no log."""
    number, code = request.POST.get("number", ""), request.POST.get("code", "")
    context = {"title": _("查来信"), "crumbs": [CRUMB, {"label": _("查来信")}], "column": COLUMN, "robots": "noindex"}
    if request.method != "POST":
        return render(request, "feedback/letter_track.html", context)
    found = following.see(request, number, code)
    if found is None:
        return render(request, "feedback/letter_track.html", context | {"nothing": True})
    asked, refusal = request.POST.get("do", ""), ""
    forms = forms_of(found, asked, request.POST)
    if asked in forms and forms[asked].is_valid():
        if forms[asked].write(number, code, found):
            found = following.see(request, number, code)
            forms = forms_of(found)
        else:
            refusal = _("没有收下：这封信现在不能这样办了，请看下面的进度。")
    context |= {
        "title": _("您的来信"), "letter": found.letter, "steps": found.steps, "clock": found.clock,
        "is_closed": found.is_closed, "months": picture.months(found.clock), "facts": picture.table(found.clock),
        "sum": picture.summary(found.clock), "forms": forms, "refusal": refusal, "number": number, "code": code,
    }  # fmt: skip
    return render(request, "feedback/letter_seen.html", context)


def _lanes() -> list[Lane]:
    taken = Prefetch("kinds", LaneKind.objects.filter(is_taken=True))
    return [lane for lane in Lane.objects.open().prefetch_related(taken) if lane.kinds.all()]
