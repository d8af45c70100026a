"""The list of published answers: each with the day on which it was asked and the day on which it was answered."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback.letters.knowledge import of_answers
from feedback.letters.publishing import KIND, OWN_KINDS, day
from portal.publishing.models import Entry
from portal.site.listing import ORDERS, Listing


class Answers(Listing):
    def __init__(self, request: HttpRequest):
        super().__init__(request, KIND, address="/letters/")

    ORDERS = {**ORDERS, "issued": gettext_lazy("答复日期")}

    def _facet(self, axis: str) -> dict | None:
        facet = super()._facet(axis)
        return facet | {"label": _("来信种类")} if facet and axis == "kind" else facet

    def _label(self, axis: str, code: str) -> str:
        own = OWN_KINDS.get(code) if axis == "kind" else None
        return str(own) if own else super()._label(axis, code)

    def rows(self) -> list[dict]:
        """BOX-14; two queries more, for the headers of the page and for what its answers explain."""
        entries = self.entries()
        keys = [each.pk for each in entries]
        headers = dict(Entry.objects.filter(pk__in=keys).values_list("pk", "release__header"))
        explained = of_answers(keys) if any(each.get("relations") for each in headers.values()) else {}
        return [_row(entry, headers[entry.pk], explained) for entry in entries if entry.pk in headers]


def _row(entry: Entry, header: dict, explained: dict) -> dict:
    return {
        "url": entry.path, "title": entry.title, "kind": header["kind_label"], "organ": str(entry.organ),
        "received_on": day(header, "received_on"), "answered_on": day(header, "answered_on"),
        "is_stale": explained.get(entry.pk, {}).get("is_stale", False),
    }  # fmt: skip
