"""Ways through the site: head, doors, foot, site map. A column that does not exist yet is not offered (WEB-10)."""

from collections.abc import Iterable
from functools import cache, lru_cache
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from portal.site.links import outward
from portal.site.profile import Door, Profile

# What each door of the head leads to, by the order of the doors, and the paths that lie behind it.
BEHIND = (
    (
        _("信息公开"),
        (
            "/catalog/",
            "/documents/",
            "/search/",
            "/policies/",
            "/columns/",
            "/interpretations/",
            "/responses/",
            "/topics/",
            "/coverage/",
        ),
    ),
    (_("办事指南"), ("/policies/for-me/", "/policies/situations/")),
    (_("互动交流"), ("/letters/", "/requests/", "/consultations/")),
)
FOOT = (
    (_("公开"), (("/catalog/", _("公开目录")), ("/documents/", _("公开的信息")), ("/columns/", _("栏目")),
                 ("/topics/", _("专栏")), ("/coverage/", _("公开得怎么样")), ("/guide/", _("政府信息公开指南")),
                 ("/rules/", _("政府信息公开制度")), ("/reports/", _("政府信息公开年报")))),
    (_("政策"), (("/policies/", _("政策文件库")), ("/policies/for-me/", _("我能享受哪些政策")),
                 ("/policies/situations/", _("一件事")),
                 ("/interpretations/", _("政策解读")), ("/responses/", _("回应关切")))),
    (_("办事和交流"), (("/requests/", _("依申请公开")), ("/requests/deadline/", _("期限计算")),
                       ("/letters/new/", _("写信")), ("/letters/track/", _("查回信")),
                       ("/consultations/", _("意见征集")), ("/organs/", _("各单位地址和电话")))),
    (_("帮助"), (("/search/", _("搜索")), ("/follow/", _("订阅")), ("/sitemap/", _("站点地图")))),
)  # fmt: skip


@lru_cache(maxsize=256)
def exists(path: str) -> bool:
    """Whether the site has such an address; /letters/ comes with the app that answers it."""
    try:
        resolve(urlsplit(path).path)
    except Resolver404:
        return False
    return True


def offered(links: Iterable[tuple[str, str]]) -> list[dict]:
    """Links (url, label) to our pages that exist and to places outside, past the notice."""
    return [
        {"url": target, "label": str(label)}
        for url, label in links
        if (target := outward(url)) and (not url.startswith("/") or exists(url))
    ]


def door_links(door: Door) -> list[dict]:
    return offered((link.url, link.label) for link in door.links)


def nav(site: Profile | None, path: str) -> list[dict]:
    """The head's navigation; the current column is where `path` lies, the nearest one of two."""
    home, *ways = _ways(site.doors if site else (), get_language())
    near = [max((len(each) for each in behind if path.startswith(each)), default=0) for _way, behind in ways]
    return [
        {**home[0], "current": path == "/"},
        *({**way, "current": 0 < length == max(near)} for (way, _behind), length in zip(ways, near, strict=True)),
    ]


@lru_cache(maxsize=8)
def _ways(doors: tuple[Door, ...], language: str) -> list[tuple[dict, tuple[str, ...]]]:
    """What the head leads to, each with the paths that lie behind it; words as they read in that language."""
    ways = [({"url": "/", "word": "", "label": str(_("首页"))}, ("/",))]
    for door, (label, behind) in zip(doors, BEHIND, strict=False):
        if links := door_links(door):
            ways.append(({"url": links[0]["url"], "word": door.word, "label": str(label)}, behind))
    for url, label in (("/organs/", _("机构")), ("/guide/", _("公开指南")), ("/reports/", _("年报"))):
        if exists(url):
            ways.append(({"url": url, "word": "", "label": str(label)}, (url,)))
    return ways


def foot_groups() -> list[dict]:
    return _foot_groups(get_language())


@cache
def _foot_groups(language: str) -> list[dict]:
    return [{"title": str(title), "links": links} for title, pairs in FOOT if (links := offered(pairs))]
