"""Going through a file once: each portion of judged lines sorted, completed, put into the tables, and told."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from disclosure.batch.ground import Ground
from disclosure.batch.known import Known
from disclosure.batch.lines import Line, Refused
from disclosure.batch.preparing import Prepared, beside_of, prepare
from disclosure.batch.putting import put
from disclosure.batch.relating import ends_of
from disclosure.batch.report import LineByLine, Report
from disclosure.batch.workers import Judged
from disclosure.models import ImportBatch, ImportLine
from disclosure.stopping import Rate
from portal.people.models import Person
from portal.publishing import intake
from portal.publishing.typed import marks_in
from portal.publishing.typed import words as marked_words


class Run:
    """One going through of a file; without a batch it only looks."""

    def __init__(self, batch: ImportBatch | None, by: Person, ground: Ground, written: LineByLine, progress: Rate):
        self.batch, self.by, self.ground = batch, by, ground
        self.written, self.progress = written, progress
        self.report, self.known, self.postponed = Report(), Known(batch), 0
        last = ImportLine.objects.filter(batch=batch).order_by("-number").first() if batch else None
        self.done = last.number if last else 0

    def go(self, portions, asked_to_stop: Callable[[], bool]) -> None:
        for portion in portions:
            if asked_to_stop():
                self.report.interrupted, self.postponed = True, 0
                break
            now = [judged for judged in portion if not getattr(judged, "relations", None)]
            self.postponed += len(portion) - len(now)
            self._bring(now)
            self.progress.step(len(portion))

    def go_again(self, portions, asked_to_stop: Callable[[], bool]) -> None:
        """The lines that speak of others, one by one: they may speak of each other."""
        for judged in (judged for portion in portions for judged in portion if getattr(judged, "relations", None)):
            if asked_to_stop():
                self.report.interrupted = True
                break
            self._bring([judged])
            self.progress.step(1)

    def end(self) -> None:
        self.report.seconds = self.progress.seconds
        if self.batch:
            for rule, numbers in self.known.alike():
                for number in numbers:
                    self.report.warn(rule, number)

    def _bring(self, portion: list[Judged]) -> None:
        new = []
        for judged, reason, is_there in self.known.sorted_out(portion):
            if isinstance(judged, Refused):
                self._refuse(_without_marks(judged))
                continue
            line = judged.line if isinstance(judged, Prepared) else judged
            if is_there and (marks := marks_in({"title": line.draft.title} | beside_of(line))):
                self._refuse(Refused(line.number, marked_words(marks[0])))  # the report quotes what it counts
            elif is_there:
                self.report.already_in += 1
                self.report.count(line)
                self.written.ignored(line, reason)
            elif reason:
                self._refuse(_without_marks(Refused(line.number, reason, line.draft.title[:60])))
            elif isinstance(ready := self._ready(judged), Refused):
                self._refuse(_without_marks(ready))
            else:
                new.append(ready)
        failed = put(self.batch, new, self.ground, by=self.by) if self.batch else {}
        for row in new:
            if reason := failed.get(row.line.number):
                self._refuse(Refused(row.line.number, reason, row.line.draft.title[:60]))
                continue
            self.report.imported += 1
            self.report.count(row.line)
            if row.is_held:
                self.report.held.append(row.line.number)
            self.written.accepted(row.line, row.findings, held=row.is_held)

    def _ready(self, judged: Line | Prepared) -> Prepared | Refused:
        """A line with attachments, or one that an earlier run left out, is prepared here; a dry run takes no file."""
        if isinstance(judged, Prepared):
            return judged
        kept = []
        for file in judged.files if self.batch else ():
            try:
                kept.append(self.ground.folder.take(file.path, file.name, by=self.by))
                if file.sha256 not in ("", kept[-1].blob.pk):
                    raise intake.Refused(_("附件“%s”与清单上的指纹不符") % file.name)
            except intake.Refused as refused:
                return Refused(judged.number, str(refused), judged.draft.title[:60])
        return prepare(judged, self.ground, kept, ends_of(judged))

    def _refuse(self, refused: Refused) -> None:
        self.report.refuse(refused)
        self.written.refused(refused)


def _without_marks(line: Refused) -> Refused:
    """The report is stored: what a bad line quotes must not carry a mark into it."""
    marks = marks_in({"title": line.title, "reason": line.reason})
    return Refused(line.number, marked_words(marks[0]), "") if marks else line
