"""Word files (.docx): the parts of the package written out, as much of them as a case needs."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from .archive import Member, zip_file
from .package import (
    CORE_TYPE,
    CUSTOM_TYPE,
    DOCUMENT_TYPE,
    OFFICE,
    core_xml,
    custom_xml,
    relations_xml,
    types_xml,
    xml_bytes,
)

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{OFFICE}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
# The parts a document may bring along: kind → (relation, content type).
PARTS = {
    "header": ("header", f"{MAIN}.header+xml"),
    "footer": ("footer", f"{MAIN}.footer+xml"),
    "comments": ("comments", f"{MAIN}.comments+xml"),
    "footnotes": ("footnotes", f"{MAIN}.footnotes+xml"),
    "endnotes": ("endnotes", f"{MAIN}.endnotes+xml"),
    "settings": ("settings", f"{MAIN}.settings+xml"),
    "chart": ("chart", "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"),
    "diagrams": ("diagramData", "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml"),
}


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def runs(*pieces: str) -> str:
    """One paragraph whose text lies in several runs, as proofing and pasting leave it."""
    return paragraph("".join(run(piece, "<w:b/>" if at % 2 else "") for at, piece in enumerate(pieces)))


def paragraph(inner: str) -> str:
    return f"<w:p>{inner}</w:p>"


def text(*lines: str) -> str:
    return "".join(paragraph(run(line)) for line in lines)


def table(rows: Sequence[Sequence[str]]) -> str:
    cells = ("".join(f"<w:tc><w:tcPr/>{text(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>{text('')}"


def text_box(inner: str) -> str:
    """A text box as Word writes it: drawing first, VML for old readers."""
    return paragraph(
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="2000000" cy="500000"/>'
        '<wp:docPr id="7" name="文本框 7"/><a:graphic><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>'
        f"<wps:spPr/><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )


def watermark(words: str) -> str:
    return paragraph(
        '<w:r><w:pict><v:shape id="水印" type="#_x0000_t136" style="width:400pt;height:100pt">'
        f'<v:textpath style="font-family:仿宋" string="{escape(words)}"/></v:shape></w:pict></w:r>'
    )


def part(kind: str, inner: str) -> str:
    """A header, footer, comments or notes part around `inner`."""
    tag = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
    if kind in ("header", "footer", "settings"):
        return f"<w:{tag} {SPACES}>{inner}</w:{tag}>"
    one = kind.rstrip("s")
    author = ' w:author="测试员甲" w:date="2026-01-05T09:00:00Z"' if kind == "comments" else ""
    return f'<w:{tag} {SPACES}><w:{one} w:id="1"{author}>{inner}</w:{one}></w:{tag}>'


def word_file(
    body: str,
    parts: Sequence[tuple[str, str]] = (),
    core: dict[str, str] | None = None,
    custom: dict[str, str] | None = None,
    extra: Sequence[Member | tuple[str, bytes]] = (),
    relations: Sequence[str] = (),
    main_type: str = f"{MAIN}.document.main+xml",
    header_type: str = "default",
) -> bytes:
    """A document of `body`, with `parts` (kind, xml), properties, and members put in as they are."""
    types = {"word/document.xml": main_type, "docProps/core.xml": CORE_TYPE}
    files, related, section = [], list(relations), ""
    for at, (kind, xml) in enumerate(parts, 1):
        relation, kind_type = PARTS[kind]
        types[f"word/{kind}{at}.xml"] = kind_type
        files.append((f"word/{kind}{at}.xml", xml_bytes(xml)))
        related.append(f'<Relationship Id="rId{at}" Type="{OFFICE}/{relation}" Target="{kind}{at}.xml"/>')
        if kind in ("header", "footer"):
            section += f'<w:{kind}Reference w:type="{header_type}" r:id="rId{at}"/>'
    section += "<w:titlePg/>" if header_type == "first" else ""
    top = [("rId1", DOCUMENT_TYPE, "word/document.xml"), ("rId2", "core", "docProps/core.xml")]
    if custom:
        types["docProps/custom.xml"] = CUSTOM_TYPE
        top.append(("rId3", "custom", "docProps/custom.xml"))
        files.append(("docProps/custom.xml", xml_bytes(custom_xml(custom))))
    document = f"<w:document {SPACES}><w:body>{body}<w:sectPr>{section}</w:sectPr></w:body></w:document>"
    return zip_file(
        [
            ("[Content_Types].xml", xml_bytes(types_xml(types))),
            ("_rels/.rels", xml_bytes(relations_xml(top))),
            ("word/document.xml", xml_bytes(document)),
            ("word/_rels/document.xml.rels", xml_bytes(relations_xml((), related))),
            ("docProps/core.xml", xml_bytes(core_xml(core or {}))),
            *files,
            *extra,
        ]
    )
