"""The part of a writing form that every kind shares: organ, title, text, attachments, what a correction changed."""

import secrets
from dataclasses import fields

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.people.models import Organ
from portal.publishing.admin.editor import body_widget
from portal.publishing.admin.files_field import FileRow, NewFiles, new_row, rows_of
from portal.publishing.attaching import Kept
from portal.publishing.autosaving import WINDOW
from portal.publishing.content import clean_html, plain, text_of
from portal.publishing.drafts import Draft
from portal.publishing.models import Revision
from portal.site.options import option


def new_window() -> str:
    return secrets.token_hex(16)


def about(revision: Revision | None) -> dict:
    """What the form of a revision must know of it."""
    return {
        "is_new": revision is None,
        "is_correction": revision is not None and revision.no > 1,
        "attached": list(revision.files.with_blobs()) if revision else (),
    }


class TextForm(forms.Form):
    """`organs` are those the person writes for. What is typed or uploaded survives every error."""

    required_css_class = "required"
    draft_class = Draft

    organ = forms.ModelChoiceField(
        Organ.objects.none(), label=gettext_lazy("公开责任主体"), empty_label=gettext_lazy("请选择")
    )
    title = forms.CharField(
        label=gettext_lazy("标题"), max_length=200, widget=forms.TextInput(attrs={"class": "vLargeTextField"}),
        error_messages={"required": gettext_lazy("请写标题。")},
    )  # fmt: skip
    body_html = forms.CharField(label=gettext_lazy("正文"), required=False, widget=body_widget())
    new_files = NewFiles(
        label=gettext_lazy("添加附件"), required=False,
        help_text=gettext_lazy("可以一次选几个。Word、Excel、PDF、OFD、图片、音频、视频、CSV、TXT。"),
    )  # fmt: skip
    change_note = forms.CharField(
        label=gettext_lazy("更正说明"), max_length=200, required=False,
        help_text=gettext_lazy("用一句话说明改了什么，公众会看到。"),
    )  # fmt: skip
    edits = forms.IntegerField(widget=forms.HiddenInput, required=False)
    window = forms.CharField(widget=forms.HiddenInput, required=False)  # names this open form to the autosave

    def __init__(
        self, *args, organs, is_new: bool, is_correction: bool = False, attached=(), typed: QueryDict | None = None,
        **kwargs,
    ):  # fmt: skip
        """`typed` fills an unbound form with what was typed before, without judging it."""
        super().__init__(*args, **kwargs)
        self.typed = self.data if self.is_bound else typed if typed is not None else QueryDict()
        self.attached = attached
        self.fields["organ"].queryset = organs
        if not is_new:
            del self.fields["organ"]
        elif len(organs) == 1:
            self.fields["organ"].initial = organs[0]
        if not is_correction:
            del self.fields["change_note"]
        self.fields["body_html"].needed = True  # unless there are attachments
        self.warnings = []
        if typed is not None:
            self.initial = self.initial | {
                name: field.widget.value_from_datadict(typed, {}, name)
                for name, field in self.fields.items()
                if name in typed and name != "new_files"
            }
        self.initial.setdefault("window", new_window())

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

    def clean_window(self):
        window = self.cleaned_data["window"]
        return window if WINDOW.fullmatch(window) else new_window()

    @property
    def file_rows(self) -> list[FileRow]:
        """Every attachment, also those that this try has just taken in, in the order the clerk gave them."""
        rows = rows_of(self.typed, self.attached)
        for kept in getattr(self.fields["new_files"], "taken", []):
            row = new_row(self.typed, rows, kept)
            if row.key not in {row.key for row in rows}:
                rows.append(row)
        return rows

    def arranged_files(self) -> list[Kept]:
        """The attachments that stay, in the order of the numbers the clerk gave them, then the new ones."""
        return [Kept(row.kept.blob, row.name) for row in self.file_rows if not row.removed]

    def said(self) -> dict:
        """By the names of the draft, what stands in the form and is right; a preview does without the rest."""
        found = {name: value for name, value in self.cleaned_data.items() if value is not None}
        return {"title": "", "body_html": ""} | found

    def draft(self) -> Draft:
        said, names = self.said(), [each.name for each in fields(self.draft_class)]
        return self.draft_class(**{name: said[name] for name in names if name in said}, files=self.arranged_files())
