"""Workbooks (.xlsx) with whatever a sheet can hide."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from string import ascii_uppercase
from xml.sax.saxutils import escape

from .archive import Member, zip_file
from .package import CORE_TYPE, CUSTOM_TYPE, DOCUMENT_TYPE, OFFICE, core_xml, custom_xml, relations_xml, types_xml
from .package import xml_bytes as xml

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"


@dataclass(frozen=True)
class Raw:
    """A cell written as it is; `{ref}` becomes its place."""

    xml: str


@dataclass(frozen=True)
class Rich:
    """A shared string of several formatted runs."""

    pieces: tuple[str, ...]


@dataclass
class Sheet:
    name: str
    rows: Sequence[Sequence[object]]
    state: str = "visible"
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[int] = ()
    comment: tuple[str, str] | None = None  # (cell, text)
    header_footer: str = ""
    box: str = ""  # the words of a text box
    more: str = ""  # xml after the data, such as data validations
    narrow: Sequence[int] = field(default_factory=tuple)  # columns of width nought


def formula(words: str, value: str) -> Raw:
    return Raw(f'<c r="{{ref}}" t="str"><f>{escape(words)}</f><v>{escape(value)}</v></c>')


def inline(words: str) -> Raw:
    return Raw(f'<c r="{{ref}}" t="inlineStr"><is><t>{escape(words)}</t></is></c>')


def number(digits: str) -> Raw:
    """A number in exactly these characters, such as 9.99901E+17."""
    return Raw(f'<c r="{{ref}}"><v>{digits}</v></c>')


def sheet_file(
    *sheets: Sheet,
    names: dict[str, str] | None = None,
    core: dict[str, str] | None = None,
    custom: dict[str, str] | None = None,
    extra: Sequence[Member | tuple[str, bytes]] = (),
    types: dict[str, str] | None = None,
    main_type: str = f"{MAIN_TYPE}.sheet.main+xml",
) -> bytes:
    shared: list[object] = []
    kinds = {"xl/workbook.xml": main_type, "docProps/core.xml": CORE_TYPE} | (types or {})
    files, listed, related = [], "", []
    for at, sheet in enumerate(sheets, 1):
        path = f"xl/worksheets/sheet{at}.xml"
        kinds[path] = f"{MAIN_TYPE}.worksheet+xml"
        listed += f'<sheet name="{escape(sheet.name)}" sheetId="{at}" state="{sheet.state}" r:id="rId{at}"/>'
        related.append((f"rId{at}", f"{OFFICE}/worksheet", f"worksheets/sheet{at}.xml"))
        files += [(path, xml(_sheet_xml(sheet, shared))), *_beside(sheet, at, kinds)]
    kinds["xl/sharedStrings.xml"] = f"{MAIN_TYPE}.sharedStrings+xml"
    related.append((f"rId{len(sheets) + 1}", f"{OFFICE}/sharedStrings", "sharedStrings.xml"))
    defined = "".join(
        f'<definedName name="{name}">{escape(value)}</definedName>' for name, value in (names or {}).items()
    )
    workbook = f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets>'
    workbook += f"<definedNames>{defined}</definedNames></workbook>" if defined else "</workbook>"
    top = [("rId1", DOCUMENT_TYPE, "xl/workbook.xml"), ("rId2", "core", "docProps/core.xml")]
    if custom:
        kinds["docProps/custom.xml"] = CUSTOM_TYPE
        top.append(("rId3", "custom", "docProps/custom.xml"))
        files.append(("docProps/custom.xml", xml(custom_xml(custom))))
    return zip_file(
        [
            ("[Content_Types].xml", xml(types_xml(kinds))),
            ("_rels/.rels", xml(relations_xml(top))),
            ("xl/workbook.xml", xml(workbook)),
            ("xl/_rels/workbook.xml.rels", xml(relations_xml(related))),
            ("docProps/core.xml", xml(core_xml(core or {}))),
            *files,
            ("xl/sharedStrings.xml", xml(f'<sst xmlns="{MAIN}">{"".join(map(_string_xml, shared))}</sst>')),
            *extra,
        ]
    )


def reference(row: int, column: int) -> str:
    return f"{ascii_uppercase[column]}{row}"


def _string_xml(value: object) -> str:
    if isinstance(value, Rich):
        return f"<si>{''.join(f'<r><rPr><b/></rPr><t>{escape(piece)}</t></r>' for piece in value.pieces)}</si>"
    return f'<si><t xml:space="preserve">{escape(str(value))}</t></si>'


def _cell_xml(value: object, ref: str, shared: list[object]) -> str:
    if isinstance(value, Raw):
        return value.xml.replace("{ref}", ref)
    if isinstance(value, int | float):
        return f'<c r="{ref}"><v>{value}</v></c>'
    shared.append(value)
    return f'<c r="{ref}" t="s"><v>{len(shared) - 1}</v></c>'


def _sheet_xml(sheet: Sheet, shared: list[object]) -> str:
    hidden = {*sheet.hidden_columns, *sheet.narrow}
    columns = "".join(
        f'<col min="{at}" max="{at}" width="{0 if at in sheet.narrow else 9}" '
        f'hidden="{int(at in sheet.hidden_columns)}" customWidth="1"/>'
        for at in sorted(hidden)
    )
    rows = ""
    for at, cells in enumerate(sheet.rows, 1):
        written = "".join(
            _cell_xml(cell, reference(at, place), shared) for place, cell in enumerate(cells) if cell != ""
        )
        rows += f'<row r="{at}" hidden="{int(at in sheet.hidden_rows)}">{written}</row>'
    tail = sheet.more
    if sheet.header_footer:
        tail += f"<headerFooter><oddHeader>{escape(sheet.header_footer)}</oddHeader></headerFooter>"
    tail += '<drawing r:id="rId1"/>' if sheet.box else ""
    tail += '<legacyDrawing r:id="rId3"/>' if sheet.comment else ""
    columns = f"<cols>{columns}</cols>" if columns else ""
    return f'<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}">{columns}<sheetData>{rows}</sheetData>{tail}</worksheet>'


def _beside(sheet: Sheet, at: int, kinds: dict[str, str]) -> list[tuple[str, bytes]]:
    """The drawing and the comments of a sheet, and how it names them."""
    files, related = [], []
    if sheet.box:
        kinds[f"xl/drawings/drawing{at}.xml"] = "application/vnd.openxmlformats-officedocument.drawing+xml"
        related.append(("rId1", f"{OFFICE}/drawing", f"../drawings/drawing{at}.xml"))
        files.append((f"xl/drawings/drawing{at}.xml", xml(_box_xml(sheet.box))))
    if sheet.comment:
        cell, words = sheet.comment
        kinds[f"xl/comments{at}.xml"] = f"{MAIN_TYPE}.comments+xml"
        related.append(("rId2", f"{OFFICE}/comments", f"../comments{at}.xml"))
        related.append(("rId3", f"{OFFICE}/vmlDrawing", f"../drawings/vml{at}.vml"))
        listed = f'<comment ref="{cell}" authorId="0"><text><r><t>{escape(words)}</t></r></text></comment>'
        files.append((f"xl/comments{at}.xml", xml(_comments_xml(listed))))
        files.append((f"xl/drawings/vml{at}.vml", b'<xml xmlns:v="urn:schemas-microsoft-com:vml"/>'))
    return [*files, (f"xl/worksheets/_rels/sheet{at}.xml.rels", xml(relations_xml(related)))] if related else []


def _comments_xml(listed: str) -> str:
    return f'<comments xmlns="{MAIN}"><authors><author>测试员甲</author></authors><commentList>{listed}</commentList></comments>'


def _box_xml(words: str) -> str:
    return (
        f'<xdr:wsDr xmlns:xdr="{DRAWING}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:absoluteAnchor>'
        '<xdr:pos x="0" y="0"/><xdr:ext cx="900000" cy="300000"/><xdr:sp macro="" textlink=""><xdr:nvSpPr>'
        '<xdr:cNvPr id="2" name="文本框 1"/><xdr:cNvSpPr txBox="1"/></xdr:nvSpPr><xdr:spPr/><xdr:txBody><a:bodyPr/>'
        f"<a:p><a:r><a:t>{escape(words)}</a:t></a:r></a:p></xdr:txBody></xdr:sp><xdr:clientData/></xdr:absoluteAnchor></xdr:wsDr>"
    )
