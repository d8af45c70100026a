"""The forms of bringing an older site over: the file with its attachments, and the yes to a batch."""

from django import forms
from django.utils.translation import gettext_lazy

from disclosure.batch.sources import FORMS
from disclosure.batch.table_field import TableField
from portal.people.models import Organ
from portal.publishing.admin.files_field import Files

MOST_LINES = 500  # at the desk; a larger file is for the command


class SeveralFiles(forms.FileField):
    widget = Files(attrs={"multiple": True})

    def clean(self, data, initial=None) -> list:
        uploads = data if isinstance(data, list | tuple) else [data] if data else []
        return [super(SeveralFiles, self).clean(upload, initial) for upload in uploads]


class BatchForm(forms.Form):
    file = TableField(
        label=gettext_lazy("旧网站导出的文件"), endings=FORMS,
        help_text=gettext_lazy(".jsonl、.csv 或者 .xlsx，一行一件；第一行写各栏的名称。"),
        widget=forms.ClearableFileInput(attrs={"accept": ".jsonl,.gz,.csv,.xlsx"}),
    )  # fmt: skip
    files = SeveralFiles(
        label=gettext_lazy("附件"), required=False, help_text=gettext_lazy("表里“附件”一栏写着名字的文件，一起选上。")
    )
    organ = forms.ModelChoiceField(
        Organ.objects.none(), label=gettext_lazy("公开责任主体"), empty_label=None,
        help_text=gettext_lazy("发文机关是它下属机关的，归那个机关；不认识的发文机关照原样写着。"),
    )  # fmt: skip
    hosts = forms.CharField(
        label=gettext_lazy("旧网站的域名"), required=False, max_length=500,
        help_text=gettext_lazy("几个用空格分开。这些网站的原网址以后转到新地址。"),
    )  # fmt: skip

    def __init__(self, *args, organs: set[int], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organ"].queryset = Organ.objects.existing().filter(pk__in=organs).order_by("parent_id", "sort")

    def clean_hosts(self) -> frozenset[str]:
        return frozenset(self.cleaned_data["hosts"].lower().replace("，", " ").replace("、", " ").split())


class YesForm(forms.Form):
    """`hash` is that of the batch on the page."""

    hash = forms.CharField(widget=forms.HiddenInput, max_length=64)
    basis = forms.CharField(
        label=gettext_lazy("保密审查的依据"), max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    cleared = forms.BooleanField(label=gettext_lazy("不涉密，可以公开"))
    read = forms.BooleanField(label=gettext_lazy("抽出的这几件我都读过"))
