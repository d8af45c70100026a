"""Series (专栏) at the desk: the office sets them up; everybody sees what is missing and writes it from there."""

from urllib.parse import urlencode

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from disclosure.admin.domain import ReferenceAdmin
from disclosure.admin.lines import LinesField
from disclosure.models import Series, SeriesPick
from disclosure.series import masking, periods
from disclosure.views.series import page_of
from portal.cases.day_fields import day
from portal.people.models import OrganKind
from portal.publishing.models import Entry
from portal.trail import words
from portal.trail.record import record

FIELDS = ("code", "shape", "name", "organ", "intro", "basis", "item", "sections", "organ_kinds", "begins", "parent",
          "columns", "keep_days", "archived_on", "sort")  # fmt: skip

words.name({"series_picked": gettext_lazy("放入专栏"), "series_unpicked": gettext_lazy("从专栏拿出")})


class SeriesForm(forms.ModelForm):
    sections = LinesField(label=gettext_lazy("分栏"), required=False, each=30, rows=4,
                          help_text=Series._meta.get_field("sections").help_text)  # fmt: skip
    columns = LinesField(label=gettext_lazy("名单模板"), required=False, each=40, rows=4,
                         help_text=Series._meta.get_field("columns").help_text)  # fmt: skip
    organ_kinds = forms.MultipleChoiceField(
        label=gettext_lazy("哪些单位都要有"), choices=OrganKind, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=Series._meta.get_field("organ_kinds").help_text,
    )  # fmt: skip
    archived_on = day(gettext_lazy("归档日期"), Series._meta.get_field("archived_on").help_text)

    class Meta:
        model = Series
        fields = FIELDS
        widgets = {"intro": forms.Textarea(attrs={"rows": 3})}

    def clean_columns(self):
        try:
            masking.columns_of(self.cleaned_data["columns"])
        except ValueError as fault:
            raise forms.ValidationError(str(fault)) from fault
        return self.cleaned_data["columns"]

    def clean(self):
        data = super().clean()
        shape = data.get("shape") or self.instance.shape
        if shape == "persons":
            for name, words in (("columns", _("定期名单要有名单模板。")), ("keep_days", _("定期名单要写公示天数。"))):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, words)
        form = {"budget": periods.YEAR, "persons": periods.MONTH, "execution": periods.QUARTER}.get(shape)
        if form and data.get("begins") and not form.fits(data["begins"]):
            self.add_error("begins", _("请%(hint)s。") % {"hint": form.hint})
        parent = data.get("parent")
        if parent and (parent.shape != "plan" or shape != "plan" or parent.pk == self.instance.pk):
            self.add_error("parent", _("上级规划要是另一项规划。"))
        return data


class PickForm(forms.Form):
    """A document that is public already, by the number in its address."""

    address = forms.CharField(
        label=gettext_lazy("公开文件的网址"), max_length=200,
        help_text=gettext_lazy("例如 /documents/123/。文件本身不变，只是也列在这里。"),
    )  # fmt: skip
    slot = forms.ChoiceField(label=gettext_lazy("放在哪一类"))

    def __init__(self, *args, series: Series, **kwargs):
        super().__init__(*args, **kwargs)
        if series.slots:
            self.fields["slot"].choices = [(slot.code, slot.label) for slot in series.slots]
        else:
            del self.fields["slot"]

    def clean_address(self) -> Entry:
        number = self.cleaned_data["address"].split("/documents/")[-1].strip("/ ")
        entry = Entry.objects.filter(path=f"/documents/{number}/").first() if number.isdecimal() else None
        if entry is None:
            raise forms.ValidationError(_("没有这个网址的公开文件。"))
        return entry


@admin.register(Series)
class SeriesAdmin(ReferenceAdmin):
    form = SeriesForm
    list_display = ("name", "shape", "shown_organ", "archived_on", "ways")
    list_filter = ("shape",)
    list_select_related = ("organ",)
    search_fields = ("name", "code", "intro")
    autocomplete_fields = ("item",)
    fields = FIELDS

    def get_readonly_fields(self, request, obj=None):
        return ("code", "shape") if obj else ()  # they stand in addresses and in what is released

    @admin.display(description=gettext_lazy("牵头单位"))
    def shown_organ(self, series):
        return series.organ.short_name

    @admin.display(description=gettext_lazy("缺什么"))
    def ways(self, series):
        return format_html(
            '<a href="{}">{}</a>', reverse("admin:disclosure_series_fill", args=[series.pk]), _("看和写")
        )

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("<int:pk>/fill/", wrap(self.fill), name="disclosure_series_fill"),
            path("<int:pk>/unpick/", wrap(self.unpick), name="disclosure_series_unpick"),
            *super().get_urls(),
        ]

    def fill(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The public page with the ways to write what is missing; the office puts in what is public elsewhere."""
        series = self.get_object(request, str(pk))
        may_pick = self.has_change_permission(request, series) and series.takes_picks
        if request.method == "POST" and not may_pick:
            raise PermissionDenied
        form = PickForm(request.POST or None, series=series)
        if request.method == "POST" and form.is_valid():
            entry = form.cleaned_data["address"]
            with transaction.atomic():
                pick, is_new = SeriesPick.objects.get_or_create(
                    series=series, publication_id=entry.pk, defaults={"slot": form.cleaned_data.get("slot", "")}
                )
                if is_new:
                    self._record(request, "series_picked", series, entry.path)
            return HttpResponseRedirect(request.path)
        write = reverse("admin:disclosure_document_add")
        context = page_of(series, request.GET.get("only", "")) | {
            **self.admin_site.each_context(request), "title": series.name, "opts": self.opts, "desk": True,
            "write_url": "" if series.archived_on else f"{write}?{urlencode({'series': series.code})}",
            "form": form if may_pick else None, "picks": self._picks(series) if may_pick else (),
        }  # fmt: skip
        status = 400 if request.method == "POST" else 200
        return TemplateResponse(request, "disclosure/desk/series_fill.html", context, status=status)

    @method_decorator(require_POST)
    def unpick(self, request: HttpRequest, pk: int) -> HttpResponse:
        series = self.get_object(request, str(pk))
        if not self.has_change_permission(request, series):
            raise PermissionDenied
        chosen = request.POST.get("pick", "")
        with transaction.atomic():
            pick = SeriesPick.objects.filter(series=series, pk=chosen).first() if chosen.isdecimal() else None
            if pick:
                self._record(request, "series_unpicked", series, str(pick.publication_id))
                pick.delete()
        return HttpResponseRedirect(reverse("admin:disclosure_series_fill", args=[series.pk]))

    @staticmethod
    def _picks(series: Series) -> list[dict]:
        picks = {pick.publication_id: pick.pk for pick in series.picks.all()}
        entries = Entry.objects.filter(pk__in=picks).order_by("-sort_at")
        return [{"pk": picks[entry.pk], "title": entry.title, "url": entry.path} for entry in entries]

    @staticmethod
    def _record(request: HttpRequest, action: str, series: Series, words: str) -> None:
        record(action, by=request.user, object=series, organ=series.organ.code, reason=words)
