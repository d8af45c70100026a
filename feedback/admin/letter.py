"""Letters at the desk: a list of one's own, and a page where a letter is read and walked on."""

from django import forms
from django.contrib import admin
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback.admin.walked import MoveForm, WalkedAdmin
from feedback.intake.rights import HANDLE, REVIEW, SORT
from feedback.letters import moving
from feedback.letters.states import MOVES, REASONS
from feedback.models import Letter
from portal.people.desk_admin import rights_of
from portal.people.models import Organ
from portal.workflow import Move


class LetterMoveForm(MoveForm):
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
        super().__init__(*args, move=move, **kwargs)
        for name, field in self.fields.items():
            field.needed = not (name == "told" and move.name == "assign")  # what is missing the move itself says


@admin.register(Letter)
class LetterAdmin(WalkedAdmin):
    case, walk, moves, opens_first = "letter", moving, MOVES, True
    bad = ("return", "refuse")
    rights = {"view": (HANDLE, SORT, REVIEW)}
    list_display = ("number", "title", "lane", "kind", "organ", "state", "due_on", "masked")
    list_filter = ("state", "kind")
    list_select_related = ("lane__organ", "organ")
    ordering = ("-received_at",)

    def get_queryset(self, request):
        """The letters of lanes that one sorts, and those that one's organ handles or reviews."""
        held = rights_of(request)
        sorts, handles = held.get(SORT, set()), held.get(HANDLE, set())
        mine = Q(lane__organ__in=sorts) | Q(organ__in=handles | held.get(REVIEW, set()))
        return admin.ModelAdmin.get_queryset(self, request).filter(mine | Q(organ=None, lane__organ__in=handles))

    def organ_code(self, letter: Letter) -> str:
        return (letter.organ or letter.lane.organ).code

    def form_of(self, move: Move, data=None) -> MoveForm:
        return LetterMoveForm(data, move=move)

    def label_of(self, move: Move, letter: Letter) -> str:
        return _("转给别的单位") if move.name == "assign" and letter.organ_id else move.label

    def shown(self, request: HttpRequest, letter: Letter) -> dict:
        return {
            "letter": letter, "events": letter.events.select_related("organ", "person"),
            "labels": {"received": _("收到"), **{move.name: move.label for move in MOVES}},
            "answers": letter.answers.select_related("written_by", "approved_by"),
        }  # fmt: skip
