"""The review page: what will be public, what changed, who has approved, and the moves as buttons."""

import os

from django.contrib import admin
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from portal.cases.today import today
from portal.people.desk_admin import DeskAdmin
from portal.people.rights import organs_visible_to
from portal.people.sessions import recent_authentication_required
from portal.publishing import moving, typed
from portal.publishing.admin.hiding import Hiding
from portal.publishing.admin.later import Later
from portal.publishing.admin.opinions import Opinions
from portal.publishing.admin.pages import VIEWS, page_of
from portal.publishing.admin.remarks import Remarks
from portal.publishing.admin.saying import SayingForm
from portal.publishing.admin.together import Together
from portal.publishing.kinds import kind_of
from portal.publishing.models import Revision
from portal.publishing.states import APPROVALS, REVISION
from portal.publishing.stored import Altered, open_stored
from portal.publishing.writing import correct
from portal.workflow import Conflict, MoveRefused

# Moves that the password must be fresh for.
GRAVE = frozenset({*APPROVALS, "withdraw"})


@admin.register(Revision)
class RevisionAdmin(Remarks, Hiding, Together, Opinions, Later, DeskAdmin):
    """No list of its own: documents list themselves. One page a revision, and the addresses of its moves."""

    rights = {"view": ("read", "read_below", "write", "review", "secrecy", "sign", "withdraw", "withdraw_below",
                       "batch")}  # fmt: skip

    def get_queryset(self, request):
        visible = organs_visible_to(request.user, today())
        return Revision.objects.select_related("publication__organ").of_organs(visible)

    def has_module_permission(self, request):
        return False

    def has_view_permission(self, request, obj=None):
        return request.user.is_active

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("", wrap(self.no_list), name="publishing_revision_changelist"),
            path("<int:pk>/", wrap(self.page), name="publishing_revision_change"),
            path("<int:pk>/moves/<str:move>/", wrap(self.move), name="publishing_revision_move"),
            path("<int:pk>/correct/", wrap(self.correct), name="publishing_revision_correct"),
            path("<int:pk>/files/<int:sort>/", wrap(self.file), name="publishing_revision_file"),
            *self.remark_urls(),
            *self.hiding_urls(),
            *self.together_urls(),
            *self.opinion_urls(),
            *self.later_urls(),
        ]

    def no_list(self, request: HttpRequest) -> HttpResponse:
        return redirect("admin:index")

    def page(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.render(request, self.found(request, pk))

    @method_decorator(require_POST)
    def move(self, request: HttpRequest, pk: int, move: str) -> HttpResponse:
        revision = self.found(request, pk)
        if move not in REVISION or not REVISION[move].rights:
            raise Http404
        if move in GRAVE and not typed.marks_in(typed.sent(request.POST)):  # what is marked waits in no session
            return recent_authentication_required(self.walk)(request, revision, move)
        return self.walk(request, revision, move)

    def walk(self, request: HttpRequest, revision: Revision, move: str) -> HttpResponse:
        form = SayingForm(request.POST, move=REVISION[move])
        if not typed.is_fine(form, by=request.user):
            return self.render(request, revision, forms={move: form}, status=400)
        try:
            moved = moving.advance(revision.pk, move, by=request.user, said=form.said())
        except Conflict as conflict:
            revision = self.found(request, revision.pk)
            return self.render(request, revision, forms={move: form}, refusal=str(conflict), status=409)
        except MoveRefused as refused:
            return self.render(request, revision, forms={move: form}, refusal=str(refused), status=400)
        self.message_user(request, _("“%(title)s”：%(move)s，现在是“%(state)s”。") % {
            "title": moved.title, "move": REVISION[move].label, "state": moved.get_state_display()})  # fmt: skip
        return redirect("admin:publishing_revision_change", pk=moved.pk)

    @method_decorator(require_POST)
    def correct(self, request: HttpRequest, pk: int) -> HttpResponse:
        revision = self.found(request, pk)
        try:
            new = correct(revision.publication_id, by=request.user)
        except (Conflict, MoveRefused) as refused:
            return self.render(request, revision, refusal=str(refused), status=409)
        return redirect(kind_of(new.publication.kind).desk_path(new))

    def file(self, request: HttpRequest, pk: int, sort: int) -> HttpResponse:
        """An attachment as staff see it before release: always a download, never a page."""
        return self.send_file(self.found(request, pk), sort)

    @staticmethod
    def send_file(revision: Revision, sort: int) -> HttpResponse:
        attached = revision.files.with_blobs().filter(sort=sort).first()
        if attached is None:
            raise Http404
        try:
            descriptor = open_stored(attached.blob_id, attached.blob.size)
        except Altered as error:  # a reviewer must not read other bytes than those the hash names
            raise Http404 from error
        stream = os.fdopen(descriptor, "rb")
        response = FileResponse(stream, as_attachment=True, filename=attached.name, content_type=attached.blob.mime)
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Content-Security-Policy"] = "sandbox"
        return response

    def found(self, request: HttpRequest, pk: int) -> Revision:
        """The revision, or 404 where it lies outside the organs that this person works for."""
        revision = self.get_queryset(request).filter(pk=pk).first()
        if revision is None:
            raise Http404
        return revision

    def render(self, request, revision, *, forms=None, refusal="", view="", status=200, **again) -> HttpResponse:
        """`again`: what came back with something to mend, see `page_of`."""
        wanted = view or request.GET.get("view")
        context = {
            **self.admin_site.each_context(request),
            **page_of(
                revision, request.user, view=wanted if wanted in VIEWS else "compare", forms=forms or {},
                refusal=refusal, asked=request.GET.get("mark", ""), **again,
            ),
            "opts": self.opts,
            "queue_url": reverse("admin:index"),
        }  # fmt: skip
        return TemplateResponse(request, "publishing/review.html", context, status=status)
