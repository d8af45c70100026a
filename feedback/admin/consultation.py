"""Consultations at the desk: their list, and the form in which one is written."""

from django import forms
from django.contrib import admin
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from disclosure.library.relations import Related, read
from feedback.admin.ledger import LedgerPages
from feedback.consultations import drafting, questions
from feedback.consultations.consultations import KIND, header_of
from feedback.consultations.drafting import OWN
from feedback.consultations.forms import CHOICES, FORMS
from feedback.consultations.ledger import SEES
from feedback.consultations.questions import QuestionsField
from feedback.models import Consultation, ConsultationHeader, ConsultationType, Opinion
from feedback.views.consultations import page_of
from portal.cases.day_fields import Day, Moment
from portal.cases.today import today
from portal.people.desk_admin import DeskAdmin
from portal.people.reach import reach
from portal.publishing.admin.previews import as_released
from portal.publishing.admin.text_form import TextForm
from portal.publishing.admin.writing import WritingAdmin
from portal.publishing.content import plain
from portal.publishing.models import Entry, Publication, RelationKind, Revision

TYPES = ("major_decision", "rules", "normative", "other")  # of a draft; the other forms are their own type


def _of(name: str, *, required: bool = False, **more) -> forms.Field:
    """The form field of a column of the header, with its words."""
    return ConsultationHeader._meta.get_field(name).formfield(required=required, **more)


def _day(name: str) -> forms.Field:
    return _of(name, form_class=Day, required=True, error_messages={"required": _("请写日期。")})


def _lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class ConsultationForm(TextForm):
    draft_class = drafting.Draft

    form = forms.ChoiceField(label=_("征集形式"), choices=CHOICES)
    type = forms.ModelChoiceField(
        label=_("征集什么"), queryset=ConsultationType.objects.filter(code__in=TYPES), required=False, empty_label=None,
        help_text=_("草案要选；它定下征集至少多少日。"),
    )  # fmt: skip
    opens_on = _day("opens_on")
    closes_on = _day("closes_on")
    short_reason = _of("short_reason", widget=_lines(2))
    notice = _of("notice", widget=_lines(4))
    explanation = _of("explanation", widget=_lines(8))
    questions = QuestionsField(
        label=_("问题"),
        help_text=_(
            "网上调查用。一题一段，段间空一行；第一行写问题，可多选的在后面写（可多选），一行一个选项，前面加一横。"
        ),
    )
    is_online = _of("is_online")
    address, email, phone, fax = _of("address"), _of("email"), _of("phone"), _of("fax")
    contact_unit = _of("contact_unit")
    held_at = Moment(label=_("举行时间"), required=False)
    place, places, selection = _of("place"), _of("places"), _of("selection", widget=_lines(2))
    document = forms.CharField(
        label=_("正式文件"), max_length=400, required=False,
        help_text=_("草案已经成为正式文件的，写公开文件的网址或文号，两边互相链接。"),
    )  # fmt: skip
    result_note = _of("result_note", widget=_lines(5))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not kwargs.get("is_correction"):  # what comes after the asking is not heard before it
            del self.fields["document"], self.fields["result_note"]
        for name in ("type", "notice", "contact_unit"):
            self.fields[name].needed = True  # what is missing is said when it is sent for review

    def clean_document(self) -> Related | None:
        if not (line := plain(self.cleaned_data["document"])):
            return None
        related = read(f"{RelationKind.DRAFT_OF.label} {line}")
        if related.target is None:
            raise forms.ValidationError(_("请写本平台公开文件的网址或文号。"))
        return related

    def clean(self):
        """The same as the header's own clean(), said beside the field."""
        said = super().clean()
        try:
            fields = self.draft().header_fields()
        except (KeyError, TypeError):  # a date is missing, and said so
            return said
        own = ConsultationHeader(**fields)
        try:
            own.clean()
        except forms.ValidationError as error:
            self.add_error(None, error)
        return said

    def said(self) -> dict:
        said = super().said()
        said["type"] = said["type"].pk if said.get("type") else ""
        if related := said.pop("document", None):
            said |= {"document": related.target, "document_words": related.words}
        return said


@admin.register(Consultation)
class ConsultationAdmin(LedgerPages, WritingAdmin):
    list_display = ("shown_title", "shown_organ", "shown_state", "shown_opinions", "moved")
    kinds = (KIND,)
    drafting = drafting
    writing_form = ConsultationForm
    writing_template = "feedback/desk/consultation_form.html"
    preview_template = "feedback/desk/consultation_preview.html"
    writing_title = _("发起一次征集")

    def get_queryset(self, request):
        said = Opinion.objects.filter(consultation=OuterRef("pk")).order_by().values("consultation")
        counted = Coalesce(Subquery(said.annotate(n=Count("pk")).values("n")), 0)
        is_open_to = Q(organ__in=reach(request, SEES))
        return super().get_queryset(request).annotate(answers=counted, is_open_to=is_open_to)

    @admin.display(description=_("意见"))
    def shown_opinions(self, consultation):
        if not (consultation.number and consultation.is_open_to):
            return consultation.answers or ""
        return format_html('<a href="{}">{}</a>', self._at(consultation.pk), consultation.answers)

    def get_urls(self):
        return [*self.ledger_urls(), *super().get_urls()]

    def start(self, request: HttpRequest) -> dict:
        return {"form": "draft", "is_online": True}

    def preview_of(self, request: HttpRequest, form, publication: Publication, revision: Revision | None) -> dict:
        form.cleaned_data = {"opens_on": today(), "closes_on": today()} | form.cleaned_data
        draft = form.draft()
        blank = Revision(publication=publication, no=1, title=draft.title, body_html=draft.body_html)
        header = header_of(blank, ConsultationHeader(**draft.header_fields()))
        return page_of(request, *as_released(request, publication, draft, header), None, [])

    def initial(self, revision: Revision) -> dict:
        own = revision.consultation_header
        said = {name: getattr(own, name) for name in OWN} | {"questions": questions.lines(own.questions)}
        said["document"] = Entry.objects.filter(pk=own.document_id).values_list("path", flat=True).first() or ""
        return super().initial(revision) | said | {"type": own.type_id}

    def more(self, request: HttpRequest, form, revision: Revision | None) -> dict:
        chosen = FORMS.get(str(form["form"].value()), FORMS["draft"])
        return {"chosen": chosen, "types": ConsultationType.objects.all()}


@admin.register(ConsultationType)
class ConsultationTypeAdmin(DeskAdmin):
    rights = {"view": ("manage_reference", "read_trail"), "change": ("manage_reference",)}
    of_everyone = True
    list_display = ("label", "least_days", "article")
    fields = ("code", "label", "least_days", "article")
    readonly_fields = ("code",)
