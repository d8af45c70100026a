"""The pages of a list: which one is asked for, what stands on it, which numbers are shown under it."""

import re
from collections.abc import Sequence

from django.core.paginator import EmptyPage, Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, QueryDict
from django.utils.translation import gettext as _

from portal.publishing.models import Entry
from portal.site.bad_address import BadAddress

ROWS = 20
LAST_PAGE = 500  # deeper pages cost the database more than they help a reader


def page_number(parameters: QueryDict) -> int:
    """The page asked for, from 1; anything that is no number is a bad address."""
    text = parameters.get("page", "1")
    if not re.fullmatch(r"[1-9][0-9]{0,8}", text):
        raise BadAddress(_("页码要写成从1开始的数字。"))
    return int(text)


def page_of(rows: QuerySet | Sequence, number: int, *, size: int = ROWS) -> Page:
    """That page of `rows`; beyond the last there is none."""
    try:
        return Paginator(rows, size).page(number)
    except EmptyPage as error:
        raise Http404 from error


def newest_of(entries: QuerySet, total: int, number: int, *, size: int = ROWS) -> tuple[Page, list[Entry]]:
    """That page of `entries`, newest first, when their number is known; keys from an index first, then the rows."""
    page = page_of(range(min(total, LAST_PAGE * size)), number, size=size)
    keys = entries.newest_first().values("pk")[(number - 1) * size : number * size]
    return page, list(Entry.objects.for_listing().filter(pk__in=keys).newest_first())


def elided(page: Page) -> list:
    """The numbers that the pagination shows; the last one is never a page that we refuse."""
    last = min(page.paginator.num_pages, LAST_PAGE)
    pages = Paginator(range(last), 1)
    return list(pages.get_elided_page_range(min(page.number, last), on_each_side=1, on_ends=1))
