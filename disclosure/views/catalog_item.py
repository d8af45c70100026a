"""One item of the catalog as the public reads it: what it asks for, what satisfies it, what is released of it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from disclosure.coverage.matters import parts_of
from disclosure.models import CatalogItem, ItemVersion, State
from disclosure.views.catalog import catalog_crumb, columns_of
from portal.cases.today import day_words, today
from portal.publishing.models import Entry
from portal.search import facets
from portal.site.bad_address import BadAddress
from portal.site.front.declaring import kept
from portal.site.paging import elided, newest_of, page_number
from portal.site.reading import reads
from portal.site.rows import entry_row
from portal.site.vocabulary import vocabulary


@reads
@kept("page", "organ")
def item(request: HttpRequest, code: str, number: str) -> HttpResponse:
    items = CatalogItem.objects.select_related("domain", "successor__domain")
    found = get_object_or_404(items, domain__code=code, number=number)
    versions = list(found.versions.exclude(state=State.DRAFT))
    if not versions:
        raise Http404
    version = versions[0]
    version.item = found
    words, on = vocabulary(), today()
    organ, entries = request.GET.get("organ", ""), Entry.objects.filter(items__contains=[found.path])
    if organ and organ not in words.organs:
        raise BadAddress(_("没有这个单位。"))
    everybodys = facets.total(f"{facets.ITEM}{found.path}")
    total = facets.item_total(found.path, f"organ:{organ}") if organ else everybodys
    if organ:
        entries = entries.filter(facets__contains=[f"organ:{organ}"])
    parts = parts_of(found, organ)
    page, entries = newest_of(entries, total, page_number(request.GET))
    context = {
        "title": f"{version.full_title}（{found.domain.name}）",
        "domain": {"code": code, "name": found.domain.name, "url": found.domain.get_absolute_url()},
        "item": {
            "title": version.full_title,
            "state": "released" if everybodys or any(part.done for part in parts) else "",
            "seek": version.plain.seek,
            "late_text": "" if version.state == State.IN_FORCE else _("这一项已经不在现行目录里。"),
        },
        "moved": _moved(found, version),
        "parts": parts,
        "columns": columns_of(found),
        "item_rows": _header_rows(version),
        "elements": [_element(*pair) for pair in zip(version.elements, version.required, strict=True)],
        "questions": [question.words for question in found.questions.all()],
        "where": version.plain.where,
        "organ": {"name": words.organs[organ], "all_url": found.get_absolute_url()} if organ else None,
        "documents": [entry_row(entry, words.kinds, on) for entry in entries],
        "total": total,
        "page": page,
        "pages": elided(page),
        "versions": [{"no": older.number, "since": older.in_force_from} for older in versions[1:]],
        "crumbs": [
            catalog_crumb(),
            {"label": found.domain.name, "url": found.domain.get_absolute_url()},
            {"label": version.title},
        ],
        "column": {"name": version.title, "description": version.content, "type": found.domain.name},
    }
    return render(request, "disclosure/item.html", context)


def _header_rows(version: ItemVersion) -> list[dict]:
    """Every column of the official table; the time limit in its own words."""
    path = [name for name in (version.level1, version.level2, version.level3) if name]
    channels = "、".join(version.channel_labels) + (f"（{version.channel_note}）" if version.channel_note else "")
    return [
        {"label": _("公开事项"), "value": " › ".join(path), "wide": True},
        {"label": _("公开依据"), "value": "；".join(version.bases), "wide": True},
        {"label": _("公开时限"), "value": version.time_limit_text, "wide": True},
        {"label": _("公开主体"), "value": version.publisher},
        {"label": _("公开层级"), "value": "、".join(version.level_labels)},
        {"label": _("公开对象"), "value": version.audience_text},
        {"label": _("公开方式"), "value": version.get_mode_display()},
        {"label": _("公开渠道"), "value": channels, "wide": True},
        {"label": _("事项编号"), "value": version.item.path},
        {"label": _("目录版本"), "value": version.told},
    ]


def _moved(item: CatalogItem, version: ItemVersion) -> dict | None:
    """What a reader is told of an item that has left the catalog, and which one took its place."""
    if version.state == State.IN_FORCE:
        return None
    told = {"strong": _("已移出目录"), "text": _("自%s起不在现行目录里，已公开的内容仍然保留。")
            % day_words(version.in_force_until)}  # fmt: skip
    if item.successor:
        now = item.successor.in_force
        name = f"{item.successor.path} {now.full_title if now else ''}".strip()
        told |= {"url": item.successor.get_absolute_url(), "way": _("由“%s”承接") % name}
    return told


def _element(words: str, required: bool) -> str:
    return words if required else _("%s（可选）") % words
