"""/policies/situations/: one thing at a time (一件事), a few plain questions to what applies. The answers stand in the
address and nowhere else; every answer is a link, so no script and no form is needed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from disclosure.models import SeriesPlace
from interpretation.granted import clauses_for
from interpretation.models import Scenario
from interpretation.scenarios.asking import PARAMETERS, Asked, read
from portal.cases.today import today
from portal.publishing.models import Entry
from portal.site import columns
from portal.site.front.declaring import kept
from portal.site.links import outward
from portal.site.reading import reads
from portal.site.rows import entry_row
from portal.site.vocabulary import vocabulary

ADDRESS = "/policies/situations/"
CRUMBS = [{"label": _("政策文件"), "url": "/policies/"}]


@reads
@kept()
def situations(request: HttpRequest) -> HttpResponse:
    context = {
        "title": _("一件事，问几句就找到"), "scenarios": Scenario.objects.filter(in_use=True),
        "crumbs": [*CRUMBS, {"label": _("一件事")}], "column": columns.POLICIES,
    }  # fmt: skip
    return render(request, "interpretation/situations.html", context)


@reads
@kept(*PARAMETERS)
def situation(request: HttpRequest, code: str) -> HttpResponse:
    scenario = get_object_or_404(Scenario, code=code, in_use=True)
    asked = read(scenario, request.GET)
    context = {
        "title": scenario.name, "scenario": scenario, "answered": asked.answered, "next": asked.next,
        "crumbs": [*CRUMBS, {"label": _("一件事"), "url": ADDRESS}, {"label": scenario.name}],
        "column": columns.POLICIES, **({"robots": "noindex"} if asked.answered else {}),
    }  # fmt: skip
    if asked.next is None:
        context |= _found(scenario, asked)
    return render(request, "interpretation/situation.html", context)


def _found(scenario: Scenario, asked: Asked) -> dict:
    words = vocabulary()
    return {
        "clauses": clauses_for(asked.audiences, scenario.domains) if asked.audiences else [],
        "documents": _documents(asked.documents, words.kinds),
        "follows": [
            {"url": f"/follow/?audience={each}", "label": words.label("audience", each)} for each in asked.audiences
        ],
    }


def _documents(paths: list[str], kinds: dict[str, str]) -> list[dict]:
    """Those of them that are public now, in the order in which they are named; of a guide where it is done online."""
    entries = {entry.path: entry for entry in Entry.objects.for_listing().filter(path__in=paths)} if paths else {}
    places = SeriesPlace.objects.filter(publication__in=[entry.pk for entry in entries.values()]) if entries else ()
    halls = {place.publication_id: outward(place.facts.get("hall_url", "")) for place in places}
    on = today()
    return [
        entry_row(entries[path], kinds, on) | {"hall_url": halls.get(entries[path].pk, "")}
        for path in paths if path in entries
    ]  # fmt: skip
