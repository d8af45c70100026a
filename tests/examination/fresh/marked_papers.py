"""Marks in PDF drawn by place, in names of glyphs, layers and older versions; in OFD templates and loose letters."""

from tests.examination.corpus.making.opendocument import ofd_file
from tests.examination.corpus.making.pdf import hexed

from .case import TITLE, marked
from .making.joined import added, replaced
from .making.paper import drawn, page, saved_again

MARK = "机密★20年"
PAGE = "Doc_0/Pages/Page_0/Content.xml"
TEMPLATE = "Doc_0/Tpls/Tpl_0/Content.xml"
NAMES = {"2": "two", "0": "zero"}  # of glyphs
OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def backwards(text: str) -> str:
    """The last letter is drawn first; each at its own place."""
    return "\n".join(drawn(letter, 72 + 14 * at) for at, letter in reversed(list(enumerate(text))))


def with_glyph_names(b: str) -> bytes:
    names = " ".join(f"/uni{ord(letter):04X}" if ord(letter) > 127 else f"/{NAMES[letter]}" for letter in MARK)
    font = (
        f"<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+SimHei /FirstChar 1 /LastChar 6 /Widths [{'1000 ' * 6}] "
        f"/Encoding << /Type /Encoding /Differences [1 {names}] >> >>"
    )
    shown = "BT /F2 14 Tf 1 0 0 1 72 780 Tm <010203040506> Tj ET\n" + drawn(TITLE, y=750)
    return saved_again(page(b), shown + drawn(b, y=720), fonts="/F2 50 0 R", objects={50: font})


def with_actual_text(b: str) -> bytes:
    shapes = "72 780 m 84 792 l 96 780 l h f 100 780 m 112 792 l 124 780 l h f"
    content = f"/Span << /ActualText {hexed('秘密★10年')} >> BDC {shapes} EMC\n{drawn(b, y=750)}"
    return saved_again(page(b), content)


def with_layer(b: str) -> bytes:
    objects = {
        1: "<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [50 0 R] /D << /OFF [50 0 R] >> >> >>",
        50: f"<< /Type /OCG /Name {hexed('图层 1')} >>",
    }
    content = f"/OC /L1 BDC {drawn('绝密★30年')} EMC\n{drawn(b, y=750)}"
    return saved_again(page(b), content, "/Properties << /L1 50 0 R >>", objects=objects)


def with_template(b: str) -> bytes:
    data = ofd_file([TITLE, b])
    pages = "<ofd:Pages>"
    named = f'<ofd:TemplatePage ID="5" BaseLoc="Tpls/Tpl_0/Content.xml"/></ofd:CommonData>{pages}'
    data = replaced(data, "Doc_0/Document.xml", f"</ofd:CommonData>{pages}", named)
    data = replaced(data, PAGE, "<ofd:Content>", '<ofd:Template TemplateID="5" ZOrder="Background"/><ofd:Content>')
    line = '<ofd:TextObject ID="6" Boundary="20 10 60 7" Font="2" Size="5"><ofd:TextCode X="0" Y="5">'
    line += f"{MARK}</ofd:TextCode></ofd:TextObject>"
    layer = f'<ofd:Page {OFD}><ofd:Content><ofd:Layer ID="7">{line}</ofd:Layer></ofd:Content></ofd:Page>'
    return added(data, TEMPLATE, layer)


def with_loose_letters(b: str) -> bytes:
    """Each letter an object of its own, side by side on one line, drawn in no order."""
    order = [3, 0, 5, 2, 4, 1]
    letters = "".join(
        f'<ofd:TextObject ID="{30 + at}" Boundary="{20 + 6 * at} 10 6 7" Font="2" Size="5"><ofd:TextCode X="0" Y="5">'
        f"{MARK[at]}</ofd:TextCode></ofd:TextObject>"
        for at in order
    )
    return replaced(ofd_file([TITLE, b]), PAGE, "</ofd:Layer>", f"{letters}</ofd:Layer>")


CASES = [
    marked(
        "pdf-backwards",
        "通知.pdf",
        lambda b: saved_again(page(b), f"{backwards(MARK)}\n{drawn(b, y=750)}"),
        "字从后往前画",
    ),
    marked("pdf-glyph-names", "通知.pdf", with_glyph_names, "没有 ToUnicode，只有字形的名字"),
    marked("pdf-actual-text", "通知.pdf", with_actual_text, "画的是图形，替代文字（ActualText）是密级"),
    marked("pdf-layer", "通知.pdf", with_layer, "关掉的图层"),
    marked(
        "pdf-old-version",
        "通知.pdf",
        lambda b: saved_again(page(MARK, TITLE, b), drawn(b)),
        "增量保存：旧的一版还在文件里",
    ),
    marked("ofd-template", "通知.ofd", with_template, "OFD 的模板页"),
    marked("ofd-loose-letters", "通知.ofd", with_loose_letters, "OFD，一字一个对象，次序是乱的"),
]
