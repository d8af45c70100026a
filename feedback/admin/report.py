"""The three tables of the annual report at the desk, counted from ledger and library: of one organ or of all that one
watches over, of a year or a quarter; each number opens its cases, and every identity is proven on each look."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from feedback.intake.rights import HANDLE, REVIEW, SORT
from feedback.models import InformationRequest
from feedback.models.report import FIRST_YEAR
from feedback.reports import checks, counting, identities, official, table_a
from feedback.reports import figures as engine
from feedback.reports.clearing import CLEAR
from feedback.reports.periods import QUARTERS
from portal.cases.today import today
from portal.people.models import Organ
from portal.people.reach import rights_of

MOST = 200


@dataclass(frozen=True)
class Asked:
    """What the address asks for; `cell`: table, row, column, or nothing."""

    year: int
    quarter: int
    organ: str
    cell: tuple[str, str, str] | None

    def url(self, **changes) -> str:
        said = {"organ": self.organ, "quarter": self.quarter or "", **changes}
        return "?" + urlencode({name: value for name, value in said.items() if value})


def figures(request: HttpRequest, site, year: int) -> HttpResponse:
    held = rights_of(request)
    organs = set().union(*(held.get(right, set()) for right in (HANDLE, SORT, REVIEW, CLEAR)))
    if not organs:
        raise PermissionDenied
    if not FIRST_YEAR <= year <= today().year:
        raise Http404
    offered = list(Organ.objects.filter(pk__in=organs).in_order())
    asked = _asked(request, year)
    chosen = next((each for each in offered if each.code == asked.organ), None)
    counted = [chosen.pk] if chosen else sorted(organs)
    tables = engine.added(engine.of_ledger(counted, year, asked.quarter).values())
    before = {} if asked.quarter else engine.added(engine.of_ledger(counted, year - 1).values())
    cases, documents = _behind(counted, asked)
    context = {
        **site.each_context(request), "title": _title(asked), "opts": InformationRequest._meta, "year": year,
        "years": range(today().year, today().year - 4, -1), "organs": offered, "chosen": chosen,
        "quarters": [{"n": n, "url": asked.url(quarter=n)} for n in QUARTERS], "quarter": asked.quarter,
        "whole_url": asked.url(quarter=""),
        "a": table_a.lines(lambda name: _linked(asked, "a", engine.ROW_A, name, tables)),
        "b": official.lines_b(lambda row, column: _linked(asked, "b", row, column, tables)),
        "c": official.numbers_c(lambda group, part: _linked(asked, "c", group, part, tables)),
        "broken": [
            checks.in_words(each) for each in (
                *identities.broken_in_b(tables["b"], before.get("b")), *identities.broken_in_c(tables["c"])
            )
        ],
        "cell": asked.cell and engine.label_of(*asked.cell),
        "requests": cases[:MOST] if cases is not None else (), "documents": documents[:MOST],
        "total": cases.count() if cases is not None else len(documents),
    }  # fmt: skip
    return TemplateResponse(request, "admin/feedback/request/figures.html", context)


def _asked(request: HttpRequest, year: int) -> Asked:
    said = request.GET.get
    cell = (said("table", "b"), said("row", ""), said("column", ""))
    quarter = said("quarter", "")
    return Asked(year, int(quarter) if quarter in "1234" and quarter else 0, said("organ", ""),
                 cell if cell in set(engine.cells()) else None)  # fmt: skip


def _title(asked: Asked) -> str:
    if asked.quarter:
        return _("%(year)s年第%(n)s季度政府信息公开情况") % {"year": asked.year, "n": asked.quarter}
    return _("%(year)s年政府信息公开情况") % {"year": asked.year}


def _linked(asked: Asked, table: str, row: str, column: str, tables: engine.Tables):
    """The number, as a link to what it counts; what only offices know is not counted here."""
    number = tables[table][row].get(column)
    if not number:
        return "—" if number is None else 0
    url = asked.url(table=table, row=row, column=column)
    return format_html('<a href="{}#cases">{}</a>', url, number)


def _behind(organs: list[int], asked: Asked):
    """Requests, or documents, behind the chosen cell."""
    if asked.cell is None:
        return None, []
    table, row, column = asked.cell
    if table == "a":
        known = column in table_a.COUNTED
        return None, table_a.behind(organs, asked.year, column, asked.quarter) if known else []
    find = counting.behind if table == "b" else counting.behind_c
    found = find(organs, asked.year, row, column, asked.quarter)
    return found.defer("text", "sealed").order_by("received_on"), []
