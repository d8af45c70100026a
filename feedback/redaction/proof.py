"""What a redacted copy may not hold. Every copy is looked at before anybody gets it; an empty list is the proof."""

import io

import pypdfium2
from django.utils.translation import gettext as _
from PIL import Image
from pypdfium2 import raw

MAKER, DATES = "PDFium", ("CreationDate", "ModDate")  # what the copy's own maker writes
PICTURE_PARTS = frozenset({"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi"})  # of any JPEG


def left_in(copy: bytes) -> list[str]:
    """Names of what was found beside pictures of pages."""
    return _left_in_pdf(copy) if copy.startswith(b"%PDF-") else _left_in_picture(copy)


def _left_in_pdf(copy: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(copy)
    found = set()
    said = document.get_metadata_dict(skip_empty=True).items()
    if any(value != MAKER and name not in DATES for name, value in said) or b"<x:xmpmeta" in copy:
        found.add(_("文件属性"))
    if document.count_attachments():
        found.add(_("附带的文件"))
    if document.get_formtype():
        found.add(_("表单"))
    for page in document:
        text = page.get_textpage()
        if text.count_chars():
            found.add(_("文字"))
        text.close()
        if raw.FPDFPage_GetAnnotCount(page):
            found.add(_("批注"))
        if any(each.type != raw.FPDF_PAGEOBJ_IMAGE for each in page.get_objects()):
            found.add(_("图片以外的内容"))
        page.close()
    document.close()
    return sorted(found)


def _left_in_picture(copy: bytes) -> list[str]:
    with Image.open(io.BytesIO(copy)) as picture:
        said = set(picture.info) - PICTURE_PARTS
        return [_("图片属性")] if said or picture.getexif() else []
