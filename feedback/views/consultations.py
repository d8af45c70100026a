"""Consultations as the public reads them: the list, one of them, its files."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from feedback.consultations import chain, clock
from feedback.consultations.forms import FORMS
from feedback.consultations.listing import PARAMETERS, Consultations, days_left, tag
from feedback.consultations.paragraphs import paragraphs
from feedback.models.period import Standing, standing_on
from portal.cases.models.workday import working_calendar
from portal.cases.today import today
from portal.publishing.headers import published_at
from portal.publishing.models import Entry, Release
from portal.site import columns
from portal.site.front.declaring import kept
from portal.site.qr import qr_picture
from portal.site.reading import reads
from portal.site.released import article, body_of, by_address, contact, file_row, read_one
from portal.site.sending import released_file

COLUMN = columns.column(_("意见征集"), _("征集调查"), _("征求意见的草案、网上调查、听证会、列席会议和采纳情况"))
CRUMB = {"label": _("意见征集"), "url": "/consultations/"}
# With the day on which its result came out, if it did.
READ = by_address("(SELECT answered_on FROM consultation_period p WHERE p.publication_id = entry.publication_id)")


@reads
@kept(*PARAMETERS)
def consultation_list(request: HttpRequest) -> HttpResponse:
    context = Consultations(request).context() | {
        "title": _("意见征集"), "crumbs": [{"label": _("意见征集")}], "column": COLUMN,
    }  # fmt: skip
    return render(request, "feedback/consultation_list.html", context)


@reads
@kept()
def consultation(request: HttpRequest, number: int) -> HttpResponse:
    entry, *rest = read_one(READ, f"/consultations/{number}/")
    return render(request, "feedback/consultation.html", page_of(request, entry, *rest, chain.after(entry)))


@reads
def consultation_file(request: HttpRequest, number: int, n: int, name: str) -> HttpResponse:
    return released_file(request, f"/consultations/{number}/", n, name)


def page_of(
    request: HttpRequest, entry: Entry, release: Release, files: list[dict], answered_on, came: list[dict]
) -> dict:
    """Also of what is not released yet: the preview at the desk."""
    header, on = release.header, today()
    form, (opens_on, closes_on, held_on) = FORMS[header["form"]], chain.days(header)
    standing = standing_on(on, opens_on, closes_on, answered_on)
    came_out = published_at(release)
    calendar = working_calendar() if standing == Standing.CLOSED else None
    return {
        "title": release.title,
        "asked": {
            "title": release.title, "form": form, "tag": tag(standing), "standing": standing.value, "header": header,
            "opens_on": opens_on, "closes_on": closes_on, "published_at": came_out, "answered_on": answered_on,
            "left": days_left(closes_on, on) if standing == Standing.OPEN else "",
            "due": clock.awaited(closes_on, held_on, on, calendar) if calendar else None,
            "takes": standing == Standing.OPEN and header["is_online"], "result": header.get("result"),
            "rows": _rows(header), "paragraphs": paragraphs(body_of(release)), "url": entry.path,
        },
        "files": [file_row(entry, **file) for file in files],
        "steps": _steps(entry, form, came_out, standing, answered_on, came),
        "contact": contact(entry.organ),
        "qr": qr_picture(entry.path),
        "crumbs": [CRUMB, {"label": _("正文")}],
        "column": COLUMN,
        "article": article(request, entry, release, at=came_out, source=header["content_source"],
                           keywords=str(form.label), description=header["abstract"]),
    }  # fmt: skip


def _rows(header: dict) -> list[dict]:
    """The header table (CON-04, CON-07)."""
    rows = (
        (_("征集单位"), header["content_source"]), (_("征集什么"), header["type_label"]),
        (_("征集时间"), header["period"]), (_("联系单位"), header["contact_unit"]),
        (_("举行时间和地点"), header["held"]), (_("名额"), header["places"] and f"{header['places']}"),
        (_("怎样产生参加的人"), header["selection"]), (_("怎样参与"), "；".join(header["ways"])),
        (_("期限较短的理由"), header["short_reason"]),
    )  # fmt: skip
    wide = {_("名额"), _("怎样参与"), _("期限较短的理由"), _("怎样产生参加的人"), _("举行时间和地点")}
    return [{"label": label, "value": value, "wide": label in wide} for label, value in rows if value]


def _steps(entry: Entry, form, came_out, standing: Standing, answered_on, came: list[dict]) -> list[dict]:
    """CON-06: consultation, result, document, interpretation; what is still to come stands there too."""
    labels = {"document": _("文件发布"), "interpretation": _("政策解读")}
    steps = [
        {"label": str(form.label), "day": came_out, "is_done": True},
        {"label": _("公布%(result)s") % {"result": form.result}, "day": answered_on,
         "url": "#result" if answered_on else "", "is_done": bool(answered_on)},
        *({"label": labels[each["stage"]], "is_done": True} | each for each in came),
    ]  # fmt: skip
    if form.code == "draft":
        there = {each["stage"] for each in came}
        steps += [{"label": label, "is_done": False} for stage, label in labels.items() if stage not in there]
    return steps
