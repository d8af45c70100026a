"""Samples for the gallery of parts (templates/site/components.html)."""

from django import forms
from django.core.paginator import Paginator

from portal.cases.today import today

COLOURS = {
    "ink": "#1D2629", "ink-2": "#4B565A", "line-strong": "#757B79", "paper": "#FAF8F3", "band": "#F1EDE3",
    "main": "#134B5A", "main-deep": "#0C3440", "link": "#0C5A6E", "accent": "#9A4A1E", "ok": "#1C6647",
    "warn": "#7A5000", "bad": "#A8152C", "mark": "#FBE3B0",
}  # fmt: skip
STATES = ("in_force", "not_yet_in_force", "amended", "repealed", "expired", "released", "due_soon", "late", "stale",
          "never", "not_due", "not_applicable", "withdrawn", "interpretation_due")  # fmt: skip


class SampleForm(forms.Form):
    name = forms.CharField(label="怎么称呼您", help_text="可以只写姓。")
    phone = forms.RegexField(r"^\d{11}$", label="手机号", error_messages={"invalid": "手机号应为11位数字，请核对。"})
    way = forms.ChoiceField(
        label="怎样答复", choices=[("post", "邮寄"), ("pick", "自取")], widget=forms.RadioSelect, required=False
    )


def samples() -> dict:
    page = Paginator(range(120), 20).page(2)
    number = "霁政办发〔2026〕12号"
    row = {
        "url": "/documents/", "title": "关于印发《霁川县农村危房改造实施办法》的通知", "date": today(),
        "organ": "县住房城乡建设局", "number": number, "kind": "通知", "validity": "repealed",
        "summary": "补助谁、补多少、怎样申请。",
    }  # fmt: skip
    item = {
        "url": "/catalog/", "title": "办事指南", "state": "released", "seek": "怎么申请：条件、材料、地点、时间。",
        "count": 3, "newest": today(), "channels": "本网站、公开查阅点", "elements": "申请条件、申请材料",
        "publishers": "县民政局，20个工作日内",
    }  # fmt: skip
    options = [
        {"label": "县民政局", "url": "#", "count": 33, "chosen": True},
        {"label": "县财政局", "url": "#", "count": 8},
    ]
    return {
        "title": "界面部件",
        "colours": [{"token": token, "value": value} for token, value in COLOURS.items()],
        "states": STATES,
        "form": SampleForm({"name": "", "phone": "1380000", "way": "post"}),
        "rows": [
            {"label": "索引号", "value": "11999901MB0000001A/2026-00001", "shape": "index"},
            {"label": "发文字号", "value": number, "shape": "number"},
            {"label": "成文日期", "value": today(), "shape": "date"},
            {"label": "有效性", "state": "in_force"},
        ],
        "files": [{"url": "#", "name": "补助标准.xlsx", "kind": "XLSX", "size": 36_864}],
        "items": [item, {**item, "title": "监督检查", "state": "never", "count": 0}],
        "documents": [row, {**row, "validity": "in_force"}],
        "page": page,
        "pages": page.paginator.get_elided_page_range(2, on_each_side=1, on_ends=1),
        "facets": [{"name": "organ", "label": "单位", "options": options}],
        "chips": [{"group": "单位", "label": "县民政局", "url": "#"}],
        "total": 120,
        "robots": "noindex",
    }
