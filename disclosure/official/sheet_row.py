"""What was understood of one line of a sheet."""

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from disclosure.catalog_rows import CatalogRow

ACCEPTED, REFUSED, IGNORED = "accepted", "refused", "ignored"
STATUS = {ACCEPTED: _("收下"), REFUSED: _("退回"), IGNORED: _("略过")}
HOW = {"own": "", "merged": _("合并单元格"), "same_as_above": _("同上"), "repeated": _("空着，随上一行")}


@dataclass(frozen=True)
class Cell:
    """One cell as it was understood: `said` in the file, `text` as it is read, `how`: own, merged, same_as_above,
    repeated (a blank that goes on with the line above)."""

    column: str
    title: str
    target: str
    said: str
    text: str
    how: str


@dataclass
class SheetRow:
    sheet: str
    line: int
    status: str
    reasons: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    fields: dict = field(default_factory=dict)
    row: CatalogRow | None = None
