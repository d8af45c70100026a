"""Files to redact, each made twice: with the words that nobody may read, and without them."""

import io
from collections.abc import Callable

import pypdfium2
from PIL import Image, ImageDraw, PngImagePlugin

from tests.examination.corpus.making.pdf import Pdf
from tests.examination.corpus.making.picture import xmp_packet

SECRET = "测试员甲的病历二〇二六"
OPEN = "可以公开的一行"
A4 = (595, 842)
Make = Callable[[str], bytes]  # the words of the first line → file


def plain(**more) -> Make:
    return lambda words: Pdf([[words, OPEN], [OPEN]], **more).make()


def also(**more: Callable[[str], object]) -> Make:
    """The words stand in another place of the file as well."""
    return lambda words: Pdf([[words, OPEN]], **{name: value(words) for name, value in more.items()}).make()


def changed(change: Callable[[pypdfium2.PdfPage], None]) -> Make:
    def make(words: str) -> bytes:
        document = pypdfium2.PdfDocument(Pdf([[words, OPEN]]).make())
        change(document[0])
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()

    return make


def scanned(words: str) -> bytes:
    """Pages that are pictures of paper."""
    page = _drawn(words, (827, 1170))
    out = io.BytesIO()
    page.save(out, "PDF", resolution=100, title=words, author=words)
    return out.getvalue()


def _drawn(words: str, size: tuple[int, int]) -> Image.Image:
    picture = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(picture)
    if words != OPEN:
        draw.rectangle((size[0] // 5, size[1] // 10, size[0] // 2, size[1] // 7), fill=(90, 30, 30))
    draw.line((10, size[1] // 2, size[0] - 10, size[1] // 2), fill=(0, 0, 120), width=4)
    return picture


def picture(form: str, *, mode: str = "RGB", turned: int = 0, **said: Callable[[str], object]) -> Make:
    def make(words: str) -> bytes:
        drawn, out = _drawn(words, (640, 400)).convert(mode), io.BytesIO()
        more = {name: value(words) for name, value in said.items()}
        if turned:
            exif = Image.Exif()
            exif[0x0112], exif[0x010E] = turned, "x"  # orientation, description
            more["exif"] = exif
        drawn.save(out, form, **more)
        return out.getvalue()

    return make


def _exif(words: str) -> Image.Exif:
    exif = Image.Exif()
    exif[0x010E] = words
    return exif


def _chunk(words: str) -> PngImagePlugin.PngInfo:
    info = PngImagePlugin.PngInfo()
    info.add_itxt("Comment", words)
    return info


FILES: dict[str, Make] = {
    "text as Word prints it": plain(),
    "text in the named font": plain(style="song"),
    "text drawn letter by letter": plain(style="array"),
    "text in a form object": plain(in_form=True),
    "unpacked streams": plain(packed=False),
    "objects in a stream": plain(object_stream=True),
    "turned by 90": changed(lambda page: page.set_rotation(90)),
    "turned by 180": changed(lambda page: page.set_rotation(180)),
    "turned by 270": changed(lambda page: page.set_rotation(270)),
    "cropped to the upper half": changed(lambda page: page.set_cropbox(0, 421, *A4)),
    "cropped and turned": changed(lambda page: (page.set_cropbox(40, 421, 595, 842), page.set_rotation(90))),
    "a large sheet": changed(lambda page: page.set_mediabox(0, 0, 2384, 3370)),
    "properties": also(info=lambda words: {"Title": words, "Author": words, "Subject": words, "Keywords": words}),
    "XMP": also(xmp=xmp_packet),
    "a note": also(annotation=str),
    "an attached file": also(attachment=lambda words: (f"{words}.txt", words.encode())),
    "a bookmark": also(outline=str),
    "a field of a form": also(form_value=str),
    "a hidden layer of text": lambda words: Pdf([[words, OPEN]], invisible=words != OPEN).make(),
    "a scan": scanned,
    "JPEG": picture("JPEG", quality=lambda words: 90),
    "JPEG with EXIF": picture("JPEG", exif=_exif),
    "JPEG with a comment": picture("JPEG", comment=lambda words: words.encode()),
    "JPEG held upright": picture("JPEG", turned=6),
    "grey JPEG": picture("JPEG", mode="L"),
    "PNG": picture("PNG"),
    "PNG with a comment": picture("PNG", pnginfo=_chunk),
    "PNG with a palette": picture("PNG", mode="P"),
    "transparent PNG": picture("PNG", mode="RGBA"),
}
