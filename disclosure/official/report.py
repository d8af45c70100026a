"""What was understood of a file and what it changes, as data for programs (`--report`)."""

from dataclasses import asdict

from disclosure.catalog_report import Report
from disclosure.official.importing import Look
from disclosure.official.row import as_cells
from disclosure.official.sheet_row import ACCEPTED, IGNORED, REFUSED, SheetRow
from disclosure.official.table import Sheet

LABELS = {
    "domain_code": "领域代码", "domain": "领域", "level1": "一级事项", "level2": "二级事项",
    "content": "公开内容（要素）",
    "basis": "公开依据", "time_limit": "公开时限", "publisher": "公开主体", "channels": "公开渠道和载体",
    "audience": "公开对象", "method": "公开方式", "level": "公开层级", "source": "出处",
}  # fmt: skip


def as_data(look: Look, *, file: str, year: int, dry_run: bool) -> dict:
    count = look.table.count
    return {
        "file": file,
        "year": year,
        "dry_run": dry_run,
        "summary": {
            ACCEPTED: count(ACCEPTED), REFUSED: count(REFUSED), IGNORED: count(IGNORED), "new": len(look.report.new),
            "changed": len(look.report.changed), "unchanged": look.report.unchanged, "gone": len(look.report.gone),
            "new_domains": [str(domain) for domain in look.report.new_domains],
        },
        "sheets": [_sheet(sheet) for sheet in look.table.sheets],
        "rows": [_row(row, look.report) for row in look.table.rows],
        "difference": difference(look),
        "lacks": [asdict(lack) for lack in look.report.lacks],
    }  # fmt: skip


def difference(look: Look) -> dict:
    def named(path: str) -> dict:
        return {"item": path, "name": look.name_of(path)}

    return {
        "new": [named(path) for path in look.report.new],
        "changed": [
            named(path) | {"changes": [change.as_dict() for change in look.report.changes.get(path, [])]}
            for path in look.report.changed
        ],
        "gone": [named(path) for path in look.report.gone],
        "unchanged": look.report.unchanged,
    }


def _sheet(sheet: Sheet) -> dict:
    header = sheet.header
    return {
        "sheet": sheet.name, "note": sheet.note, "domain_code": sheet.domain.code if sheet.domain else "",
        "domain": sheet.domain.name if sheet.domain else "",
        "header": [header.first, header.last] if header else [],
        "columns": [
            {"column": column.letter, "title": column.title, "field": column.target, "how": column.how}
            for column in (header.columns if header else ())
        ],
        "missing": list(header.missing) if header else [],
    }  # fmt: skip


def _row(row: SheetRow, report: Report) -> dict:
    told = {"sheet": row.sheet, "line": row.line, "status": row.status, "reasons": row.reasons,
            "warnings": row.warnings, "fields": row.fields}  # fmt: skip
    if row.row is not None:
        outcome, path = report.outcome.get((row.sheet, row.line), ("", ""))
        shown = as_cells(row.row.domain_code, row.row.domain_name, row.row.values)
        told |= {"outcome": outcome, "item": path, "shown": {LABELS[name]: text for name, text in shown.items()}}
    if row.cells:
        told["cells"] = [
            {"column": cell.column, "title": cell.title, "field": cell.target, "said": cell.said, "text": cell.text,
             "how": cell.how} for cell in row.cells
        ]  # fmt: skip
    return told
