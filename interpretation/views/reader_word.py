"""/interpretations/<id>/word/: a reader says whether an interpretation helped."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from interpretation.interpretations import KIND
from interpretation.readers import DID_NOT, HELPED, WordForm, say
from portal.publishing.models import Entry
from portal.site import columns
from portal.site.floods import are_within
from portal.site.options import option
from portal.site.reading import takes_forms


@takes_forms
def word(request: HttpRequest, number: int) -> HttpResponse:
    """?helped=yes or no is what the link on the interpretation's page has said already."""
    entry = get_object_or_404(Entry, path=f"/interpretations/{number}/", section=KIND)
    begun = request.GET.get("helped", "")
    initial = {"helped": begun} if begun in (HELPED, DID_NOT) else {}
    form = WordForm(request.POST if request.method == "POST" else None, initial=initial)
    context = {
        "title": _("这篇解读对您有帮助吗"), "entry": entry, "form": form, "robots": "noindex",
        "crumbs": [{"label": _("政策解读"), "url": "/interpretations/"}, {"label": entry.title, "url": entry.path},
                   {"label": _("读者的话")}],
        "column": columns.INTERPRETATIONS,
    }  # fmt: skip
    most = option("interpretation.most_words")
    if request.method == "POST" and form.is_valid() and are_within(request, form, "reader-word", most=most):
        if not say(entry.path, form):
            raise Http404
        return render(request, "interpretation/reader_word.html", context | {"is_taken": True})
    return form.answer(render(request, "interpretation/reader_word.html", context))
