"""Published answers at the desk: begun from a letter, written, masked and reviewed like everything that goes out."""

from django.contrib import admin
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _

from feedback.letters import publishing
from feedback.models import PublishedAnswer
from feedback.views.answers import page_of
from portal.publishing.admin.previews import as_released
from portal.publishing.admin.writing import WritingAdmin
from portal.publishing.models import Publication, Revision
from portal.site import articles


@admin.register(PublishedAnswer)
class PublishedAnswerAdmin(WritingAdmin):
    rights = {"view": WritingAdmin.rights["view"]}
    search_fields = ("publication__revisions__title",)
    ordering = ("-publication__created_at",)
    organ_path = "publication__organ"
    kinds = (publishing.KIND,)
    drafting = articles
    writing_template = "publishing/write.html"
    preview_template = "feedback/desk/answer_preview.html"
    writing_title = _("公开来信答复")

    def write_new(self, request: HttpRequest):
        raise Http404  # it begins with a letter

    def preview_of(self, request: HttpRequest, form, publication: Publication, revision: Revision | None) -> dict:
        if revision is None:
            raise Http404
        entry, _release, _files = as_released(request, publication, form.draft(), publishing.header(revision))
        return page_of(entry)
