"""A cleaned body as a Word document (python-docx): paragraphs, headings, lists, tables with merged cells."""

from html.parser import HTMLParser

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

BODY, TITLE = "仿宋", "宋体"
RED = RGBColor(0xC0, 0x00, 0x00)
HEADINGS = ("h2", "h3", "h4")
ALIGNED = {
    "align-center": WD_ALIGN_PARAGRAPH.CENTER, "align-right": WD_ALIGN_PARAGRAPH.RIGHT,
    "signature": WD_ALIGN_PARAGRAPH.RIGHT,
}  # fmt: skip
MARKS = {"strong": "bold", "b": "bold", "em": "italic", "i": "italic", "u": "underline"}


def document(head: list[str], number: str, title: str, body: str, foot: list[str]):
    """The official head in red, the number, the title, the text, and where it comes from."""
    paper = Document()
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    _font(paper.styles["Normal"], BODY, 16)
    paper.core_properties.title, paper.core_properties.author = title, head[0] if head else ""
    for line in head:
        _line(paper, line, TITLE, 30, centred=True).font.color.rgb = RED
    if number:
        _line(paper, number, BODY, 16, centred=True)
    _line(paper, title, TITLE, 22, centred=True).bold = True
    reader = _Body(paper)
    reader.feed(body)
    reader.close()
    for line in foot:
        _line(paper, line, BODY, 10.5)
    return paper


def _line(paper, text: str, font: str, points: float, *, centred: bool = False):
    paragraph = paper.add_paragraph()
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(text)
    _font(run, font, points)
    return run


def _font(of, name: str, points: float) -> None:
    of.font.name, of.font.size = name, Pt(points)
    of.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)


class _Table:
    """Cells as they come, laid out on a grid when the table ends."""

    def __init__(self):
        self.rows: list[list[tuple[str, int, int]]] = []

    def laid(self) -> tuple[int, int, list[tuple[int, int, int, int, str]]]:
        taken, placed = set(), []
        for y, row in enumerate(self.rows):
            x = 0
            for text, across, down in row:
                while (y, x) in taken:
                    x += 1
                down = min(down, len(self.rows) - y)
                taken |= {(y + dy, x + dx) for dy in range(down) for dx in range(across)}
                placed.append((y, x, down, across, text))
        return len(self.rows), max((x for _y, x in taken), default=-1) + 1, placed


class _Body(HTMLParser):
    """Everything is text within a paragraph, a heading, a list's point or a cell."""

    def __init__(self, paper):
        super().__init__(convert_charrefs=True)
        self.paper, self.paragraph, self.marks = paper, None, []
        self.lists: list[list] = []
        self.table: _Table | None = None
        self.cell: list | None = None  # [pieces, across, down]

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "table" and self.table is None:
            self.table = _Table()
        elif tag == "tr" and self.table:
            self.table.rows.append([])
        elif tag in ("td", "th") and self.table:
            self.cell = [[], _number(given.get("colspan")), _number(given.get("rowspan"))]
        elif tag in ("ul", "ol"):
            self.lists.append([tag, _number(given.get("start"))])
        elif tag in ("p", "div", "li", "blockquote", *HEADINGS):
            self._begin(tag, given.get("class", "").split())
        elif tag == "br":
            self.handle_data("\n")
        elif tag in MARKS:
            self.marks.append(tag)

    def handle_endtag(self, tag):
        if tag in ("td", "th") and self.cell:
            pieces, across, down = self.cell
            if self.table.rows:
                self.table.rows[-1].append(("".join(pieces).strip(), across, down))
            self.cell = None
        elif tag == "table" and self.table:
            self._draw(self.table)
            self.table = None
        elif tag in ("ul", "ol") and self.lists:
            self.lists.pop()
        elif tag in MARKS and tag in self.marks:
            self.marks.remove(tag)
        elif tag in ("p", "div", "li", "blockquote", *HEADINGS):
            if self.cell:
                self.cell[0].append("\n")
            self.paragraph = None

    def handle_data(self, data):
        if self.cell:
            self.cell[0].append(data)
            return
        if self.table is not None or (self.paragraph is None and not data.strip()):
            return
        if self.paragraph is None:
            self._begin("p", [])
        run = self.paragraph.add_run(data)
        for mark in self.marks:
            setattr(run, MARKS[mark], True)

    def _begin(self, tag: str, classes: list[str]) -> None:
        if self.table is not None:
            return
        if tag in HEADINGS:
            self.paragraph = self.paper.add_heading(level=int(tag[1]) - 1)
            return
        self.paragraph = self.paper.add_paragraph()
        aligned = next((ALIGNED[name] for name in classes if name in ALIGNED), None)
        if aligned is not None:
            self.paragraph.alignment = aligned
        elif tag == "li" and self.lists:
            kind, n = self.lists[-1]
            self.lists[-1][1] += 1
            self.paragraph.add_run(f"{n}. " if kind == "ol" else "· ")
        elif "no-indent" not in classes:
            self.paragraph.paragraph_format.first_line_indent = Pt(32)  # two characters

    def _draw(self, table: _Table) -> None:
        down, across, placed = table.laid()
        if not down or not across:
            return
        drawn = self.paper.add_table(down, across, style="Table Grid")
        for y, x, rows, columns, text in placed:
            cell = drawn.cell(y, x)
            if rows > 1 or columns > 1:
                cell = cell.merge(drawn.cell(y + rows - 1, x + columns - 1))
            cell.text = text


def _number(text: str | None) -> int:
    return min(int(text), 100) if text and text.isascii() and text.isdigit() and int(text) else 1
