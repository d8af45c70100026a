"""Samples for the gallery of parts (templates/site/components.html)."""

import datetime

from django import forms
from django.core.paginator import Paginator

from portal.cases.picture import Cell, Mark, Month
from portal.cases.today import today

COLOURS = {
    "ink": "#1D2629", "ink-2": "#4B565A", "line-strong": "#757B79", "paper": "#FAF8F3", "band": "#F1EDE3",
    "main": "#134B5A", "main-deep": "#0C3440", "link": "#0C5A6E", "accent": "#9A4A1E", "ok": "#1C6647",
    "warn": "#7A5000", "bad": "#A8152C", "mark": "#FBE3B0",
}  # fmt: skip
STATES = ("in_force", "not_yet_in_force", "amended", "repealed", "expired", "released", "due_soon", "late", "stale",
          "never", "not_due", "not_applicable", "withdrawn", "interpretation_due")  # fmt: skip


class SampleForm(forms.Form):
    name = forms.CharField(
        label="怎么称呼您", help_text="可以只写姓。", error_messages={"required": "请写怎么称呼您。"}
    )
    phone = forms.RegexField(r"^\d{11}$", label="手机号", error_messages={"invalid": "手机号应为11位数字，请核对。"})
    way = forms.ChoiceField(
        label="怎样答复", choices=[("post", "邮寄"), ("pick", "自取")], widget=forms.RadioSelect, required=False
    )


LAMPS = (("late", "逾期1天"), ("today", "今天到期"), ("in_time", "还有3天"), ("emergency", "应急公开"))
CELLS = (("released", "✓", "已公开"), ("through", "转", "由对应的事项公开"), ("due_soon", "将", "即将到期"),
         ("late", "逾", "逾期未公开"), ("stale", "旧", "超期未更新"), ("never", "空", "从未公开"),
         ("not_applicable", "免", "不适用"))  # fmt: skip
COURSE = (("done", "征求意见"), ("current", "发布"), ("missing", "解读"), ("coming", "评估"))
STEPS = (("passed", "收到"), ("passed", "转给县民政局"), ("to-come", "答复"))
# A week and a half that shows each mark of a day.
DAYS = (
    (Mark.OUTSIDE, None, ""), (Mark.RECEIVED, None, "不计"), (Mark.COUNTED, 1, ""), (Mark.COUNTED, 2, ""),
    (Mark.SKIPPED, None, "端午"), (Mark.MAKEUP, 3, "调休上班"), (Mark.SKIPPED, None, "周日"),
    (Mark.WAITING, None, "停止"), (Mark.DUE, 4, "到期"),
)  # fmt: skip


def _month() -> Month:
    monday = datetime.date(2026, 6, 15)
    cells = [Cell(monday + datetime.timedelta(place), *day) for place, day in enumerate(DAYS)]
    return Month(2026, 6, [cells[:7], [*cells[7:], *[None] * (14 - len(cells))]])


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
        "lamps": [{"lamp": lamp, "text": text} for lamp, text in LAMPS],
        "legend": [{"code": code, "mark": mark, "label": label, "total": 3} for code, mark, label in CELLS],
        "course": [{"state": state, "label": label} for state, label in COURSE],
        "steps": [{"state": state, "label": label} for state, label in STEPS],
        "months": [_month()],
        "contact": {"organ": "县民政局", "phone": "0999-6800001", "url": "/organs/", "one_number": "12345"},
        "crumbs": [{"label": "界面部件"}],
        "modes": (("standard", "标准"), ("large", "长者大字"), ("contrast", "高对比")),
        "robots": "noindex",
    }
