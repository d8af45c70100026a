"""The list of consultations: by state, which the date alone tells, and by organ; what closes next comes first."""

import datetime
from urllib.parse import urlencode

from django.db.models import Case, Count, F, OuterRef, Subquery, When
from django.http import HttpRequest
from django.utils.translation import gettext as _

from feedback.consultations.clock import awaited
from feedback.consultations.forms import FORMS
from feedback.models.period import Period, Standing, standing_is
from portal.cases.models.workday import working_calendar
from portal.cases.today import today
from portal.people.models import Organ
from portal.publishing.models import Entry
from portal.site.bad_address import BadAddress
from portal.site.paging import LAST_PAGE, elided, page_number, page_of

ADDRESS = "/consultations/"
PARAMETERS = ("state", "organ", "page")
TONES = {Standing.COMING: "info", Standing.OPEN: "ok", Standing.CLOSED: "warn", Standing.ANSWERED: ""}
MARKS = {Standing.OPEN: "✓"}


def days_left(closes_on: datetime.date, on: datetime.date) -> str:
    """In calendar days, named as such nowhere else: 还剩12天, 今天24时截止."""
    left = (closes_on - on).days
    return _("还剩%(n)s天") % {"n": left} if left else _("今天24时截止")


def tag(standing: Standing) -> dict:
    return {"label": standing.label, "tone": TONES[standing], "mark": MARKS.get(standing, "")}


class Consultations:
    def __init__(self, request: HttpRequest):
        self.on, self.number = today(), page_number(request.GET)
        self.state, self.organ = request.GET.get("state", ""), request.GET.get("organ", "")
        if self.state and self.state not in Standing.values:
            raise BadAddress(_("没有这种状态。"))
        self.organs = dict(Organ.objects.filter(pk__in=Period.objects.values("organ")).in_order().values_list(
            "code", "short_name"))  # fmt: skip
        if self.organ and self.organ not in self.organs:
            if not Organ.objects.filter(code=self.organ).exists():
                raise BadAddress(_("没有这个单位。"))
            self.organs[self.organ] = Organ.objects.get(code=self.organ).short_name

    def context(self) -> dict:
        found = self._narrowed(self.state, self.organ)
        counts = self._counts()
        total = counts[self.state] if self.state else sum(counts.values())
        context = {
            "chips": self._chips(), "facets": self._facets(counts), "total": total, "clear_url": ADDRESS,
            "too_far": self.number > LAST_PAGE, "first_url": self.url(), "rows": [],
        }  # fmt: skip
        if context["too_far"]:
            return context
        page = page_of(range(total), self.number)
        start = page.start_index() - 1 if total else 0
        title = Entry.objects.filter(pk=OuterRef("pk"))
        rows = found.annotate(
            title=Subquery(title.values("title")), path=Subquery(title.values("path")),
            summary=Subquery(title.values("summary")),
        ).select_related("organ").order_by(*self._order())[start : start + page.paginator.per_page]  # fmt: skip
        calendar = working_calendar() if rows else None
        return context | {
            "page": page, "pages": elided(page), "rows": [row_of(row, self.on, calendar) for row in rows],
        }  # fmt: skip

    def _narrowed(self, state: str, organ: str):
        found = Period.objects.standing(state, self.on) if state else Period.objects.all()
        return found.filter(organ__code=organ) if organ else found

    def _order(self) -> list:
        """Open first, the one that closes next on top; then what begins; the rest newest first."""
        ranks = (Standing.OPEN, Standing.COMING, Standing.CLOSED)
        rank = Case(*(When(standing_is(which, self.on), then=n) for n, which in enumerate(ranks)), default=len(ranks))
        ahead = Case(When(closes_on__gte=self.on, then=F("closes_on")))
        return [rank, ahead.asc(nulls_last=True), "-closes_on", "pk"]

    def _counts(self) -> dict[str, int]:
        """State → how many, within the organ that is chosen."""
        numbers = {which: Count("pk", filter=standing_is(which, self.on)) for which in Standing.values}
        return self._narrowed("", self.organ).aggregate(**numbers)

    def url(self, **changes: str) -> str:
        kept = {name: value for name, value in ({"state": self.state, "organ": self.organ} | changes).items() if value}
        return f"{ADDRESS}?{urlencode(kept)}" if kept else ADDRESS

    def _chips(self) -> list[dict]:
        said = (
            (_("状态"), "state", self.state and Standing(self.state).label),
            (_("单位"), "organ", self.organ and self.organs[self.organ]),
        )
        return [{"group": group, "label": label, "url": self.url(**{name: ""})} for group, name, label in said if label]

    def _facets(self, counts: dict[str, int]) -> list[dict]:
        states = [
            {"label": Standing(which).label, "url": self.url(state="" if which == self.state else which), "count": n,
             "chosen": which == self.state}
            for which, n in counts.items() if n or which == self.state
        ]  # fmt: skip
        by_organ = dict(self._narrowed(self.state, "").order_by().values_list("organ__code").annotate(n=Count("pk")))
        organs = [
            {"label": label, "url": self.url(organ="" if code == self.organ else code), "count": by_organ.get(code, 0),
             "chosen": code == self.organ}
            for code, label in self.organs.items() if by_organ.get(code) or code == self.organ
        ]  # fmt: skip
        facets = ({"name": "state", "label": _("状态"), "options": states},
                  {"name": "organ", "label": _("单位"), "options": organs})  # fmt: skip
        return [facet for facet in facets if len(facet["options"]) > 1 or any(o["chosen"] for o in facet["options"])]


def row_of(row: Period, on: datetime.date, calendar) -> dict:
    """As templates/feedback/consultation_list.html draws it; `row` comes with title, path and summary."""
    standing = row.standing(on)
    shown = {
        "url": row.path, "title": row.title, "summary": row.summary, "organ": str(row.organ), "tag": tag(standing),
        "form": str(FORMS[row.form].label), "opens_on": row.opens_on, "closes_on": row.closes_on,
        "left": days_left(row.closes_on, on) if standing == Standing.OPEN else "",
    }  # fmt: skip
    if standing == Standing.CLOSED:
        shown["due"] = awaited(row.closes_on, row.held_on, on, calendar)
    return shown


def open_now(on: datetime.date, most: int) -> list[dict]:
    """What the public may answer today, what closes next first; for the home page and beside the letters."""
    entry = Entry.objects.filter(pk=OuterRef("pk"))
    rows = Period.objects.standing(Standing.OPEN, on).annotate(
        title=Subquery(entry.values("title")), path=Subquery(entry.values("path"))
    )
    return [
        {"url": row.path, "title": row.title,
         "facts": [str(row.organ), str(FORMS[row.form].label), days_left(row.closes_on, on)]}
        for row in rows.select_related("organ").order_by("closes_on", "pk")[:most]
    ]  # fmt: skip
