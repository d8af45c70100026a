"""Annual reports as the public reads them: the years, one year's organs with who is missing, one report, its papers."""

import datetime
import re
from collections import Counter

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from disclosure.views.files import DRAWN, paper_of
from feedback.models.report import FIRST_YEAR
from feedback.reports.due import due_on, governs, reporting
from feedback.reports.figures import released_entries
from feedback.reports.sections import SECTIONS
from portal.cases.today import today
from portal.people.models.organ import OrganKind
from portal.publishing.models import Entry, Release
from portal.site import columns
from portal.site.addresses import full_address
from portal.site.front.declaring import kept
from portal.site.reading import reads
from portal.site.released import body_of, by_address, file_row, read_one
from portal.site.sending import released_file

COLUMN = columns.column(_("政府信息公开年报"), _("信息公开年报"), _("各单位每年的政府信息公开工作年度报告"))
CRUMB = {"label": _("政府信息公开年报"), "url": "/reports/"}
SECTION = "report"
YEAR_OF = re.compile(r"/reports/(\d{4})/")
HEADING = re.compile(r"<h2>")
READ = by_address(DRAWN)


@reads
@kept()
def years(request: HttpRequest) -> HttpResponse:
    """Every year of which there is a report, and the last whose day has come."""
    paths = Entry.objects.in_section(SECTION).values_list("path", flat=True)
    counts = Counter(int(YEAR_OF.match(path)[1]) for path in paths)
    latest = today().year - 1
    organs = len(reporting())
    rows = [{"year": year, "url": f"/reports/{year}/", "n": counts[year], "total": organs if year == latest else 0}
            for year in sorted(counts | {latest: 0}, reverse=True)]  # fmt: skip
    context = {
        "title": _("政府信息公开年报"), "years": rows,
        "crumbs": [{"label": _("政府信息公开年报")}], "column": COLUMN,
    }  # fmt: skip
    return render(request, "feedback/reports.html", context)


@reads
@kept()
def year(request: HttpRequest, year: int) -> HttpResponse:
    on = today()
    if not FIRST_YEAR <= year < on.year:
        raise Http404
    there = {each.organ_id: each for each in released_entries(year).select_related("organ__reporting")}
    # Today's organs are asked for the year that is due now; of years before we show what there is.
    asked = {organ.pk: organ for organ in reporting()} if year == on.year - 1 else {}
    organs = asked | {key: each.organ for key, each in there.items() if key not in asked}
    rows = [_row(organ, year, there.get(key), on) for key, organ in organs.items()]
    groups = [
        {"name": kind.label, "rows": own}
        for kind in OrganKind if (own := [row for row in rows if row["kind"] == kind])
    ]  # fmt: skip
    context = {
        "title": _("%(year)s年政府信息公开年报") % {"year": year}, "year": year, "groups": groups,
        "n": len(there), "missing": len(organs) - len(there),
        "crumbs": [CRUMB, {"label": _("%(year)s年") % {"year": year}}], "column": COLUMN,
    }  # fmt: skip
    return render(request, "feedback/report_year.html", context)


def _row(organ, year: int, entry: Entry | None, on: datetime.date) -> dict:
    due = due_on(organ, year)
    released = entry and timezone.localdate(entry.sort_at)
    return {
        "kind": organ.kind, "name": organ.name, "is_government": governs(organ),
        "url": entry.path if entry else "", "day": released, "due": due,
        "late": bool(released and released > due), "is_missing": not entry and on > due,
    }  # fmt: skip


@reads
@kept()
def report(request: HttpRequest, year: int, number: int) -> HttpResponse:
    page = page_of(request, *read_one(READ, f"/reports/{year}/{number}/"))
    return render(request, "feedback/report.html", page)


def page_of(request: HttpRequest, entry: Entry, release: Release, files: list[dict], papers: list[str] | None) -> dict:
    """Also of what is not released yet: the preview at the desk."""
    header, body = release.header, body_of(release)
    numbers = iter(range(1, body.count("<h2>") + 1))
    is_document = header["is_document"]
    return {
        "title": release.title, "report": header, "released_at": release.released_at, "first_at": entry.sort_at,
        "body_html": HEADING.sub(lambda _found: f'<h2 id="s{next(numbers)}">', body),
        "parts": [] if is_document else [
            {"url": f"#s{n}", "label": section.heading} for n, section in enumerate(SECTIONS, 1)],
        "files": [file_row(entry, **file) for file in files],
        "papers": [{"url": f"{entry.path}paper.{form}", "form": form} for form in papers or ()],
        "is_whole": not is_document,
        "crumbs": [CRUMB, {"label": _("%(year)s年") % {"year": header["year"]}, "url": f"/reports/{header['year']}/"},
                   {"label": header["organ"]}],
        "column": COLUMN,
        "article": {"title": release.title, "published_at": entry.sort_at, "source": header["organ"],
                    "url": full_address(request, entry.path)},
    }  # fmt: skip


@reads
def report_file(request: HttpRequest, year: int, number: int, n: int, name: str) -> HttpResponse:
    return released_file(request, f"/reports/{year}/{number}/", n, name)


@reads
def report_paper(request: HttpRequest, year: int, number: int, form: str) -> HttpResponse:
    return paper_of(request, f"/reports/{year}/{number}/", form)
