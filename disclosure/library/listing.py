"""The policy library as a list: a shelf, a day on which things bound, the order of numbers, and what changed each."""

import datetime
from collections.abc import Iterable
from uuid import UUID

from django.http import HttpRequest
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.cases.day_fields import YEARS
from portal.cases.today import day_words, today
from portal.database import asking
from portal.publishing.browsing import Browsed, browse
from portal.publishing.facets import POLICY
from portal.publishing.models import Entry
from portal.search import engine
from portal.site.bad_address import BadAddress
from portal.site.listing import ORDERS, Listing
from portal.site.paging import ROWS
from portal.site.rows import entry_row

SECTION, ADDRESS = "document", "/policies/"
SHELVES = {
    "rules": gettext_lazy("法规规章"),
    "normative": gettext_lazy("规范性文件"),
    "other": gettext_lazy("其他政策文件"),
}
LOOKED_THROUGH = 500  # of what words find, for a day
CHANGES = {"amends": gettext_lazy("被修改"), "revises": gettext_lazy("被修订"), "repeals": gettext_lazy("被废止")}
CHANGED = """SELECT l.to_id, l.kind, l.effective_on, o.path, o.numbers[1], cardinality(o.numbers), o.title
             FROM link l JOIN entry o ON o.publication_id = l.from_id
             WHERE l.to_id = ANY (%s) AND l.kind IN ('amends', 'revises', 'repeals') ORDER BY l.effective_on"""


class Library(Listing):
    """`on` narrows to what bound on that day; the facets beside it stand as they do today."""

    PARAMETERS = (*Listing.PARAMETERS, "shelf", "on")
    ORDERS = {**ORDERS, "number": gettext_lazy("文号")}

    def __init__(self, request: HttpRequest):
        super().__init__(request, SECTION, address=ADDRESS)
        self.shelf, self.on = request.GET.get("shelf", ""), _day(request.GET.get("on", ""))
        if self.shelf and self.shelf not in SHELVES:
            raise BadAddress(_("没有这一类政策文件。"))
        if self.chosen.get("kind") == POLICY:
            raise BadAddress(_("政策文件库里只有政策文件，不用再选。"))

    def own(self) -> dict[str, str]:
        return {"shelf": self.shelf, "on": self.on.isoformat() if self.on else ""}

    def rows(self) -> list[dict]:
        """Each as it stood on the day asked for, with how it stands today where that differs."""
        now = today()
        entries, kinds = self.entries(), self.vocabulary.kinds
        changes = _changes(entry.pk for entry in entries)
        rows = [entry_row(entry, kinds, self.on or now) for entry in entries]
        for row, entry in zip(rows, entries, strict=True):
            standing = entry.validity(now)
            row["now"] = standing if self.on and standing != row["validity"] else ""
            row["changes"] = changes.get(entry.pk, [])
        return rows

    def context(self) -> dict:
        context = super().context() | {"on": self.on, "own": [
            (name, value) for name, value in [("q", self.q), *self.chosen.items(), ("shelf", self.shelf)] if value
        ]}  # fmt: skip
        chips = []
        if self.shelf:
            chips.append({"group": _("种类"), "label": str(SHELVES[self.shelf]), "url": self.url(shelf=None)})
        if self.on:
            words = _("%(day)s有效的") % {"day": day_words(self.on)}
            chips.append({"group": _("日期"), "label": words, "url": self.url(on=None)})
            if self.q:
                context["note"] += _("按日期查时，只看最相关的%(n)s件。") % {"n": LOOKED_THROUGH}
        return context | {"chips": [*chips, *context["chips"]]}

    def _look(self, chosen: dict[str, str], *, size: int) -> engine.Found | Browsed:
        facets = [f"shelf:{self.shelf or POLICY}", *(f"{axis}:{code}" for axis, code in chosen.items())]
        start = (self.number - 1) * ROWS if size else 0
        if not self.q:
            order = self.order if self.order in ("issued", "number") else ""
            return browse(SECTION, facets, order=order, start=start, size=size, on=self.on)
        within, order = [f"section:{SECTION}"], "" if self.order == "number" else self.order
        if self.on is None:
            return engine.search(self.q, facets=facets, within=within, order=order, start=start, size=size)
        found = engine.search(self.q, facets=facets, within=within, order=order, start=0, size=LOOKED_THROUGH)
        bound = _bound(found.publications, self.on)
        return Browsed(bound[start : start + size], len(bound), False, {})

    def _facets(self) -> list[dict]:
        facets = super()._facets()
        counts = self.found.facets.get("shelf", {})
        options = [
            {"label": label, "url": self.url(shelf=None if code == self.shelf else code), "count": counts[code],
             "chosen": code == self.shelf}
            for code, label in SHELVES.items() if counts.get(code)
        ]  # fmt: skip
        shelf = {"name": "shelf", "label": _("种类"), "options": options, "more": None,
                 "approximate": self._is_rough("shelf")}  # fmt: skip
        if self.on:
            for facet in facets:
                if facet["name"] == "validity":
                    facet["label"] = _("现在的有效性")
        return [shelf, *facets] if len(options) > 1 or self.shelf else facets


def _day(text: str) -> datetime.date | None:
    if not text:
        return None
    try:
        day = parse_date(text)
    except ValueError:
        day = None
    if day is None or day.year not in YEARS:
        raise BadAddress(_("日期要写成 2026-06-01。"))
    return day


def _bound(keys: list[UUID], on: datetime.date) -> list[UUID]:
    """Those that bound on that day, in their order."""
    statement = "SELECT publication_id FROM entry WHERE publication_id = ANY (%s) AND in_force_on(entry, %s)"
    bound = {key for (key,) in asking.rows(Entry, statement, [keys, on])}
    return [key for key in keys if key in bound]


def _changes(keys: Iterable[UUID]) -> dict[UUID, list[dict]]:
    """What released documents did to these; one query for a page."""
    found: dict[UUID, list[dict]] = {}
    for key, kind, day, path, number, numbers, title in asking.rows(Entry, CHANGED, [list(keys)]):
        way = number if numbers > 1 else f"《{title}》"
        found.setdefault(key, []).append({"day": day, "url": path, "way": way, "words": str(CHANGES[kind])})
    return found
