"""Guide and rules at the desk, written and reviewed like everything else."""

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.cases.today import today
from portal.people.models import Organ
from portal.people.rights import organs_visible_to
from portal.publishing.admin.text_form import TextForm
from portal.publishing.admin.writing import WritingAdmin
from portal.publishing.models import Entry, Release, Revision
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
    search_fields = ("revisions__title",)
    ordering = ("kind", "-created_at")
    writing_template = "site/desk/article_form.html"
    preview_template = "site/desk/article_preview.html"
    writing_title = _("写公开指南或制度")
    form_fields = ArticleForm.base_fields

    def get_queryset(self, request):
        kinds = [kind.code for kind in articles.ARTICLES]
        visible = organs_visible_to(request.user, today())
        return self.with_now(Article.objects.filter(kind__in=kinds).of_organs(visible).select_related("organ"))

    @admin.display(description=_("种类"))
    def shown_kind(self, article):
        return next(kind.label for kind in articles.ARTICLES if kind.code == article.kind)

    @admin.display(description=_("单位"))
    def shown_organ(self, article):
        return article.organ.short_name

    def make_form(self, request: HttpRequest, *data, **kwargs) -> ArticleForm:
        return ArticleForm(*data, **kwargs)

    def preview_of(self, request: HttpRequest, form: ArticleForm, organ: Organ, revision: Revision | None) -> dict:
        form.is_valid()
        said = form.cleaned_data
        release = Release(title=said.get("title") or _("（还没有标题）"), body_html=said.get("body_html", ""),
                          header={"content_source": organ.name}, released_at=timezone.now())  # fmt: skip
        entry = Entry(release=release, organ=organ, title=release.title, path=request.path)
        return article_of(entry) | {"robots": "noindex", "column": columns.RULES}

    def register_draft(self, request: HttpRequest, form: ArticleForm) -> Revision:
        said = form.cleaned_data
        return articles.write(said["kind"], said["organ"], title=said["title"], body_html=said["body_html"],
                              files=form.arranged_files(), by=request.user)  # fmt: skip

    def save_draft(self, request: HttpRequest, revision: Revision, form: ArticleForm) -> Revision:
        said = form.cleaned_data
        return articles.save(
            revision.pk, title=said["title"], body_html=said["body_html"], change_note=said.get("change_note", ""),
            files=form.arranged_files(), by=request.user, edits=said["edits"],
        )  # fmt: skip
