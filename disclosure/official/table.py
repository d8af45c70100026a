"""What was read of a file of official tables: its sheets and their lines, each accepted, refused or ignored."""

from dataclasses import dataclass, field

from disclosure.catalog_rows import CatalogRow
from disclosure.official.domains import Spoken
from disclosure.official.grid import Grid
from disclosure.official.header import Header
from disclosure.official.sheet_row import ACCEPTED, SheetRow


@dataclass
class Sheet:
    name: str
    header: Header | None = None
    domain: Spoken | None = None
    note: str = ""  # why nothing of it was read
    grid: Grid | None = None

    def samples(self, most: int) -> list[list[str]]:
        """The first lines below the header, a text for each column."""
        lines = [line for line in sorted(self.grid.rows) if line > self.header.last][:most]
        return [[self.grid.at(line, column.number)[:60] for column in self.header.columns] for line in lines]


@dataclass
class Table:
    sheets: list[Sheet] = field(default_factory=list)
    rows: list[SheetRow] = field(default_factory=list)

    @property
    def accepted(self) -> list[CatalogRow]:
        return [each.row for each in self.rows if each.row is not None and each.status == ACCEPTED]

    @property
    def unknown(self) -> list[Sheet]:
        """Sheets whose header nobody knows: somebody has to say what their columns hold."""
        return [sheet for sheet in self.sheets if sheet.header is not None and not sheet.header.is_known]

    def count(self, status: str) -> int:
        return sum(row.status == status for row in self.rows)


@dataclass(frozen=True)
class Asked:
    """What somebody says beside the file: the domain of sheets that name none, the level where the table has none, the
    organ (by its code) whose supplement all of it is; `home` is that supplement."""

    domain: str = ""
    level: str = ""
    organ: str = ""
    home: Spoken | None = None
