"""What all office packages share: content types, relations, properties."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DOCUMENT_TYPE = f"{OFFICE}/officeDocument"
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_SHORT = {
    "core": f"{PACKAGE}/relationships/metadata/core-properties",
    "custom": f"{OFFICE}/custom-properties",
}


def xml_bytes(xml: str) -> bytes:
    return ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + xml).encode()


def types_xml(types: dict[str, str]) -> str:
    defaults = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
        "bin": "application/vnd.openxmlformats-officedocument.oleObject",
        "vml": "application/vnd.openxmlformats-officedocument.vmlDrawing",
        "png": "image/png",
        "jpeg": "image/jpeg",
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "zip": "application/zip",
        "html": "text/html",
    }
    rows = "".join(f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in defaults.items())
    rows += "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in types.items())
    return f'<Types xmlns="{PACKAGE}/content-types">{rows}</Types>'


def relations_xml(triples: Sequence[tuple[str, str, str]] = (), ready: Sequence[str] = ()) -> str:
    rows = "".join(
        f'<Relationship Id="{key}" Type="{_SHORT.get(kind, kind)}" Target="{target}"/>' for key, kind, target in triples
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{rows}{"".join(ready)}</Relationships>'


def core_xml(properties: dict[str, str]) -> str:
    """Properties by their element: dc:title, dc:subject, cp:keywords, dc:description, cp:category, dc:creator …"""
    values = {"dc:creator": "测试员甲"} | properties
    rows = "".join(f"<{tag}>{escape(value)}</{tag}>" for tag, value in values.items())
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f'{rows}<dcterms:created xsi:type="dcterms:W3CDTF">2026-01-05T09:00:00Z</dcterms:created></cp:coreProperties>'
    )


def custom_xml(properties: dict[str, str]) -> str:
    rows = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{at}" name="{escape(name)}">'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for at, (name, value) in enumerate(properties.items(), 2)
    )
    return (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        f'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{rows}</Properties>'
    )
