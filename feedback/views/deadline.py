"""The public calculator: when a limit in working days ends, and why (N1). Whoever waits for us can check us."""

import datetime

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.cases import limits, picture
from portal.cases.events import Effect, Event
from portal.cases.folding import fold
from portal.cases.limits import Limit, Unit
from portal.cases.models.workday import working_calendar
from portal.cases.today import today
from portal.site.front.declaring import kept
from portal.site.reading import reads

EARLIEST, LATEST, LONGEST = datetime.date(2000, 1, 1), datetime.date(2099, 12, 31), 260  # about a year of work
# The limits that people ask about, of an information request.
USUAL = (
    (limits.REPLY, gettext_lazy("答复")),
    (limits.CORRECTION_NOTICE, gettext_lazy("要求补正")),
    (limits.THIRD_PARTY, gettext_lazy("征求第三方意见")),
)
ARTICLES = {limit.number: limit.article for limit, _label in USUAL}


class DeadlineForm(forms.Form):
    received = forms.DateField(
        label=gettext_lazy("收到的日期"),
        widget=forms.DateInput(
            format="%Y-%m-%d", attrs={"type": "date", "min": EARLIEST.isoformat(), "max": LATEST.isoformat()}
        ),
        error_messages={"required": gettext_lazy("请填写收到的日期。"),
                        "invalid": gettext_lazy("请写成年-月-日，例如2026-02-06。")},
    )  # fmt: skip
    working_days = forms.IntegerField(
        label=gettext_lazy("多少个工作日"), min_value=1, max_value=LONGEST,
        error_messages={
            "required": gettext_lazy("请填写工作日数。"), "invalid": gettext_lazy("请填写整数。"),
            "min_value": gettext_lazy("至少1个工作日。"),
            "max_value": gettext_lazy("最多算%(limit_value)s个工作日。"),
        },
    )  # fmt: skip

    def clean_received(self) -> datetime.date:
        received = self.cleaned_data["received"]
        if not EARLIEST <= received <= LATEST:
            raise forms.ValidationError(_("请填写2000年至2099年之间的日期。"))
        return received


@reads
@kept("received", "working_days")
def deadline(request: HttpRequest) -> HttpResponse:
    usual = {"received": today(), "working_days": limits.REPLY.number}
    asked = {name: request.GET.get(name, usual[name]) for name in usual}
    form = DeadlineForm(asked)
    context = {
        "title": _("期限计算"),
        "form": form,
        "usual": [{"number": limit.number, "label": label, "article": limit.article} for limit, label in USUAL],
        "crumbs": [{"label": _("期限计算")}],
        "column": {"name": _("期限计算"), "description": _("法定期限哪一天到，一天一天说明理由")},
    }
    if form.is_valid():
        context |= _answer(**form.cleaned_data)
    return render(request, "feedback/deadline.html", context, status=200 if form.is_valid() else 400)


def _answer(received: datetime.date, working_days: int) -> dict:
    limit = Limit(working_days, Unit.WORKING_DAY, ARTICLES.get(working_days) or _("您填写的期限"))
    clock = fold([Event(Effect.START, received, limit.article, limit=limit)], working_calendar())
    return {
        "received": received,
        "limit": limit,
        "clock": clock,
        "months": picture.months(clock),
        "facts": picture.table(clock),
        "sum": picture.summary(clock),
        "begins": received + datetime.timedelta(days=1),
    }
