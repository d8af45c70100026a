"""Documents as the public reads them: the list, one document, its paper form and versions. Files are in files.py."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from disclosure.beside import beside_it
from disclosure.catalog import successors
from disclosure.contacts import contact_of
from disclosure.document_header import ROWS
from disclosure.library.cited import linked
from disclosure.library.related import Beside, beside
from disclosure.series import placing
from disclosure.views.files import DRAWN
from portal.cases.today import day_words, today
from portal.publishing.facets import POLICY, POLICY_KINDS
from portal.publishing.headers import published_at
from portal.publishing.models import Entry, Release, ReleaseFile
from portal.site import columns
from portal.site.addresses import full_address
from portal.site.front.declaring import kept
from portal.site.links import outward
from portal.site.listing import Listing
from portal.site.qr import qr_picture, qr_svg
from portal.site.reading import reads
from portal.site.released import article, body_of, by_address, contact, file_row, read_one

KIND = "document"
SHAPES = {
    "index_number": "index", "document_number": "number", "registration_number": "number", "issued_on": "date",
    "effective_from": "date", "effective_until": "date", "filing_number": "number", "filed_on": "date",
}  # fmt: skip


# All that the page of a document needs, with its files in order, in which formats it may be taken along, whom to ask
# (who is named for this kind goes before who is named for all), and its versions where there are several.
READ = by_address(
    DRAWN,
    """(SELECT json_build_object('person', c.name, 'phone', c.phone, 'hours', c.hours) FROM policy_contact AS c
        WHERE c.organ_id = organ.id AND c.kind IN ('', entry.kind) AND c.is_active ORDER BY c.kind DESC LIMIT 1)""",
    """(SELECT json_agg(json_build_object('no', v.no, 'at', v.released_at, 'note', v.change_note) ORDER BY v.no DESC)
        FROM release AS v WHERE v.publication_id = entry.publication_id AND release.no > 1)""",
)


@reads
@kept(*Listing.PARAMETERS)
def document_list(request: HttpRequest) -> HttpResponse:
    listing = Listing(request, KIND, address="/documents/")
    context = listing.context() | {"title": _("公开的信息"), "crumbs": [{"label": _("公开的信息")}]}
    context["column"] = columns.POLICIES if listing.chosen.get("kind") == POLICY else columns.DOCUMENTS
    if not listing.too_far:
        context["documents"] = listing.rows()
    return render(request, "disclosure/document_list.html", context)


@reads
@kept()
def document(request: HttpRequest, number: int) -> HttpResponse:
    entry = _entry(number)
    return render(request, "disclosure/document_detail.html", _context(request, entry, entry.release))


@reads
@kept()
def document_print(request: HttpRequest, number: int) -> HttpResponse:
    entry = _entry(number)
    context = _context(request, entry, entry.release) | {
        "address": (address := full_address(request, entry.path)),
        "qr": qr_svg(address),
        "today": today(),
        "version": {"no": entry.release.no, "at": entry.release.released_at},
    }
    return render(request, "disclosure/document_print.html", context)


@reads
@kept()
def document_version(request: HttpRequest, number: int, no: int) -> HttpResponse:
    """An earlier release as it was. What was withdrawn, and all before it, is no version any more."""
    entry = _entry(number)
    release = entry.release
    if no != release.no:
        # The number may be any; one beyond the column's range is simply none.
        release = get_object_or_404(Release, publication_id=entry.publication_id, no=no) if no < 2**31 else None
    if release is None:
        raise Http404
    context = _context(request, entry, release) | {"notice": _version_notice(entry, release), "robots": "noindex"}
    context["crumbs"][-1:] = [
        {"label": _("正文"), "url": entry.path}, {"label": _("第%(no)s版") % {"no": release.no}},
    ]  # fmt: skip
    return render(request, "disclosure/document_version.html", context)


def _entry(number: int) -> Entry:
    """By its path, so that an address has one spelling."""
    entry, _release, files, formats, named, versions = read_one(READ, f"/documents/{number}/")
    entry.files, entry.formats, entry.contact, entry.versions = files, formats or [], named, versions or []
    return entry


def _context(request: HttpRequest, entry: Entry, release: Release) -> dict:
    is_current = release.pk == entry.release_id
    attached = entry.files if is_current else ReleaseFile.objects.filter(release=release).values("n", "name", "size")
    files = [file_row(entry, **file) for file in attached]
    found = beside(entry, today()) if is_current else Beside()  # an earlier version stands for itself
    page = page_of(request, entry, release, files=files, versions=_versions(entry), found=found)
    page["contact"] = contact_of(entry, entry.contact)
    if is_current:
        page["document"]["papers"] = [{"url": f"{entry.path}paper.{each}", "format": each} for each in entry.formats]
        page |= beside_it(entry)  # what upper floors know of it: interpretations, answers
    return page | {"notice": _validity_notice(entry, found)}


def page_of(
    request: HttpRequest, entry: Entry, release: Release, *, files: list[dict], versions: list[dict], found: Beside
) -> dict:
    """What the page of one document shows; it asks for nothing that is not given, so a preview can be made of it."""
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
        "header_rows": _header_rows(entry, header, came_out),
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


def _header_rows(entry: Entry, header: dict, came_out: datetime) -> list[dict]:
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
    items = header.get("items", [])
    now = successors() if items else {}
    for item in items:
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


def _versions(entry: Entry) -> list[dict]:
    """All of them, newest first; of the only one nothing needs to be said."""
    numbers = {version["no"] for version in entry.versions}
    return [
        version | {
            "at": parse_datetime(version["at"]), "current": version["no"] == entry.release.no,
            "url": f"{entry.path}versions/{version['no']}/",
            "changes_url": f"{entry.path}versions/{version['no']}/changes/" if version["no"] - 1 in numbers else "",
        }
        for version in entry.versions
    ]  # fmt: skip


def _validity_notice(entry: Entry, found: Beside) -> dict | None:
    """What a reader must know before the text: that it does not bind today, since when, and by which document."""
    match entry.validity(today()):
        case "repealed":
            return {"tone": "bad", "strong": _("这份文件已废止。")} | _by(
                found.changed.get("repeals"), _("仅供查考。"), _("自%(day)s起由"), _("废止，仅供查考。")
            )
        case "expired":
            return {"tone": "warn", "strong": _("这份文件已失效。"), "text": _("有效期已满，仅供查考。")}
        case "amended":
            if by := found.changed.get("revises"):
                return {"tone": "warn", "strong": _("这份文件已修订。")} | _by(by, "", _("自%(day)s起请看"), _("。"))
            return {"tone": "warn", "strong": _("这份文件已修改。")} | _by(
                found.changed.get("amends"), _("请以修改后的文件为准。"), _("自%(day)s起，请同时看"), _("。")
            )
        case "not_yet_in_force":
            day = entry.valid.lower
            words = _("自%(y)s年%(m)s月%(d)s日起施行。") % {"y": day.year, "m": day.month, "d": day.day}
            return {"tone": "info", "strong": _("这份文件还没有施行。"), "text": words}
    return None


def _by(row: dict | None, alone: str, before: str, after: str) -> dict:
    """The words of a notice around the document that did it; `alone` where only the office's mark says so."""
    if row is None:
        return {"text": alone}
    way = row["number"] or f"《{row['title']}》"
    return {"text": before % {"day": day_words(row["day"])}, "url": row["url"], "way": way, "after": after}


def _version_notice(entry: Entry, release: Release) -> dict:
    words = {"no": release.no}
    if release.pk == entry.release_id:
        return {"tone": "info", "strong": _("这是第%(no)s版，就是现行的版本。") % words, "url": entry.path,
                "way": _("看正文页")}  # fmt: skip
    return {"tone": "warn", "strong": _("这是第%(no)s版，已经有了新版。") % words, "text": _("请以"), "url": entry.path,
            "way": _("现行版本"), "after": _("为准。")}  # fmt: skip
