"""The forms of bringing official tables in: the file, what its unknown columns hold, what becomes of gone items."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosure.models import Domain, Level
from disclosure.official.applying import KEEP, RETIRE
from disclosure.official.header import Header
from disclosure.official.importing import Look
from disclosure.official.words import FIELDS, NEEDED
from portal.people.models import Organ
from portal.publishing.file_types import extension_of


class UploadForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("目录表格"), max_length=150, help_text=gettext_lazy(".xlsx 或者 .csv，可以有几张工作表。"),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
    )  # fmt: skip
    year = forms.IntegerField(label=gettext_lazy("目录年份"), min_value=2000, max_value=2100)
    domain = forms.ModelChoiceField(
        Domain.objects.all(), label=gettext_lazy("领域"), required=False, to_field_name="code",
        empty_label=gettext_lazy("表里写着"), help_text=gettext_lazy("表名、标题里都没有写领域的，才在这里选。"),
    )  # fmt: skip
    level = forms.ChoiceField(
        label=gettext_lazy("公开层级"), required=False, choices=[("", gettext_lazy("表里写着")), *Level.choices],
        help_text=gettext_lazy("表里没有公开层级一栏的，按这一级。"),
    )  # fmt: skip

    organ = forms.ModelChoiceField(
        Organ.objects.existing().in_order(), label=gettext_lazy("哪个单位的补充目录"), required=False,
        to_field_name="code", empty_label=gettext_lazy("不是补充目录"),
        help_text=gettext_lazy("单位在26个领域以外自己增加的事项；和标准目录重复的、缺的，都会列出来。"),
    )  # fmt: skip

    def clean(self):
        said = super().clean()
        if said.get("organ") and said.get("domain"):
            self.add_error("domain", _("补充目录是单位自己的，不再选领域。"))
        return said

    def clean_file(self):
        file = self.cleaned_data["file"]
        if extension_of(file.name) not in ("xlsx", "csv"):
            raise forms.ValidationError(_("请上传 .xlsx 或者 .csv；旧格式的请先用办公软件另存为 .xlsx。"))
        return file


class ColumnsForm(forms.Form):
    """A choice for each column of a header."""

    def __init__(self, header: Header, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.header = header
        for column in header.columns:
            self.fields[f"column_{column.number}"] = forms.ChoiceField(
                label=f"{column.letter}：{column.title}", required=False, choices=list(_choices(column.target).items()),
                initial=column.target,
            )  # fmt: skip

    @property
    def targets(self) -> list[str]:
        return [self.cleaned_data.get(f"column_{column.number}", "") for column in self.header.columns]

    def clean(self):
        chosen = [target for target in self.targets if target not in ("", "extra")]
        if twice := sorted({target for target in chosen if chosen.count(target) > 1}):
            raise forms.ValidationError(_("有两列都选了“%s”。") % FIELDS.get(twice[0], twice[0]))
        names = {target.partition(":")[0] for target in chosen}
        if missing := [str(FIELDS[name]) for name in NEEDED if name not in names]:
            raise forms.ValidationError(_("还没有指明哪一列是：%s。") % "、".join(missing))
        if not names & {"level1", "level2"}:
            raise forms.ValidationError(_("还没有指明哪一列是事项的名称。"))
        return self.cleaned_data


def _choices(target: str) -> dict:
    """All fields; a target that ticks several values at once stays choosable where the header says so."""
    return FIELDS if target in FIELDS else {**FIELDS, target: target}


class ApplyForm(forms.Form):
    """`shown` is the hash of the difference on the page; one choice for each item that is gone."""

    shown = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, found: Look, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for path in found.report.gone:
            domain = path.partition("/")[0]
            others = [(new, _("由 %s 取代") % f"{new} {found.name_of(new)}")
                      for new in found.report.new if new.startswith(f"{domain}/")]  # fmt: skip
            self.fields[f"gone_{path}"] = forms.ChoiceField(
                label=f"{path} {found.name_of(path)}", required=False, initial=KEEP,
                choices=[(KEEP, _("留在目录里")), (RETIRE, _("移出目录")), *others],
            )  # fmt: skip

    @property
    def decisions(self) -> dict[str, str]:
        return {
            name.removeprefix("gone_"): value for name, value in self.cleaned_data.items() if name.startswith("gone_")
        }
