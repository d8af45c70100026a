"""Bringing a file of documents in as one batch, which a second person of the openness office then approves.

Every line walks the same way as a clerk's document, registered, examined and submitted; nothing here is public.
Portions of lines are written whole or not at all, and a line has an identity of its own, so a run that was interrupted,
however roughly, goes on where it stopped.
"""

import sys
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from django.db import OperationalError, transaction
from django.utils.translation import gettext as _

from disclosure.batch.ground import Ground
from disclosure.batch.report import LineByLine, Report
from disclosure.batch.running import Run
from disclosure.batch.sources import Source, digest_of
from disclosure.batch.workers import prepared
from disclosure.models import ImportBatch
from disclosure.stopping import Rate, only_one
from portal.cases.today import today
from portal.people.models import Organ, Person
from portal.people.rights import holds
from portal.publishing.examining import lexicon_version
from portal.publishing.typed import marks_in
from portal.publishing.typed import words as marked_words
from portal.trail.record import record

PROCESSES = 2


class CannotImport(Exception):
    """The whole run is refused; the message says why and what to do."""


def import_documents(
    path: Path,
    *,
    by: Person,
    organ: Organ,
    files: Path | None = None,
    hosts: frozenset[str] = frozenset(),
    dry_run: bool = False,
    report_to: Path | None = None,
    processes: int = 0,
    most: int | None = None,
    say: Callable[[str], None] = lambda line: None,
    asked_to_stop: Callable[[], bool] = lambda: False,
) -> tuple[ImportBatch | None, Report]:
    """Read the file and bring every good line in; a dry run only reads. Raises CannotImport or BadFile."""
    if not holds(by, "batch", organ, today()):
        raise CannotImport(
            _("%(person)s 没有“%(organ)s”的批量导入权限（需要政务公开办角色）。") % {"person": by, "organ": organ}
        )
    if files and not files.is_dir():
        raise CannotImport(_("没有文件夹 %s。") % files)
    if marks := marks_in({"file_name": path.stem}):
        raise CannotImport(marked_words(marks[0]))
    digest, source = digest_of(path), Source(path)
    with only_one("import documents") as got_it, _opened(report_to) as written:
        if not got_it:
            raise CannotImport(_("另一个文件正在导入，请等它做完。"))
        batch = _unfinished(digest, by, organ)
        lines = sum(1 for _line in Source(path).lines())  # and it can be read to its end
        if not lines:
            raise CannotImport(_("文件里没有一行内容。"))
        if most and lines > most:
            raise CannotImport(_("文件有%(n)s行，这里一次最多%(most)s行，请用命令 import_documents。") % {
                "n": lines, "most": most})  # fmt: skip
        ground = Ground(organ, hosts=hosts, files=files)
        if not dry_run:
            batch = batch or _begin(path, digest, by, organ, hosts)
        run = Run(None if dry_run else batch, by, ground, written, Rate(say, _("已处理"), lambda: source.share))
        with prepared(source.lines(), ground, processes=processes, done=run.done) as portions:
            try:
                run.go(portions, asked_to_stop)
                if run.postponed:  # what speaks of others comes when these are there
                    with prepared(Source(path).lines(), ground, processes=0, done=sys.maxsize) as again:
                        run.go_again(again, asked_to_stop)
            except BrokenProcessPool as error:
                raise CannotImport(_("准备的进程被系统停下了。再运行同一命令，会接着导入。")) from error
            except OperationalError as error:
                raise CannotImport(_("数据库这时不能用，或者正被占着。再运行同一命令，会接着导入。")) from error
        run.end()
        if not dry_run:
            _finish(batch, organ, by, run.report)
        written.end({"batch": batch.number if batch else "", **run.report.as_json()})
    return batch, run.report


def _opened(path: Path | None) -> LineByLine:
    try:
        return LineByLine(path).open()
    except OSError as error:
        raise CannotImport(_("写不了 %(path)s：%(why)s。") % {"path": path, "why": error.strerror}) from error


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


def _begin(path: Path, digest: str, by: Person, organ: Organ, hosts: frozenset[str]) -> ImportBatch:
    with transaction.atomic():
        prefix = f"{today().year}-B"
        last = max((int(number.removeprefix(prefix)) for number in ImportBatch.objects.filter(
            number__startswith=prefix).values_list("number", flat=True)), default=0)  # fmt: skip
        batch = ImportBatch.objects.create(
            number=f"{prefix}{last + 1:04}", person=by, file_name=path.name[:150], sha256=digest,
            report={"complete": False, "organ": organ.code, "hosts": sorted(hosts), "lexicon": lexicon_version()},
        )  # fmt: skip
        record("import_begun", by=by, object=batch, organ=organ.code, reason=batch.number, content_hash=digest)
    return batch


def _finish(batch: ImportBatch, organ: Organ, by: Person, report: Report) -> None:
    with transaction.atomic():
        batch.report |= {"organ": organ.code, **report.as_json()}
        batch.save(update_fields=["report"])
        told = _("%(number)s：导入%(documents)s件，不能导入%(refused)s行") % {"number": batch.number, **batch.report}
        state = "interrupted" if report.interrupted else "complete"
        record(
            "import_ended", by=by, object=batch, organ=organ.code, to_state=state, reason=told,
            content_hash=batch.sha256,
        )  # fmt: skip
