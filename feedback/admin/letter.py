"""Letters at the desk: a list of one's own, and a page where a letter is read and walked on."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback.letters import moving
from feedback.letters.states import HANDLE, MOVES, REASONS, REVIEW, SORT
from feedback.models import Letter
from portal.cases.today import today
from portal.people.desk_admin import DeskAdmin, rights_of
from portal.people.models import Organ
from portal.workflow import Conflict, Move, MoveRefused

ORDER = ("approve", "answer", "assign", "return", "extend", "refuse")  # what is likely to be done comes first


class MoveForm(forms.Form):
    """What one move must record: those of these fields that its row names."""

    organ = forms.ModelChoiceField(label=gettext_lazy("承办单位"), queryset=Organ.objects.none(), required=False)
    days = forms.IntegerField(label=gettext_lazy("延长几个工作日"), min_value=1, max_value=90, required=False)
    reason = forms.ChoiceField(label=gettext_lazy("原因"), choices=[("", "——"), *REASONS.items()], required=False)
    told = forms.CharField(
        label=gettext_lazy("告诉写信人的话"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    note = forms.CharField(
        label=gettext_lazy("要改什么"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    answer = forms.CharField(
        label=gettext_lazy("答复"), max_length=10_000, required=False, widget=forms.Textarea(attrs={"rows": 10})
    )

    def __init__(self, *args, move: Move, **kwargs):
        super().__init__(*args, auto_id=f"{move.name}_%s", **kwargs)
        for name in [name for name in self.fields if name not in move.records]:
            del self.fields[name]
        for name, field in self.fields.items():
            field.needed = not (name == "told" and move.name == "assign")  # what is missing the move itself says
        if "organ" in self.fields:
            self.fields["organ"].queryset = Organ.objects.existing().exclude(kind="village").in_order()


@admin.register(Letter)
class LetterAdmin(DeskAdmin):
    rights = {"view": (HANDLE, SORT, REVIEW)}
    list_display = ("number", "title", "lane", "kind", "organ", "state", "due_on", "masked")
    list_filter = ("state", "kind")
    list_select_related = ("lane", "organ")
    ordering = ("-received_at",)

    def get_queryset(self, request):
        """The letters of lanes that one sorts, and those that one's organ handles or reviews."""
        held = rights_of(request)
        sorts, handles = held.get(SORT, set()), held.get(HANDLE, set())
        mine = Q(lane__organ__in=sorts) | Q(organ__in=handles | held.get(REVIEW, set()))
        return admin.ModelAdmin.get_queryset(self, request).filter(mine | Q(organ=None, lane__organ__in=handles))

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("<uuid:pk>/moves/<slug:move>/", view(self.move_view), name="feedback_letter_move"),
            path("<uuid:pk>/reveal/", view(self.reveal_view), name="feedback_letter_reveal"),
            *super().get_urls(),
        ]

    def change_view(self, request: HttpRequest, object_id: str, form_url="", extra_context=None):
        letter = self._found(request, object_id)
        if request.method == "POST":
            raise PermissionDenied  # a letter is walked, not edited
        return self._page(request, letter)

    def _page(self, request: HttpRequest, letter: Letter, form: MoveForm | None = None, writer=None, status=200):
        moves = moving.open_moves(letter, request.user, today())
        forms_ = {move.name: MoveForm(move=move) for move in moves}
        if form is not None:
            forms_[form.move] = form
        context = {
            **self.admin_site.each_context(request), "title": letter.title, "opts": self.opts, "letter": letter,
            "events": letter.events.select_related("organ", "person"), "labels": _labels(),
            "answers": letter.answers.select_related("written_by", "approved_by"), "writer": writer,
            "moves": [{"move": move, "label": _label(move, letter), "form": forms_[move.name]}
                      for move in sorted(moves, key=lambda move: ORDER.index(move.name))],
            "may_reveal": bool(moving.rights_at(letter, request.user, today()) & {HANDLE, SORT}),
        }  # fmt: skip
        return TemplateResponse(request, "admin/feedback/letter/page.html", context, status=status)

    def _found(self, request: HttpRequest, pk) -> Letter:
        letter = self.get_object(request, str(pk))
        if not self.has_view_permission(request, letter):
            raise PermissionDenied
        return letter

    def move_view(self, request: HttpRequest, pk, move: str) -> HttpResponse:
        letter = self._found(request, pk)
        back = reverse("admin:feedback_letter_change", args=[pk])
        if move not in MOVES:
            raise Http404
        if request.method != "POST":
            return redirect(back)
        form = MoveForm(request.POST, move=MOVES[move])
        form.move = move
        if not form.is_valid():
            return self._page(request, letter, form)
        said = {name: value for name, value in form.cleaned_data.items() if value not in (None, "")}
        try:
            moving.advance(pk, move, by=request.user, said=moving.Said(state=request.POST.get("state", ""), **said))
        except MoveRefused as error:
            form.add_error(None, str(error))
            return self._page(request, self._found(request, pk), form, status=400)
        except Conflict as error:
            return render(request, "409.html", {"back": back, "reason": str(error)}, status=409)
        messages.success(request, _("已办：%(move)s。") % {"move": MOVES[move].label})
        return redirect("admin:index")

    def reveal_view(self, request: HttpRequest, pk) -> HttpResponse:
        letter = self._found(request, pk)
        if request.method != "POST":
            return redirect("admin:feedback_letter_change", pk)
        try:
            writer = moving.reveal(letter.pk, by=request.user)
        except MoveRefused as error:
            raise PermissionDenied from error
        return self._page(request, letter, writer=writer)


def _label(move: Move, letter: Letter) -> str:
    return _("转给别的单位") if move.name == "assign" and letter.organ_id else move.label


def _labels() -> dict[str, str]:
    return {"received": _("收到"), **{move.name: move.label for move in MOVES}}
