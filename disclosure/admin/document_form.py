"""The form in which a clerk writes a document."""

from django import forms
from django.conf import settings
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from tinymce.widgets import TinyMCE

from disclosure.document_number import is_usual, normalise
from disclosure.drafting import Draft
from disclosure.models import CatalogItem, DocumentItem, ValidityMark
from portal.people.models import Organ
from portal.publishing import intake
from portal.publishing.attaching import Kept
from portal.publishing.content import clean_html, plain, text_of
from portal.search.models import Axis, Term
from portal.site.options import option

EDITOR = {
    "license_key": "gpl",
    "language": "zh_CN",
    "height": 520,
    "resize": False,  # its handle carries a label that assistive technology may not read
    "menubar": False,
    "plugins": "lists table link searchreplace wordcount",
    "toolbar": "undo redo | blocks | bold underline | alignleft aligncenter alignright | numlist bullist | "
    "table link | searchreplace removeformat",
    "block_formats": "正文=p; 大标题=h2; 小标题=h3",
    # Alignment as a class: public pages carry no inline styles.
    "formats": {
        name: {"selector": "p,h2,h3,td,th,div", "classes": name.replace("align", "align-")}
        for name in ("alignleft", "aligncenter", "alignright")
    },
    "promotion": False,
    "branding": False,
    "convert_urls": False,
    "entity_encoding": "raw",
}


def body_widget() -> forms.Widget:
    if settings.RICH_TEXT_EDITOR:
        return TinyMCE(mce_attrs=EDITOR)
    return forms.Textarea(attrs={"rows": 20})


class Day(forms.DateField):
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def __init__(self, label: str, help_text: str = ""):
        super().__init__(label=label, required=False, help_text=help_text)


class ItemPicker(AutocompleteSelectMultiple):
    """The admin's search-as-you-type list; what is no number at all is not looked up."""

    def optgroups(self, name, value, attrs=None):
        return super().optgroups(name, [v for v in value if str(v).isdecimal() and len(str(v)) < 10], attrs)


class Files(forms.ClearableFileInput):
    allow_multiple_selected = True


class NewFiles(forms.FileField):
    """Several uploads at once; each is examined, and a refused one is named while the others stay."""

    widget = Files(attrs={"multiple": True})

    def clean(self, data, initial=None) -> list[Kept]:
        taken, refused = [], []
        for upload in data if isinstance(data, list | tuple) else [data] if data else []:
            try:
                name, blob = intake.take(upload.name, upload.chunks())
                taken.append(Kept(blob, name))
            except intake.Refused as refusal:
                refused.append(str(refusal))
        self.taken = taken
        if refused:
            raise forms.ValidationError(refused)
        return taken


class DocumentForm(forms.Form):
    """`organs` are those the person writes for. What is typed survives every error."""

    required_css_class = "required"

    organ = forms.ModelChoiceField(Organ.objects.none(), label=gettext_lazy("公开责任主体"))
    title = forms.CharField(
        label=gettext_lazy("标题"), max_length=200, widget=forms.TextInput(attrs={"class": "vLargeTextField"})
    )
    items = forms.ModelMultipleChoiceField(
        CatalogItem.objects.named(), label=gettext_lazy("目录事项"), required=False,
        help_text=gettext_lazy("这份文件公开的是目录里的哪一项。输入几个字查找，可以选几项。"),
    )  # fmt: skip
    kind = forms.ChoiceField(label=gettext_lazy("体裁"))
    topic = forms.ChoiceField(label=gettext_lazy("主题分类"), required=False)
    document_number = forms.CharField(
        label=gettext_lazy("发文字号"), max_length=120, required=False,
        help_text=gettext_lazy("例如 霁政办发〔2026〕12号。方括号会自动改成六角括号；没有就空着。"),
    )  # fmt: skip
    registration_number = forms.CharField(label=gettext_lazy("规范性文件统一编号"), max_length=60, required=False)
    issuing_organs = forms.CharField(
        label=gettext_lazy("发文机关"), max_length=500, required=False,
        help_text=gettext_lazy("空着就是公开责任主体。联合发文的用顿号分开，牵头机关写在最前。"),
    )  # fmt: skip
    issued_on = Day(gettext_lazy("成文日期"), gettext_lazy("领导签发或会议通过的日期。"))
    effective_from = Day(gettext_lazy("施行日期"))
    effective_until = Day(gettext_lazy("有效期至"), gettext_lazy("最后有效的一天。"))
    validity_mark = forms.ChoiceField(label=gettext_lazy("有效性"), choices=ValidityMark, required=False)
    content_source = forms.CharField(
        label=gettext_lazy("来源"), max_length=100, required=False, help_text=gettext_lazy("空着就是公开责任主体。")
    )
    disclosure_time = forms.ChoiceField(label=gettext_lazy("公开时限"))
    scope = forms.ChoiceField(label=gettext_lazy("公开范围"))
    abstract = forms.CharField(
        label=gettext_lazy("内容概述"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
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

    def __init__(self, *args, organs, admin_site, is_new: bool, is_correction: bool = False, attached=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.files_now = [FileRow(self, n, file) for n, file in enumerate(attached, 1)]
        self.fields["organ"].queryset = organs
        if not is_new:
            del self.fields["organ"]
        elif len(organs) == 1:
            self.fields["organ"].initial = organs[0]
        if not is_correction:
            del self.fields["change_note"]
        self.fields["items"].widget = ItemPicker(DocumentItem._meta.get_field("item"), admin_site)
        self.fields["items"].widget.choices = self.fields["items"].choices
        for name, axis, empty in (("kind", Axis.KIND, ""), ("topic", Axis.TOPIC, _("不分类")),
                                  ("disclosure_time", Axis.DISCLOSURE_TIME, ""),
                                  ("scope", Axis.SCOPE, "")):  # fmt: skip
            terms = [(term.code, term.path) for term in Term.objects.on(axis).select_related("parent")]
            self.fields[name].choices = [("", empty), *terms] if empty else terms
        # A draft may lack them; a submission may not.
        for name in ("items", "issued_on"):
            self.fields[name].required = not self.is_bound or "_submit" in self.data
        self.fields["items"].error_messages["required"] = _("请选择目录事项。")
        self.fields["issued_on"].error_messages["required"] = _("请写成文日期。")
        self.fields["title"].error_messages["required"] = _("请写标题。")
        self.fields["body_html"].needed = True  # unless there are attachments
        self.warnings = []

    def clean_title(self):
        title = plain(self.cleaned_data["title"])
        if not title:
            raise forms.ValidationError(_("请写标题。"))
        return title

    def clean_document_number(self):
        number = normalise(self.cleaned_data["document_number"])
        if not is_usual(number):
            self.warnings.append(_("发文字号“%(number)s”不是常见的写法，请核对。") % {"number": number})
        return number

    def clean_body_html(self):
        body = clean_html(self.cleaned_data["body_html"])
        length, most = len(text_of(body)), option("text.max_characters")
        if length > most:
            raise forms.ValidationError(
                _("正文%(n)s字，最多%(most)s字。长的内容请作为附件上传。") % {"n": length, "most": most}
            )
        return body

    def clean(self):
        day = self.cleaned_data.get
        begin, end, issued = day("effective_from"), day("effective_until"), day("issued_on")
        if begin and end and end < begin:
            self.add_error("effective_until", _("有效期至早于施行日期，请核对。"))
        if begin and issued and begin < issued:
            self.warnings.append(_("施行日期早于成文日期，请核对。"))

    def draft(self) -> Draft:
        data = {name: value for name, value in self.cleaned_data.items() if name not in ("organ", "edits", "new_files")}
        organs = data.pop("issuing_organs").replace(",", "、").replace("，", "、").split("、")
        return Draft(
            **data | {"items": list(data["items"])}, issuing_organs=organs,
            files=[*self.kept_files(), *self.cleaned_data["new_files"]],
        )  # fmt: skip

    def kept_files(self) -> list[Kept]:
        """The attachments that stay, in the order of the numbers that the clerk gave them."""
        rows = sorted((row for row in self.files_now if not row.removed), key=lambda row: (row.place, row.number))
        return [Kept(row.file.blob, row.name) for row in rows]


class FileRow:
    """One present attachment in the form: its name, its place, whether it goes."""

    def __init__(self, form: forms.Form, number: int, file):
        self.number, self.file, self.key = number, file, f"file_{file.blob_id[:16]}_{number}"
        data = form.data if form.is_bound else {}
        self.name = data.get(f"{self.key}_name") or file.name
        self.removed = bool(data.get(f"{self.key}_remove"))
        place = str(data.get(f"{self.key}_place", number))
        self.place = int(place) if place.isdecimal() and len(place) < 4 else number
