"""Guide and rules at the desk, written and reviewed like everything else."""

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from portal.publishing.admin.previews import as_released
from portal.publishing.admin.text_form import TextForm
from portal.publishing.admin.writing import WritingAdmin
from portal.publishing.models import Publication, Revision
from portal.site import articles, columns
from portal.site.models import Article
from portal.site.views.pages import article_of


class ArticleForm(TextForm):
    kind = forms.ChoiceField(
        label=_("种类"), choices=[(kind.code, kind.label) for kind in articles.ARTICLES],
        help_text=_("指南一个单位一份；制度可以有几份。"),
    )  # fmt: skip
    field_order = ("organ", "kind", "title")

    def __init__(self, *args, is_new: bool, **kwargs):
        super().__init__(*args, is_new=is_new, **kwargs)
        if not is_new:
            del self.fields["kind"]


@admin.register(Article)
class ArticleAdmin(WritingAdmin):
    list_display = ("shown_title", "shown_kind", "shown_organ", "shown_state", "moved")
    ordering = ("kind", "-created_at")
    kinds = tuple(kind.code for kind in articles.ARTICLES)
    drafting = articles
    writing_form = ArticleForm
    writing_template = "site/desk/article_form.html"
    preview_template = "site/desk/article_preview.html"
    writing_title = _("写公开指南或制度")

    @admin.display(description=_("种类"))
    def shown_kind(self, article):
        return next(kind.label for kind in articles.ARTICLES if kind.code == article.kind)

    def preview_of(self, request: HttpRequest, form, publication: Publication, revision: Revision | None) -> dict:
        header = {"content_source": publication.organ.name}
        entry, _release, _files = as_released(request, publication, form.draft(), header)
        return article_of(entry) | {"column": columns.RULES}

    def register_draft(self, request: HttpRequest, form: ArticleForm) -> Revision:
        said = form.cleaned_data
        return articles.write(said["kind"], said["organ"], form.draft(), by=request.user)
