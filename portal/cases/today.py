"""What day it is. Everything that depends on the date asks here, so tests and the sample can stop the calendar.

The order is: a `frozen()` block, then the environment's `PORTAL_TODAY` (YYYY-MM-DD), then the machine's clock.
"""

import datetime
import os
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone
from django.utils.translation import gettext as _

OFFICE_HOUR = datetime.time(9)  # the time of day on a frozen date
_frozen: list[datetime.datetime] = []  # of the whole process: threads of a test's server see it too


def now() -> datetime.datetime:
    """This moment, aware, in the portal's time zone."""
    if _frozen:
        return _frozen[-1]
    moment = timezone.localtime()
    if text := os.environ.get("PORTAL_TODAY"):
        return moment.replace(**_parts(text))
    return moment


def today() -> datetime.date:
    """This day in the portal's time zone."""
    return now().date()


def day_words(day: datetime.date) -> str:
    """2026年3月9日."""
    return _("%(year)s年%(month)s月%(day)s日") % {"year": day.year, "month": day.month, "day": day.day}


@contextmanager
def frozen(moment: datetime.date | datetime.datetime) -> Iterator[None]:
    """Inside, it is `moment` (a date: nine in the morning of it) everywhere in this process."""
    if not isinstance(moment, datetime.datetime):
        moment = datetime.datetime.combine(moment, OFFICE_HOUR)
    if timezone.is_naive(moment):
        moment = timezone.make_aware(moment)
    _frozen.append(timezone.localtime(moment))
    try:
        yield
    finally:
        _frozen.pop()


def _parts(text: str) -> dict[str, int]:
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError as error:
        raise ImproperlyConfigured(f"PORTAL_TODAY 应为 YYYY-MM-DD，现在是 {text!r}。") from error
    return {"year": day.year, "month": day.month, "day": day.day}
