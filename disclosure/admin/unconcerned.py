"""Domains that do not concern an organ and those below it: the office declares them with a reason (CAT-05)."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosure.admin.duty import KEEP, SEE
from disclosure.duties import unconcerned
from disclosure.models import Domain, UnconcernedDomain
from portal.cases.today import today
from portal.people.desk_admin import DeskAdmin
from portal.people.models import Organ
from portal.people.reach import reach


class UnconcernedForm(forms.ModelForm):
    class Meta:
        model = UnconcernedDomain
        fields = ("organ", "domain", "reason", "ended_on")
        widgets = {"reason": forms.Textarea(attrs={"rows": 2})}

    def clean(self):
        data = super().clean()
        said = {name: data.get(name) or getattr(self.instance, f"{name}_id") for name in ("organ", "domain")}
        others = UnconcernedDomain.objects.standing().exclude(pk=self.instance.pk)
        if all(said.values()) and not data.get("ended_on") and others.filter(**said).exists():
            raise forms.ValidationError(_("这个单位已经声明过不涉及这个领域。"))
        return data


@admin.register(UnconcernedDomain)
class UnconcernedDomainAdmin(DeskAdmin):
    is_public = True
    rights = {"view": SEE, "add": KEEP, "change": KEEP}
    organ_lookup = "organ"
    form = UnconcernedForm
    list_display = ("domain", "organ", "reason", "since", "ended_on")
    list_display_links = ("domain",)
    list_select_related = ("domain", "organ")
    search_fields = ("domain__name", "organ__name", "reason")
    search_help_text = gettext_lazy("按领域、单位或者理由查找。")
    readonly_fields = ("since",)

    def get_fields(self, request, obj=None):
        return ("organ", "domain", "reason", "since", "ended_on") if obj else ("organ", "domain", "reason")

    def get_readonly_fields(self, request, obj=None):
        return (*self.readonly_fields, "organ", "domain") if obj else self.readonly_fields

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "organ":
            kwargs["queryset"] = Organ.objects.existing().filter(pk__in=reach(request, KEEP)).in_order()
        elif db_field.name == "domain":
            kwargs["queryset"] = Domain.objects.all()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def save_model(self, request, obj, form, change):
        if not change:
            obj.since = today()
        obj.save()
        changed = unconcerned.apply()
        self.message_user(request, _("%s项公开责任随着改了；公众明天零时以后看到。") % changed)
