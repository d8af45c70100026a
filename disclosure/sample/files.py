"""Small real attachments: csv, txt, xlsx, docx and pdf, byte for byte the same on every run."""

import csv
import io
import re
import zipfile
from functools import partial
from html import escape

from openpyxl import Workbook

from .shapes import SampleFile

ZIP_DAY = (2026, 1, 1, 0, 0, 0)


def csv_file(name, head, rows):
    """A table as open data, UTF-8."""
    return SampleFile(f"{name}.csv", "csv", partial(_csv, [head, *rows]))


def xlsx_file(name, head, rows):
    """A table as a workbook of one sheet."""
    return SampleFile(f"{name}.xlsx", "xlsx", partial(_xlsx, name, [head, *rows]))


def docx_file(name, lines):
    """A form or a text that people fill in; the first line is its heading."""
    return SampleFile(f"{name}.docx", "docx", partial(_docx, tuple(lines)))


def pdf_file(name, lines):
    """A text for print; the first line is its heading."""
    return SampleFile(f"{name}.pdf", "pdf", partial(_pdf, tuple(lines)))


def _csv(rows):
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def _xlsx(name, rows):
    book = Workbook()
    book.active.title = re.sub(r"[\\/*?:\[\]]", "", name)[:28]
    for row in rows:
        book.active.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return _same_each_time(out.getvalue())


def _same_each_time(data):
    """Rewrite a workbook with fixed days: the library stamps the hour of writing into it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT[\d:.]+Z", b"2026-01-01T00:00:00Z", content)
            target.writestr(zipfile.ZipInfo(entry.filename, ZIP_DAY), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)


def _docx(lines):
    paragraphs = []
    for number, line in enumerate(lines):
        style = '<w:pPr><w:jc w:val="center"/></w:pPr>' if number == 0 else ""
        size = '<w:rPr><w:b/><w:sz w:val="36"/></w:rPr>' if number == 0 else ""
        words = f'<w:t xml:space="preserve">{escape(line)}</w:t>'
        paragraphs.append(f"<w:p>{style}<w:r>{size}{words}</w:r></w:p>")
    page = f'{_HEAD}<w:document xmlns:w="{_WORD}"><w:body>{"".join(paragraphs)}<w:sectPr/></w:body></w:document>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        parts = {"[Content_Types].xml": _TYPES, "_rels/.rels": _RELATIONS, "word/document.xml": page}
        for name, content in parts.items():
            target.writestr(zipfile.ZipInfo(name, ZIP_DAY), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _pdf(lines):
    """A4 pages in the reader's own Song typeface (a predefined CJK font, so nothing is embedded)."""
    wrapped = [(piece, 18 if number == 0 else 12) for number, line in enumerate(lines) for piece in _wrap(line)]
    pages = [wrapped[start : start + 34] for start in range(0, len(wrapped), 34)]
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        3: b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
        4: b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo "
        b"<< /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 5 0 R /DW 1000 >>",
        5: b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 "
        b"/Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
    }
    for number, page in enumerate(pages):
        drawn = [b"BT 72 780 Td 20 TL"]
        for words, size in page:
            drawn.append(f"/F1 {size} Tf <{words.encode('utf-16-be').hex().upper()}> Tj T*".encode())
        stream = b"\n".join([*drawn, b"ET"])
        objects[6 + 2 * number] = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            + f"/Contents {7 + 2 * number} 0 R >>".encode()
        )
        objects[7 + 2 * number] = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream)
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(len(pages)))
    objects[2] = f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode()
    return _assemble(objects)


def _wrap(line, width=36):
    return [line[start : start + width] for start in range(0, len(line), width)] or [""]


def _assemble(objects):
    out, offsets = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), []
    for number in sorted(objects):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)
