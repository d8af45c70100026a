"""The announced calendar: one row for each exceptional day (DAY-04)."""

from contextvars import ContextVar

from django.core.signals import request_finished, request_started
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.cases.working_days import ExceptionalDay, WorkingCalendar


class Workday(models.Model):
    """An exceptional day: a holiday, or a weekend day that is worked."""

    date = models.DateField(_("日期"), unique=True)
    is_working = models.BooleanField(_("上班"), help_text=_("周末调休上班选是，放假选否。"))
    source = models.CharField(
        _("来源"), max_length=200, help_text=_("依据的通知，例如：国务院办公厅关于2027年部分节假日安排的通知。")
    )
    provisional = models.BooleanField(_("暂定"), default=False, help_text=_("还没有正式公布的，选是。"))
    note = models.CharField(_("说明"), max_length=100, blank=True)

    class Meta:
        db_table = "workday"
        verbose_name = _("放假和调休")
        verbose_name_plural = _("放假和调休")
        ordering = ["date"]

    def __str__(self):
        return f"{self.date} {self.note}"


# A page that only reads asks once for its calendar.
_in_reading: ContextVar[dict | None] = ContextVar("calendar_in_reading", default=None)


def working_calendar() -> WorkingCalendar:
    """The calendar as it stands now; one query. Whoever computes many dates keeps it."""
    kept = _in_reading.get()
    if kept is None:
        return _read()
    if "calendar" not in kept:
        kept["calendar"] = _read()
    return kept["calendar"]


def _read() -> WorkingCalendar:
    days = Workday.objects.values_list("date", "is_working", "note", "provisional")
    return WorkingCalendar(ExceptionalDay(*day) for day in days)


def _request_begins(environ: dict | None = None, **kwargs) -> None:
    _in_reading.set({} if (environ or {}).get("REQUEST_METHOD") in ("GET", "HEAD") else None)


def _request_ends(**kwargs) -> None:
    _in_reading.set(None)


request_started.connect(_request_begins, dispatch_uid="portal.cases.calendar begins")
request_finished.connect(_request_ends, dispatch_uid="portal.cases.calendar ends")
