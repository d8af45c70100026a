"""Beginning an annual report and saving it: numbers, texts and body together, counted anew each time."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError
from django.db.models import Max
from django.utils.translation import gettext as _

from feedback.models import AnnualReport, FeeNotice, ReportHeader
from feedback.models.report import FIRST_YEAR, Format
from feedback.reports import figures
from feedback.reports.due import due_on, members_of, reporting
from feedback.reports.periods import period_of
from feedback.reports.reports import KIND, body_of, title_of
from feedback.reports.sections import BY_KEY
from portal.cases.today import today
from portal.people.models import Organ, Person
from portal.publishing import writing
from portal.publishing.attaching import Kept, arrange
from portal.publishing.content import plain
from portal.publishing.models import Revision
from portal.publishing.states import State
from portal.trail.record import record
from portal.workflow import Conflict, MoveRefused


@dataclass
class Draft:
    """All that a writer says of a report."""

    texts: Mapping[str, str] = field(default_factory=dict)
    entered: Mapping[str, Mapping] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    carry_note: str = ""
    change_note: str = ""
    files: list[Kept] | None = None  # None leaves the attachments as they are

    def header_fields(self) -> dict:
        texts = {key: plain(text, keep_lines=True).strip() for key, text in self.texts.items() if key in BY_KEY}
        return {
            "texts": {key: text for key, text in texts.items() if text},
            "entered": {table: rows for table, rows in self.entered.items() if rows},
            "sources": {table: plain(words) for table, words in self.sources.items() if plain(words)},
            "carry_note": plain(self.carry_note),
        }


def begin(
    organ: Organ, year: int, *, by: Person, is_document: bool = False, published_at: datetime | None = None,
    identity: UUID | None = None,
) -> Revision:  # fmt: skip
    """The report of `organ` on `year`: its first draft, or another where all before were discarded. `published_at`: of
    one that an older site published. `identity` as in `writing.beginning`."""
    if not FIRST_YEAR <= year <= today().year:
        raise MoveRefused(_("年份从%(first)s到%(last)s。") % {"first": FIRST_YEAR, "last": today().year})
    try:
        with _first_draft(organ, year, by, identity) as revision:
            own = ReportHeader(revision=revision, format_version=_format(year), published_at=published_at)
            own.is_document = is_document or own.format_version != Format.F2021
            _count(own, organ, year)
            own.texts = {} if own.is_document else _first_words(organ, year)
            own.save(force_insert=True)
            revision.due_on = due_on(organ, year)
            revision.save(update_fields=["due_on"])
            _compose(revision)
    except IntegrityError as error:
        raise Conflict(_("这一年的报告别人刚刚开始写了。")) from error
    return revision


def save(revision_id: int, draft: Draft, *, by: Person, edits: int | None = None) -> Revision:
    """Save a draft. `edits` as in `writing.locked_draft`."""
    with writing.saving(revision_id, by=by, edits=edits) as revision:
        own, report = revision.report_header, revision.publication.annual_report
        for name, value in draft.header_fields().items():
            setattr(own, name, value)
        _count(own, report.organ, report.year)
        own.save()
        if draft.files is not None:
            arrange(revision, draft.files)
        _compose(revision, draft.change_note)
    return revision


def fees_of(organs, year: int) -> tuple[int, int]:
    """Fee notices of the year that were paid, and their yuan (FEE-05)."""
    period = period_of(year)
    paid = FeeNotice.objects.filter(
        request__organ__in=organs, request__events__name="paid",
        request__events__on__range=(period.first, period.last),
    )  # fmt: skip
    yuan = list(paid.values_list("yuan", flat=True))
    return len(yuan), sum(yuan)


@contextmanager
def _first_draft(organ: Organ, year: int, by: Person, identity: UUID | None) -> Iterator[Revision]:
    """Of a new report, or of one whose drafts were all discarded: there is one for an organ and a year."""
    title = title_of(organ, year)
    there = AnnualReport.objects.select_related("publication").filter(organ=organ, year=year).first()
    if there is None:
        with writing.beginning(KIND, organ, by=by, title=title, identity=identity) as revision:
            AnnualReport.objects.create(publication=revision.publication, organ=organ, year=year)
            yield revision
        return
    if there.publication.revisions.exclude(state=State.DISCARDED).exists():
        raise Conflict(_("这一年的报告已经有了；要改，请打开它更正。"))
    if not writing.may_write(by, organ):
        raise MoveRefused(_("您不是“%(organ)s”的信息员，不能为它起草。") % {"organ": organ})
    with writing.acting_as(by):
        last = there.publication.revisions.aggregate(no=Max("no"))["no"]
        revision = Revision.objects.create(publication=there.publication, no=last + 1, title=title)
        yield revision
        record("begin", by=by, object=revision, organ=organ.code, to_state=revision.state)


def _format(year: int) -> str:
    return Format.TRIAL_2019 if year in (2019, 2020) else Format.F2021


def _count(own: ReportHeader, organ: Organ, year: int) -> None:
    if own.is_document:
        own.counted, own.members, own.missing = {}, [], []
        return
    counted = figures.counted_for(organ, year)
    own.counted, own.members, own.missing = counted.tables, counted.members, counted.missing


def _first_words(organ: Organ, year: int) -> dict[str, str]:
    """What section six must state can be said at once; a government speaks of its members, too (AR-09)."""
    number, yuan = fees_of([each.pk for each in (organ, *members_of(organ, reporting()))], year)
    told = _("本年度发出并收取信息处理费%(n)s件，共%(yuan)s元。") % {"n": number, "yuan": yuan}
    return {"other": told if number else _("本年度没有收取信息处理费。")}


def _compose(revision: Revision, change_note: str = "") -> None:
    report = AnnualReport.objects.select_related("organ").get(pk=revision.publication_id)
    body = body_of(report, revision.report_header)
    title = title_of(report.organ, report.year)
    writing.save_text(revision, title=title, body_html=body, change_note=change_note)
