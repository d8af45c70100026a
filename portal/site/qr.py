"""QR codes as SVG that needs no inline style (the policy of public pages forbids it).

A receipt or a print has its code in it. A page names the picture of its code, which only a browser that shows it asks
for: drawing it costs as much as a quarter of the page, and phones never show it.
"""

import re
from functools import lru_cache

import segno
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

BORDER = 2
PAGE = re.compile(r"/([a-z]+)/([1-9]\d*)/")
RUN = re.compile(b"\x01+")  # modules of one row that touch


@lru_cache(maxsize=512)
def qr_svg(address: str) -> SafeString:
    # Any mask is read; trying all eight for the prettiest is most of the work.
    code = segno.make(address, error="m", micro=False, mask=0, boost_error=False)
    side = len(code.matrix) + 2 * BORDER
    path = "".join(
        f"M{run.start() + BORDER} {y + BORDER}.5h{len(run[0])}"
        for y, row in enumerate(code.matrix)
        for run in RUN.finditer(row)
    )
    drawn = f'<title>{escape(_("本页的二维码"))}</title><path stroke="#000" d="{path}"/>'
    return mark_safe(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">{drawn}</svg>')


def qr_picture(path: str) -> str:
    """Where the code of a page stands as a picture, by the page's path; empty for a preview, which has no address."""
    found = PAGE.fullmatch(path)
    return reverse("qr", args=[found[1], int(found[2])]) if found else ""
