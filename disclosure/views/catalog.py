"""The catalog as the public reads it: all domains, and one domain's items with what is released of them."""

from collections import Counter, defaultdict
from collections.abc import Collection
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosure import matters
from disclosure.duties.unconcerned import domains_for
from disclosure.models import CatalogItem, CatalogKind, Domain, ItemVersion
from disclosure.released import Released, released_by_item
from portal.site.front.declaring import kept
from portal.site.navigation import exists
from portal.site.reading import reads

# The lists beside the 26, in this order on the page, and what they are.
OTHERS = (
    (CatalogKind.STATUTORY, gettext_lazy("法律规定的")), (CatalogKind.TOWNSHIP, gettext_lazy("乡镇的")),
    (CatalogKind.VILLAGE, gettext_lazy("村里的")), (CatalogKind.SUPPLEMENTARY, gettext_lazy("单位补充的")),
)  # fmt: skip
COLUMNS = {
    "/organs/": gettext_lazy("机构"), "/policies/": gettext_lazy("政策文件"), "/catalog/": gettext_lazy("公开目录"),
    "/reports/": gettext_lazy("政府信息公开年报"), "/guide/": gettext_lazy("政府信息公开指南"),
}  # fmt: skip


@reads
@kept()
def catalog(request: HttpRequest) -> HttpResponse:
    public = matters.public(released_by_item(), matters.paths())
    total, done = Counter(), Counter()
    for code, number in ItemVersion.objects.in_force().values_list("item__domain__code", "item__number"):
        total[code] += 1
        done[code] += f"{code}/{number}" in public
    rows = defaultdict(list)
    for domain in domains_for(None):
        row = _domain_row(domain, done[domain.code], total[domain.code])
        rows[domain.kind].append(row | {"why_not": domain.why_not})
    national = rows.pop(CatalogKind.NATIONAL, [])
    owed = [row for row in national if not row["why_not"]]
    context = {
        "title": _("公开目录"),
        "coverage_url": reverse("coverage"),
        "domains": national,
        "others": [row | {"kind": name} for kind, name in OTHERS for row in rows[kind]],
        "done": sum(row["done"] for row in owed),
        "total": sum(row["total"] for row in owed),
        "crumbs": [{"label": _("公开目录")}],
        "column": {"name": _("公开目录"), "description": _("基层政务公开标准目录的全部领域和事项")},
    }
    return render(request, "disclosure/catalog.html", context)


@reads
@kept()
def domain(request: HttpRequest, code: str) -> HttpResponse:
    found = get_object_or_404(domains_for(None).select_related("organ"), code=code)
    is_statutory = found.kind == CatalogKind.STATUTORY
    released = released_by_item("" if is_statutory else code)
    parts = matters.paths() if is_statutory else {}
    public = matters.public(released, parts)
    versions = list(ItemVersion.objects.in_force().in_domain(code).for_listing())
    groups: dict[str, list[dict]] = {}
    for version in versions:
        path = version.item.path
        row = _item_row(version, released.get(path)) | {"parts": _told(parts.get(path, ()), released)}
        if is_statutory:
            row |= {"state": "released" if path in public else "", "columns": columns_of(version.item)}
        groups.setdefault(version.level1, []).append(row)
    context = {
        "title": found.name,
        "domain": {"code": found.code, "name": found.name, "description": found.plain},
        "why_not": found.why_not,
        "organ": {"name": str(found.organ), "url": found.organ.get_absolute_url()} if found.organ else None,
        "done": sum(version.item.path in public for version in versions),
        "total": len(versions),
        "questions": [{"label": phrase, "url": f"/search/?{urlencode({'q': phrase})}"} for phrase in found.phrases],
        "groups": [
            {"name": name, "anchor": f"g{place}", "items": rows} for place, (name, rows) in enumerate(groups.items(), 1)
        ],
        "follow_query": f"domain={found.code}",
        "sources": [found.source] if found.source else [],
        "table_url": reverse("catalog-table", args=[found.code]) if versions else "",
        "crumbs": [catalog_crumb(), {"label": found.name}],
        "column": {"name": found.name, "description": found.plain, "type": _("公开目录")},
    }
    return render(request, "disclosure/domain.html", context)


def catalog_crumb() -> dict:
    return {"label": _("公开目录"), "url": reverse("catalog")}


def _domain_row(domain: Domain, done: int, total: int) -> dict:
    return {
        "code": domain.code, "name": domain.name, "url": domain.get_absolute_url(), "done": done, "total": total,
        "missing": total - done, "percent": round(100 * done / total) if total else 0,
    }  # fmt: skip


def _told(parts: Collection[str], released: Collection[str]) -> dict | None:
    """How many items satisfy a matter, and of how many of them something is released."""
    parts = [path for path in parts if not path.startswith("/")]
    return {"total": len(parts), "done": sum(path in released for path in parts)} if parts else None


def columns_of(item: CatalogItem) -> list[dict]:
    """The columns of the site that satisfy a matter, as far as they are there."""
    return [{"url": path, "name": COLUMNS.get(path, path)} for path in matters.columns_of(item) if exists(path)]


def _item_row(version: ItemVersion, released: Released | None) -> dict:
    plain = version.plain
    return {
        "url": version.item.get_absolute_url(), "title": version.title, "seek": plain.seek,
        "state": "released" if released else "", "count": released.count if released else 0,
        "newest": released.newest if released else None, "channels": plain.where, "elements": version.content,
        "publishers": plain.who,
    }  # fmt: skip
