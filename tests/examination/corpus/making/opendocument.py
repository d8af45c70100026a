"""OpenDocument (.odt, .ods) and OFD (GB/T 33190): zips of XML of other houses."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from .archive import Member, zip_file

ODF = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = (
    f'xmlns:office="{ODF}:office:1.0" xmlns:text="{ODF}:text:1.0" xmlns:table="{ODF}:table:1.0" '
    f'xmlns:style="{ODF}:style:1.0" xmlns:meta="{ODF}:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'office:version="1.2"'
)
OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def lines_xml(lines: Sequence[str]) -> str:
    return "".join(f"<text:p>{escape(line)}</text:p>" for line in lines)


def open_text(body: str, header: str = "", keyword: str = "") -> bytes:
    """An .odt of ready XML."""
    return _open("text", f"<office:text>{body}</office:text>", header, keyword)


def open_sheet(sheets: Sequence[tuple[str, bool, Sequence[Sequence[str]]]]) -> bytes:
    """An .ods; of each sheet: name, shown, rows."""
    body, styles = "", ""
    for at, (name, shown, rows) in enumerate(sheets):
        styles += f'<style:style style:name="ta{at}" style:family="table"><style:table-properties table:display="'
        styles += f'{str(shown).lower()}"/></style:style>'
        cells = (
            "".join(
                f'<table:table-cell office:value-type="string">{lines_xml([cell])}</table:table-cell>' for cell in row
            )
            for row in rows
        )
        inner = "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
        body += f'<table:table table:name="{name}" table:style-name="ta{at}">{inner}</table:table>'
    return _open("spreadsheet", f"<office:spreadsheet>{body}</office:spreadsheet>", "", "", styles)


def _open(kind: str, body: str, header: str, keyword: str, styles: str = "") -> bytes:
    media = f"application/vnd.oasis.opendocument.{kind}"
    automatic = f"<office:automatic-styles>{styles}</office:automatic-styles>" if styles else ""
    content = (
        f"<office:document-content {SPACES}>{automatic}<office:body>{body}</office:body></office:document-content>"
    )
    masters = f'<style:master-page style:name="Standard"><style:header>{header}</style:header></style:master-page>'
    page = f"<office:document-styles {SPACES}><office:master-styles>{masters if header else ''}</office:master-styles>"
    words = f"<meta:keyword>{escape(keyword)}</meta:keyword>" if keyword else ""
    listed = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in [("/", media), *((f"{part}.xml", "text/xml") for part in ("content", "styles", "meta"))]
    )
    return zip_file(
        [
            Member("mimetype", media.encode(), stored=True),
            (
                "META-INF/manifest.xml",
                _xml(f'<manifest:manifest xmlns:manifest="{ODF}:manifest:1.0">{listed}</manifest:manifest>'),
            ),
            ("content.xml", _xml(content)),
            ("styles.xml", _xml(f"{page}</office:document-styles>")),
            (
                "meta.xml",
                _xml(f"<office:document-meta {SPACES}><office:meta>{words}</office:meta></office:document-meta>"),
            ),
        ]
    )


def ofd_file(
    lines: Sequence[str | tuple[str, ...]], title: str = "", note: str = "", attachment: tuple[str, bytes] | None = None
) -> bytes:
    """An OFD of one page; a line given as a tuple is written by one TextCode for each piece."""
    objects = ""
    for at, line in enumerate(lines):
        pieces = (line,) if isinstance(line, str) else line
        codes = "".join(
            f'<ofd:TextCode X="{10 * place}" Y="5" DeltaX="g {max(len(piece) - 1, 1)} 5">{escape(piece)}</ofd:TextCode>'
            for place, piece in enumerate(pieces)
        )
        objects += f'<ofd:TextObject ID="{20 + at}" Boundary="20 {20 + 8 * at} 170 7" Font="2" Size="5">{codes}</ofd:TextObject>'
    files = [
        ("OFD.xml", _xml(_ofd_root(title))),
        ("Doc_0/Document.xml", _xml(_ofd_document(note, attachment))),
        (
            "Doc_0/PublicRes.xml",
            _xml(f'<ofd:Res {OFD} BaseLoc="Res"><ofd:Fonts><ofd:Font ID="2" FontName="宋体"/></ofd:Fonts></ofd:Res>'),
        ),
        (
            "Doc_0/Pages/Page_0/Content.xml",
            _xml(f'<ofd:Page {OFD}><ofd:Content><ofd:Layer ID="10">{objects}</ofd:Layer></ofd:Content></ofd:Page>'),
        ),
    ]
    if note:
        files.append(
            (
                "Doc_0/Annots/Annotations.xml",
                _xml(
                    f'<ofd:Annotations {OFD}><ofd:Page PageID="1"><ofd:FileLoc>Annot_0.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>'
                ),
            )
        )
        remark = f'<ofd:Annot ID="60" Type="Watermark" Creator="测试员甲"><ofd:Remark>{escape(note)}</ofd:Remark></ofd:Annot>'
        files.append(("Doc_0/Annots/Annot_0.xml", _xml(f"<ofd:PageAnnot {OFD}>{remark}</ofd:PageAnnot>")))
    if attachment:
        row = f'<ofd:Attachment ID="70" Name="{escape(attachment[0])}"><ofd:FileLoc>{escape(attachment[0])}</ofd:FileLoc></ofd:Attachment>'
        files.append(("Doc_0/Attachs/Attachments.xml", _xml(f"<ofd:Attachments {OFD}>{row}</ofd:Attachments>")))
        files.append((f"Doc_0/Attachs/{attachment[0]}", attachment[1]))
    return zip_file(files)


def _ofd_root(title: str) -> str:
    info = f"<ofd:DocInfo><ofd:DocID>{'0' * 32}</ofd:DocID><ofd:Title>{escape(title)}</ofd:Title></ofd:DocInfo>"
    root = "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
    return f'<ofd:OFD {OFD} Version="1.0" DocType="OFD"><ofd:DocBody>{info}{root}</ofd:DocBody></ofd:OFD>'


def _ofd_document(note: str, attachment: object) -> str:
    more = "<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>" if note else ""
    more += "<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>" if attachment else ""
    area = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
    common = f"<ofd:CommonData><ofd:MaxUnitID>99</ofd:MaxUnitID>{area}<ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData>"
    pages = '<ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages>'
    return f"<ofd:Document {OFD}>{common}{pages}{more}</ofd:Document>"


def _xml(xml: str) -> bytes:
    return ('<?xml version="1.0" encoding="UTF-8"?>\n' + xml).encode()
