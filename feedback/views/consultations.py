"""Consultations as the public reads them: the list, one of them, its files."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from disclosure.views.files import file_row
from feedback.consultations import chain, clock
from feedback.consultations.forms import FORMS
from feedback.consultations.listing import PARAMETERS, Consultations, days_left, tag
from feedback.consultations.paragraphs import paragraphs
from feedback.models.period import Standing, standing_on
from portal.cases.models.workday import working_calendar
from portal.cases.today import today
from portal.database.joined import Joined, Part
from portal.people.models import Organ
from portal.publishing.headers import published_at
from portal.publishing.models import Entry, Release
from portal.site import columns
from portal.site.addresses import full_address
from portal.site.context import known_profile
from portal.site.front.declaring import kept
from portal.site.links import public_html
from portal.site.qr import qr_picture
from portal.site.reading import reads
from portal.site.sending import released_file

COLUMN = columns.column(_("意见征集"), _("征集调查"), _("征求意见的草案、网上调查、听证会、列席会议和采纳情况"))
CRUMB = {"label": _("意见征集"), "url": "/consultations/"}
# With the day on which its result came out, if it did.
READ = Joined(
    """SELECT {entry}, {release}, {organ},
              (SELECT coalesce(json_agg(json_build_object(
                      'n', own.n, 'name', own.name, 'size', own.size) ORDER BY own.n), '[]')
               FROM release_file AS own WHERE own.release_id = release.id),
              (SELECT answered_on FROM consultation_period p WHERE p.publication_id = entry.publication_id)
       FROM entry JOIN release ON release.id = entry.release_id JOIN organ ON organ.id = entry.organ_id
       WHERE entry.path = %s""",
    entry=Part(Entry), release=Part(Release, without=("body_text",)), organ=Part(Organ),
)  # fmt: skip


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
    """What was withdrawn answers 410 (portal.site.views.errors)."""
    for entry, release, organ, files, answered_on in READ.read([f"/consultations/{number}/"]):
        entry.organ = organ
        context = page_of(request, entry, release, files, answered_on, chain.after(entry))
        return render(request, "feedback/consultation.html", context)
    raise Http404


@reads
def consultation_file(request: HttpRequest, number: int, n: int, name: str) -> HttpResponse:
    return released_file(request, f"/consultations/{number}/", n, name)


def page_of(
    request: HttpRequest, entry: Entry, release: Release, files: list[dict], answered_on, came: list[dict]
) -> dict:
    """Also of what is not released yet: the preview at the desk."""
    header, site, on = release.header, known_profile(), today()
    form, (opens_on, closes_on, held_on) = FORMS[header["form"]], chain.days(header)
    standing = standing_on(on, opens_on, closes_on, answered_on)
    came_out = published_at(release)
    address = full_address(request, entry.path)
    body = public_html(release.body_html, own_host=site.domain if site else "")
    calendar = working_calendar() if standing == Standing.CLOSED else None
    return {
        "title": release.title,
        "asked": {
            "title": release.title, "form": form, "tag": tag(standing), "standing": standing.value, "header": header,
            "opens_on": opens_on, "closes_on": closes_on, "published_at": came_out, "answered_on": answered_on,
            "left": days_left(closes_on, on) if standing == Standing.OPEN else "",
            "due": clock.awaited(closes_on, held_on, on, calendar) if calendar else None,
            "takes": standing == Standing.OPEN and header["is_online"], "result": header.get("result"),
            "rows": _rows(header), "paragraphs": paragraphs(body), "url": entry.path,
        },
        "files": [file_row(entry, **file) for file in files],
        "steps": _steps(entry, form, came_out, standing, answered_on, came),
        "contact": {"organ": str(entry.organ), "phone": entry.organ.phone, "url": entry.organ.get_absolute_url()},
        "qr": qr_picture(entry.path),
        "crumbs": [CRUMB, {"label": _("正文")}],
        "column": COLUMN,
        "article": {
            "title": release.title, "published_at": came_out, "source": header["content_source"],
            "author": entry.organ.name, "keywords": str(form.label), "description": header["abstract"], "url": address,
        },
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
