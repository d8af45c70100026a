"""The page at the desk on which one publication is written.

Review, moves and history are on the revision's own page. An app's admin says which form and which words.
"""

from types import ModuleType

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _

from portal.cases.today import today
from portal.people.models import Organ
from portal.people.rights import organs_by_right
from portal.publishing import autosaving, marking, moving, typed
from portal.publishing.admin.asides import is_aside
from portal.publishing.admin.calls import Calls
from portal.publishing.admin.conflict import side_by_side
from portal.publishing.admin.editor import with_editor
from portal.publishing.admin.listing import PublicationList
from portal.publishing.admin.previews import Previews
from portal.publishing.admin.text_form import TextForm, about
from portal.publishing.admin.writing_page import WritingPage
from portal.publishing.models import Revision
from portal.publishing.states import EDITABLE
from portal.workflow import Conflict, MoveRefused


class WritingAdmin(Calls, Previews, WritingPage, PublicationList):
    """The primary key of the model is the publication's id. To be given: the form, the templates, the first words, and
    the module that registers and saves what the form says."""

    rights = {
        "view": ("read", "read_below", "write", "review", "secrecy", "sign", "withdraw", "withdraw_below", "batch"),
        "add": ("write",),
    }
    writing_form = TextForm
    drafting: ModuleType
    has_editor = True  # its page may then set styles in attributes

    def make_form(self, request: HttpRequest, *data, **kwargs) -> TextForm:
        return self.writing_form(*data, **kwargs)

    def start(self, request: HttpRequest) -> dict:
        """What a new form begins with."""
        return {}

    def initial(self, revision: Revision) -> dict:
        return {"title": revision.title, "body_html": revision.body_html, "edits": revision.edits,
                "change_note": revision.change_note}  # fmt: skip

    def register_draft(self, request: HttpRequest, form: TextForm) -> Revision:
        return self.drafting.register(form.cleaned_data["organ"], form.draft(), by=request.user)

    def save_draft(self, request: HttpRequest, revision: Revision, form: TextForm) -> Revision:
        return self.drafting.save(revision.pk, form.draft(), by=request.user, edits=form.cleaned_data["edits"])

    # Writing

    def get_urls(self):
        wrap, name = self.admin_site.admin_view, f"{self.opts.app_label}_{self.opts.model_name}"
        write_new, write_on = self.write_new, self.write_on
        if self.has_editor:
            write_new, write_on = with_editor(write_new), with_editor(write_on)
        return [
            path("add/", wrap(write_new), name=f"{name}_add"),
            path("autosave/", wrap(self.autosave), name=f"{name}_autosave"),
            path("files/", wrap(self.file), name=f"{name}_file"),
            path("preview/", wrap(self.preview), name=f"{name}_preview"),
            path("<uuid:pk>/change/", wrap(write_on), name=f"{name}_change"),
            *super().get_urls(),
        ]

    def write_new(self, request: HttpRequest) -> HttpResponse:
        organs = self._organs(request)
        if not organs:
            raise Http404
        common = {"organs": organs, **about(None)}
        if request.method != "POST":
            return self._opened(request, None, initial=self.start(request), **common)
        if "_give_up" in request.POST:
            return self._given_up(request)
        if is_aside(request):
            return self._aside(request, None, initial=self.start(request), **common)
        form = self.make_form(request, request.POST, request.FILES, **common)
        if not typed.is_fine(form, by=request.user):
            return self._page(request, form, None, status=400)
        try:
            revision = self.register_draft(request, form)
        except MoveRefused as refused:
            return self._page(request, form, None, refusal=str(refused), status=400)
        return self._saved(request, revision, form)

    def write_on(self, request: HttpRequest, pk) -> HttpResponse:
        if not self.get_queryset(request).filter(pk=pk).exists():
            raise Http404
        revision = Revision.objects.select_related("publication__organ").newest_of(pk)
        organs = self._organs(request).filter(pk=revision.publication.organ_id)
        if revision.state not in EDITABLE or not organs:
            if request.method == "POST":
                return self._lost(request)
            return redirect("admin:publishing_revision_change", pk=revision.pk)
        common = {"organs": organs, **about(revision)}
        if request.method != "POST":
            return self._opened(request, revision, initial=self.initial(revision), **common)
        if "_give_up" in request.POST:
            return self._given_up(request)
        if is_aside(request):
            return self._aside(request, revision, initial=self.initial(revision), **common)
        form = self.make_form(request, request.POST, request.FILES, **common)
        if not typed.is_fine(form, by=request.user):
            return self._page(request, form, revision, status=400)
        try:
            revision = self.save_draft(request, revision, form)
        except Conflict as conflict:
            # The number of today's edits goes out with the page: a second, deliberate save then overwrites.
            revision = Revision.objects.select_related("publication__organ").get(pk=revision.pk)
            form.data = form.data.copy()
            form.data["edits"] = revision.edits
            both = side_by_side(form, revision, self.initial(revision))
            return self._page(request, form, revision, refusal=str(conflict), both=both, status=409)
        except MoveRefused as refused:
            return self._page(request, form, revision, refusal=str(refused), status=400)
        return self._saved(request, revision, form)

    def _given_up(self, request: HttpRequest) -> HttpResponse:
        autosaving.give_up(request.user, request.POST["_give_up"])
        return redirect(request.path)

    def _saved(self, request: HttpRequest, revision: Revision, form: TextForm) -> HttpResponse:
        here = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
        window = form.cleaned_data["window"]
        autosaving.finish(request.user, self.opts.label_lower, window)
        marking.answer(revision, request.POST, by=request.user)
        for warning in form.warnings:
            messages.warning(request, warning)
        if "word" in request.FILES:
            messages.warning(request, _("选了 Word 文件，但没有按“读进正文”，所以没有读。要用它，请再选一次。"))
        told = f"saved-{window}"  # the browser then drops its own copy
        if "_submit" not in request.POST:
            messages.success(request, _("已保存，只有本单位的人能看到。"), extra_tags=told)
            return redirect(here, revision.publication_id)
        try:
            revision = moving.advance(revision.pk, "submit", by=request.user)
        except (MoveRefused, Conflict) as refused:
            messages.error(request, _("已保存，但没有送审。%(why)s") % {"why": refused}, extra_tags=told)
            return redirect(here, revision.publication_id)
        state = revision.get_state_display()
        messages.success(request, _("已送审，现在是“%(state)s”。") % {"state": state}, extra_tags=told)
        return redirect("admin:publishing_revision_change", pk=revision.pk)

    def _organs(self, request: HttpRequest) -> QuerySet[Organ]:
        writing = organs_by_right(request.user, ("write",), today()).get("write", set())
        return Organ.objects.filter(pk__in=writing)
