"""Guide and rules, the notice before an outside link, the mode switch, the site map, the gallery of parts."""

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from portal.cases.today import today
from portal.people.models import Organ
from portal.people.models.organ import OrganKind
from portal.publishing.models import Entry
from portal.search.facets import counts
from portal.site import columns, gallery, navigation
from portal.site.articles import GUIDE, RULE
from portal.site.bad_address import BadAddress
from portal.site.context import MODES, known_profile
from portal.site.front.declaring import kept
from portal.site.hooks import gathered
from portal.site.links import host_of, is_government, is_own_path, is_signed
from portal.site.paging import elided, newest_of, page_number
from portal.site.reading import not_allowed, reads
from portal.site.released import body_of
from portal.site.rows import entry_row
from portal.site.vocabulary import vocabulary

YEAR = 365 * 24 * 3600


@reads
@kept()
def guide(request: HttpRequest, number: int | None = None) -> HttpResponse:
    """The newest released guide, or the one asked for; without one an honest page and the office's address."""
    entries = Entry.objects.in_section(GUIDE).select_related("release", "organ").newest_first()
    entry = entries.first() if number is None else get_object_or_404(entries, path=request.path_info)
    context = article_of(entry) if entry else {"heading": _("政府信息公开指南"), "title": _("政府信息公开指南")}
    context |= {
        "foi_office": _openness_office(),
        "crumbs": [{"label": _("政府信息公开指南")}],
        "column": columns.GUIDE,
    }
    return render(request, "site/guide.html", context)


@reads
@kept("page")
def rules(request: HttpRequest) -> HttpResponse:
    total, number = counts(RULE).all, page_number(request.GET)
    page, entries = newest_of(Entry.objects.in_section(RULE), total, number)
    kinds, on = vocabulary().kinds, today()
    context = {
        "title": _("政府信息公开制度"),
        "heading": _("政府信息公开制度"),
        "lead": _("公开工作照着哪些规定做。"),
        "documents": [entry_row(entry, kinds, on) | {"kind": ""} for entry in entries],
        "total": total,
        "page": page,
        "pages": elided(page),
        "crumbs": [{"label": _("政府信息公开制度")}],
        "column": columns.RULES,
    }
    return render(request, "site/rules.html", context)


@reads
@kept()
def rule(request: HttpRequest, number: int) -> HttpResponse:
    entries = Entry.objects.in_section(RULE).select_related("release", "organ")
    entry = get_object_or_404(entries, path=request.path_info)
    context = article_of(entry) | {
        "crumbs": [{"label": _("政府信息公开制度"), "url": "/rules/"}, {"label": entry.title}],
        "column": columns.RULES,
    }
    return render(request, "site/article.html", context)


def article_of(entry: Entry) -> dict:
    release = entry.release
    source = release.header.get("content_source") or entry.organ.name
    return {
        "title": entry.title,
        "heading": entry.title,
        "body_html": body_of(release),
        "published_at": release.released_at,
        "source": source,
        "article": {"title": entry.title, "published_at": release.released_at, "source": source, "url": entry.path},
    }


def _openness_office() -> list[dict]:
    """The working body for openness as the guide must name it (art. 12, REG-04), from the site's profile; and what apps
    add in GUIDE_ROWS."""
    site = known_profile()
    if site is None:
        return []
    rows = [
        {"label": _("名称"), "value": site.operator_organ or site.host_organ},
        {"label": _("办公地址"), "value": site.address},
        {"label": _("办公时间"), "value": site.hours},
        {"label": _("联系电话"), "value": site.phone, "shape": "number"},
        {"label": _("传真"), "value": site.fax, "shape": "number"},
        {"label": _("电子邮箱"), "value": site.email},
        *(row for offer in gathered("GUIDE_ROWS") for row in offer()),
    ]
    return [row for row in rows if row["value"]]


@reads
def leave(request: HttpRequest) -> HttpResponse:
    """Only an address that we signed when we set it into a page; whatever else is asked for is never made a link."""
    target, host = request.GET.get("u", ""), host_of(request.GET.get("u", ""))
    if not host or not is_signed(target, request.GET.get("s", "")):
        raise BadAddress(_("这个跳转地址不是本网站给出的，没有打开。"))
    if is_government(host):
        return HttpResponseRedirect(target)
    context = {
        "title": _("离开本网站"), "target": target, "host": host, "back": "/", "robots": "noindex",
        "crumbs": [{"label": _("离开本网站")}],
    }  # fmt: skip
    return render(request, "site/leave.html", context)


@csrf_exempt  # it changes nothing but the caller's own cookie, and a cached page holds no token
def mode(request: HttpRequest) -> HttpResponse:
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers={"Allow": "POST, OPTIONS"})
    if request.method != "POST":
        return not_allowed(("POST", "OPTIONS"))
    wanted, back = request.POST.get("mode", ""), request.POST.get("next", "/")
    if wanted not in MODES:
        raise BadRequest
    response = HttpResponseRedirect(back if is_own_path(back) else "/", status=303)
    response.set_cookie(
        "mode", wanted, max_age=YEAR, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )
    return response


@reads
@kept()
def site_map(request: HttpRequest) -> HttpResponse:
    """The site map for people (foot item 8)."""
    domains = vocabulary().terms["domain"]
    sections = [{"heading": group["title"], "links": group["links"]} for group in navigation.foot_groups()]
    sections += [
        {"heading": _("公开目录"), "url": "/catalog/", "links": [
            {"url": f"/catalog/{code}/", "label": label} for code, label in domains.items()]},
    ]  # fmt: skip
    organs: dict[str, list[dict]] = {}
    for organ in Organ.objects.existing().in_order():
        organs.setdefault(organ.kind, []).append({"url": organ.get_absolute_url(), "label": str(organ)})
    sections += [
        {"heading": kind.label, "url": "/organs/", "links": organs[kind]} for kind in OrganKind if kind in organs
    ]
    context = {
        "title": _("站点地图"), "sections": [section for section in sections if section["links"]],
        "crumbs": [{"label": _("站点地图")}], "column": columns.SITE_MAP,
    }  # fmt: skip
    return render(request, "site/sitemap_page.html", context)


@reads
def components(request: HttpRequest) -> HttpResponse:
    """Every part of the look, for those who build pages."""
    if not (settings.PORTAL_DEMO or settings.DEBUG):
        raise Http404
    return render(request, "site/components.html", gallery.samples())
