"""A page of a list that can be narrowed: rows, facets as links with counts, removable chips, order, pages."""

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import EmptyPage, Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.cases.today import today
from portal.database.joined import Joined, Part
from portal.people.models import Organ
from portal.publishing.browsing import Browsed, browse
from portal.publishing.content import plain
from portal.publishing.facets import POLICY
from portal.publishing.models import INTERPRETS, Entry
from portal.search import engine
from portal.site.bad_address import BadAddress
from portal.site.filters import LONGEST_QUERY, EntryFilter
from portal.site.rows import entry_row
from portal.site.vocabulary import Vocabulary, vocabulary

ROWS = 20
LAST_PAGE = 500  # deeper pages cost the database more than they help a reader
SHOWN = 8  # values of a facet, until the reader asks for all
FOLLOWED = ("organ", "domain", "topic", "audience", "kind")
LABELS = {axis: EntryFilter.base_filters[axis].label for axis in EntryFilter.AXES}
ORDERS = {"": gettext_lazy("最相关"), "newest": gettext_lazy("最新"), "issued": gettext_lazy("成文日期")}


def page_number(parameters: QueryDict) -> int:
    """The page asked for, from 1; anything that is no number is a bad address."""
    text = parameters.get("page", "1")
    if not re.fullmatch(r"[1-9][0-9]{0,8}", text):
        raise BadAddress(_("页码要写成从1开始的数字。"))
    return int(text)


def page_of(rows: QuerySet | Sequence, number: int, *, size: int = ROWS) -> Page:
    """That page of `rows`; beyond the last there is none."""
    try:
        return Paginator(rows, size).page(number)
    except EmptyPage as error:
        raise Http404 from error


def newest_of(entries: QuerySet, total: int, number: int, *, size: int = ROWS) -> tuple[Page, list[Entry]]:
    """That page of `entries`, newest first, when their number is known; keys from an index first, then the rows."""
    page = page_of(range(min(total, LAST_PAGE * size)), number, size=size)
    keys = entries.newest_first().values("pk")[(number - 1) * size : number * size]
    return page, list(Entry.objects.for_listing().filter(pk__in=keys).newest_first())


def _listed(also: str = "") -> Joined:
    return Joined(
        f"""SELECT {{entry}}, {{organ}}, left(release.body_text, %s){also} FROM entry
            JOIN organ ON organ.id = entry.organ_id JOIN release ON release.id = entry.release_id
            WHERE entry.publication_id = ANY(%s)""",
        entry=Part(Entry), organ=Part(Organ),
    )  # fmt: skip


LISTED = _listed()
# With the first two interpretations of each.
EXPLAINED = _listed(
    f""", (SELECT coalesce(json_agg(json_build_object('url', told.path, 'title', told.title)), '[]')
           FROM (SELECT i.path, i.title FROM link JOIN entry AS i ON i.publication_id = link.from_id
                 WHERE link.to_id = entry.publication_id AND link.kind = '{INTERPRETS}'
                 ORDER BY i.sort_at LIMIT 2) AS told)"""
)


def in_order(keys: list[UUID], *, text: int = 0, explained: bool = False) -> list[Entry]:
    """The entries of these keys, as rows want them; each with the first so many characters of its `text`, and where
    `explained` is asked for with `interpretations` [{url, title}]."""
    found = {}
    for entry, organ, beginning, *told in (EXPLAINED if explained else LISTED).read([text, keys]) if keys else ():
        entry.organ, entry.text = organ, beginning
        entry.interpretations = told[0] if told else []
        found[entry.pk] = entry
    return [found[key] for key in keys if key in found]


def elided(page: Page) -> list:
    """The numbers that the pagination shows; the last one is never a page that we refuse."""
    last = min(page.paginator.num_pages, LAST_PAGE)
    pages = Paginator(range(last), 1)
    return list(pages.get_elided_page_range(min(page.number, last), on_each_side=1, on_ends=1))


@lru_cache(maxsize=1024)
def checked(words: Vocabulary, asked: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Axis → code, as chosen; readers choose the same over and over, and a form is slow to make. Not to be changed."""
    filters = EntryFilter(dict(asked), words=words)
    if filters.form.is_valid():
        return filters.chosen()
    axis = next(iter(filters.form.errors))
    label = LABELS[axis]
    raise BadAddress(_("没有这个%(axis)s：%(value)s") % {"axis": label, "value": dict(asked)[axis][:40]})


@lru_cache(maxsize=4096)
def _quoted(pair: tuple[str, str]) -> str:
    """`name=value`; a page of a list has fifty addresses made of the same few pairs."""
    return urlencode([pair])


class Listing:
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

    def own(self) -> dict[str, str]:
        """Further parameters of a list of its own kind."""
        return {}

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

    def url(self, **changes: str | None) -> str:
        """This list with other choices, on its first page; None takes a choice away."""
        values = {"q": self.q, **self.chosen, **self.own(), "order": self.order, **changes}
        kept = {name: value for name, value in values.items() if value}
        return f"{self.address}?{'&'.join(map(_quoted, kept.items()))}" if kept else self.address

    def rows(self) -> list[dict]:
        on = today()
        return [entry_row(entry, self.vocabulary.kinds, on) for entry in self.entries()]

    def context(self) -> dict:
        """What templates/components/{chips,facets,pagination}.html need."""
        context = {
            "q": self.q,
            "chips": [self._chip(axis, code) for axis, code in self.chosen.items()],
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
