"""Published answers at the desk: begun from a letter, written, masked and reviewed like everything that goes out."""

from django import forms
from django.contrib import admin
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _

from disclosure.library.relations import OURS, candidates
from disclosure.models import CatalogItem, DocumentItem
from feedback.letters import publishing
from feedback.letters.knowledge import words_of
from feedback.models import AnswerHeader, PublishedAnswer
from feedback.views.answers import page_of
from portal.people.pickers import Picker
from portal.publishing.admin.previews import as_released
from portal.publishing.admin.text_form import TextForm
from portal.publishing.admin.writing import WritingAdmin
from portal.publishing.content import plain
from portal.publishing.models import Entry, Publication, Revision


class PolicyField(forms.CharField):
    """Cleans to the entry of a released document, or none."""

    def to_python(self, value) -> Entry | None:
        if not (words := plain(super().to_python(value) or "")):
            return None
        if ours := OURS.search(words):
            found = list(Entry.objects.filter(path=ours[1], section="document"))
        else:
            found = [Entry.objects.get(path=each["path"]) for each in candidates(words)]
        if len(found) != 1:
            near = "；".join(f"{each.path} {words_of(each)}" for each in found)
            hint = _("相近的有：%(found)s") % {"found": near} if near else ""
            raise forms.ValidationError(_("请写公开文件的网址或者文号。%(hint)s") % {"hint": hint})
        return found[0]

    def has_changed(self, initial, data) -> bool:
        return (initial or "").split() != (data or "").split()


class AnswerForm(TextForm):
    draft_class = publishing.Draft

    policy = PolicyField(
        label=_("问的是哪份文件"), required=False,
        help_text=_("公开文件的网址或文号。答复会列在那份文件下面；文件修改、废止以后自动标明可能过时。"),
    )  # fmt: skip
    item = forms.ModelChoiceField(
        CatalogItem.objects.named(), label=_("目录事项"), required=False,
        help_text=_("没有文件的，选它属于目录里的哪一项。输入几个字查找。"),
    )  # fmt: skip

    def __init__(self, *args, admin_site, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["item"].widget = Picker(DocumentItem._meta.get_field("item"), admin_site)
        self.fields["item"].widget.choices = self.fields["item"].choices


@admin.register(PublishedAnswer)
class PublishedAnswerAdmin(WritingAdmin):
    rights = {"view": WritingAdmin.rights["view"]}
    search_fields = ("publication__revisions__title",)
    ordering = ("-publication__created_at",)
    organ_path = "publication__organ"
    kinds = (publishing.KIND,)
    drafting = publishing
    writing_form = AnswerForm
    writing_template = "feedback/desk/answer_form.html"
    preview_template = "feedback/desk/answer_preview.html"
    writing_title = _("公开来信答复")

    def write_new(self, request: HttpRequest):
        raise Http404  # it begins with a letter

    def make_form(self, request: HttpRequest, *data, **kwargs) -> AnswerForm:
        return AnswerForm(*data, admin_site=self.admin_site, **kwargs)

    def initial(self, revision: Revision) -> dict:
        own = AnswerHeader.objects.filter(pk=revision.pk).first() or AnswerHeader()
        entry = own.policy_id and Entry.objects.filter(pk=own.policy_id).first()
        policy = f"{entry.path} {words_of(entry)}" if entry else ""
        return super().initial(revision) | {"policy": policy, "item": own.item_id}

    def preview_of(self, request: HttpRequest, form, publication: Publication, revision: Revision | None) -> dict:
        if revision is None:
            raise Http404
        draft = form.draft()
        header = publishing.header_of(revision, AnswerHeader(**draft.bound))
        entry, _release, _files = as_released(request, publication, draft, header)
        return page_of(entry)
