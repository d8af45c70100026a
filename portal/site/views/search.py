"""Search over everything public, and the titles that the box suggests."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from portal.cases.today import today
from portal.publishing.content import plain
from portal.publishing.models import Entry
from portal.search import engine
from portal.search.snippets import marked, piece
from portal.search.terms import wanted
from portal.site.filters import LONGEST_QUERY
from portal.site.front.declaring import kept
from portal.site.hooks import gathered
from portal.site.listing import Listing
from portal.site.reading import reads
from portal.site.rows import entry_row

READ_OF_TEXT = 20_000  # characters of a body in which a piece is looked for
SUGGESTIONS = 8


@reads
@kept(*Listing.PARAMETERS)
def search(request: HttpRequest) -> HttpResponse:
    listing = Listing(request, "", address="/search/")
    context = {
        "title": _("搜索：%(q)s") % {"q": listing.q} if listing.q else _("搜索"),
        "crumbs": [{"label": _("搜索")}],
        "robots": "noindex",
    }
    if not listing.q:
        return render(request, "site/search.html", context)
    if not wanted(listing.q):
        context |= {"q": listing.q, "nothing_asked": True}
        return render(request, "site/search.html", context)
    context |= listing.context()
    if not listing.too_far:
        entries = listing.entries(text=READ_OF_TEXT)
        # What stands in the panel is not listed a second time below it.
        exact = [entry for entry in entries if entry.pk in listing.found.exact]
        context["exact"] = _rows(exact, listing)
        if set(request.GET) <= {"q"}:
            # What apps have beside released things: functions of what was asked that give rows {url, title, seek}.
            context["beside"] = [row for offer in gathered("SEARCH_BESIDE") for row in offer(listing.q)]
        context["results"] = _hits([entry for entry in entries if entry not in exact], listing)
    return render(request, "site/search.html", context)


@reads
def suggest(request: HttpRequest) -> HttpResponse:
    """Titles that hold what is being typed, newest first; released ones only, like everything here."""
    q = plain(request.GET.get("q", ""))[:LONGEST_QUERY]
    found = Entry.objects.filter(pk__in=engine.suggest(q, size=SUGGESTIONS)).newest_first()
    titles = [{"title": title, "url": path} for title, path in found.values_list("title", "path")]
    return JsonResponse({"q": q, "suggestions": titles}, json_dumps_params={"ensure_ascii": False})


def _hits(entries: list[Entry], listing: Listing) -> list[dict]:
    rows = _rows(entries, listing)
    for row, entry in zip(rows, entries, strict=True):
        row["title_html"] = marked(entry.title, listing.q)
        row["summary_html"] = piece(entry.text, listing.q, otherwise=entry.summary)
    return rows


def _rows(entries, listing: Listing) -> list[dict]:
    on = today()
    return [entry_row(entry, listing.vocabulary.kinds, on) | {"hit": True} for entry in entries]
