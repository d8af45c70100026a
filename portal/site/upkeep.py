"""What must not stand still, and what somebody must look at again and again (REG-04, CAT-04, DAY-04, BOX-16 and
website-standard §4): apps declare theirs as UPKEEP in portal_hooks.py. The tick writes down how each stands, and what
is late waits on the first page of the office's desk."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Exists
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.cases.limits import months_after
from portal.cases.models.workday import working_calendar
from portal.cases.today import day_words
from portal.cases.working_days import WorkingCalendar
from portal.people.models import Organ, Person
from portal.publishing.models import Entry
from portal.publishing.queue import Queue
from portal.site.hooks import gathered
from portal.site.models import Upkeep
from portal.site.options import option

YEAR = 12  # months


@dataclass(frozen=True)
class Standing:
    said: str
    is_late: bool


Judge = Callable[[datetime.date, datetime.date | None], Standing]  # of the day, and the day of the last confirmation


@dataclass(frozen=True)
class Kept:
    """`url`: where it is kept up. `is_confirmed`: somebody who looks and finds nothing to change keeps it up, too."""

    key: str
    label: str
    url: str
    judge: Judge
    is_confirmed: bool = False


def declared() -> dict[str, Kept]:
    return {each.key: each for each in gathered("UPKEEP")}


def look(on: datetime.date) -> int:
    """Write down how everything stands; how many changed."""
    rows, changed = Upkeep.objects.in_bulk(), 0
    for key, each in declared().items():
        row = rows.pop(key, None) or Upkeep(key=key, said="")
        now = each.judge(on, row.confirmed_on)
        if (row.said, row.is_late) != (now.said, now.is_late):
            row.said, row.is_late = now.said, now.is_late
            row.save()
            changed += 1
    Upkeep.objects.filter(pk__in=rows).delete()  # what nobody declares any more
    return changed


# The sorts of rules


def newest_within(section: str, key: str) -> Judge:
    """So many days after the newest, another is to come; the first is not waited for."""

    def judge(on: datetime.date, confirmed_on: datetime.date | None) -> Standing:
        newest = Entry.objects.in_section(section).newest_first().values_list("sort_at", flat=True).first()
        if newest is None:
            return Standing(_("还没有"), False)
        last = timezone.localdate(newest)
        due = last + datetime.timedelta(days=option(key))
        said = _("最近一次%(last)s，%(due)s以前要有新的") % {"last": day_words(last), "due": day_words(due)}
        return Standing(said, on > due)

    return judge


def least_a_year(section: str, key: str, **chosen: str) -> Judge:
    def judge(on: datetime.date, confirmed_on: datetime.date | None) -> Standing:
        since = timezone.make_aware(datetime.datetime.combine(months_after(on, -YEAR), datetime.time()))
        n = Entry.objects.in_section(section).filter(sort_at__gte=since, **chosen).count()
        least = option(key)
        return Standing(_("近一年%(n)s次，每年不少于%(least)s次") % {"n": n, "least": least}, n < least)

    return judge


def looked_at(changed_on: Callable[[], datetime.date | None], key: str) -> Judge:
    """So many months after it was changed, or looked at and found right, it is to be looked at again."""

    def judge(on: datetime.date, confirmed_on: datetime.date | None) -> Standing:
        days = [day for day in (changed_on(), confirmed_on) if day]
        if not days:
            return Standing(_("还没有"), True)
        due = months_after(max(days), option(key))
        said = _("最近一次%(last)s，%(due)s以前要再核对") % {"last": day_words(max(days)), "due": day_words(due)}
        return Standing(said, on > due)

    return judge


def arrangement_of_holidays(on: datetime.date, confirmed_on: datetime.date | None) -> Standing:
    """DAY-04: it is announced each autumn for the next year; until it is here, due dates are provisional."""
    calendar = working_calendar()
    if year := calendar.missing_year(on):
        return Standing(_("%(year)s年的还没有录入，期限先按法定节日推算") % {"year": year}, True)
    return Standing(_("录入到%(year)s年") % {"year": max(calendar.loaded_years)}, False)


def not_kept_up(person: Person, rights: dict[str, set[int]], on: datetime.date) -> Queue:
    """For whoever keeps what is of everyone."""
    at_the_top = Exists(Organ.objects.filter(pk__in=rights.get("manage_reference", set()), parent__isnull=True))
    late = Upkeep.objects.filter(at_the_top, is_late=True).order_by("key")
    return Queue("upkeep", _("该更新的"), late, _row)


def _row(row: Upkeep, on: datetime.date, calendar: WorkingCalendar) -> dict:
    kept = declared().get(row.key)
    return {
        "day": None, "lamp": "late", "due": _("超期"), "due_note": "", "title": str(kept.label if kept else row.key),
        "facts": [row.said], "url": reverse("admin:site_upkeep_change", args=[row.key]), "action": _("去看"),
    }  # fmt: skip
