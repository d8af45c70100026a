"""How search understands questions, kept by the openness office: other words, answers; and what is asked for."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from portal.cases.today import today
from portal.people.desk_admin import DeskAdmin
from portal.search.models import AskedWords, PromotedAnswer, Synonym
from portal.site.finding import popular
from portal.site.hooks import gathered

KEEP = ("manage_reference",)
SYNONYM = "/admin/search/synonym/add/"


@admin.register(Synonym)
class SynonymAdmin(DeskAdmin):
    rights = {"view": (*KEEP, "read_trail"), "add": KEEP, "change": KEEP}
    of_everyone = True
    is_public = True
    fields = ("words", "means", "both_ways", "in_use")
    list_display = ("words", "means", "both_ways", "in_use")
    list_filter = ("both_ways", "in_use")
    search_fields = ("words", "means")
    ordering = ("words",)


@admin.register(PromotedAnswer)
class PromotedAnswerAdmin(DeskAdmin):
    rights = {"view": (*KEEP, "read_trail"), "add": KEEP, "change": KEEP}
    of_everyone = True
    is_public = True
    fields = ("asked", "title", "url", "words", "in_use")
    list_display = ("asked", "title", "url", "in_use")
    list_filter = ("in_use",)
    search_fields = ("asked", "title", "url")
    ordering = ("asked",)


@admin.register(AskedWords)
class AskedWordsAdmin(DeskAdmin):
    """One page to read; each row leads to the tables in which it can be answered."""

    rights = {"view": (*KEEP, "read_trail")}

    def get_urls(self):
        return super().get_urls()[:1]  # no row has a page of its own

    def changelist_view(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        on = today()
        ways = [{"url": url, "label": label} for url, label in ((SYNONYM, _("加同义词")), *gathered("ASKED_FOR"))]
        context = {
            **self.admin_site.each_context(request),
            "title": _("百姓在找什么"),
            "opts": self.opts,
            "lists": [
                {"title": _("没有找到的"), "rows": popular.in_vain(on)},
                {"title": _("找得最多的"), "rows": popular.popular(on)},
            ],
            "days": popular.DAYS,
            "least": popular.LEAST_DAYS,
            "ways": ways if SynonymAdmin(Synonym, self.admin_site).has_add_permission(request) else [],
        }  # fmt: skip
        return TemplateResponse(request, "site/desk/asked.html", context)
