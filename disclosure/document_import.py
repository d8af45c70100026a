"""Bringing a file of documents in as one batch, which a second person of the openness office then approves.

Every line walks the same way as a clerk's document, registered and submitted in one transaction; nothing here is
public. A line has an identity of its own, so a run that was interrupted goes on where it stopped.
"""

import uuid
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.db import DatabaseError, transaction
from django.utils.translation import gettext as _

from disclosure.document_lines import WARNINGS, Line, Refused, digest_of, read
from disclosure.drafting import register
from disclosure.import_words import Words
from disclosure.models import Document, DocumentHeader, ImportBatch
from disclosure.stopping import Progress, only_one
from portal.cases.today import today
from portal.people.models import Organ, Person
from portal.people.rights import holds
from portal.publishing.models import Revision
from portal.publishing.moving import advance
from portal.publishing.typed import marks_in
from portal.publishing.typed import words as marked_words
from portal.trail.record import record
from portal.workflow import Conflict, MoveRefused

LINES_KEPT = 1000  # of each list in the stored report; the counts are whole
AT_ONCE = 1000


class CannotImport(Exception):
    """The whole run is refused; the message says why and what to do."""


@dataclass
class Report:
    """What became of every line."""

    imported: int = 0
    already_in: int = 0
    refused: list[Refused] = field(default_factory=list)
    warnings: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    kinds: Counter = field(default_factory=Counter)
    seconds: float = 0.0
    interrupted: bool = False

    @property
    def lines(self) -> int:
        return self.imported + self.already_in + len(self.refused)

    def as_json(self) -> dict:
        return {
            "complete": not self.interrupted,
            "lines": self.lines,
            "documents": self.imported + self.already_in,
            "refused": len(self.refused),
            "kinds": dict(self.kinds.most_common()),
            "warnings": {
                rule: {"label": str(WARNINGS[rule]), "count": len(lines), "lines": lines[:LINES_KEPT]}
                for rule, lines in sorted(self.warnings.items(), key=lambda pair: -len(pair[1]))
            },
            "refusals": [
                {"line": each.number, "reason": each.reason, "title": each.title} for each in self.refused[:LINES_KEPT]
            ],
            "seconds": self.seconds,
        }


def import_documents(
    path: Path,
    *,
    by: Person,
    organ: Organ,
    dry_run: bool = False,
    say: Callable[[str], None] = lambda line: None,
    asked_to_stop: Callable[[], bool] = lambda: False,
) -> tuple[ImportBatch | None, Report]:
    """Read the file and bring every good line in; a dry run only reads. Raises CannotImport or BadFile."""
    if not holds(by, "batch", organ, today()):
        raise CannotImport(
            _("%(person)s 没有“%(organ)s”的批量导入权限（需要政务公开办角色）。") % {"person": by, "organ": organ}
        )
    digest = digest_of(path)
    with only_one("import documents") as got_it:
        if not got_it:
            raise CannotImport(_("另一个文件正在导入，请等它做完。"))
        batch = _unfinished(digest, by, organ)
        words = Words()
        say(_("读文件 %s …") % path.name)
        known = _Known(path, words, organ, batch)
        if not known.lines:
            raise CannotImport(_("文件里没有一行内容。"))
        if dry_run:
            return batch, _only_read(known.sorted_out(path, words))
        batch = batch or _begin(path, digest, by, organ)
        report = _bring_in(batch, organ, by, known, known.sorted_out(path, words), say, asked_to_stop)
        _finish(batch, organ, by, report)
    return batch, report


def identity_of(batch: ImportBatch, line_number: int) -> uuid.UUID:
    """The publication that a line of a batch becomes."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"urn:import:{batch.number}:{line_number}")


def _only_read(lines: Iterable[Line | Refused]) -> Report:
    report = Report()
    for line in lines:
        if isinstance(line, Refused):
            report.refused.append(line)
        else:
            _count(report, line)
            report.imported += 1
    return report


def _bring_in(batch, organ, by, known, lines, say, asked_to_stop) -> Report:
    report, progress = Report(), Progress(say, _("已处理"), known.lines)
    there = set(Document.objects.filter(batch=batch).values_list("pk", flat=True))
    for line in lines:
        if asked_to_stop():
            report.interrupted = True
            break
        if isinstance(line, Refused):
            report.refused.append(_without_marks(line))
        elif identity_of(batch, line.number) in there:
            report.already_in += 1
            _count(report, line)
        elif marks := marks_in(vars(line.draft)):  # not even its title is kept
            report.refused.append(Refused(line.number, marked_words(marks[0]), ""))
        elif reason := _bring_in_one(batch, organ, by, line):
            report.refused.append(Refused(line.number, reason, line.draft.title[:60]))
        else:
            report.imported += 1
            _count(report, line)
        progress.step()
    report.seconds = progress.seconds
    return report


def _without_marks(line: Refused) -> Refused:
    """The report is stored: what a bad line quotes must not carry a mark into it."""
    marks = marks_in({"title": line.title, "reason": line.reason})
    return Refused(line.number, marked_words(marks[0]), "") if marks else line


def _bring_in_one(batch: ImportBatch, organ: Organ, by: Person, line: Line) -> str:
    """Register and submit one document, or neither; returns why not."""
    try:
        with transaction.atomic():
            identity = identity_of(batch, line.number)
            revision = register(
                organ, line.draft, by=by, index_number=line.index_number, batch=batch, identity=identity
            )
            advance(revision.pk, "submit", by=by)
    except (MoveRefused, Conflict) as error:
        return str(error)
    except DatabaseError as error:  # one odd line must not keep the others out
        return _("数据库没有接受（%s）") % type(error).__name__
    return ""


def _count(report: Report, line: Line) -> None:
    report.kinds[line.draft.kind] += 1
    for rule in line.warnings:
        report.warnings[rule].append(line.number)


class _Known:
    """What must be known of the whole file, and of the database, before its lines can be judged."""

    def __init__(self, path: Path, words: Words, organ: Organ, batch: ImportBatch | None):
        self.lines = 0
        self.titles, self.numbers = Counter(), Counter()
        self.first_line, self.first_index, self.indexes_there = {}, {}, set()
        index_numbers = []
        for line in read(path, words):
            self.lines += 1
            if isinstance(line, Refused):
                continue
            if self.first_line.setdefault(line.digest, line.number) != line.number:
                continue
            self.titles[line.draft.title] += 1
            self.numbers[line.number_key] += 1
            if line.index_number:
                index_numbers.append(line.index_number)
                self.first_index.setdefault(line.index_number, line.number)
        elsewhere = Document.objects.exclude(batch=batch) if batch else Document.objects.all()
        for some in _pieces(list(self.titles)):
            there = Revision.objects.filter(title__in=some, publication__document__in=elsewhere)
            self.titles.update(set(there.values_list("title", flat=True)))
        for some in _pieces([number for number in self.numbers if number]):
            there = DocumentHeader.objects.filter(number_key__in=some, revision__publication__document__in=elsewhere)
            self.numbers.update(set(there.values_list("number_key", flat=True)))
        for some in _pieces(index_numbers):
            there = elsewhere.filter(responsible_organ=organ, index_number__in=some)
            self.indexes_there.update(there.values_list("index_number", flat=True))

    def sorted_out(self, path: Path, words: Words) -> Iterator[Line | Refused]:
        """Every line again, now refused or warned about for what stands elsewhere too."""
        for line in read(path, words):
            if isinstance(line, Line):
                if reason := self._reason(line):
                    line = Refused(line.number, reason, line.draft.title[:60])
                else:
                    line.warnings.extend(self._doubts(line))
            yield line

    def _reason(self, line: Line) -> str:
        if (first := self.first_line[line.digest]) != line.number:
            return _("与第%s行完全相同") % first
        if line.index_number in self.indexes_there:
            return _("索引号 %s 已经登记过") % line.index_number
        if line.index_number and (first := self.first_index[line.index_number]) != line.number:
            return _("索引号 %(number)s 与第%(first)s行相同") % {"number": line.index_number, "first": first}
        return ""

    def _doubts(self, line: Line) -> Iterator[str]:
        if line.number_key and self.numbers[line.number_key] > 1:
            yield "number_twice"
        if self.titles[line.draft.title] > 1:
            yield "same_title"


def _pieces(things: list) -> Iterator[list]:
    return (things[start : start + AT_ONCE] for start in range(0, len(things), AT_ONCE))


def _unfinished(digest: str, by: Person, organ: Organ) -> ImportBatch | None:
    """The batch of this same file that was interrupted, to go on with."""
    batch = ImportBatch.objects.filter(sha256=digest).order_by("-pk").first()
    if batch is None:
        return None
    told = {"number": batch.number, "person": batch.person, "day": batch.created_at.date()}
    if batch.report.get("complete"):
        raise CannotImport(_("这个文件已经导入过：批次 %(number)s，%(person)s，%(day)s。没有再导入。") % told)
    if batch.person_id != by.pk or batch.report.get("organ") != organ.code:
        raise CannotImport(_("这个文件的批次 %(number)s 没有导完，请由 %(person)s 用原来的 --organ 接着导入。") % told)
    return batch


def _begin(path: Path, digest: str, by: Person, organ: Organ) -> ImportBatch:
    with transaction.atomic():
        prefix = f"{today().year}-B"
        last = max((int(number.removeprefix(prefix)) for number in ImportBatch.objects.filter(
            number__startswith=prefix).values_list("number", flat=True)), default=0)  # fmt: skip
        batch = ImportBatch.objects.create(
            number=f"{prefix}{last + 1:04}", person=by, file_name=path.name[:150], sha256=digest,
            report={"complete": False, "organ": organ.code},
        )  # fmt: skip
        record("import_begun", by=by, object=batch, organ=organ.code, reason=batch.number, content_hash=digest)
    return batch


def _finish(batch: ImportBatch, organ: Organ, by: Person, report: Report) -> None:
    with transaction.atomic():
        batch.report = {"organ": organ.code, **report.as_json()}
        batch.save(update_fields=["report"])
        told = _("%(number)s：导入%(documents)s件，不能导入%(refused)s行") % {"number": batch.number, **batch.report}
        state = "interrupted" if report.interrupted else "complete"
        record(
            "import_ended", by=by, object=batch, organ=organ.code, to_state=state, reason=told,
            content_hash=batch.sha256,
        )  # fmt: skip
