"""What the page of one document shows. It asks for nothing that it is not given, so a preview is made of it as well."""

from collections.abc import Mapping
from datetime import datetime

from django.http import HttpRequest
from django.utils.dateparse import parse_date
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from disclosure.document_header import ROWS
from disclosure.library.cited import linked
from disclosure.library.related import Beside
from disclosure.models import ItemVersion
from disclosure.series import placing
from portal.cases.today import today
from portal.publishing.facets import POLICY_KINDS
from portal.publishing.headers import published_at
from portal.publishing.models import Entry, Release
from portal.site import columns
from portal.site.links import outward
from portal.site.qr import qr_picture
from portal.site.released import article, body_of, contact

SHAPES = {
    "index_number": "index", "document_number": "number", "registration_number": "number", "issued_on": "date",
    "effective_from": "date", "effective_until": "date", "filing_number": "number", "filed_on": "date",
}  # fmt: skip


def page_of(
    request: HttpRequest,
    entry: Entry,
    release: Release,
    *,
    files: list[dict],
    versions: list[dict],
    found: Beside,
    now: Mapping[str, ItemVersion],
) -> dict:
    """`now`: what took the place of items that have left the catalog (`successors`)."""
    header = release.header
    source = header.get("content_source") or entry.organ.name
    is_current = release.pk == entry.release_id
    came_out = entry.sort_at if is_current else published_at(release)
    column = columns.POLICIES if header.get("kind") in POLICY_KINDS else columns.DOCUMENTS
    return {
        "title": release.title,
        "document": {
            "title": release.title,
            "url": entry.path,
            "print_url": f"{entry.path}print/",
            "published_at": came_out,
            "source": source,
            "hall_url": outward(header.get("series", {}).get("facts", {}).get("hall_url", "")),
            "body_html": _body(release, found),
        },
        "header_rows": _header_rows(entry, header, came_out, now),
        "files": files,
        "versions": versions,
        "texts": found.texts,
        "related": found.related,
        "near": found.near,
        "contact": contact(entry.organ),
        "qr": qr_picture(entry.path),
        "crumbs": [{"label": column["name"], "url": "/documents/"}, {"label": _("正文")}],
        "column": column,
        "article": article(request, entry, release, at=came_out, source=source,
                           keywords=",".join(_keywords(header)), description=header.get("abstract", "")),
    }  # fmt: skip


def _body(release: Release, found: Beside) -> SafeString:
    """The released text as it is shown: the numbers in it lead to what bears them."""
    return mark_safe(linked(body_of(release), found.places))


def _header_rows(entry: Entry, header: dict, came_out: datetime, now: Mapping[str, ItemVersion]) -> list[dict]:
    """DOC-01: the header as it was frozen, with what follows from the day: published when, valid or not."""
    rows = []
    for name, label in ROWS:
        value = header.get(name)
        if isinstance(value, list):
            value = "、".join(value)
        elif value and SHAPES.get(name) == "date":
            value = parse_date(value)
        elif name == "topic_label" and value:
            value = value.replace("\\", " › ")
        if value:
            rows.append({"label": str(label), "value": value, "shape": SHAPES.get(name, "")})
        if name == "issued_on":
            rows.append({"label": _("发布日期"), "value": came_out, "shape": "minute"})
        if name == "effective_until":
            rows.append({"label": _("有效性"), "state": entry.validity(today())})
    for item in header.get("items", []):
        rows.append({"label": _("目录事项"), "value": item["name"], "url": f"/catalog/{item['path']}/", "wide": True})
        if new := now.get(item["path"]):
            told = {"label": _("该事项现由"), "value": new.full_title, "url": new.item.get_absolute_url(), "wide": True}
            rows.append(told)
    return rows + placing.rows_of(header, entry.sort_at)


def _keywords(header: dict) -> list[str]:
    """Never empty: topic, then the catalog items, else the kind."""
    words = [header.get("topic_label", "").split("\\")[-1]]
    words += [item["name"].split(" › ")[-1] for item in header.get("items", [])]
    return list(dict.fromkeys(word for word in words if word)) or [header.get("kind_label") or _("政府信息")]
