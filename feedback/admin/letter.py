"""Letters at the desk: a list of one's own, and a page where a letter is read and walked on."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _

from feedback.admin import figures
from feedback.admin.entering import Entering
from feedback.admin.letter_forms import LetterMoveForm
from feedback.admin.walked import WalkedAdmin, handed_over
from feedback.intake.rights import HANDLE, REVIEW, SORT
from feedback.letters import alike, moving, publishing
from feedback.letters.rights import waiting_at
from feedback.letters.states import BAD, LABELS, MOVES, State
from feedback.models import AnswerTemplate, Letter, LetterPart, PublishedAnswer, Rating
from portal.people.reach import rights_of
from portal.publishing.file_types import BY_EXTENSION
from portal.site.keys import unseal_bytes
from portal.workflow import Move, MoveRefused


@admin.register(Letter)
class LetterAdmin(Entering, WalkedAdmin):
    case, walk, moves, opens_first, bad = "letter", moving, MOVES, True, BAD
    rights = {"view": (HANDLE, SORT, REVIEW)}
    list_display = ("title", "state", "shown_due", "organ", "kind", "lane", "masked", "number")
    list_filter = ("state", "kind", "channel")
    list_select_related = ("lane__organ", "organ")
    ordering = ("-received_at",)

    def get_queryset(self, request):
        """The letters of lanes that one sorts, and those that one's organ handles or reviews; what is hidden is found
        by those who sort alone."""
        held = rights_of(request)
        sorts, handles = held.get(SORT, set()), held.get(HANDLE, set())
        own = handles | held.get(REVIEW, set())
        mine = Q(organ__in=own) | waiting_at(handles - sorts)
        mine |= Q(pk__in=LetterPart.objects.filter(organ__in=own).values("letter"))
        found = Q(lane__organ__in=sorts) | mine & ~Q(state=State.HIDDEN)
        return admin.ModelAdmin.get_queryset(self, request).filter(found)

    def organ_code(self, letter: Letter) -> str:
        return letter.holder.code

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            *self.entering_urls(),
            path("figures/", view(self.figures_view), name="feedback_letter_figures"),
            path("<uuid:pk>/publish/", view(self.publish_view), name="feedback_letter_publish"),
            path("<uuid:pk>/files/<int:n>/", view(self.file_view), name="feedback_letter_file"),
            *super().get_urls(),
        ]

    def form_of(self, request: HttpRequest, move: Move, letter: Letter, data=None) -> LetterMoveForm:
        initial = {}
        if move.name == "assign" and not letter.organ_id:
            initial["organ"] = alike.likely_organ(letter)
        if move.name == "answer" and (chosen := _template(request)):
            initial["answer"] = chosen.text
        form = LetterMoveForm(data, move=move, letter=letter, initial=initial)
        if move.name == "merge":
            form.offer(self._same_matter(request, letter))
        return form

    def label_of(self, move: Move, letter: Letter) -> str:
        return _("转给别的单位") if move.name == "assign" and letter.organ_id else move.label

    def moves_of(self, request: HttpRequest, letter: Letter) -> list[Move]:
        """Merging is offered where there is something to merge into."""
        moves = super().moves_of(request, letter)
        return [move for move in moves if move.name != "merge" or self._same_matter(request, letter)]

    def _same_matter(self, request: HttpRequest, letter: Letter) -> list[Letter]:
        if not hasattr(letter, "same_matter"):
            letter.same_matter = alike.same_matter(letter, self.get_queryset(request))
        return letter.same_matter

    def shown(self, request: HttpRequest, letter: Letter) -> dict:
        return {
            "letter": letter, "events": letter.events.select_related("organ", "person"), "labels": LABELS,
            "answers": letter.answers.select_related("written_by", "approved_by"), "additions": letter.additions.all(),
            "parts": letter.parts.select_related("organ", "written_by"),
            "attachments": letter.attachments.defer("sealed"), "followers": letter.followers.all(),
            "may_publish": publishing.may_begin(letter, request.user),
            "published": PublishedAnswer.objects.filter(letter=letter).first(),
            "rating": Rating.objects.filter(pk=letter.pk).first(), "template": _template(request),
            "templates": AnswerTemplate.objects.filter(is_used=True, kind__in=("", letter.kind))
            if letter.state == State.ASSIGNED else [],
        }  # fmt: skip

    def figures_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return figures.page(request, self.admin_site, self.get_queryset(request))

    def publish_view(self, request: HttpRequest, pk) -> HttpResponse:
        """The second decision; its first draft, to be masked and reviewed like everything that goes out."""
        letter = self.found(request, pk)
        if request.method != "POST":
            return redirect(self.address_of(pk))
        try:
            revision = publishing.begin(letter.pk, by=request.user)
        except MoveRefused as refused:
            messages.error(request, str(refused))
            return redirect(self.address_of(pk))
        return redirect(publishing.ANSWER.desk_path(revision))

    def file_view(self, request: HttpRequest, pk, n: int) -> HttpResponse:
        letter = self.found(request, pk)
        if request.method != "POST":
            return redirect(self.address_of(pk))
        file = letter.attachments.filter(n=n).first()
        if file is None:
            raise Http404
        self.opened(request, letter, "file_read")
        mime = BY_EXTENSION[file.extension].mime
        return handed_over(unseal_bytes(bytes(file.sealed)), mime, f"{letter.number}-{n}.{file.extension}")


def _template(request: HttpRequest) -> AnswerTemplate | None:
    """The one that the answer begins with: ?template=."""
    chosen = request.GET.get("template", "")
    return AnswerTemplate.objects.filter(pk=chosen, is_used=True).first() if chosen.isdecimal() else None
