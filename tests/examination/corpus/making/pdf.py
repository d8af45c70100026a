"""PDF files: text as Word prints it (glyph numbers with a ToUnicode map), and all the other places of words."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from .deflate import zlib_stream
from .font import square_font


def hexed(words: str) -> str:
    """A text string of the document's own data: UTF-16 with its mark."""
    return "<FEFF" + words.encode("utf-16-be").hex().upper() + ">"


@dataclass
class Pdf:
    """Pages of lines; a line given as a tuple is drawn by one operator for each piece."""

    pages: Sequence[Sequence[str | tuple[str, ...]]]
    style: str = "word"  # "word": glyph numbers + ToUnicode; "song": the named font and UniGB-UCS2-H; "array": TJ
    info: dict[str, str] = field(default_factory=dict)
    xmp: str = ""
    annotation: str = ""
    attachment: tuple[str, bytes] | None = None
    outline: str = ""
    form_value: str = ""
    catalog: str = ""  # more entries of the catalog, such as /OpenAction
    objects: Sequence[bytes] = ()  # further objects, numbered from 50
    invisible: bool = False  # drawn in mode 3, as the layer under a scan
    packed: bool = True
    in_form: bool = False  # the text lies in a form XObject, as running heads do
    object_stream: bool = False  # PDF 1.5: catalog, info and annotation in a compressed object stream

    def glyphs(self) -> list[str]:
        words = "".join("".join(line) for page in self.pages for line in page)
        return sorted(set(words))

    def make(self) -> bytes:
        made: dict[int, bytes] = {}
        kids = " ".join(f"{100 + 2 * at} 0 R" for at in range(len(self.pages)))
        catalog = "/Type /Catalog /Pages 2 0 R" + self.catalog
        made[2] = f"<< /Type /Pages /Kids [{kids}] /Count {len(self.pages)} >>".encode()
        made |= self._font()
        info = {"Producer": "测试"} | self.info
        made[8] = ("<< " + " ".join(f"/{key} {hexed(value)}" for key, value in info.items()) + " >>").encode()
        notes = self._extras(made)
        catalog += "".join(f" {entry}" for entry in notes["catalog"])
        for at, lines in enumerate(self.pages):
            drawn = self._drawing(lines).encode()
            page = 100 + 2 * at
            boxes = "/MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >>"
            if self.in_form:
                made[40 + at] = self._stream(
                    "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>", drawn
                )
                boxes += f" /XObject << /X1 {40 + at} 0 R >>"
                drawn = b"q /X1 Do Q"
            annots = notes["page"] if at == 0 else ""
            made[page] = f"<< /Type /Page /Parent 2 0 R {boxes} >> /Contents {page + 1} 0 R {annots} >>".encode()
            made[page + 1] = self._stream("", drawn)
        made[1] = f"<< {catalog} >>".encode()
        made |= dict(enumerate(self.objects, 50))
        return self._with_object_stream(made) if self.object_stream else _plain(made)

    def _stream(self, entries: str, data: bytes) -> bytes:
        if self.packed:
            data, entries = zlib_stream(data), entries + " /Filter /FlateDecode"
        return f"<< {entries} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"

    def _code(self, words: str) -> str:
        if self.style == "song":
            return words.encode("utf-16-be").hex().upper()
        glyphs = self.glyphs()
        return "".join(f"{glyphs.index(character) + 3:04X}" for character in words)

    def _drawing(self, lines: Sequence[str | tuple[str, ...]]) -> str:
        out = ["BT /F1 14 Tf" + (" 3 Tr" if self.invisible else "")]
        for at, line in enumerate(lines):
            x, y = 72, 780 - 24 * at
            pieces = (line,) if isinstance(line, str) else line
            if self.style == "array":
                inner = " -40 ".join(f"<{self._code(character)}>" for piece in pieces for character in piece)
                out.append(f"1 0 0 1 {x} {y} Tm [{inner}] TJ")
                continue
            for piece in pieces:
                out.append(f"1 0 0 1 {x} {y} Tm <{self._code(piece)}> Tj")
                x += 14 * len(piece)
        return "\n".join([*out, "ET"])

    def _font(self) -> dict[int, bytes]:
        song = self.style == "song"
        font = "/Type /Font /Subtype /Type0 /BaseFont /STSong-Light /DescendantFonts [4 0 R] /Encoding"
        font += " /UniGB-UCS2-H" if song else " /Identity-H /ToUnicode 6 0 R"
        inner = "/Type /Font /BaseFont /STSong-Light /DW 1000 /FontDescriptor 5 0 R /CIDSystemInfo << /Registry (Adobe)"
        inner += " /Ordering (GB1) /Supplement 2 >> /Subtype /CIDFontType0" if song else ""
        inner += "" if song else " /Ordering (Identity) /Supplement 0 >> /Subtype /CIDFontType2 /CIDToGIDMap /Identity"
        about = "/Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0"
        about += " /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93" + ("" if song else " /FontFile2 7 0 R")
        made = {key: f"<< {words} >>".encode() for key, words in ((3, font), (4, inner), (5, about))}
        if not song:
            made[6] = self._stream("", self._unicode_map().encode())
            made[7] = self._stream("", square_font(len(self.glyphs()) + 3))
        return made

    def _unicode_map(self) -> str:
        glyphs = self.glyphs()
        rows = [f"<{at + 3:04X}> <{glyph.encode('utf-16-be').hex().upper()}>" for at, glyph in enumerate(glyphs)]
        blocks = [rows[at : at + 100] for at in range(0, len(rows), 100)]
        listed = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
        return (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Map def /CMapType 2 def\n"
            f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{listed}\nendcmap end end"
        )

    def _extras(self, made: dict[int, bytes]) -> dict:
        """XMP, annotation, attachment, outline and form field; what catalog and first page say of them."""
        catalog, annots = [], []
        if self.xmp:
            data = self.xmp.encode()
            made[9] = (
                f"<< /Type /Metadata /Subtype /XML /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"
            )
            catalog.append("/Metadata 9 0 R")
        if self.annotation:
            annots.append("10 0 R")
            made[10] = (
                f"<< /Type /Annot /Subtype /Text /Rect [400 780 420 800] /Contents {hexed(self.annotation)} >>".encode()
            )
        if self.attachment:
            name, data = self.attachment
            made[11] = self._stream("/Type /EmbeddedFile", data)
            made[12] = f"<< /Type /Filespec /F (a.bin) /UF {hexed(name)} /EF << /F 11 0 R >> >>".encode()
            catalog.append(f"/Names << /EmbeddedFiles << /Names [{hexed(name)} 12 0 R] >> >>")
        if self.outline:
            made[13] = b"<< /Type /Outlines /First 14 0 R /Last 14 0 R /Count 1 >>"
            made[14] = f"<< /Title {hexed(self.outline)} /Parent 13 0 R /Dest [100 0 R /Fit] >>".encode()
            catalog.append("/Outlines 13 0 R")
        if self.form_value:
            annots.append("15 0 R")
            made[15] = (
                "<< /Type /Annot /Subtype /Widget /FT /Tx /T (level) /Rect [72 700 200 720] /DA (/F1 12 Tf) "
                f"/V {hexed(self.form_value)} >>"
            ).encode()
            catalog.append("/AcroForm << /Fields [15 0 R] >>")
        return {"catalog": catalog, "page": f"/Annots [{' '.join(annots)}]" if annots else ""}

    def _with_object_stream(self, made: dict[int, bytes]) -> bytes:
        inside = {key: value for key, value in made.items() if b"stream\n" not in value}
        head, body = "", b""
        for key, value in inside.items():
            head += f"{key} {len(body)} "
            body += value + b" "
        first = head.encode()
        made = {key: value for key, value in made.items() if key not in inside}
        made[200] = self._stream(f"/Type /ObjStm /N {len(inside)} /First {len(first)}", first + body)
        out, places = _objects(made)
        rows = []
        for key in range(202):
            if key in inside:
                rows.append(b"\x02" + (200).to_bytes(4, "big") + list(inside).index(key).to_bytes(1, "big"))
            elif key == 201:
                rows.append(b"\x01" + len(out).to_bytes(4, "big") + b"\0")
            elif key in places:
                rows.append(b"\x01" + places[key].to_bytes(4, "big") + b"\0")
            else:
                rows.append(b"\x00" + bytes(4) + b"\xff")
        table = self._stream("/Type /XRef /Size 202 /W [1 4 1] /Root 1 0 R /Info 8 0 R", b"".join(rows))
        start = len(out)
        return bytes(out + b"201 0 obj\n" + table + b"\nendobj\nstartxref\n" + str(start).encode() + b"\n%%EOF\n")


def _objects(made: dict[int, bytes]) -> tuple[bytearray, dict[int, int]]:
    out, places = bytearray(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n"), {}
    for key in sorted(made):
        places[key] = len(out)
        out += f"{key} 0 obj\n".encode() + made[key] + b"\nendobj\n"
    return out, places


def _plain(made: dict[int, bytes]) -> bytes:
    out, places = _objects(made)
    start, size = len(out), max(made) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n".encode()
    for key in range(1, size):
        out += (f"{places[key]:010d} 00000 n \n" if key in places else "0000000000 00001 f \n").encode()
    out += f"trailer\n<< /Size {size} /Root 1 0 R /Info 8 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)
