"""Public addresses of the site itself: a contract."""

from django.urls import path, register_converter

from portal.site.addresses import NumberConverter
from portal.site.views import home, machines, organs, pages, search

register_converter(NumberConverter, "number")

urlpatterns = [
    path("", home.home, name="home"),
    path("search/", search.search, name="search"),
    path("search/suggest", search.suggest, name="suggest"),
    path("organs/", organs.organ_list, name="organs"),
    path("organs/<slug:code>/", organs.organ_detail, name="organ"),
    path("guide/", pages.guide, name="guide"),
    path("guide/<number:number>/", pages.guide, name="guide-one"),
    path("rules/", pages.rules, name="rules"),
    path("rules/<number:number>/", pages.rule, name="rule"),
    path("leave/", pages.leave, name="leave"),
    path("mode/", pages.mode, name="mode"),
    path("sitemap/", pages.site_map, name="site-map"),
    path("sitemap.xml", machines.sitemap_index, name="sitemap-index"),
    path("sitemap-<slug:section>.xml", machines.sitemap_part, name="sitemap-part"),
    path("robots.txt", machines.robots, name="robots"),
    path("qr/<slug:section>/<number:number>.svg", machines.qr, name="qr"),
    path("components/", pages.components, name="components"),
]
health_urlpatterns = [path("healthz", machines.healthz, name="healthz")]
