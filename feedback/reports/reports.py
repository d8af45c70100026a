"""An annual report as publishing sees it: header, body, what lists need, what is still missing."""

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback.models import AnnualReport, ReportHeader
from feedback.reports import checks, figures, official, sections, table_a
from feedback.reports.due import governs, setting_of
from feedback.reports.identities import Level
from feedback.reports.table_b import CARRIED_OUT
from portal.examination.lifted import share_of
from portal.people.models import Organ
from portal.publishing.content import clean_html, paragraphs_to_html
from portal.publishing.headers import carry, first_published, iso, shown, unexplained
from portal.publishing.kinds import EntryFacts, Kind, Problem
from portal.publishing.models import Publication, Revision
from portal.site.options import option

KIND = "report"
ROWS = (
    ("carry_note", gettext_lazy("上年结转与去年不同")),
    ("members", gettext_lazy("汇总的单位")), ("missing", gettext_lazy("没有汇总的单位")),
)  # fmt: skip


def title_of(organ: Organ, year: int) -> str:
    return _("%(organ)s%(year)s年政府信息公开工作年度报告") % {"organ": organ.name, "year": year}  # AR-06


def header(revision: Revision) -> dict:
    return header_of(revision.publication.annual_report, revision.report_header)


def header_of(report: AnnualReport, own: ReportHeader) -> dict:
    """The same of what need not be saved yet."""
    names = dict(Organ.objects.filter(code__in=[*own.members, *own.missing]).values_list("code", "name"))
    return {
        "organ": report.organ.name,
        "year": report.year,
        "format_version": own.format_version,
        "is_document": own.is_document,
        "tables": tables_of(own),
        "texts": own.texts,
        "sources": own.sources,
        "carry_note": own.carry_note,
        "published_at": iso(own.published_at),
        "members": [names[code] for code in own.members if code in names],
        "missing": [names[code] for code in own.missing if code in names],
    }  # fmt: skip


def tables_of(own: ReportHeader) -> figures.Tables:
    """Of an older report only what was entered: what the next year goes on from."""
    return own.entered if own.is_document else figures.merged(own.counted, own.entered)


def body_of(report: AnnualReport, own: ReportHeader) -> str:
    """The whole report as it is read, compared, searched, printed and drawn: texts and tables in the official form."""
    tables = tables_of(own)
    parts = [
        {"heading": section.heading, "html": paragraphs_to_html(own.texts.get(section.key, "")), "table": section.table}
        for section in sections.SECTIONS
        if not own.is_document or own.texts.get(section.key)
    ]
    context = {"sections": parts, "is_document": own.is_document}
    if not own.is_document:
        context |= {"a": table_a.lines(tables["a"][figures.ROW_A].get),
                    "b": official.lines_b(lambda row, column: tables["b"][row][column]),
                    "c": official.numbers_c(lambda group, part: tables["c"][group][part])}  # fmt: skip
    return clean_html(render_to_string("feedback/report_body.html", context))


def last_header(organ: Organ, year: int) -> dict | None:
    """Of the released report on the year before."""
    entries = figures.released_entries(year - 1).filter(organ=organ)
    return entries.values_list("release__header", flat=True).first()


def likeness(texts: dict, before: dict | None) -> int:
    """How much of the words is last year's, in percent (AR-08)."""
    return share_of("\n".join(texts.values()), before["texts"].values()) if before else 0


def case_of(report: AnnualReport, own: ReportHeader, *, before: dict | None, is_stale: bool = False) -> checks.Case:
    return checks.Case(
        tables=tables_of(own), counted=own.counted, entered=own.entered, sources=own.sources, texts=own.texts,
        before=before and before["tables"], carry_note=own.carry_note,
        makes_rules=setting_of(report.organ).makes_rules, is_government=governs(report.organ),
        rolled_up=figures.added(figures.released_of(_members_of(own), report.year).values()),
        missing=tuple(Organ.objects.filter(code__in=own.missing).in_order().values_list("short_name", flat=True)),
        is_stale=is_stale,
    )  # fmt: skip


def _members_of(own: ReportHeader) -> list[int]:
    return list(Organ.objects.filter(code__in=own.members).values_list("pk", flat=True)) if own.members else []


def is_stale(report: AnnualReport, own: ReportHeader) -> bool:
    now = figures.counted_for(report.organ, report.year)
    return (now.tables, now.members, now.missing) != (own.counted, own.members, own.missing)


def problems(revision: Revision) -> list[Problem]:
    report, own = revision.publication.annual_report, revision.report_header
    found = unexplained(revision)
    if own.is_document:
        if not revision.files.exists():
            found.append(Problem(_("请添加这一年的报告文件。"), field="new_files"))
        carried = own.entered.get("b", {}).get(CARRIED_OUT, {})
        return found + ([] if carried else [Problem(_("请填结转下年度继续办理的件数，没有的填0。"))])
    if report.year >= timezone.localdate(revision.created_at).year:
        found.append(Problem(_("%(year)s年还没有结束，年度报告要到次年才能送审。") % {"year": report.year}))
    case = case_of(report, own, before=last_header(report.organ, report.year), is_stale=is_stale(report, own))
    errors = [broken for broken in checks.found(case) if broken.level is Level.ERROR]
    return found + [Problem(checks.in_words(broken), field=broken.row) for broken in errors]


def subject_facts(revision: Revision) -> dict:
    """For the rules: what does not stop the submission, and how much is last year's."""
    report, own = revision.publication.annual_report, revision.report_header
    if own.is_document:
        return {}
    before = last_header(report.organ, report.year)
    broken = [each for each in checks.found(case_of(report, own, before=before)) if each.level is not Level.ERROR]
    return {"report": {
        "broken": [(each.rule, each.level, checks.in_words(each)) for each in broken],
        "likeness": likeness(own.texts, before),
        "most_alike": option("reports.alike_percent"),
    }}  # fmt: skip


def rows(header: dict) -> list[tuple[str, str]]:
    said = _("表%(table)s里填的数，来源")
    sources = [(said % {"table": table.upper()}, words) for table, words in header["sources"].items()]
    return [(_("单位"), header["organ"]), (_("年份"), str(header["year"])), *sources, *shown(ROWS, header, joint="、")]


def facts(header: dict) -> EntryFacts:
    return EntryFacts(kind="annual_report", published_at=first_published(header))


def _path(publication: Publication) -> str:
    return f"/reports/{publication.annual_report.year}/{publication.number}/"


REPORT = Kind(
    code=KIND,
    label=gettext_lazy("年度报告"),
    path=None,
    path_of=_path,
    header=header,
    facts=facts,
    rows=rows,
    problems=problems,
    desk_path=lambda revision: f"/admin/feedback/annualreport/{revision.publication_id}/change/",
    begin_correction=lambda old, new: carry(ReportHeader.objects.filter(revision=old), new),
    subject_facts=subject_facts,
)
