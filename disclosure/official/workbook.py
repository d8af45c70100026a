"""The catalog as official tables: a sheet a domain, the header two rows high, boxes and ticks as printed."""

import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

from disclosure.catalog_rows import RECONSTRUCTED
from disclosure.channels import Channel
from disclosure.models import Audience, CatalogKind, Domain, ItemVersion, Level, Mode
from disclosure.official.cells import elements_in
from disclosure.official.text import fold
from portal.site.spreadsheet import begins_formula

CHOSEN, EMPTY, TICK = "■", "□", "√"
USUAL_LEVELS = (Level.COUNTY, Level.TOWNSHIP)
FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
# What PostgreSQL holds and XML does not.
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
MOMENT = re.compile(rb"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z")
THIN = Side(style="thin", color="999999")
FRAME = Border(THIN, THIN, THIN, THIN)
HEADING, TITLE = Font(bold=True, size=10), Font(bold=True, size=15)
MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)


@dataclass(frozen=True)
class Column:
    top: str
    sub: str
    width: float
    text: object  # version → what stands in the cell
    middle: bool = False


def write(domains: Iterable[Domain]) -> bytes:
    """The items in force of the domains, as an .xlsx file."""
    book = Workbook()
    book.remove(book.active)
    for domain in domains:
        versions = ItemVersion.objects.in_force().in_domain(domain.code).for_listing()
        versions = list(versions.select_related("item__domain", "item__derived_from__domain"))
        _write_sheet(book.create_sheet(_sheet_name(domain)), domain, versions)
    if not book.sheetnames:
        book.create_sheet(_("目录"))
    out = io.BytesIO()
    book.save(out)
    return _timeless(out)


def _timeless(file: io.BytesIO) -> bytes:
    """Without the moment in which it was written: the same catalog gives the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(file) as written, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in written.namelist():
            data = written.read(name)
            if name == "docProps/core.xml":
                data = MOMENT.sub(b"2000-01-01T00:00:00Z", data)
            kept.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _write_sheet(sheet, domain: Domain, versions: list[ItemVersion]) -> None:
    columns = list(_columns(versions))
    last = len(columns)
    _put(sheet.cell(1, 1), _title(domain), MIDDLE, TITLE)
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=last)
    sheet.row_dimensions[1].height = 28
    _write_header(sheet, columns)
    for number, version in enumerate(versions, 1):
        for place, column in enumerate(columns, 1):
            text = str(number) if column.text is None else column.text(version)
            cell = _put(sheet.cell(number + 3, place), text, MIDDLE if column.middle else LEFT)
            cell.border = FRAME
    _merge_groups(sheet, versions)
    for place, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(place)].width = column.width
    sheet.freeze_panes = "D4"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "2:3"


def _title(domain: Domain) -> str:
    is_national = domain.kind == CatalogKind.NATIONAL
    return _("%s领域基层政务公开标准目录") % domain.name if is_national else domain.name


def _columns(versions: list[ItemVersion]) -> Iterable[Column]:
    yield Column(_("序号"), "", 6, None, True)
    yield Column(_("公开事项"), _("一级事项"), 12, lambda v: v.level1, True)
    yield Column(_("公开事项"), _("二级事项"), 16, lambda v: v.level2, True)
    if any(version.level3 for version in versions):
        yield Column(_("公开事项"), _("三级事项"), 16, lambda v: v.level3, True)
    yield Column(_("公开内容（要素）"), "", 32, lambda v: v.content)
    if any(elements_in(version.content) != (version.elements, version.required) for version in versions):
        yield Column(_("要素清单"), "", 24, _elements)
    yield Column(_("公开依据"), "", 30, lambda v: "\n".join(v.bases))
    yield Column(_("公开时限"), "", 18, lambda v: v.time_limit_text)
    yield Column(_("公开主体"), "", 14, lambda v: v.publisher, True)
    yield Column(_("公开渠道和载体（“■”表示必选项，“□”表示可选项）"), "", 38, _boxes)
    yield Column(_("公开对象"), _("全社会"), 6, lambda v: _tick(v.audience == Audience.GENERAL_PUBLIC), True)
    yield Column(_("公开对象"), _("特定群体"), 12, _group, True)
    yield Column(_("公开方式"), _("主动"), 6, lambda v: _tick(v.mode == Mode.PROACTIVE), True)
    yield Column(_("公开方式"), _("依申请"), 6, lambda v: _tick(v.mode == Mode.ON_REQUEST), True)
    for level in Level:
        if level in USUAL_LEVELS or any(level.value in version.levels for version in versions):
            ticks = lambda v, code=level.value: _tick(code in v.levels)  # noqa: E731
            yield Column(_("公开层级"), str(level.label), 6, ticks, True)
    for title in dict.fromkeys(title for version in versions for title in version.extras):
        yield Column(title, "", 14, lambda v, title=title: v.extras.get(title, ""))
    yield Column(_("事项编号"), "", 10, lambda v: v.item.path, True)
    if any(version.item.derived_from_id for version in versions):
        yield Column(_("上级事项编号"), "", 10, _upper, True)
    yield Column(_("出处"), "", 20, lambda v: RECONSTRUCTED if v.reconstructed else v.source)


def _write_header(sheet, columns: list[Column]) -> None:
    place = 1
    for (top, is_split), group in groupby(columns, key=lambda column: (column.top, bool(column.sub))):
        group = list(group)
        for offset, column in enumerate(group):
            _put(sheet.cell(2, place + offset), top if offset == 0 else None, MIDDLE, HEADING).border = FRAME
            _put(sheet.cell(3, place + offset), column.sub or None, MIDDLE, HEADING).border = FRAME
        if is_split and len(group) > 1:
            sheet.merge_cells(start_row=2, start_column=place, end_row=2, end_column=place + len(group) - 1)
        elif not is_split:
            sheet.merge_cells(start_row=2, start_column=place, end_row=3, end_column=place)
        place += len(group)
    sheet.row_dimensions[2].height = sheet.row_dimensions[3].height = 24


def _merge_groups(sheet, versions: list[ItemVersion]) -> None:
    """Items of one group that follow each other share its cell."""
    line = 4
    for _name, group in groupby(versions, key=lambda version: version.level1):
        size = len(list(group))
        if size > 1:
            sheet.merge_cells(start_row=line, start_column=2, end_row=line + size - 1, end_column=2)
        line += size


def _put(cell: Cell, text: str | None, alignment: Alignment, font: Font | None = None) -> Cell:
    """Always as text: a cell that begins with = is no formula."""
    if text:
        cell.value = UNWRITABLE.sub("", text)
        cell.data_type, cell.quotePrefix = "s", begins_formula(text)
    cell.alignment = alignment
    if font:
        cell.font = font
    return cell


def _boxes(version: ItemVersion) -> str:
    """Two boxes a line, as the ministries print them."""
    boxes = []
    for channel in Channel:
        note = f"（{version.channel_note}）" if channel == Channel.OTHER and version.channel_note else ""
        boxes.append(f"{CHOSEN if channel.value in version.channels else EMPTY}{channel.label}{note}")
    return "\n".join("　".join(boxes[at : at + 2]) for at in range(0, len(boxes), 2))


def _upper(version: ItemVersion) -> str:
    upper = version.item.derived_from
    return upper.path if upper else ""


def _group(version: ItemVersion) -> str:
    if version.audience == Audience.SPECIFIC_GROUP:
        return version.audience_note or TICK
    note = version.audience_note
    return TICK if fold(note) == fold(str(Audience.SPECIFIC_GROUP.label)) else note


def _tick(is_chosen: bool) -> str:
    return TICK if is_chosen else ""


def _elements(version: ItemVersion) -> str:
    pairs = zip(version.elements, version.required, strict=True)
    return "\n".join(f"{'●' if required else '○'}{element}" for element, required in pairs)


def _sheet_name(domain: Domain) -> str:
    return FORBIDDEN.sub("", f"{domain.code} {domain.name}")[:31]
