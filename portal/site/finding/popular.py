"""What was asked for on at least five different days, for the office: most often, and with nothing found."""

import datetime

from django.db import connection
from django.db.models import Count, Sum

from portal.cases.today import now, today
from portal.search.models import AskedWords

DAYS = 30  # looked back on
LEAST_DAYS = 5
KEPT = 400  # days
ROWS = 50


def popular(on: datetime.date) -> list[dict]:
    return list(_shown(on).order_by("-all", "words")[:ROWS])


def in_vain(on: datetime.date) -> list[dict]:
    """Most of the times nothing was found."""
    rows = _shown(on).filter(none__gt=0).order_by("-none", "words")[:ROWS]
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


def _shown(on: datetime.date):
    since = on - datetime.timedelta(days=DAYS)
    rows = AskedWords.objects.filter(day__gt=since, day__lte=on).values("words")
    return rows.annotate(all=Sum("n"), none=Sum("nothing"), days=Count("day")).filter(days__gte=LEAST_DAYS)
