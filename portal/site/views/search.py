"""Search over everything public, and what the box suggests."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from portal.cases.today import today
from portal.publishing.content import plain
from portal.publishing.models import Entry
from portal.search.snippets import marked, piece
from portal.search.terms import wanted
from portal.site.filters import LONGEST_QUERY
from portal.site.finding.asked import Asked, tally
from portal.site.finding.listing import Finding
from portal.site.finding.looking import POLICY
from portal.site.finding.ranking import law_of
from portal.site.finding.suggesting import suggestions
from portal.site.front.declaring import kept
from portal.site.listing import Listing
from portal.site.reading import reads
from portal.site.rows import entry_row

READ_OF_TEXT = 20_000  # characters of a body in which a piece is looked for


@reads
@kept(*Listing.PARAMETERS)
def search(request: HttpRequest) -> HttpResponse:
    listing = Finding(request)
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
        context["results"] = _hits([entry for entry in entries if entry not in exact], listing)
    response = render(request, "site/search.html", context)
    if listing.is_bare:
        # What is answered from the front's memory is counted there.
        response.counted_as = Asked(listing.typed, not listing.found.total)
        tally.count(response.counted_as)
    return response


@reads
def suggest(request: HttpRequest) -> HttpResponse:
    """Released titles and catalog items alone, like everything here."""
    q = plain(request.GET.get("q", ""))[:LONGEST_QUERY]
    return JsonResponse({"q": q, **suggestions(q)}, json_dumps_params={"ensure_ascii": False})


def _hits(entries: list[Entry], listing: Finding) -> list[dict]:
    """The texts that one law has had are one row."""
    rows: dict[str, dict] = {}
    for row, entry in zip(_rows(entries, listing), entries, strict=True):
        law = law_of(entry.title) if POLICY in entry.facets else entry.path
        if law in rows:
            rows[law].setdefault("texts", []).append(row)
            continue
        row["title_html"] = marked(entry.title, listing.q, listing.meaning.spellings)
        row["summary_html"] = piece(entry.text, listing.q, listing.meaning.spellings, otherwise=entry.summary)
        rows[law] = row
    return list(rows.values())


def _rows(entries, listing: Finding) -> list[dict]:
    on = today()
    return [entry_row(entry, listing.vocabulary.kinds, on) | {"hit": True} for entry in entries]
