"""The roles of one person, on that person's page. A role is given and ended, never rewritten or removed."""

import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.cases.today import today
from portal.people.desk_admin import DeskInline
from portal.people.models import Membership, Organ
from portal.people.reach import reach

MANAGE = ("manage_people",)


class MembershipForm(forms.ModelForm):
    """Of a role that was given only the last day may still be set; of one that is over, nothing."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        held = self.instance
        if not held.pk:
            return
        over = held.until is not None and held.until < today()
        for name in ("organ", "role", "since", *(["until"] if over else [])):
            self.fields[name].disabled = True  # what was posted for it is not even read
        self.fields["organ"].queryset = Organ.objects.filter(pk=held.organ_id)
        self.fields["organ"].choices = [(held.organ_id, str(held.organ))]

    def clean_until(self):
        until = self.cleaned_data["until"]
        if until and "until" in self.changed_data and until < today() - datetime.timedelta(days=1):
            raise forms.ValidationError(_("截止日最早是昨天：今天起就不再有这个角色。"))
        return until


class RolesInline(DeskInline):
    model = Membership
    form = MembershipForm
    fields = ("organ", "role", "since", "until")
    rights = {"view": (*MANAGE, "read_trail"), "add": MANAGE, "change": MANAGE}
    verbose_name_plural = _("任职（角色）")

    def has_add_permission(self, request, obj=None):
        return super().has_add_permission(request, obj) and not is_self(request, obj)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and not is_self(request, obj)

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("organ", "person")

    def get_min_num(self, request, obj=None, **kwargs):
        """A new person belongs somewhere; only a superuser makes one without a role."""
        return 0 if obj or request.user.is_superuser else 1

    def get_formset(self, request, obj=None, **kwargs):
        return super().get_formset(request, obj, validate_min=self.get_min_num(request, obj) > 0, **kwargs)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "organ":
            field.queryset = Organ.objects.filter(pk__in=reach(request, MANAGE))
            field.choices = [("", "---------"), *((organ.pk, str(organ)) for organ in field.queryset)]  # one query
        return field


def is_self(request, person) -> bool:
    """Nobody changes his own account or roles, whatever right he holds."""
    return person is not None and person.pk == request.user.pk
