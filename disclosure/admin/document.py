"""Documents at the desk: the list, and writing one. Review, moves and history are on the revision's own page."""

from csp.decorators import csp_update
from django.contrib import admin, messages
from django.db.models import OuterRef, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosure import drafting
from disclosure.admin.document_form import DocumentForm
from disclosure.models import CatalogItem, Document
from portal.cases.today import today
from portal.people.desk_admin import DeskAdmin
from portal.people.models import Organ
from portal.people.rights import organs_by_right, organs_visible_to
from portal.publishing import moving
from portal.publishing.models import Revision
from portal.publishing.states import EDITABLE, State
from portal.workflow import Conflict, MoveRefused

# The rich-text editor sets widths of tables and indents as inline styles; only its page may.
with_editor = csp_update({"style-src-attr": ["'unsafe-inline'"]})


class StateFilter(admin.SimpleListFilter):
    title = gettext_lazy("状态")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return State.choices

    def queryset(self, request, queryset):
        return queryset.filter(now_state=self.value()) if self.value() in State.values else queryset


class OrganFilter(admin.SimpleListFilter):
    title = gettext_lazy("单位")
    parameter_name = "organ"

    def lookups(self, request, model_admin):
        visible = organs_visible_to(request.user, today())
        return [(organ.code, organ.short_name) for organ in Organ.objects.filter(pk__in=visible)]

    def queryset(self, request, queryset):
        return queryset.filter(responsible_organ__code=self.value()) if self.value() else queryset


@admin.register(Document)
class DocumentAdmin(DeskAdmin):
    rights = {
        "view": ("read", "read_below", "write", "review", "sign", "withdraw", "withdraw_below", "batch"),
        "add": ("write",),
    }
    list_display = ("shown_title", "index_number", "shown_organ", "shown_state", "moved")
    list_filter = (StateFilter, OrganFilter)
    search_fields = (
        "index_number",
        "publication__revisions__title",
        "publication__revisions__document_header__number_key",
    )
    ordering = ("-publication__created_at",)

    # The list

    def get_queryset(self, request):
        newest = Revision.objects.filter(publication=OuterRef("publication")).order_by("-no")
        visible = organs_visible_to(request.user, today())
        return (
            Document.objects.filter(responsible_organ_id__in=visible)
            .select_related("responsible_organ", "publication")
            .annotate(
                now_id=Subquery(newest.values("pk")[:1]), now_title=Subquery(newest.values("title")[:1]),
                now_state=Subquery(newest.values("state")[:1]), now_moved=Subquery(newest.values("moved_at")[:1]),
            )
        )  # fmt: skip

    def get_search_results(self, request, queryset, search_term):
        """Title, index number and document number, each only where it can be found by an index or a short scan."""
        words = search_term.split()
        for word in words[:5]:
            found = Revision.objects.filter(title__icontains=word).values("publication")
            numbered = Revision.objects.filter(document_header__number_key__contains=drafting.key(word) or word).values(
                "publication"
            )
            queryset = queryset.filter(publication__in=found.union(numbered)) | queryset.filter(
                index_number__icontains=word
            )
        return queryset, False

    @admin.display(description=gettext_lazy("标题"))
    def shown_title(self, document):
        return document.now_title or _("（还没有标题）")

    @admin.display(description=gettext_lazy("单位"), ordering="responsible_organ__sort")
    def shown_organ(self, document):
        return document.responsible_organ.short_name

    @admin.display(description=gettext_lazy("状态"))
    def shown_state(self, document):
        label = State(document.now_state).label
        public = document.publication.live_release_id and document.now_state != State.RELEASED
        return format_html("{}<br><span class='tiny'>{}</span>", label, _("公众看到上一版")) if public else label

    @admin.display(description=gettext_lazy("最近办理"))
    def moved(self, document):
        return document.now_moved

    def has_change_permission(self, request, obj=None):
        return False  # no admin form of its own: the pages below ask the workflow

    # Writing

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("add/", wrap(self.write_new), name="disclosure_document_add"),
            path("<uuid:pk>/change/", wrap(self.write_on), name="disclosure_document_change"),
            *super().get_urls(),
        ]

    @method_decorator(with_editor)
    def write_new(self, request: HttpRequest) -> HttpResponse:
        organs = self._organs(request)
        if not organs:
            raise Http404
        if request.method != "POST":
            form = self._form(organs, is_new=True, initial=self._start(request, organs))
            return self._page(request, form, None)
        form = self._form(organs, request.POST, request.FILES, is_new=True)
        if not form.is_valid():
            return self._page(request, form, None, status=400)
        try:
            revision = drafting.register(form.cleaned_data["organ"], form.draft(), by=request.user)
        except MoveRefused as refused:
            return self._page(request, form, None, refusal=str(refused), status=400)
        return self._saved(request, revision, form)

    @method_decorator(with_editor)
    def write_on(self, request: HttpRequest, pk) -> HttpResponse:
        document = self.get_queryset(request).filter(pk=pk).first()
        if document is None:
            raise Http404
        revision = Revision.objects.select_related("publication__organ", "document_header").get(pk=document.now_id)
        organs = self._organs(request).filter(pk=document.responsible_organ_id)
        if revision.state not in EDITABLE or not organs:
            if request.method == "POST":
                text = request.POST.get("body_html", "")
                note = _("稿件已经送审或您不能修改，没有保存。您刚才写的正文在下面，可以复制。")
                return self._lost(request, note, text)
            return redirect("admin:publishing_revision_change", pk=revision.pk)
        common = {"is_new": False, "is_correction": revision.no > 1,
                  "attached": list(revision.files.select_related("blob").defer("blob__text"))}  # fmt: skip
        if request.method != "POST":
            return self._page(request, self._form(organs, initial=_initial(revision), **common), revision)
        form = self._form(organs, request.POST, request.FILES, **common)
        if not form.is_valid():
            return self._page(request, form, revision, status=400)
        try:
            revision = drafting.save(revision.pk, form.draft(), by=request.user, edits=form.cleaned_data["edits"])
        except Conflict as conflict:
            # The number of today's edits goes out with the page: a second, deliberate save then overwrites.
            form.data = form.data.copy()
            form.data["edits"] = Revision.objects.values_list("edits", flat=True).get(pk=revision.pk)
            return self._page(request, form, revision, refusal=str(conflict), status=409)
        except MoveRefused as refused:
            return self._page(request, form, revision, refusal=str(refused), status=400)
        return self._saved(request, revision, form)

    def _saved(self, request: HttpRequest, revision: Revision, form: DocumentForm) -> HttpResponse:
        for warning in form.warnings:
            messages.warning(request, warning)
        if "_submit" not in request.POST:
            messages.success(request, _("已保存，只有本单位的人能看到。"))
            return redirect("admin:disclosure_document_change", revision.publication_id)
        try:
            revision = moving.advance(revision.pk, "submit", by=request.user)
        except (MoveRefused, Conflict) as refused:
            messages.error(request, _("已保存，但没有送审。%(why)s") % {"why": refused})
            return redirect("admin:disclosure_document_change", revision.publication_id)
        messages.success(request, _("已送审，现在是“%(state)s”。") % {"state": revision.get_state_display()})
        return redirect("admin:publishing_revision_change", pk=revision.pk)

    def _organs(self, request: HttpRequest):
        writing = organs_by_right(request.user, ("write",), today()).get("write", set())
        return Organ.objects.filter(pk__in=writing)

    def _form(self, organs, *data, **kwargs) -> DocumentForm:
        return DocumentForm(*data, organs=organs, admin_site=self.admin_site, **kwargs)

    def _start(self, request: HttpRequest, organs) -> dict:
        """Begin from a catalog item: ?item=20/0007."""
        items = CatalogItem.objects.at(request.GET.get("item", ""))
        return {"items": list(items), "kind": "notice", "organ": organs[0] if len(organs) == 1 else None,
                "disclosure_time": "long_term", "scope": "general_public"}  # fmt: skip

    def _page(self, request, form, revision, *, refusal="", status=200) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": revision.title if revision and revision.title else _("写一份公开文件"),
            "opts": self.opts,
            "form": form,
            "media": self.media + form.media,
            "revision": revision,
            "index_number": revision.publication.document.index_number if revision else "",
            "returned": _last_return(revision),
            "refusal": refusal,
            "review_url": reverse("admin:publishing_revision_change", args=[revision.pk]) if revision else "",
        }
        return TemplateResponse(request, "disclosure/desk/document_form.html", context, status=status)

    def _lost(self, request: HttpRequest, note: str, text: str) -> HttpResponse:
        context = {**self.admin_site.each_context(request), "title": _("没有保存"), "note": note, "text": text}
        return TemplateResponse(request, "disclosure/desk/not_saved.html", context, status=409)


def _initial(revision: Revision) -> dict:
    header = revision.document_header
    fields = ("kind", "topic", "document_number", "registration_number", "issued_on", "effective_from",
              "effective_until", "validity_mark", "content_source", "disclosure_time", "scope", "abstract")  # fmt: skip
    return {name: getattr(header, name) for name in fields} | {
        "title": revision.title, "body_html": revision.body_html, "edits": revision.edits,
        "change_note": revision.change_note, "issuing_organs": "、".join(header.issuing_organs),
        "items": [link.item_id for link in revision.document_items.all()],
    }  # fmt: skip


def _last_return(revision: Revision | None):
    """The latest word that came back with a returned revision."""
    if revision is None or revision.state != State.RETURNED:
        return None
    return revision.events.filter(move="return").select_related("person").order_by("-at", "-id").first()
