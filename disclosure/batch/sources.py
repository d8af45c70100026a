"""The lines of a file, one after the other, whatever its form: JSON Lines (packed or not), CSV, an Excel sheet."""

import csv
import datetime
import gzip
import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

MARK = b"\xef\xbb\xbf"  # a byte order mark
FORMS = (".jsonl", ".jsonl.gz", ".csv", ".xlsx")
LONGEST_CELL, LONGEST_LINE = 8 << 20, 32 << 20
MOST_UNPACKED = 1 << 30  # of a workbook


class BadFile(Exception):
    """The file as a whole cannot be read."""


@dataclass(frozen=True)
class Raw:
    """A line as it stands in the file; `said` is JSON still to be read, or a row by its titles."""

    number: int
    said: bytes | dict[str, str] | None  # none: longer than a line may be

    @property
    def size(self) -> int:
        words = self.said.values() if isinstance(self.said, dict) else [self.said or b""]
        return sum(map(len, words))


class Source:
    """A file that is read once, from its beginning."""

    def __init__(self, path: Path):
        self.path = path
        try:
            self.size = path.stat().st_size
            with path.open("rb") as file:
                self.head = file.read(4)
        except OSError as error:
            raise BadFile(_("打不开文件 %(file)s：%(why)s。") % {"file": path, "why": error.strerror}) from error
        self._file = None

    @property
    def share(self) -> float:
        """How much of the file was read; of a sheet, which is read as a whole, all of it."""
        at = self.size if self._file is None or self._file.closed else self._file.tell()
        return min(1.0, at / self.size) if self.size else 1.0

    def lines(self) -> Iterator[Raw]:
        """Every line that says something, with its number. Raises BadFile where the file is broken."""
        name = self.path.name.lower()
        try:
            if name.endswith(".xlsx"):
                yield from self._sheet()
            elif name.endswith(".csv"):
                yield from self._table()
            else:
                yield from self._json()
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise BadFile(
                _("压缩文件 %(file)s 坏了，读不下去。请重新取得这个文件。") % {"file": self.path.name}
            ) from error
        except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError) as error:
            raise BadFile(_("%(file)s 不是能读的文件，请另存一次再导入。") % {"file": self.path.name}) from error
        except csv.Error as error:
            raise BadFile(_("%(file)s 不是能读的 CSV 文件：有一格没有结束。") % {"file": self.path.name}) from error
        except OSError as error:
            raise BadFile(_("打不开文件 %(file)s：%(why)s。") % {"file": self.path, "why": error.strerror}) from error

    def _json(self) -> Iterator[Raw]:
        with self.path.open("rb") as bare:
            self._file = bare
            with gzip.open(bare) if self.head.startswith(b"\x1f\x8b") else bare as file:
                for number, raw in enumerate(_ended(file), 1):
                    if raw is None or (raw := raw.removeprefix(MARK).strip()):
                        yield Raw(number, raw)

    def _table(self) -> Iterator[Raw]:
        csv.field_size_limit(LONGEST_CELL)
        with self.path.open("rb") as bare:
            self._file = bare
            text = io.TextIOWrapper(bare, self._encoding(), errors="replace", newline="")
            yield from _rows(csv.reader(text))

    def _encoding(self) -> str:
        """What Excel writes here is GB 18030, what others write is UTF-8."""
        with self.path.open("rb") as file:
            while block := file.readline(1 << 20):
                try:
                    block.decode()
                except UnicodeDecodeError as error:
                    if error.end < len(block):
                        return "gb18030"
        return "utf-8-sig"

    def _sheet(self) -> Iterator[Raw]:
        with zipfile.ZipFile(self.path) as parts:
            if sum(part.file_size for part in parts.infolist()) > MOST_UNPACKED:
                raise BadFile(_("%(file)s 展开后太大，请分成几个文件，或者另存为 CSV。") % {"file": self.path.name})
        book = load_workbook(self.path, read_only=True, data_only=True)
        try:
            rows = book.worksheets[0].iter_rows(values_only=True)
            yield from _rows([_words(cell) for cell in row] for row in rows)
        finally:
            book.close()


def _ended(file: IO[bytes]) -> Iterator[bytes | None]:
    """The lines of a file; one without an end is passed over, not held in memory."""
    while raw := file.readline(LONGEST_LINE):
        if len(raw) < LONGEST_LINE or raw.endswith(b"\n"):
            yield raw
            continue
        while (more := file.readline(LONGEST_LINE)) and not more.endswith(b"\n"):
            pass
        yield None


def _rows(rows: Iterator[list[str]]) -> Iterator[Raw]:
    """The first row that says something holds the titles; a row's number is that which a spreadsheet shows."""
    titles: list[str] = []
    for number, row in enumerate(rows, 1):
        if not any(cell.strip() for cell in row):
            continue
        if not titles:
            titles = [cell.strip() for cell in row]
            continue
        named = zip(titles, row, strict=False)
        beyond = {_("第%s列") % place: cell for place, cell in enumerate(row[len(titles) :], len(titles) + 1) if cell}
        yield Raw(number, {title or _("没有标题的列"): cell for title, cell in named} | beyond)


def _words(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime.datetime):
        return cell.isoformat(" ", "seconds") if cell.time() != datetime.time() else cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def digest_of(path: Path) -> str:
    """SHA-256 of the file: the same file is brought in once."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise BadFile(_("打不开文件 %(file)s：%(why)s。") % {"file": path, "why": error.strerror}) from error
