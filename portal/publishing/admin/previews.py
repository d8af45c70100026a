"""The page exactly as the public would read it, from what stands in the form; nothing is saved."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.publishing.admin.text_form import TextForm, about
from portal.publishing.drafts import Draft
from portal.publishing.kinds import kind_of
from portal.publishing.models import Entry, Publication, Release, Revision
from portal.publishing.releasing import entry_of


class Previews:
    """Part of a WritingAdmin: `make_form`, `kinds`, `_publication` and `_organs` are its."""

    preview_template: str

    def preview_of(
        self, request: HttpRequest, form: TextForm, publication: Publication, revision: Revision | None
    ) -> dict:
        """The context of the public page made of the form as it stands; errors are left out of it."""
        raise NotImplementedError

    def preview(self, request: HttpRequest) -> HttpResponse:
        organs, revision = self._organs(request), None
        if not organs:
            raise Http404
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"], _("请从起草页打开预览。"), content_type="text/plain; charset=utf-8")
        if key := self._publication(request):
            revision = Revision.objects.select_related("publication__organ").newest_of(key)
            organs = organs.filter(pk=revision.publication.organ_id)
        form = self.make_form(request, request.POST, organs=organs, **about(revision))
        form.is_valid()
        if revision:
            publication = revision.publication
        else:
            publication = Publication(kind=self.kinds[0], organ=form.cleaned_data.get("organ") or organs[0])
        shown = self.preview_of(request, form, publication, revision) | {"robots": "noindex"}
        return TemplateResponse(request, self.preview_template, shown)


def as_released(
    request: HttpRequest, publication: Publication, draft: Draft, header: dict
) -> tuple[Entry, Release, list[dict]]:
    """What a release of this draft would leave for the public page, with its files."""
    at = timezone.now()
    release = Release(publication=publication, no=1, title=draft.title or _("（还没有标题）"), header=header,
                      body_html=draft.body_html, released_at=at)  # fmt: skip
    entry = entry_of(publication, release, request.path, kind_of(publication.kind).facts(header), at)
    files = [
        {"n": n, "name": kept.name, "size": kept.blob.size, "mime": kept.blob.mime}
        for n, kept in enumerate(draft.files or [], 1)
    ]
    return entry, release, files
