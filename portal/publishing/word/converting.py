"""A .docx as HTML, by mammoth; run as a program of its own (taking.py): what it opens is hostile until read.

Says on its standard output, as JSON: the HTML, the pictures, and how much of what was left out.
"""

import base64
import json
import re
import resource
import sys
import zipfile

import mammoth
from mammoth import html

STYLES = """
p[style-name='desk center'] => p.align-center:fresh
p[style-name='desk right'] => p.align-right:fresh
p[style-name='Title'] => p.align-center:fresh
p[style-name='Subtitle'] => p.align-center:fresh
p[style-name='heading 1'] => h2:fresh
p[style-name='标题 1'] => h2:fresh
p[style-name='heading 2'] => h3:fresh
p[style-name='标题 2'] => h3:fresh
p[style-name='heading 3'] => h4:fresh
p[style-name='heading 4'] => h4:fresh
p[style-name='heading 5'] => h4:fresh
p[style-name='heading 6'] => h4:fresh
u => u
strike => s
"""
MEMORY, SECONDS = 280 << 20, 12
MOST_TAGS, MOST_TEXT = 200_000, 24 << 20  # of the text's own part; more is no text but a table for a file
MOST_PICTURES = 30
PICTURES = {"image/png": "png", "image/jpeg": "jpg", "image/jpg": "jpg", "image/webp": "webp"}
MOST_XML = 64 << 20  # bytes of one part that is looked through for what mammoth leaves out
# What mammoth passes over in silence: its name → where it stands and what it looks like there.
LEFT_OUT = {
    "comments": (r"word/comments\.xml", rb"<w:comment\s"),
    "deletions": (r"word/document\.xml", rb"<w:(?:del|moveFrom)\s"),
    "formulas": (r"word/document\.xml", rb"<m:oMath[\s>]"),
    "charts": (r"word/charts/chart\d*\.xml", rb"<c:chartSpace[\s>]"),
    "headers": (r"word/(?:header|footer)\d*\.xml", rb"<w:t[\s>][^<]*[^\s<][^<]*</w:t>"),
}


def convert(path: str) -> dict:
    if _is_too_much(path):
        sys.exit(2)
    pictures, left_out = [], _left_out(path)

    def picture(image):
        kind = PICTURES.get(image.content_type)
        if kind is None or len(pictures) >= MOST_PICTURES:
            left_out["pictures"] = left_out.get("pictures", 0) + 1
            return []
        with image.open() as stream:
            data = stream.read()
        number = len(pictures) + 1
        pictures.append({"name": f"图{number}.{kind}", "data": base64.b64encode(data).decode()})
        return [html.text(f"（图{number}，见附件）")]

    with open(path, "rb") as file:
        result = mammoth.convert_to_html(
            file, style_map=STYLES, convert_image=picture, transform_document=mammoth.transforms.paragraph(_aligned)
        )
    return {"html": _without_inner_links(result.value), "pictures": pictures, "left_out": left_out}


def _aligned(paragraph):
    """Centred and right-aligned paragraphs as a style, for mammoth knows only styles."""
    if paragraph.alignment in ("center", "right") and not (paragraph.style_name or "").lower().startswith("heading"):
        return paragraph.copy(style_id=None, style_name=f"desk {paragraph.alignment}")
    return paragraph


def _without_inner_links(text: str) -> str:
    """Links within the file lead nowhere on a page; their words stay."""
    return re.sub(r'<a (?:href="#[^"]*"[^>]*|id="[^"]*")>(.*?)</a>', r"\1", text)


def _is_too_much(path: str) -> bool:
    with zipfile.ZipFile(path) as archive, archive.open("word/document.xml") as stream:
        text = stream.read(MOST_TEXT + 1)
    return len(text) > MOST_TEXT or text.count(b"<") > 2 * MOST_TAGS


def _left_out(path: str) -> dict[str, int]:
    found = {}
    with zipfile.ZipFile(path) as archive:
        for part in archive.infolist():
            if part.filename.startswith("word/embeddings/"):
                found["embedded"] = found.get("embedded", 0) + 1
            for name, (where, pattern) in LEFT_OUT.items():
                if re.fullmatch(where, part.filename):
                    with archive.open(part) as stream:
                        count = len(re.findall(pattern, stream.read(MOST_XML)))
                    if count:
                        found[name] = found.get(name, 0) + count
    return found


def bound() -> None:
    """From here on this process may not use more than this, nor write any file."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    bound()
    json.dump(convert(sys.argv[1]), sys.stdout)
