"""Interpretations as the public reads them: the list, one of them, its files."""

from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from disclosure.views.files import file_row
from interpretation.audiences import AUDIENCES
from interpretation.beside import Beside, beside
from interpretation.forms import FORMS, is_of, media_of
from interpretation.listing import Interpretations
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

READ = Joined(
    """SELECT {entry}, {release}, {organ}, (SELECT coalesce(json_agg(json_build_object(
              'n', own.n, 'name', own.name, 'size', own.size, 'mime', own.mime) ORDER BY own.n), '[]')
              FROM release_file AS own WHERE own.release_id = release.id)
       FROM entry JOIN release ON release.id = entry.release_id JOIN organ ON organ.id = entry.organ_id
       WHERE entry.path = %s""",
    entry=Part(Entry), release=Part(Release, without=("body_text",)), organ=Part(Organ),
)  # fmt: skip


@reads
@kept(*Interpretations.PARAMETERS)
def interpretation_list(request: HttpRequest) -> HttpResponse:
    listing = Interpretations(request)
    context = listing.context() | {
        "title": _("政策解读"), "crumbs": [{"label": _("政策解读")}], "column": columns.INTERPRETATIONS,
    }  # fmt: skip
    if not listing.too_far:
        context["documents"] = listing.rows()
    return render(request, "interpretation/interpretation_list.html", context)


@reads
@kept()
def interpretation(request: HttpRequest, number: int) -> HttpResponse:
    """What was withdrawn answers 410 (portal.site.views.errors)."""
    for entry, release, organ, files in READ.read([f"/interpretations/{number}/"]):
        entry.organ = organ
        context = page_of(request, entry, release, files, beside(entry, today()))
        context["word_url"] = f"{entry.path}word/"
        return render(request, "interpretation/interpretation.html", context)
    raise Http404


@reads
def interpretation_file(request: HttpRequest, number: int, n: int, name: str) -> HttpResponse:
    return released_file(request, f"/interpretations/{number}/", n, name)


def shown_clause(clause: dict) -> dict:
    """A grain out of a header, as templates/interpretation/clause.html shows it."""
    audiences = [str(AUDIENCES[code]) for code in clause["audiences"] if code in AUDIENCES]
    return clause | {"audiences": audiences, "until": parse_date(clause["until"]) if clause["until"] else None}


def page_of(request: HttpRequest, entry: Entry, release: Release, files: list[dict], found: Beside) -> dict:
    """Also of what is not released yet: the preview at the desk gives its own files."""
    header, site = release.header, known_profile()
    form = FORMS[header["form"]]
    came_out = published_at(release)
    media = media_of(form, [file["name"] for file in files])
    shown = [file for file in files if media and is_of(form, file["name"])]
    address = full_address(request, entry.path)
    return {
        "title": release.title,
        "reading": {
            "title": release.title, "form": str(form.label), "organ": header["content_source"],
            "helpers": header["helpers"], "interpreter": header["interpreter"], "points": header["points"],
            "clauses": [shown_clause(each) for each in header.get("clauses", []) if each["document"] not in found.gone],
            "published_at": came_out, "words": str(form.words), "media": media,
            "body_html": public_html(release.body_html, own_host=site.domain if site else ""),
        },
        "shown": [
            {"url": f"{entry.path}files/{file['n']}/{quote(file['name'], safe='')}", "mime": file["mime"],
             "alt": file["name"].rpartition(".")[0]}
            for file in shown
        ],
        "files": [file_row(entry, **file) for file in files],
        "sources": found.sources,
        "others": found.others,
        "notice": found.notice,
        "contact": {"organ": str(entry.organ), "phone": entry.organ.phone, "url": entry.organ.get_absolute_url()},
        "qr": qr_picture(entry.path),
        "crumbs": [{"label": _("政策解读"), "url": "/interpretations/"}, {"label": _("正文")}],
        "column": columns.INTERPRETATIONS,
        "article": {
            "title": release.title, "published_at": came_out, "source": header["content_source"],
            "author": entry.organ.name, "keywords": str(form.label), "description": header["abstract"], "url": address,
        },
    }  # fmt: skip
