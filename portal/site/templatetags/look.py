"""Filters of the look: how numbers, files and tables are set on a page."""

import datetime
import re
from itertools import count

from django import template
from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from portal.cases.today import day_words

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


@register.simple_tag
def fact(row: dict) -> SafeString:
    """The value of a row of components/header_table.html, by its shape."""
    value, shape = row["value"], row.get("shape")
    if row.get("url"):
        return mark_safe(f'<a href="{escape(row["url"])}">{escape(value)}</a>')
    if shape == "index":
        return index_number(value)
    if shape == "number":
        return mark_safe(f'<span class="nowrap">{escape(value)}</span>')
    if shape == "minute":
        moment = localtime(value)
        return mark_safe(f'<time datetime="{moment.isoformat()}">{day_words(moment)} {moment:%H:%M}</time>')
    if shape == "date":
        return day(value)
    return conditional_escape(value)


@register.filter
def day(value: datetime.date) -> SafeString:
    """2026年3月9日, for readers and machines."""
    return mark_safe(f'<time datetime="{value.isoformat()}">{day_words(value)}</time>')


@register.simple_tag
def facet_option(option: dict, approximate: bool) -> SafeString:
    """One way to narrow a list (components/facets.html). A list offers sixty: as a template they were half the page."""
    url, label, count = escape(option["url"]), escape(option["label"]), option["count"]
    if option.get("chosen"):
        return mark_safe(f'<li><a href="{url}" aria-current="true"><b>✓ {label}</b><span>{count}</span></a></li>')
    about = _("约") if approximate else ""
    return mark_safe(f'<li><a href="{url}">{label}<span>{about}{count}</span></a></li>')


@register.filter
def framed(html: str) -> SafeString:
    """Cleaned HTML with each table in a frame, which scrolls by keyboard instead of the page going sideways."""
    numbers = count(1)

    def frame(table: re.Match) -> str:
        # Each frame is a landmark, so each has a name of its own.
        label = escape(_("表格%(n)s，可以左右移动") % {"n": next(numbers)})
        return f'<div class="scroll" tabindex="0" role="region" aria-label="{label}">{table[0]}</div>'

    return mark_safe(TABLE.sub(frame, html))
