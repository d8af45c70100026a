"""Table B at the desk, counted from the ledger: of one organ or of all that one watches over; each number opens its
requests, and every identity of the form is proven again on each look."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from feedback.intake.rights import HANDLE, REVIEW, SORT
from feedback.models import InformationRequest
from feedback.models.challenge import ChallengeGroup, ChallengeResult
from feedback.reports import counting, identities, table_b
from feedback.reports.identities import GROUPS_C, PARTS_C
from portal.cases.today import today
from portal.people.desk_admin import rights_of
from portal.people.models import Organ

EARLIEST, MOST = 2008, 200  # the Regulation came into force in 2008


def figures(request: HttpRequest, site, year: int) -> HttpResponse:
    held = rights_of(request)
    organs = set().union(*(held.get(right, set()) for right in (HANDLE, SORT, REVIEW)))
    if not organs:
        raise PermissionDenied
    if not EARLIEST <= year <= today().year:
        raise Http404
    offered = list(Organ.objects.filter(pk__in=organs).in_order())
    chosen = next((each for each in offered if each.code == request.GET.get("organ")), None)
    counted = [chosen.pk] if chosen else sorted(organs)
    cells = table_b.rolled_up(counting.tables_of(counted, year).values())
    cases = counting.tables_c_of(counted, year).values()
    cells_c = {group: {part: sum(table[group][part] for table in cases) for part in (*PARTS_C, table_b.TOTAL)}
               for group in GROUPS_C}  # fmt: skip
    row, column = request.GET.get("row", ""), request.GET.get("column", "")
    is_cell = row in table_b.KEYS and column in table_b.COLUMNS
    behind = counting.behind(counted, year, row, column).order_by("received_on") if is_cell else None
    title = _("%(year)s年收到和处理申请情况") % {"year": year}
    context = {
        **site.each_context(request), "title": title, "opts": InformationRequest._meta, "year": year,
        "years": range(today().year, today().year - 4, -1), "organs": offered, "chosen": chosen,
        "columns": [*table_b.APPLICANTS.values(), _("总计")], "lines": _lines(cells), "row": row, "column": column,
        "broken": [*identities.broken_in_b(cells, _before(counted, year)), *identities.broken_in_c(cells_c)],
        "parts": [*ChallengeResult.labels, _("总计")],
        "cases": [{"label": ChallengeGroup(group).label, "numbers": numbers.values()}
                  for group, numbers in cells_c.items()],
        "requests": behind and behind[:MOST],
        "total": behind.count() if is_cell else 0,
    }  # fmt: skip
    return TemplateResponse(request, "admin/feedback/request/figures.html", context)


def _lines(cells) -> list[dict]:
    return [
        {"label": line.label, "level": line.level, "key": line.key,
         "cells": [{"column": column, "number": cells[line.key][column]} for column in table_b.COLUMNS]
         if line.key else []}
        for line in table_b.rows()
    ]  # fmt: skip


def _before(organs: list[int], year: int):
    """What the year before carried out is this year's carried in (ARC-06)."""
    return table_b.rolled_up(counting.tables_of(organs, year - 1).values())
