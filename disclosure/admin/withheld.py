"""The register of what is not published, at the desk: a clerk registers, another person of the organ looks at it."""

from functools import partial

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from disclosure import withholding
from disclosure.models import WithheldItem, WithheldReview
from portal.cases.day_fields import day
from portal.cases.today import today
from portal.people.desk_admin import DeskAdmin
from portal.people.models import Organ
from portal.people.reach import reach
from portal.publishing import typed
from portal.publishing.admin.trying import NOT_SENT, tried
from portal.workflow import MoveRefused


class WithheldForm(forms.ModelForm):
    required_css_class = "required"

    class Meta:
        model = WithheldItem
        fields = ("organ", "publicity", "ground", "title", "document_number", "formed_on", "article", "explanation",
                  "next_review_on")  # fmt: skip
        widgets = {"publicity": forms.RadioSelect, "explanation": forms.Textarea(attrs={"rows": 3})}

    formed_on = day(_("形成日期"))
    next_review_on = day(_("下次评估日期"), _("空着就按设置里的期限。"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["formed_on"].required = self.fields["title"].needed = True  # unless it is a state secret
        self.fields["publicity"].choices = self.fields["publicity"].choices[1:]  # without an empty one
        self.fields["ground"].choices = [("", _("请选择")), *self.fields["ground"].choices[1:]]
        self.fields["organ"].empty_label = _("请选择")

    def clean_formed_on(self):
        if (day := self.cleaned_data["formed_on"]) > today():
            raise forms.ValidationError(_("形成日期在今天以后，请核对。"))
        return day

    def clean_next_review_on(self):
        day = self.cleaned_data["next_review_on"]
        if day and day <= today():
            raise forms.ValidationError(_("下次评估日期应在今天以后。"))
        return day

    def clean(self):
        data = super().clean()
        if data.get("ground") and not {"title", "document_number"} & set(self.errors):
            fault = withholding.misnamed(data["ground"], data["title"], data["document_number"])
            if fault:
                self.add_error("title", fault)
        return data

    def _post_clean(self):
        """The row is made by `withholding.register`, not by the form."""

    def said(self) -> withholding.Withheld:
        return withholding.Withheld(**{name: value for name, value in self.cleaned_data.items() if name != "organ"})


class AssessForm(forms.Form):
    outcome = forms.ChoiceField(label=_("结论"), choices=WithheldReview.Outcome.choices, widget=forms.RadioSelect)
    basis = forms.CharField(label=_("依据"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    next_on = day(_("下次评估日期"), _("空着就按设置里的期限；结论是应当公开的不用填。"))


class DueFilter(admin.SimpleListFilter):
    title = _("评估")
    parameter_name = "due"

    def lookups(self, request, model_admin):
        return [("now", _("该评估了"))]

    def queryset(self, request, queryset):
        return queryset.to_reassess(today()) if self.value() == "now" else queryset


@admin.register(WithheldItem)
class WithheldItemAdmin(DeskAdmin):
    rights = {"view": ("read", "read_below", "write", "review"), "add": ("write",)}
    organ_lookup = "organ"
    list_display = ("shown_name", "ground", "publicity", "state", "next_review_on", "shown_organ")
    list_display_links = ("shown_name",)
    list_filter = ("state", "ground", DueFilter)
    list_select_related = ("organ",)
    search_fields = ("title", "index_number")

    @admin.display(description=_("标题"))
    def shown_name(self, item):
        return item.title or f"{item.get_ground_display()} {item.index_number}"

    @admin.display(description=_("单位"), ordering="organ__sort")
    def shown_organ(self, item):
        return item.organ.short_name

    def add_view(self, request: HttpRequest, form_url="", extra_context=None) -> HttpResponse:
        organs = Organ.objects.filter(pk__in=reach(request, ("write",)))
        if not organs:
            raise PermissionDenied
        form = WithheldForm(request.POST if request.method == "POST" else None)
        form.fields["organ"].queryset = organs
        if len(organs) == 1:
            form.fields["organ"].initial = organs[0]
        refusal = ""
        if request.method == "POST" and typed.is_fine(form, by=request.user):
            try:
                item = withholding.register(form.cleaned_data["organ"], form.said(), by=request.user)
            except MoveRefused as refused:
                refusal = str(refused)
            else:
                self.message_user(request, _("已登记，等本单位的审核人确认。"))
                return redirect("admin:disclosure_withhelditem_change", item.pk)
        status = 400 if request.method == "POST" else 200
        return self._render(request, "form", {"form": form, "refusal": refusal, "title": _("登记不公开的信息")}, status)

    def change_view(self, request: HttpRequest, object_id, form_url="", extra_context=None) -> HttpResponse:
        item = self.get_object(request, unquote(object_id))
        may = withholding.may_assess(item, request.user)
        form, outcome = AssessForm(request.POST if request.method == "POST" else None), NOT_SENT
        if request.method == "POST":
            if not may:
                raise PermissionDenied
            outcome = tried(form, partial(withholding.assess, item.pk), by=request.user)
            if outcome.is_done:
                self.message_user(request, _("已记下评估结论。"))
                return redirect(request.path)
        context = {
            "item": item,
            "title": self.shown_name(item),
            "form": form if may and item.is_open else None,
            "reviews": item.reviews.select_related("person"),
            "refusal": outcome.refusal,
            "history_url": reverse("admin:disclosure_withhelditem_history", args=[item.pk]),
        }
        return self._render(request, "page", context, outcome.status)

    def _render(self, request, name: str, context: dict, status: int) -> HttpResponse:
        context = {**self.admin_site.each_context(request), "opts": self.opts, **context}
        return TemplateResponse(request, f"disclosure/desk/withheld_{name}.html", context, status=status)
