"""Interpretations at the desk: their list, and the form in which one is written."""

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from disclosure.models import Document
from interpretation import clauses, drafting
from interpretation.beside import Beside
from interpretation.clauses import ClausesField
from interpretation.forms import FORMS
from interpretation.interpretations import KIND, header_of
from interpretation.models import Interpretation, InterpretationHeader, Source
from interpretation.sources import SourcesField, lines, of_document
from interpretation.views.interpretations import page_of
from portal.cases.today import today
from portal.database.row_keys import key_in
from portal.people.rights import organs_visible_to
from portal.publishing.admin.previews import as_released
from portal.publishing.admin.text_form import TextForm
from portal.publishing.admin.writing import WritingAdmin
from portal.publishing.models import Publication, Revision


class InterpretationForm(TextForm):
    draft_class = drafting.Draft

    form = forms.ChoiceField(label=_("解读形式"), choices=[(each.code, each.label) for each in FORMS.values()])
    sources = SourcesField(
        label=_("解读的文件"),
        help_text=_("一行一份：公开文件的网址或文号；还没公开的写索引号；上级机关的写名称和网址。"),
        error_messages={"required": _("请写解读的是哪份文件。")},
    )  # fmt: skip
    points = forms.CharField(
        label=_("几句话看懂"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=InterpretationHeader._meta.get_field("points").help_text,
    )  # fmt: skip
    clauses = ClausesField(
        label=_("分条的政策"),
        help_text=_("一条一段，段间空一行，每行写：谁、得到、条件、期限、哪里办、电话、原文（照抄文件里的一句）。"),
    )  # fmt: skip
    interpreter = forms.CharField(
        label=_("解读人"), max_length=50, required=False,
        help_text=InterpretationHeader._meta.get_field("interpreter").help_text,
    )  # fmt: skip
    helpers = forms.CharField(
        label=_("协助解读的单位"), max_length=300, required=False,
        help_text=InterpretationHeader._meta.get_field("helpers").help_text,
    )  # fmt: skip
    abstract = forms.CharField(
        label=_("内容概述"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args, visible, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sources"].organs = visible

    def clean_points(self):
        points = [line for line in self.cleaned_data["points"].splitlines() if line.strip()]
        if len(points) > drafting.MOST_POINTS:
            raise forms.ValidationError(_("最多%(n)s句。") % {"n": drafting.MOST_POINTS})
        if any(len(point) > 120 for point in points):
            raise forms.ValidationError(_("一句最多120字。"))
        return points

    def clean_helpers(self):
        return [name for name in self.cleaned_data["helpers"].replace("，", "、").split("、") if name.strip()]


@admin.register(Interpretation)
class InterpretationAdmin(WritingAdmin):
    kinds = (KIND,)
    drafting = drafting
    writing_form = InterpretationForm
    writing_template = "interpretation/desk/interpretation_form.html"
    preview_template = "interpretation/desk/interpretation_preview.html"
    writing_title = _("写一篇解读")

    def make_form(self, request: HttpRequest, *data, **kwargs) -> InterpretationForm:
        return super().make_form(request, *data, visible=organs_visible_to(request.user, today()), **kwargs)

    def start(self, request: HttpRequest) -> dict:
        """Begin from a document (?of=…)."""
        visible = organs_visible_to(request.user, today())
        found = Document.objects.filter(pk=key_in(request.GET.get("of", "")), responsible_organ__in=visible).first()
        if found is None:
            return {"form": "text"}
        explained = of_document(found)
        return {"form": "text", "sources": lines([_source(explained)]), "organ": found.responsible_organ_id}

    def preview_of(self, request: HttpRequest, form, publication: Publication, revision: Revision | None) -> dict:
        draft = form.draft()
        blank = Revision(publication=publication, no=1, title=draft.title, body_html=draft.body_html)
        header = header_of(
            blank, InterpretationHeader(**draft.header_fields()), [_source(each) for each in draft.sources]
        )
        sources = [{"url": each.address, "title": each.words, "number": "", "state": ""} for each in draft.sources]
        return page_of(request, *as_released(request, publication, draft, header), Beside(sources=sources))

    def initial(self, revision: Revision) -> dict:
        own = revision.interpretation_header
        return super().initial(revision) | {
            "form": own.form, "interpreter": own.interpreter, "helpers": "、".join(own.helpers),
            "points": "\n".join(own.points), "abstract": own.abstract, "clauses": clauses.lines(own.clauses),
            "sources": lines(revision.sources.all()),
        }  # fmt: skip


def _source(explained: drafting.Explained) -> Source:
    return Source(words=explained.words, target_id=explained.target, address=explained.address)
