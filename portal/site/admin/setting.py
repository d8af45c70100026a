"""The office's settings: every declared option with its source, those to be confirmed marked."""

from itertools import groupby

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.people.desk_admin import DeskAdmin
from portal.publishing import typed
from portal.site.models import Setting
from portal.site.options import Option, declared, option, set_option

KEEP = ("manage_reference",)
GROUPS = {
    "site": gettext_lazy("网站信息和页脚"),
    "doors": gettext_lazy("首页"),
    "review": gettext_lazy("审核"),
    "files": gettext_lazy("附件"),
    "text": gettext_lazy("正文"),
    "disclosure": gettext_lazy("主动公开"),
    "documents": gettext_lazy("文件"),
    "interpretation": gettext_lazy("解读"),
    "response": gettext_lazy("回应关切"),
    "requests": gettext_lazy("依申请公开"),
    "letters": gettext_lazy("来信"),
    "consultations": gettext_lazy("意见征集"),
    "interviews": gettext_lazy("在线访谈"),
    "columns": gettext_lazy("栏目更新"),
    "reports": gettext_lazy("年度报告"),
    "mail": gettext_lazy("邮件"),
}


def _line() -> forms.TextInput:
    return forms.TextInput(attrs={"class": "vTextField"})


class OptionForm(forms.Form):
    source = forms.CharField(label=gettext_lazy("依据"), required=False, max_length=300, widget=_line())
    reason = forms.CharField(label=gettext_lazy("为什么改"), max_length=300, widget=_line())

    def __init__(self, option_: Option, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.option = option_
        self.fields["value"] = _field(option_)
        self.order_fields(["value", "source", "reason"])

    def clean_value(self):
        return self.option.clean(self.cleaned_data["value"])


def _field(option_: Option) -> forms.Field:
    common = {"label": option_.label, "help_text": option_.help, "required": False}
    if option_.type is bool:
        return forms.BooleanField(**common)
    if option_.type is list:
        return forms.CharField(**common, widget=forms.Textarea(attrs={"rows": 6, "class": "vLargeTextField"}))
    if option_.choices:
        return forms.ChoiceField(**common, choices=option_.choices)
    return forms.CharField(**common, max_length=500, widget=_line())


@admin.register(Setting)
class SettingAdmin(DeskAdmin):
    rights = {"view": (*KEEP, "read_trail", "operate"), "change": KEEP}
    of_everyone = True

    def changelist_view(self, request: HttpRequest, extra_context=None):
        if not self.has_view_permission(request):
            raise PermissionDenied
        rows = Setting.objects.select_related("changed_by").in_bulk()
        lines = [
            {"option": each, "value": _shown(option(each.key)), "row": rows.get(each.key), "quoted": quote(each.key)}
            for each in declared().values()
        ]
        order = list(GROUPS)
        lines.sort(key=lambda line: order.index(line["option"].group) if line["option"].group in order else len(order))
        groups = [
            (GROUPS.get(name, name), list(each)) for name, each in groupby(lines, key=lambda line: line["option"].group)
        ]
        context = {**self.admin_site.each_context(request), "title": _("设置"), "opts": self.opts, "groups": groups}
        return TemplateResponse(request, "admin/site/setting/list.html", context)

    def change_view(self, request: HttpRequest, object_id: str, form_url="", extra_context=None):
        each = declared().get(unquote(object_id))
        if each is None:
            raise Http404
        if not self.has_change_permission(request):
            raise PermissionDenied
        row = Setting.objects.filter(key=each.key).first()
        initial = {"value": _shown(option(each.key)), "source": row.source if row else ""}
        form = OptionForm(each, request.POST or None, initial=initial)
        if form.is_bound and typed.is_fine(form, by=request.user):
            data = form.cleaned_data
            set_option(each.key, data["value"], by=request.user, source=data["source"], reason=data["reason"])
            messages.success(request, _("%(label)s 已改。") % {"label": each.label})
            return redirect("admin:site_setting_changelist")
        context = {
            **self.admin_site.each_context(request), "title": str(each.label), "opts": self.opts, "form": form,
            "option": each, "row": row, "default": _shown(each.default), "quoted": quote(each.key),
        }  # fmt: skip
        return TemplateResponse(request, "admin/site/setting/form.html", context)


def _shown(value: object) -> object:
    return "\n".join(value) if isinstance(value, list) else value
