"""What was asked for on at least five different days, for the office: most often, and with nothing found."""

import datetime

from django.db import connection
from django.db.models import Count, Max, Sum

from portal.cases.today import now, today
from portal.search.models import AskedWords

DAYS = 30  # looked back on
LEAST_DAYS = 5
KEPT = 400  # days
ROWS = 50


def popular(on: datetime.date) -> list[dict]:
    return _rows(_shown(on).order_by("-all", "told"))


def in_vain(on: datetime.date) -> list[dict]:
    """Most of the times nothing was found."""
    rows = _rows(_shown(on).filter(none__gt=0).order_by("-none", "told"))
    return [row for row in rows if 2 * row["none"] > row["all"]]


def tidy() -> str:
    """Once an hour."""
    return f"asked: {'kept' if now().minute else forget()}"


def forget() -> str:
    """What stayed below five days goes after a month, all else after a good year."""
    with connection.cursor() as cursor:
        for days, least in ((DAYS, LEAST_DAYS), (KEPT, KEPT)):
            cursor.execute("SELECT forget_asked(%s, %s)", [today() - datetime.timedelta(days=days), least])
    return "forgotten"


def _rows(shown) -> list[dict]:
    return [row | {"words": row["told"]} for row in shown[:ROWS]]


def _shown(on: datetime.date):
    since = on - datetime.timedelta(days=DAYS)
    rows = AskedWords.objects.filter(day__gt=since, day__lte=on).values("key")
    told = rows.annotate(told=Max("words"), all=Sum("n"), none=Sum("nothing"), days=Count("day"))
    return told.filter(days__gte=LEAST_DAYS).exclude(told="")
