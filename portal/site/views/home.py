"""The home page: search, three doors, what is new, the domains, and blocks that other apps offer."""

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.cases.today import today
from portal.publishing.browsing import newest
from portal.publishing.facets import POLICY
from portal.search.facets import counts
from portal.site import columns
from portal.site.context import known_profile
from portal.site.front.declaring import kept
from portal.site.hooks import gathered
from portal.site.navigation import door_links
from portal.site.reading import reads
from portal.site.rows import entry_row, in_order, own_number
from portal.site.vocabulary import vocabulary

SECTION = "document"
NEWEST = 6
DOMAIN = 2  # digits of a domain of the standard catalog; the lists beside it have more
POLICIES = f"kind:{POLICY}"
SHOWN_POLICIES = 4


@reads
@kept()
def home(request: HttpRequest) -> HttpResponse:
    on, words = today(), vocabulary()
    known = counts(SECTION, [POLICIES])
    latest = newest(SECTION, [], known, size=NEWEST)
    entries = in_order([*latest, *newest(SECTION, [POLICIES], known, size=SHOWN_POLICIES)], explained=True)
    site = known_profile()
    context = {
        "asked": [{"url": f"/search/?q={quote(words)}", "words": words} for words in (site.asked if site else ())],
        "doors": [
            {"word": door.word, "heading": door.heading, "line": door.line, "links": links}
            for door in (site.doors if site else ())
            if (links := door_links(door))
        ],
        "newest": [entry_row(entry, words.kinds, on) for entry in entries[: len(latest)]],
        "newest_total": known.all,
        "policies": [
            {
                "url": entry.path,
                "title": entry.title,
                "number": own_number(entry.numbers),
                "interpretations": entry.interpretations,
            }
            for entry in entries[len(latest) :]
        ],
        "domains": [
            {"code": code, "name": name, "url": f"/catalog/{code}/"}
            for code, name in words.terms["domain"].items()
            if len(code) == DOMAIN
        ],
        # A block is a function that gives {heading, url, way, rows}, or None while it has nothing to show.
        "blocks": [block for offer in gathered("HOME_BLOCKS") if (block := offer())],
        "column": columns.HOME,
    }
    return render(request, "site/home.html", context)
