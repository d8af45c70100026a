"""Filters of the look: how numbers, files and tables are set on a page."""

import re
from itertools import count

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

register = template.Library()

TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL | re.IGNORECASE)


@register.filter
def index_number(value: object) -> SafeString:
    """An index number may break only after its slash."""
    parts = [f'<span class="nowrap">{escape(part)}</span>' for part in re.split(r"(?<=/)", str(value)) if part]
    return mark_safe("<wbr>".join(parts))


@register.filter
def in_fours(value: object) -> SafeString:
    """A content hash in groups of four, so that two people can compare it aloud; the first two groups are bold."""
    groups = re.findall(".{1,4}", str(value))
    return mark_safe(f"<b>{escape(' '.join(groups[:2]))}</b> {escape(' '.join(groups[2:]))}")


@register.filter
def size(value: int | None) -> str:
    """A file's size as people say it: 36 KB, 1.2 MB."""
    if not value:
        return ""
    if value < 1024:
        return f"{value} B"
    if value < 1024 * 1024:
        return f"{value / 1024:.0f} KB"
    return f"{value / 1024 / 1024:.1f} MB"


@register.filter
def framed(html: str) -> SafeString:
    """Cleaned HTML with each table in a frame, which scrolls by keyboard instead of the page going sideways."""
    numbers = count(1)

    def frame(table: re.Match) -> str:
        # Each frame is a landmark, so each has a name of its own.
        label = escape(_("表格%(n)s，可以左右移动") % {"n": next(numbers)})
        return f'<div class="scroll" tabindex="0" role="region" aria-label="{label}">{table[0]}</div>'

    return mark_safe(TABLE.sub(frame, html))
