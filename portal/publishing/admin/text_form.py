"""The part of a writing form that every kind shares: organ, title, text, attachments, what a correction changed."""

from django import forms
from django.core import signing
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.people.models import Organ
from portal.publishing import intake
from portal.publishing.admin.editor import body_widget
from portal.publishing.attaching import Kept
from portal.publishing.content import clean_html, plain, text_of
from portal.publishing.models import Blob
from portal.site.options import option

CARRIED = "carried"  # signed names of files taken in by an earlier try of this form


class Files(forms.ClearableFileInput):
    allow_multiple_selected = True


class NewFiles(forms.FileField):
    """Several uploads at once; each is examined, a refused one is named, and the form carries the others on."""

    widget = Files(attrs={"multiple": True})

    def clean(self, data, initial=None) -> list[Kept]:
        self.taken, refused = [], []
        for upload in data if isinstance(data, list | tuple) else [data] if data else []:
            try:
                name, blob = intake.take(upload.name, upload.chunks())
                self.taken.append(Kept(blob, name))
            except intake.Refused as refusal:
                refused.append(str(refusal))
        if refused:
            raise forms.ValidationError(refused)
        return self.taken


class FileRow:
    """One present attachment in the form: its name, its place, whether it goes."""

    def __init__(self, form: forms.Form, number: int, file):
        self.number, self.file, self.key = number, file, f"file_{file.blob_id[:16]}_{number}"
        data = form.data if form.is_bound else {}
        self.name = data.get(f"{self.key}_name") or file.name
        self.removed = bool(data.get(f"{self.key}_remove"))
        place = str(data.get(f"{self.key}_place", number))
        self.place = int(place) if place.isdecimal() and len(place) < 4 else number


class TextForm(forms.Form):
    """`organs` are those the person writes for. What is typed or uploaded survives every error."""

    required_css_class = "required"

    organ = forms.ModelChoiceField(Organ.objects.none(), label=gettext_lazy("公开责任主体"))
    title = forms.CharField(
        label=gettext_lazy("标题"), max_length=200, widget=forms.TextInput(attrs={"class": "vLargeTextField"}),
        error_messages={"required": gettext_lazy("请写标题。")},
    )  # fmt: skip
    body_html = forms.CharField(label=gettext_lazy("正文"), required=False, widget=body_widget())
    new_files = NewFiles(
        label=gettext_lazy("添加附件"), required=False,
        help_text=gettext_lazy("可以一次选几个。Word、Excel、PDF、OFD、图片、CSV、TXT。"),
    )  # fmt: skip
    change_note = forms.CharField(
        label=gettext_lazy("更正说明"), max_length=200, required=False,
        help_text=gettext_lazy("用一句话说明改了什么，公众会看到。"),
    )  # fmt: skip
    edits = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, organs, is_new: bool, is_correction: bool = False, attached=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.files_now = [FileRow(self, number, file) for number, file in enumerate(attached, 1)]
        self.fields["organ"].queryset = organs
        if not is_new:
            del self.fields["organ"]
        elif len(organs) == 1:
            self.fields["organ"].initial = organs[0]
        if not is_correction:
            del self.fields["change_note"]
        self.fields["body_html"].needed = True  # unless there are attachments
        self.warnings = []

    def clean_title(self):
        title = plain(self.cleaned_data["title"])
        if not title:
            raise forms.ValidationError(_("请写标题。"))
        return title

    def clean_body_html(self):
        body = clean_html(self.cleaned_data["body_html"])
        length, most = len(text_of(body)), option("text.max_characters")
        if length > most:
            raise forms.ValidationError(
                _("正文%(n)s字，最多%(most)s字。长的内容请作为附件上传。") % {"n": length, "most": most}
            )
        return body

    def arranged_files(self) -> list[Kept]:
        """The attachments that stay, in the order of the numbers the clerk gave them, then the new ones."""
        rows = sorted((row for row in self.files_now if not row.removed), key=lambda row: (row.place, row.number))
        stay = [Kept(row.file.blob, row.name) for row in rows]
        return [*stay, *self._carried(), *self.cleaned_data["new_files"]]

    def carried_on(self) -> list[tuple[str, str]]:
        """Name and signed token of every new file taken in so far, for the next try of this form."""
        taken = [*self._carried(), *getattr(self.fields["new_files"], "taken", [])]
        return [(kept.name, signing.dumps([kept.blob.pk, kept.name], salt=CARRIED)) for kept in taken]

    def _carried(self) -> list[Kept]:
        tokens = self.data.getlist(CARRIED) if self.is_bound and hasattr(self.data, "getlist") else []
        found = []
        for token in tokens[:100]:
            try:
                sha256, name = signing.loads(token, salt=CARRIED, max_age=86400)
            except (signing.BadSignature, ValueError):
                continue
            if blob := Blob.objects.filter(pk=sha256).defer("text").first():
                found.append(Kept(blob, name))
        return found
