"""Scenarios (一件事) at the desk: the office writes the questions, nobody needs a programmer."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interpretation.models import Scenario
from interpretation.scenarios.questions import QuestionsField
from portal.people.desk_admin import DeskAdmin
from portal.search.models import Axis, Term

KEEP = ("manage_reference",)
FIELDS = ("code", "name", "intro", "questions", "domains", "in_use", "sort")


class ScenarioForm(forms.ModelForm):
    questions = QuestionsField(
        label=gettext_lazy("问题和回答"),
        help_text=gettext_lazy(
            "一行一句。“问：”写问题，下面每个“答：”写一个回答；回答下面写“谁：”（老年人、困难家庭……，列出给这些人的政策），"
            "“看：”（公开文件的网址，用空格分开）。"
        ),
        error_messages={"required": gettext_lazy("请至少写一个问题。")},
    )  # fmt: skip
    domains = forms.MultipleChoiceField(
        label=gettext_lazy("只看这些领域的政策"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=Scenario._meta.get_field("domains").help_text,
    )  # fmt: skip

    class Meta:
        model = Scenario
        fields = FIELDS

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["domains"].choices = [
            (term.code, term.label) for term in Term.objects.on(Axis.DOMAIN) if len(term.code) == 2
        ]


@admin.register(Scenario)
class ScenarioAdmin(DeskAdmin):
    is_public = True
    rights = {"view": (*KEEP, "read_trail"), "add": KEEP, "change": KEEP}
    of_everyone = True
    form = ScenarioForm
    fields = FIELDS
    list_display = ("name", "intro", "asked", "in_use", "sort")
    search_fields = ("name", "intro")

    def get_readonly_fields(self, request, obj=None):
        return ("code",) if obj else ()  # it stands in addresses

    @admin.display(description=gettext_lazy("几问"))
    def asked(self, scenario):
        return _("%(n)s问") % {"n": len(scenario.questions)}
