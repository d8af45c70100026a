"""What narrows a list, as links: facets with counts, removable chips, the list's own address with other choices."""

from functools import lru_cache
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from portal.publishing.browsing import Browsed
from portal.publishing.facets import POLICY
from portal.search import engine
from portal.site.filters import LABELS, EntryFilter
from portal.site.vocabulary import Vocabulary

SHOWN = 8  # values of a facet, until the reader asks for all


@lru_cache(maxsize=4096)
def _quoted(pair: tuple[str, str]) -> str:
    """`name=value`; a page of a list has fifty addresses made of the same few pairs."""
    return urlencode([pair])


class Narrowed:
    """What a list asks of its choices; `Listing` reads them from the address and finds what they leave."""

    address: str
    q: str
    order: str
    opened: str  # the axis of which all values are shown
    chosen: dict[str, str]
    vocabulary: Vocabulary
    found: engine.Found | Browsed

    def own(self) -> dict[str, str]:
        """Further parameters of a list of its own kind."""
        return {}

    def url(self, **changes: str | None) -> str:
        """This list with other choices, on its first page; None takes a choice away."""
        values = {"q": self.q, **self.chosen, **self.own(), "order": self.order, **changes}
        kept = {name: value for name, value in values.items() if value}
        return f"{self.address}?{'&'.join(map(_quoted, kept.items()))}" if kept else self.address

    def _chips(self) -> list[dict]:
        return [self._chip(axis, code) for axis, code in self.chosen.items()]

    def _facets(self) -> list[dict]:
        return [facet for axis in EntryFilter.AXES if (facet := self._facet(axis))]

    def _facet(self, axis: str) -> dict | None:
        found = self.found.facets.get(axis, {})
        counts = {code: n for code, n in found.items() if self._is_offered(axis, code)}
        if axis == "year":
            counts = dict(sorted(counts.items(), reverse=True))
        # A single value that is not chosen narrows nothing.
        if not counts or (len(counts) == 1 and axis not in self.chosen):
            return None
        shown = list(counts.items())
        more = None
        if axis != self.opened and len(shown) > SHOWN + 1:
            rest = len(shown) - SHOWN
            kept = [pair for pair in shown[SHOWN:] if pair[0] == self.chosen.get(axis)]
            shown = shown[:SHOWN] + kept
            more = {"label": _("另外%(n)s个") % {"n": rest - len(kept)}, "url": f"{self.url(all=axis)}#facets"}
        label = LABELS[axis]
        options = [self._option(axis, *pair) for pair in shown]
        return {"name": axis, "label": label, "options": options, "more": more, "approximate": self._is_rough(axis)}

    def _is_rough(self, axis: str) -> bool:
        """Whether the numbers of an axis are estimates."""
        return axis in self.found.rough if isinstance(self.found, Browsed) else self.found.approximate

    def _is_offered(self, axis: str, code: str) -> bool:
        """Topics are offered level by level: the first, then what stands below the one chosen. A group of kinds is
        offered elsewhere."""
        if axis == "kind" and code == POLICY:
            return False
        if axis != "topic" or len(code) <= 2:
            return True
        return code.startswith(self.chosen.get("topic", "-")[:2])

    def _option(self, axis: str, code: str, n: int) -> dict:
        chosen = self.chosen.get(axis) == code
        url = self.url(**{axis: None if chosen else code})
        return {"label": self._label(axis, code), "url": url, "count": n, "chosen": chosen}

    def _chip(self, axis: str, code: str) -> dict:
        return {
            "group": LABELS[axis], "label": self._label(axis, code), "url": self.url(**{axis: None}),
        }  # fmt: skip

    def _label(self, axis: str, code: str) -> str:
        if axis == "year":
            return _("%(year)s年") % {"year": code}
        if axis == "kind" and code == POLICY:
            return _("政策文件")
        return self.vocabulary.label(axis, code)
