"""Figures of letters at the desk, counted as they stand now, of the letters that one finds; each number opens its
letters."""

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from feedback.letters import figures, showing
from feedback.letters.figures import AXES, MEASURES, MONTHS, month_of
from feedback.models import Letter, LetterKind
from feedback.views.figures import month_asked
from portal.cases.models.workday import working_calendar
from portal.cases.today import today
from portal.site.bad_address import BadAddress

MOST = 200


def page(request: HttpRequest, site, letters) -> HttpResponse:
    on = today()
    months = [month_of(on, back) for back in range(MONTHS)]
    try:
        month = month_asked(request) or months[0]
    except BadAddress as error:
        raise Http404 from error
    rows = figures.rows_of(letters, month)
    whole, *groups = figures.counted(rows, month, on, working_calendar())
    axis, code, what = (request.GET.get(name, "") for name in ("axis", "code", "what"))
    chosen = axis in AXES and (what in MEASURES or what in LetterKind.values)
    behind = figures.behind(rows, axis, code, what, on) if chosen else []
    shown = letters.filter(pk__in=[row.pk for row in behind[:MOST]]).order_by("received_at") if behind else []
    context = {
        **site.each_context(request), "title": _("来信统计"), "opts": Letter._meta, "month": month, "months": months,
        "measures": [(name, label) for name, (label, _is_it) in MEASURES.items()], "kinds": LetterKind.choices,
        "tables": _tables([whole, *groups]), "letters": shown, "total": len(behind), "axis": axis, "code": code,
        "what": what,
    }  # fmt: skip
    return TemplateResponse(request, "admin/feedback/letter/figures.html", context)


def _tables(counted) -> list[tuple[str, list[dict]]]:
    lines = showing.lines(counted, _("待分办"))
    heads = {"all": _("合计"), "lane": _("按渠道"), "organ": _("按承办单位")}
    return [(heads[axis], [_cells(line) for line in found]) for axis, found in lines.items() if found]


def _cells(line: dict) -> dict:
    figure = line["figure"]
    cells = [(name, getattr(figure, name)) for name in MEASURES]
    cells += [(kind, figure.kinds.get(kind, 0)) for kind in LetterKind.values]
    return line | {"label": line["label"] or _("全部"), "cells": cells}
