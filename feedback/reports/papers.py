"""Released reports to take along, as PDF and as Word file: drawn at the tick by the child that draws policy documents,
kept with them and gone with their release."""

from django.db.models import Count
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from disclosure.models.paper import PaperFormat
from disclosure.paper.making import draw_and_keep
from portal.publishing.models import Entry
from portal.site.addresses import own_address
from portal.site.context import known_profile

A_TIME = 10  # reports in one minute


def make() -> str:
    """Draw what is not drawn yet, the newest first."""
    there = Entry.objects.in_section("report").annotate(n=Count("publication__papers"))
    waiting = there.filter(n__lt=len(PaperFormat)).select_related("release", "organ")
    jobs = [(entry, job) for entry in waiting.newest_first()[:A_TIME] for job in jobs_of(entry)]
    return f"report papers: {draw_and_keep(jobs)}"


def jobs_of(entry: Entry) -> list[dict]:
    site = known_profile()
    foot = [_("下载自%(site)s，%(address)s") % {
        "site": site.name if site else "", "address": own_address(entry.path) or entry.path}]  # fmt: skip
    said = {"title": entry.release.title, "body": entry.release.body_html, "foot": foot}
    html = render_to_string("feedback/report_paper.html", said)
    return [
        {"format": PaperFormat.PDF, "validity": "", "html": html},
        {"format": PaperFormat.DOCX, "validity": "", "head": [], "number": "", **said},
    ]
