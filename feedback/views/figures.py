"""Statistics of letters as of last night, and the board for a hall's screen: numbers only."""

import datetime
import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from feedback.intake.filing import ask
from feedback.letters import showing
from feedback.letters.figures import month_of
from feedback.models import LetterFigure
from feedback.views.letters import COLUMN, CRUMB
from portal.cases.today import today
from portal.site.bad_address import BadAddress
from portal.site.front.declaring import kept
from portal.site.reading import reads

MONTH = re.compile(r"20\d\d-(0[1-9]|1[0-2])")
SECONDS = "60"  # until the board asks again


def month_asked(request: HttpRequest) -> datetime.date | None:
    asked = request.GET.get("month", "")
    if not asked:
        return None
    if not MONTH.fullmatch(asked):
        raise BadAddress(_("月份要写成 2026-11 这样。"))
    return datetime.date.fromisoformat(f"{asked}-01")


@reads
@kept("month")
def figures(request: HttpRequest) -> HttpResponse:
    """What is shown was counted in the night; a letter of today changes no byte here."""
    all_months = list(LetterFigure.objects.filter(axis="all").order_by("-month"))
    months = [each.month for each in all_months]
    month = month_asked(request) or (months[0] if months else month_of(today()))
    if months and month not in months:
        raise BadAddress(_("这个月没有统计，只有最近十三个月的。"))
    whole = next((each for each in all_months if each.month == month), None)
    context = {
        "title": _("来信统计"), "month": month, "months": months, "whole": whole and showing.line(whole, ""),
        "kinds": showing.kinds(whole) if whole else [], "bars": showing.bars(all_months),
        "lines": showing.lines(LetterFigure.objects.filter(month=month), _("待分办")),
        "crumbs": [CRUMB, {"label": _("来信统计")}], "column": COLUMN,
    }  # fmt: skip
    return render(request, "feedback/letter_figures.html", context)


@reads
def board(request: HttpRequest) -> HttpResponse:
    """As it stands this minute; it asks again by itself."""
    waiting, handled, done = ask("letter_board(%s)", [month_of(today())])
    counts = [(_("等待分办"), waiting), (_("正在办理"), handled), (_("本月办结"), done)]
    page = render(request, "feedback/board.html", {"counts": counts, "on": today(), "robots": "noindex"})
    page.headers["Refresh"] = SECONDS
    page.headers["Cache-Control"] = "no-store"
    return page
