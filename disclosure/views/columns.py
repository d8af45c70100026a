"""/columns/: the columns that hold something, and one column."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from disclosure.columns.showing import COUNTED, page_of
from disclosure.models import Column
from portal.cases.today import today
from portal.site.front.declaring import kept
from portal.site.paging import LAST_PAGE, ROWS, elided, page_number
from portal.site.paging import page_of as page_object
from portal.site.reading import reads
from portal.site.rows import entry_row, in_order
from portal.site.vocabulary import vocabulary


@reads
@kept()
def column_list(request: HttpRequest) -> HttpResponse:
    """In their tree; an empty one is not offered (WEB-10), but stands where one below it is not."""
    shown = list(Column.objects.filter(is_offered=True).select_related("state"))
    below: dict[int | None, list[Column]] = {}
    for column in shown:
        below.setdefault(column.parent_id, []).append(column)
    there = {column.pk for column in shown}
    tops = [column for column in shown if column.parent_id not in there]
    context = {
        "title": _("栏目"),
        "columns": [
            _row(column) | {"children": [_row(child) for child in below.get(column.pk, []) if _holds(child)]}
            for column in tops
            if _holds(column) or any(_holds(child) for child in below.get(column.pk, []))
        ],
        "crumbs": [{"label": _("栏目")}],
        "column": {"name": _("栏目"), "type": _("信息公开目录"), "description": _("本网站的栏目")},
    }
    return render(request, "disclosure/column_list.html", context)


@reads
@kept("page")
def column(request: HttpRequest, slug: str) -> HttpResponse:
    own = get_object_or_404(Column.objects.select_related("parent"), slug=slug, is_offered=True)
    number = page_number(request.GET)
    if number > LAST_PAGE:
        raise Http404
    keys, total = page_of(own, (number - 1) * ROWS, ROWS)
    kinds, on = vocabulary().kinds, today()
    page = page_object(range(min(total, COUNTED)), number)
    children = own.children.filter(is_offered=True, state__n__gt=0)
    crumbs = [{"label": _("栏目"), "url": "/columns/"}]
    if own.parent and own.parent.is_offered:
        crumbs.append({"label": own.parent.name, "url": own.parent.get_absolute_url()})
    context = {
        "title": own.name,
        "own": own,
        "children": [_row(child) for child in children],
        "documents": [entry_row(entry, kinds, on) for entry in in_order(keys)],
        "total": min(total, COUNTED),
        "more": total > COUNTED,
        "page": page,
        "pages": elided(page),
        "crumbs": [*crumbs, {"label": own.name}],
        "column": {
            "name": own.name, "type": own.get_type_display(), "description": own.description,
            "keywords": own.keywords or own.name,
        },
        **({} if total else {"robots": "noindex"}),
    }  # fmt: skip
    return render(request, "disclosure/column.html", context)


def _holds(column: Column) -> bool:
    state = getattr(column, "state", None)
    return state is not None and state.n > 0


def _row(column: Column) -> dict:
    return {"url": column.get_absolute_url(), "name": column.name, "description": column.description}
