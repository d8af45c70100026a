"""Published answers at the desk: begun from a letter, written, masked and reviewed like everything that goes out."""

from django.contrib import admin
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from feedback.letters import publishing
from feedback.models import PublishedAnswer
from feedback.views.answers import page_of
from portal.cases.today import today
from portal.people.models import Organ
from portal.people.rights import organs_visible_to
from portal.publishing.admin.text_form import TextForm
from portal.publishing.admin.writing import WritingAdmin
from portal.publishing.models import Entry, Release, Revision
from portal.site import articles


@admin.register(PublishedAnswer)
class PublishedAnswerAdmin(WritingAdmin):
    rights = {"view": WritingAdmin.rights["view"]}
    list_display = ("shown_title", "shown_organ", "shown_state", "moved")
    search_fields = ("publication__revisions__title",)
    ordering = ("-publication__created_at",)
    organ_path = "publication__organ"
    writing_template = "publishing/write.html"
    preview_template = "feedback/desk/answer_preview.html"
    writing_title = _("公开来信答复")
    form_fields = TextForm.base_fields

    def get_queryset(self, request):
        visible = organs_visible_to(request.user, today())
        found = PublishedAnswer.objects.filter(publication__organ__in=visible)
        return self.with_now(found.select_related("publication__organ"))

    @admin.display(description=_("单位"))
    def shown_organ(self, row):
        return row.publication.organ.short_name

    def write_new(self, request: HttpRequest):
        raise Http404  # it begins with a letter

    def make_form(self, request: HttpRequest, *data, **kwargs) -> TextForm:
        return TextForm(*data, **kwargs)

    def preview_of(self, request: HttpRequest, form: TextForm, organ: Organ, revision: Revision | None) -> dict:
        if revision is None:
            raise Http404
        form.is_valid()
        said = form.cleaned_data
        release = Release(title=said.get("title") or _("（还没有标题）"), body_html=said.get("body_html", ""),
                          header=publishing.header(revision), released_at=timezone.now())  # fmt: skip
        entry = Entry(release=release, organ=organ, title=release.title, path=request.path)
        return page_of(entry) | {"robots": "noindex"}

    def save_draft(self, request: HttpRequest, revision: Revision, form: TextForm) -> Revision:
        said = form.cleaned_data
        return articles.save(
            revision.pk, title=said["title"], body_html=said["body_html"], change_note=said.get("change_note", ""),
            files=form.arranged_files(), by=request.user, edits=said["edits"],
        )  # fmt: skip
