"""The form in which a clerk writes a document."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosure.admin.series_fields import SeriesFields
from disclosure.document_number import is_usual, normalise
from disclosure.drafting import KIND, Draft
from disclosure.library.relations import RelationsField
from disclosure.models import CatalogItem, DocumentItem, ValidityMark
from portal.cases.day_fields import day
from portal.database.row_keys import row_numbers
from portal.people.pickers import SeveralPicker
from portal.publishing.admin.text_form import TextForm
from portal.publishing.kinds import kinds_of_others
from portal.search.models import Axis, Term


class DocumentForm(SeriesFields, TextForm):
    draft_class = Draft

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
    caption_note = forms.CharField(
        label=gettext_lazy("题注"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("规章要写：公布时间和文号、历次修订时间和文号、施行时间。"),
    )  # fmt: skip
    relations = RelationsField(
        label=gettext_lazy("与别的文件的关系"),
        help_text=gettext_lazy(
            "一行一条：修改、修订（全文代替）、废止、依据、草案，或者列入计划、征求意见稿、意见采纳、会议审议、"
            "执行情况、监督检查、实施评估，再写文号、标题或网址，"
            "例如：废止 霁政办规〔2020〕5号。"
            "从另一天起的，末尾写：自2026-06-01起。本平台没有的，写《名称》（文号）。"
        ),
    )  # fmt: skip
    filing_number = forms.CharField(label=gettext_lazy("备案号"), max_length=60, required=False)
    issuing_organs = forms.CharField(
        label=gettext_lazy("发文机关"), max_length=500, required=False,
        help_text=gettext_lazy("空着就是公开责任主体。联合发文的用顿号分开，牵头机关写在最前。"),
    )  # fmt: skip
    issued_on = day(gettext_lazy("成文日期"), gettext_lazy("领导签发或会议通过的日期。"))
    effective_from = day(gettext_lazy("施行日期"))
    effective_until = day(gettext_lazy("有效期至"), gettext_lazy("最后有效的一天。"))
    validity_mark = forms.ChoiceField(label=gettext_lazy("有效性"), choices=ValidityMark, required=False)
    filed_on = day(gettext_lazy("备案日期"), gettext_lazy("报送备案审查的日期。"))
    stage = forms.ChoiceField(
        label=gettext_lazy("公开阶段"), required=False,
        help_text=gettext_lazy("这份文件说的是决策、执行、管理、服务还是结果。"),
    )  # fmt: skip
    content_source = forms.CharField(
        label=gettext_lazy("来源"), max_length=100, required=False, help_text=gettext_lazy("空着就是公开责任主体。")
    )
    disclosure_time = forms.ChoiceField(label=gettext_lazy("公开时限"))
    scope = forms.ChoiceField(label=gettext_lazy("公开范围"))
    abstract = forms.CharField(
        label=gettext_lazy("内容概述"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args, admin_site, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["items"].widget = SeveralPicker(DocumentItem._meta.get_field("item"), admin_site)
        self.fields["items"].widget.choices = self.fields["items"].choices
        for name, axis, empty in (("kind", Axis.KIND, ""), ("topic", Axis.TOPIC, _("不分类")),
                                  ("disclosure_time", Axis.DISCLOSURE_TIME, ""),
                                  ("stage", Axis.STAGE, _("不写")), ("scope", Axis.SCOPE, "")):  # fmt: skip
            found = Term.objects.on(axis).exclude(code__in=kinds_of_others(KIND) if axis == Axis.KIND else ())
            terms = [(term.code, term.path) for term in found.select_related("parent")]
            self.fields[name].choices = [("", empty), *terms] if empty else terms
        self.offer_places()
        # A draft may lack them; a submission may not.
        for name in ("items", "issued_on"):
            self.fields[name].required = not self.is_bound or "_submit" in self.data
        self.fields["items"].error_messages["required"] = _("请选择目录事项。")
        self.fields["issued_on"].error_messages["required"] = _("请写成文日期。")

    def chosen_items(self) -> list[int]:
        """The catalog items that stand in the form now, whether it has been sent or not."""
        return row_numbers(getattr(item, "pk", item) for item in self["items"].value() or [])

    def clean_document_number(self):
        number = normalise(self.cleaned_data["document_number"])
        if not is_usual(number):
            self.warnings.append(_("发文字号“%(number)s”不是常见的写法，请核对。") % {"number": number})
        return number

    def clean(self):
        said = self.cleaned_data.get
        begin, end = said("effective_from"), said("effective_until")
        if begin and end and end < begin:  # the table would not take it
            self.add_error("effective_until", _("有效期至早于施行日期，请核对。"))
        self.clean_placing()

    def said(self) -> dict:
        said = super().said()
        organs = said.get("issuing_organs", "").replace(",", "、").replace("，", "、").split("、")
        return said | {"items": list(said.get("items", [])), "issuing_organs": organs}
