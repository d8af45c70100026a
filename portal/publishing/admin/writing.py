"""The page at the desk on which one publication is written.

Review, moves and history are on the revision's own page. An app's admin says which form and which words.
"""

from types import ModuleType

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _

from portal.cases.today import today
from portal.people.models import Organ
from portal.people.rights import organs_by_right
from portal.publishing import autosaving, marking, moving, typed
from portal.publishing.admin.asides import carried_out, is_aside
from portal.publishing.admin.calls import Calls, clock, typed_again
from portal.publishing.admin.conflict import side_by_side
from portal.publishing.admin.editor import with_editor
from portal.publishing.admin.listing import PublicationList
from portal.publishing.admin.panels import panels_of
from portal.publishing.admin.previews import Previews
from portal.publishing.admin.text_form import TextForm, about
from portal.publishing.content import clean_html, text_of
from portal.publishing.findings import open_in
from portal.publishing.models import Revision
from portal.publishing.states import EDITABLE, State
from portal.workflow import Conflict, MoveRefused


class WritingAdmin(Calls, Previews, PublicationList):
    """The primary key of the model is the publication's id. To be given: the form, the templates, the first words, and
    the module that registers and saves what the form says."""

    rights = {
        "view": ("read", "read_below", "write", "review", "secrecy", "sign", "withdraw", "withdraw_below", "batch"),
        "add": ("write",),
    }
    writing_template: str
    writing_title: str
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

    def more(self, request: HttpRequest, form: TextForm, revision: Revision | None) -> dict:
        """What else the template shows."""
        return {}

    def offers(self, text: str) -> dict[str, str]:
        """What the text itself says of the form's fields: name → value."""
        return {}

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

    def _opened(self, request: HttpRequest, revision: Revision | None, **given) -> HttpResponse:
        """The form as it was last saved, or with what was typed since: ?restore=…"""
        kept_for = (self.opts.label_lower, revision.publication_id if revision else None)
        row = autosaving.copy_in(request.user, *kept_for, request.GET.get("restore", ""))
        form = self.make_form(request, typed=typed_again(row) if row else None, **given)
        waiting = [left for left in autosaving.waiting(request.user, *kept_for) if left != row]
        return self._page(request, form, revision, restored=row, waiting=waiting)

    def _aside(self, request: HttpRequest, revision: Revision | None, **given) -> HttpResponse:
        """The form as it was typed, with what a button changed in it; nothing is saved."""
        typed = carried_out(
            request, given["attached"], self.writing_form.base_fields,
            untouched="" if revision else given["initial"].get("body_html", ""),
        )  # fmt: skip
        return self._page(request, self.make_form(request, typed=typed, **given), revision, is_unsaved=True)

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

    def _page(
        self, request, form, revision, *, refusal="", both=None, restored=None, waiting=(), is_unsaved=False, status=200
    ) -> HttpResponse:  # fmt: skip
        context = {
            **self.admin_site.each_context(request),
            "title": revision.title if revision and revision.title else self.writing_title,
            "opts": self.opts,
            "form": form,
            "media": self.media + form.media,
            "revision": revision,
            "returned": _last_return(revision),
            "refusal": refusal,
            "both": both,
            "found": len(open_in(revision)) if revision else 0,
            "restored": clock(restored) if restored else "",
            "seen": autosaving.seen(request.user, str(form["window"].value())),
            "is_unsaved": is_unsaved or form.is_bound,
            "waiting": [
                {"window": row.window, "clock": clock(row), "title": (row.fields.get("title") or [""])[0]}
                for row in waiting
            ],
            "offers": self.offered(_words_in(form)),
            "panels": panels_of(revision, request.user) if revision else [],
            **self.more(request, form, revision),
            "calls": reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"),
            "review_url": reverse("admin:publishing_revision_change", args=[revision.pk]) if revision else "",
        }
        return TemplateResponse(request, self.writing_template, context, status=status)

    def _lost(self, request: HttpRequest) -> HttpResponse:
        note = _("稿件已经送审或您不能修改，没有保存。您刚才写的内容在下面，可以复制。")
        typed = [
            {"label": field.label, "text": value}
            for name, field in self.writing_form.base_fields.items()
            for value in request.POST.getlist(name)
            if name not in ("edits", "window") and value.strip()
        ]
        context = {**self.admin_site.each_context(request), "title": _("没有保存"), "note": note, "typed": typed}
        return TemplateResponse(request, "publishing/not_saved.html", context, status=409)


def _words_in(form: TextForm) -> str:
    """Of the open form's text; some kinds have none of their own, but make it of other fields."""
    return text_of(clean_html(str(form["body_html"].value() or ""))) if "body_html" in form.fields else ""


def _last_return(revision: Revision | None):
    """The latest word that came back with a returned revision."""
    if revision is None or revision.state != State.RETURNED:
        return None
    return revision.events.filter(move="return").select_related("person").order_by("-at", "-id").first()
