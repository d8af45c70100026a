"""Interpretations as the public reads them: the list, one of them, its files."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from disclosure.contacts import contact_of
from interpretation.audiences import AUDIENCES
from interpretation.beside import Beside, beside
from interpretation.forms import FORMS, is_of, media_of
from interpretation.listing import Interpretations
from portal.cases.today import today
from portal.publishing.headers import published_at
from portal.publishing.models import Entry, Release
from portal.site import columns
from portal.site.front.declaring import kept
from portal.site.qr import qr_picture
from portal.site.reading import reads
from portal.site.released import article, body_of, by_address, file_row, read_one
from portal.site.sending import released_file

# With whom the organ that explains has named for its policies.
READ = by_address(
    """(SELECT json_build_object('person', c.name, 'phone', c.phone, 'hours', c.hours) FROM policy_contact AS c
        WHERE c.organ_id = entry.organ_id AND c.is_active AND c.kind = '')"""
)


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
    entry, release, files, named = read_one(READ, f"/interpretations/{number}/")
    context = page_of(request, entry, release, files, beside(entry, today()), named)
    context["word_url"] = f"{entry.path}word/"
    return render(request, "interpretation/interpretation.html", context)


@reads
def interpretation_file(request: HttpRequest, number: int, n: int, name: str) -> HttpResponse:
    return released_file(request, f"/interpretations/{number}/", n, name)


def shown_clause(clause: dict) -> dict:
    """A grain out of a header, as templates/interpretation/clause.html shows it."""
    audiences = [str(AUDIENCES[code]) for code in clause["audiences"] if code in AUDIENCES]
    return clause | {"audiences": audiences, "until": parse_date(clause["until"]) if clause["until"] else None}


def page_of(
    request: HttpRequest, entry: Entry, release: Release, files: list[dict], found: Beside, named: dict | None = None
) -> dict:
    """Also of what is not released yet: the preview at the desk gives its own files. `named`: the policy contact."""
    header, came_out = release.header, published_at(release)
    form = FORMS[header["form"]]
    media = media_of(form, [file["name"] for file in files])
    rows = [file_row(entry, **file) for file in files]
    return {
        "title": release.title,
        "reading": {
            "title": release.title, "form": str(form.label), "organ": header["content_source"],
            "helpers": header["helpers"], "interpreter": header["interpreter"], "points": header["points"],
            "clauses": [shown_clause(each) for each in header.get("clauses", []) if each["document"] not in found.gone],
            "published_at": came_out, "words": str(form.words), "media": media,
            "body_html": body_of(release),
        },
        "shown": [
            {"url": row["url"], "mime": row["mime"], "alt": row["name"].rpartition(".")[0]}
            for row in rows if media and is_of(form, row["name"])
        ],
        "files": rows,
        "sources": found.sources,
        "others": found.others,
        "notice": found.notice,
        "contact": contact_of(entry, named, is_policy=True),
        "qr": qr_picture(entry.path),
        "crumbs": [{"label": _("政策解读"), "url": "/interpretations/"}, {"label": _("正文")}],
        "column": columns.INTERPRETATIONS,
        "article": article(request, entry, release, at=came_out, source=header["content_source"],
                           keywords=str(form.label), description=header["abstract"]),
    }  # fmt: skip
