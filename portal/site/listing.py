"""A page of a list that can be narrowed: what is asked for, what is found, its order, and a way on from nothing."""

from functools import cached_property
from urllib.parse import urlencode

from django.core.paginator import Page
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.cases.today import today
from portal.publishing.browsing import Browsed, browse
from portal.publishing.content import plain
from portal.publishing.models import Entry
from portal.search import engine
from portal.site.bad_address import BadAddress
from portal.site.filters import FOLLOWED, LABELS, LONGEST_QUERY, EntryFilter, checked
from portal.site.narrowing import Narrowed
from portal.site.paging import LAST_PAGE, ROWS, elided, page_number, page_of
from portal.site.rows import entry_row, in_order
from portal.site.vocabulary import vocabulary

ORDERS = {"": gettext_lazy("最相关"), "newest": gettext_lazy("最新"), "issued": gettext_lazy("成文日期")}


class Listing(Narrowed):
    """One request's view on a section, or on everything (search). It asks search where words are asked for, and the
    counters and indexes of entries where none are; six queries at most."""

    PARAMETERS = ("q", "page", "order", "all", *EntryFilter.AXES)  # all that is read of a query
    ORDERS = ORDERS

    def __init__(self, request: HttpRequest, section: str, *, address: str):
        self.section, self.address = section, address
        parameters = request.GET
        typed = plain(parameters.get("q", ""))
        self.q, self.cut = typed[:LONGEST_QUERY], len(typed) > LONGEST_QUERY
        self.number = page_number(parameters)
        self.order = parameters.get("order", "")
        if self.order not in self.ORDERS:
            raise BadAddress(_("没有这种排序。"))
        self.opened = parameters.get("all", "")
        if self.opened and self.opened not in EntryFilter.AXES:
            raise BadAddress(_("没有这种分类。"))
        self.vocabulary = vocabulary()
        asked = {axis: value for axis in EntryFilter.AXES if (value := plain(parameters.get(axis, "")))}
        self.chosen = checked(self.vocabulary, tuple(asked.items()))

    @property
    def too_far(self) -> bool:
        return self.number > LAST_PAGE

    @cached_property
    def found(self) -> engine.Found | Browsed:
        """The keys of this page, how many there are, and how many under each facet."""
        return self._look(self.chosen, size=0 if self.too_far else ROWS)

    def _look(self, chosen: dict[str, str], *, size: int) -> engine.Found | Browsed:
        facets = [f"{axis}:{code}" for axis, code in chosen.items()]
        start = (self.number - 1) * ROWS if size else 0
        if self.q:
            within = [f"section:{self.section}"] if self.section else []
            return engine.search(self.q, facets=facets, within=within, order=self.order, start=start, size=size)
        order = self.order if self.order == "issued" else ""
        return browse(self.section, facets, order=order, start=start, size=size)

    @cached_property
    def page(self) -> Page:
        """Where the total is an estimate, the page itself says whether there is another."""
        here = len(self.found.publications)
        if not here and self.number > 1:
            raise Http404
        total = self.found.total
        if self.found.approximate:
            seen = (self.number - 1) * ROWS + here
            total = seen if here < ROWS else max(total, seen + 1)
        return page_of(range(total), self.number)

    def entries(self, *, text: int = 0) -> list[Entry]:
        return in_order(self.found.publications, text=text)

    def rows(self) -> list[dict]:
        on = today()
        return [entry_row(entry, self.vocabulary.kinds, on) for entry in self.entries()]

    def context(self) -> dict:
        """What templates/components/{chips,facets,pagination}.html need."""
        context = {
            "q": self.q,
            "chips": self._chips(),
            "clear_url": self.url(**dict.fromkeys(self.chosen)) if len(self.chosen) > 1 else None,
            "kept": [(name, value) for name, value in {**self.chosen, **self.own()}.items() if value],
            "too_far": self.too_far,
            "first_url": self.url(),
            "note": _("只按前%(n)s个字查找。") % {"n": LONGEST_QUERY} if self.cut else "",
        }
        context["follow_query"] = self._follow_query()
        total = self.found.total
        context |= {"total": total, "approximate": self.found.approximate}
        if self.too_far:
            return context | {"facets": self._facets()}
        return context | {
            "page": self.page,
            "pages": elided(self.page),
            "orders": self._orders() if total > 1 else [],
            "facets": self._facets() if total or self.chosen else [],
            "wider": self._wider() if not total else None,
        }

    def _follow_query(self) -> str:
        """What a reader follows who follows this list: of the choices those that do not run out."""
        kept = {axis: code for axis, code in self.chosen.items() if axis in FOLLOWED}
        return urlencode(kept | ({"q": self.q} if self.q else {}))

    def _orders(self) -> list[dict]:
        names = (
            ["", "newest", "issued"] if self.q else ["", *(name for name in self.ORDERS if name not in ("", "newest"))]
        )
        labels = {name: self.ORDERS[name] for name in names}
        if not self.q:
            labels[""] = ORDERS["newest"]
        current = self.order if self.order in labels else ""
        return [
            {"label": label, "url": self.url(order=name or None), "current": name == current}
            for name, label in labels.items()
        ]

    def _wider(self) -> dict:
        """One way on from nothing: without the choice that was made last, or another way to look."""
        if not self.chosen:
            return {"text": _("从公开目录里按领域找"), "url": "/catalog/"}
        axis = list(self.chosen)[-1]
        n = self._look({name: code for name, code in self.chosen.items() if name != axis}, size=0).total
        label = LABELS[axis]
        words = _("去掉%(axis)s，有%(n)s件") if n else _("去掉%(axis)s再看")
        return {"text": words % {"axis": label, "n": n}, "url": self.url(**{axis: None})}
