"""Cases at the desk: found by those who may, walked by their table of moves and never edited; each look at who filed
one is a step in the trail."""

from types import ModuleType

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback.intake.rights import HANDLE, SORT
from feedback.intake.telling import who_filed
from feedback.models.filed import Filed
from portal.cases.models.workday import working_calendar
from portal.cases.today import today
from portal.people.desk_admin import DeskAdmin
from portal.people.models import Organ
from portal.publishing import typed
from portal.publishing.queue import lamp_of
from portal.trail.record import record
from portal.workflow import Conflict, Move, MoveRefused, Workflow


def text_field(label, *, most: int, rows: int = 3) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, required=False, widget=forms.Textarea(attrs={"rows": rows}))


class MoveForm(forms.Form):
    """What one move must record: those of the fields that its row names. A subclass has `organ` among them."""

    def __init__(self, *args, move: Move, **kwargs):
        super().__init__(*args, auto_id=f"{move.name}_%s", **kwargs)
        self.move = move.name
        for name in [name for name in self.fields if name not in move.records]:
            del self.fields[name]
        if "organ" in self.fields:
            self.fields["organ"].queryset = Organ.objects.existing().exclude(kind="village").in_order()

    def said(self) -> dict:
        said = {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}
        return {name: tuple(value) if isinstance(value, QuerySet) else value for name, value in said.items()}


class CaseList(ChangeList):
    """Without what is long, for a list shows none of it; with one calendar for all rows."""

    def get_queryset(self, *args, **kwargs):
        return super().get_queryset(*args, **kwargs).defer("text", "sealed")

    def get_results(self, request):
        super().get_results(request)
        calendar, on = working_calendar(), today()
        for row in self.result_list:
            row.lamp = lamp_of(row.due_on, on, calendar) if row.due_on and not row.is_over else None


class WalkedAdmin(DeskAdmin):
    case: str  # as it stands in addresses and in names of steps
    walk: ModuleType  # advance, open_moves, rights_at, hash_of, Said
    moves: Workflow
    bad: tuple[str, ...] = ()  # moves with the red button
    opens_first = False  # whether the likely move, the first of the table, lies open

    def form_of(self, request: HttpRequest, move: Move, case: Filed, data=None) -> MoveForm:
        raise NotImplementedError

    def shown(self, request: HttpRequest, case: Filed) -> dict:
        """What the page tells of the case."""
        raise NotImplementedError

    def get_changelist(self, request, **kwargs):
        return CaseList

    @admin.display(description=gettext_lazy("期限"), ordering="due_on")
    def shown_due(self, case):
        if case.lamp is None:
            return case.due_on and case.due_on.isoformat()
        return render_to_string("components/lamp.html", {"lamp": case.lamp[0], "text": case.lamp[1]})

    def moves_of(self, request: HttpRequest, case: Filed) -> list[Move]:
        return self.walk.open_moves(case, request.user, today())

    def label_of(self, move: Move, case: Filed) -> str:
        return move.label

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("<uuid:pk>/moves/<slug:move>/", view(self.move_view), name=f"feedback_{self.case}_move"),
            path("<uuid:pk>/reveal/", view(self.reveal_view), name=f"feedback_{self.case}_reveal"),
            *super().get_urls(),
        ]

    def address_of(self, pk) -> str:
        return reverse(f"admin:feedback_{self.opts.model_name}_change", args=[pk])

    def found(self, request: HttpRequest, pk) -> Filed:
        case = self.get_object(request, str(pk))
        if not self.has_view_permission(request, case):
            raise PermissionDenied
        return case

    def change_view(self, request: HttpRequest, object_id: str, form_url="", extra_context=None):
        case = self.found(request, object_id)
        if request.method == "POST":
            raise PermissionDenied
        return self.page(request, case)

    def page(
        self, request: HttpRequest, case: Filed, form: MoveForm | None = None, who: dict | None = None, status=200
    ):
        moves = self.moves_of(request, case)
        forms_ = [form if form and form.move == move.name else self.form_of(request, move, case) for move in moves]
        context = {
            **self.admin_site.each_context(request), "title": f"{self.opts.verbose_name} {case.number}",
            "opts": self.opts, "who": who, "hash": self.walk.hash_of(case),
            "moves": [{"move": move, "label": self.label_of(move, case), "form": each, "is_bad": move.name in self.bad,
                       "is_open": each.is_bound or len(moves) == 1 or self.opens_first and each is forms_[0]}
                      for move, each in zip(moves, forms_, strict=True)],
            "may_reveal": self.may_open(request, case), "is_closed": case.state in case.CLOSED,
            **self.shown(request, case),
        }  # fmt: skip
        return TemplateResponse(request, f"admin/feedback/{self.case}/page.html", context, status=status)

    def move_view(self, request: HttpRequest, pk, move: str) -> HttpResponse:
        case = self.found(request, pk)
        if move not in self.moves:
            raise Http404
        if request.method != "POST":
            return redirect(self.address_of(pk))
        form = self.form_of(request, self.moves[move], case, request.POST)
        if not typed.is_fine(form, by=request.user):
            return self.page(request, case, form, status=400)
        try:
            screen = {name: request.POST.get(name, "") for name in ("state", "hash")}
            said = self.walk.Said(**screen, **form.said())
            self.walk.advance(pk, move, by=request.user, said=said)
        except MoveRefused as error:
            form.add_error(None, str(error))
            return self.page(request, self.found(request, pk), form, status=400)
        except Conflict as error:
            return render(request, "409.html", {"back": self.address_of(pk), "reason": str(error)}, status=409)
        messages.success(request, _("已办：%(move)s。") % {"move": self.moves[move].label})
        return redirect("admin:index")

    def may_open(self, request: HttpRequest, case: Filed) -> bool:
        """Only who sorts or handles it sees who filed it, until its term is over."""
        return bool(case.sealed and self.walk.rights_at(case, request.user, today()) & {HANDLE, SORT})

    @transaction.atomic
    def opened(self, request: HttpRequest, case: Filed, what: str) -> None:
        """A look is a step in the trail; raises PermissionDenied."""
        if not self.may_open(request, case):
            raise PermissionDenied
        record(f"{self.case}_{what}", by=request.user, object=case, organ=self.organ_code(case))

    def reveal_view(self, request: HttpRequest, pk) -> HttpResponse:
        case = self.found(request, pk)
        if request.method != "POST":
            return redirect(self.address_of(pk))
        self.opened(request, case, "revealed")
        return self.page(request, case, who=who_filed(case))


def handed_over(content: bytes, mime: str, name: str) -> HttpResponse:
    """A file for one pair of eyes."""
    headers = {"Content-Disposition": content_disposition_header(True, name), "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=mime, headers=headers)
