"""One page a document: how it will be interpreted when nothing goes out with it."""

from functools import partial

from django import forms
from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext_lazy as _

from interpretation import arranging
from interpretation.forms import FORMS
from interpretation.gate import DOCUMENT, arrangement_of, article_of
from interpretation.models import Arrangement, Way
from portal.cases.day_fields import Day
from portal.cases.today import today
from portal.people.desk_admin import DeskAdmin
from portal.people.rights import organs_where
from portal.publishing.admin.trying import NOT_SENT, tried
from portal.publishing.kinds import kind_of
from portal.publishing.models import Revision
from portal.publishing.states import EDITABLE

NONE = "together"


class ArrangementForm(forms.Form):
    way = forms.ChoiceField(
        label=_("怎样安排"), widget=forms.RadioSelect,
        choices=[(NONE, _("解读和文件一起公开")), *Way.choices],
    )  # fmt: skip
    on = Day(label=_("哪天发布解读"), required=False, help_text=_("最迟在文件公布后3个工作日。"))
    person = forms.CharField(
        label=_("谁来解读"), max_length=50, required=False, help_text=_("起草单位主要负责人是第一解读人。不公开。")
    )
    outline = forms.CharField(
        label=_("解读提纲和途径"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("讲哪几点，在哪里发布。"),
    )  # fmt: skip
    reason = forms.CharField(
        label=_("不用解读的理由"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    forms = forms.MultipleChoiceField(
        label=_("解读形式"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=[(each.code, each.label) for each in FORMS.values()],
    )  # fmt: skip
    field_order = ("way", "on", "person", "forms", "outline", "reason")

    def clean(self):
        said = self.cleaned_data
        if said.get("way") == Way.PLAN:
            for name, words in (("on", _("请写哪天发布解读。")), ("person", _("请写谁来解读。"))):
                if not said.get(name) and name not in self.errors:
                    self.add_error(name, words)
        if said.get("way") == Way.EXEMPT and not said.get("reason", "").strip():
            self.add_error("reason", _("请写明不用解读的理由，审核人和公开办都会看。"))


@admin.register(Arrangement)
class ArrangementAdmin(DeskAdmin):
    """No list: what is released and awaited lists itself (owed.py)."""

    rights = {"view": ("write",)}

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [path("<uuid:pk>/change/", wrap(self.page), name="interpretation_arrangement_change")]

    def has_module_permission(self, request):
        return False

    def page(self, request: HttpRequest, pk) -> HttpResponse:
        revision = self._found(request, pk)
        form = ArrangementForm(request.POST if request.method == "POST" else None, initial=_initial(revision))
        outcome = NOT_SENT
        if request.method == "POST":
            outcome = tried(form, partial(_save, revision), by=request.user)
            if outcome.is_done:
                self.message_user(request, _("已记下，送审时一起给审核人看。"))
                return redirect(kind_of(DOCUMENT).desk_path(revision))
        context = {
            **self.admin_site.each_context(request), "opts": self.opts, "title": _("解读安排"), "form": form,
            "refusal": outcome.refusal, "revision": revision, "article": article_of(revision),
            "back": kind_of(DOCUMENT).desk_path(revision),
        }  # fmt: skip
        return TemplateResponse(request, "interpretation/desk/arrangement_form.html", context, status=outcome.status)

    def _found(self, request: HttpRequest, pk) -> Revision:
        """The draft that is being written, for those who write it."""
        drafts = Revision.objects.select_related("publication__organ").filter(publication=pk, state__in=EDITABLE)
        writing = organs_where(request.user, "write", today())
        if revision := drafts.filter(publication__kind=DOCUMENT).of_organs(writing).first():
            return revision
        raise Http404


def _initial(revision: Revision) -> dict:
    if said := arrangement_of(revision):
        return {name: getattr(said, name) for name in ("way", "on", "person", "forms", "outline", "reason")}
    return {"way": NONE}


def _save(revision: Revision, *, by, **said) -> None:
    if said["way"] == Way.PLAN:
        plan = {name: said[name] for name in ("on", "person", "forms", "outline")}
        arranging.plan(revision.pk, **plan, by=by)
    elif said["way"] == Way.EXEMPT:
        arranging.exempt(revision.pk, said["reason"], by=by)
    else:
        arranging.cancel(revision.pk, by=by)
