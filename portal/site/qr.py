"""QR codes as SVG that needs no inline style (the policy of public pages forbids it)."""

from functools import lru_cache

import segno
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _


@lru_cache(maxsize=512)
def qr_svg(address: str) -> SafeString:
    # Any mask is read; trying all eight for the prettiest is most of the work.
    code = segno.make(address, error="m", micro=False, mask=0)
    words = {"title": _("本页的二维码"), "svgclass": None, "lineclass": None}
    return mark_safe(code.svg_inline(scale=1, border=2, omitsize=True, **words))
