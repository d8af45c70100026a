"""What the site itself declares: its profile, the facts that the law leaves open, the daily head of the trail."""

import datetime
from pathlib import Path

from django.conf import settings
from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.cases.today import now, today
from portal.publishing.models import Entry
from portal.site import reminding, upkeep
from portal.site.articles import ARTICLES, GUIDE
from portal.site.dead_letters import dead_letters
from portal.site.facts import FACTS
from portal.site.finding import popular
from portal.site.options import Option
from portal.site.profile import PROFILE_OPTIONS
from portal.site.upkeep import Kept
from portal.trail.heads import export_head

OPTIONS = (
    *PROFILE_OPTIONS,
    *FACTS,
    Option("mail.daily_hour", int, 8, _("每天几点起发提醒和每日订阅"), least=0, most=23),
    Option("mail.soon_days", int, 3, _("提醒里算几个工作日内到期的"), least=0, most=20),
)
MAIL_KINDS = ((reminding.KIND, _("每日工作提醒")),)
DESK_QUEUES = (dead_letters,)
KINDS = ARTICLES


def guide_was_changed() -> datetime.date | None:
    """The guide that waits longest for a change, where there are several."""
    at = Entry.objects.in_section(GUIDE).aggregate(at=Min("release__released_at"))["at"]
    return timezone.localdate(at) if at else None


UPKEEP = (
    Kept("guide", _("政府信息公开指南"), "/admin/site/article/",
         upkeep.looked_at(guide_was_changed, "disclosure.guide_confirm_months"), is_confirmed=True),
    Kept("calendar", _("放假和调休"), "/admin/cases/workday/", upkeep.arrangement_of_holidays),
)  # fmt: skip


def export_the_head_of_the_trail() -> Path:
    """Outside the database, where an intruder in it does not reach; copy the folder elsewhere."""
    return export_head(settings.PORTAL_HOME / "trail-heads", today())


def remind_those_who_work_here() -> str:
    return f"told: {reminding.remind(now())}"


def see_what_is_kept_up() -> str:
    return f"upkeep: {upkeep.look(today())}"


TICKS = (export_the_head_of_the_trail, remind_those_who_work_here, popular.tidy, see_what_is_kept_up)
