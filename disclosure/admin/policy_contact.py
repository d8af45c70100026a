"""The office and each organ's own office name who explains policies."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosure.admin.duty import KEEP, SEE
from disclosure.models import PolicyContact
from portal.people.desk_admin import DeskAdmin
from portal.people.models import Organ
from portal.people.reach import reach
from portal.publishing.facets import POLICY_KINDS
from portal.site.vocabulary import vocabulary


class PolicyContactForm(forms.ModelForm):
    class Meta:
        model = PolicyContact
        fields = ("organ", "kind", "name", "phone", "hours", "is_active")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        labels = vocabulary().kinds
        if field := self.fields.get("kind"):
            choices = [("", _("全部政策文件")), *((code, labels.get(code, code)) for code in POLICY_KINDS)]
            self.fields["kind"] = forms.ChoiceField(
                label=field.label, help_text=field.help_text, choices=choices, required=False
            )


@admin.register(PolicyContact)
class PolicyContactAdmin(DeskAdmin):
    rights = {"view": SEE, "add": KEEP, "change": KEEP}
    organ_lookup = "organ"
    is_public = True
    form = PolicyContactForm
    list_display = ("organ", "of_kind", "name", "phone", "hours", "is_active")
    list_select_related = ("organ",)
    search_fields = ("organ__name", "name")
    search_help_text = gettext_lazy("按单位或者姓名查找。")

    @admin.display(description=gettext_lazy("体裁"))
    def of_kind(self, contact):
        return vocabulary().kinds.get(contact.kind, contact.kind) if contact.kind else _("全部政策文件")

    def get_readonly_fields(self, request, obj=None):
        return ("organ",) if obj else ()

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "organ":
            kwargs["queryset"] = Organ.objects.existing().filter(pk__in=reach(request, KEEP)).in_order()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
