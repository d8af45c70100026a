"""What stands in the house already: asked of the database a portion at a time, so that nothing grows with the file."""

from collections.abc import Iterator

from django.db import connection
from django.utils.translation import gettext as _

from disclosure.batch.lines import Line, Refused
from disclosure.batch.preparing import Prepared
from disclosure.batch.workers import Judged
from disclosure.models import Document, ImportBatch, ImportLine
from portal.publishing.models import OldAddress

MOST = 1000


class Known:
    """Without a batch (a dry run) the lines of the file itself are remembered by a few bytes each."""

    def __init__(self, batch: ImportBatch | None):
        self.batch = batch
        self.seen: dict[bytes, int] = {}

    def sorted_out(self, portion: list[Judged]) -> Iterator[tuple[Judged, str, bool]]:
        """Each line with the reason why it cannot go in anew, and whether it is in already."""
        lines = [judged.line if isinstance(judged, Prepared) else judged for judged in portion]
        lines = [line for line in lines if isinstance(line, Line)]
        there = self._there([line.digest for line in lines])
        numbers = self._index_numbers([line.index_number for line in lines if line.index_number])
        self._drop_taken(lines)
        for judged in portion:
            line = judged.line if isinstance(judged, Prepared) else judged
            if isinstance(line, Refused):
                yield judged, "", False
                continue
            reason, is_there = self._judge(line, there, numbers)
            if not reason:
                there[line.digest] = (self.batch and self.batch.pk, "", line.number)
                if line.index_number:
                    numbers[line.organ, line.index_number] = line.number
            yield judged, reason, is_there

    def _judge(self, line: Line, there: dict, numbers: dict) -> tuple[str, bool]:
        if line.digest in there:
            batch, name, first = there[line.digest]
            if batch != (self.batch and self.batch.pk):
                return _("批次 %(number)s 第%(line)s行已经导入过") % {"number": name, "line": first}, True
            if first == line.number:
                return _("上次已经导入"), True
            return _("与第%s行完全相同") % first, False
        short = bytes.fromhex(line.digest)[:8]
        if not self.batch and (first := self.seen.setdefault(short, line.number)) != line.number:
            return _("与第%s行完全相同") % first, False
        if (line.organ, line.index_number) in numbers:
            first = numbers[line.organ, line.index_number]
            if first is None:
                return _("索引号 %s 已经登记过") % line.index_number, False
            return _("索引号 %(number)s 与第%(first)s行相同") % {"number": line.index_number, "first": first}, False
        return "", False

    def _there(self, digests: list[str]) -> dict[str, tuple]:
        """Digest → batch, its number, line; this batch's own lines before those of others."""
        rows = ImportLine.objects.filter(digest__in=digests).select_related("batch")
        found = sorted(rows, key=lambda row: (row.batch_id == (self.batch and self.batch.pk), -row.number))
        return {row.digest: (row.batch_id, row.batch.number, row.number) for row in found}

    def _index_numbers(self, numbers: list[str]) -> dict[tuple[int, str], int | None]:
        """Taken index numbers, with the line of this file that has them."""
        rows = Document.objects.filter(index_number__in=numbers).values_list(
            "responsible_organ_id", "index_number", "batch_id", "publication__import_line__number"
        )
        ours = self.batch and self.batch.pk
        return {(organ, number): line if batch == ours else None for organ, number, batch, line in rows}

    def _drop_taken(self, lines: list[Line]) -> None:
        """An old address leads to one document: the first that had it."""
        wanted = [path for line in lines for path in line.old_addresses]
        taken = dict(OldAddress.objects.filter(path__in=wanted).values_list("path", "publication__import_line__digest"))
        for line in lines:
            mine = [path for path in line.old_addresses if taken.setdefault(path, line.digest) == line.digest]
            if mine != line.old_addresses:
                line.left["old_addresses"] = [path for path in line.old_addresses if path not in mine]
                line.old_addresses = mine
                line.warnings.append("old_address_taken")

    def alike(self) -> Iterator[tuple[str, list[int]]]:
        """The lines of this batch whose title or number another document has too."""
        with connection.cursor() as cursor:
            for rule, statement in (("same_title", SAME_TITLE), ("number_twice", NUMBER_TWICE)):
                cursor.execute(statement, {"batch": self.batch.pk})
                yield rule, [number for (number,) in cursor.fetchall()]


SAME_TITLE = """
    WITH alike AS (SELECT title FROM revision GROUP BY title HAVING count(DISTINCT publication_id) > 1)
    SELECT l.number FROM import_line l JOIN revision r ON r.publication_id = l.publication_id AND r.no = 1
      JOIN alike a ON a.title = r.title
    WHERE l.batch_id = %(batch)s ORDER BY 1
"""
NUMBER_TWICE = """
    WITH alike AS (
        SELECT h.number_key FROM document_header h JOIN revision r ON r.id = h.revision_id WHERE h.number_key <> ''
        GROUP BY 1 HAVING count(DISTINCT r.publication_id) > 1)
    SELECT l.number FROM import_line l JOIN revision r ON r.publication_id = l.publication_id AND r.no = 1
      JOIN document_header h ON h.revision_id = r.id JOIN alike a ON a.number_key = h.number_key
    WHERE l.batch_id = %(batch)s ORDER BY 1
"""
