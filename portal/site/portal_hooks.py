"""What the site itself declares: its profile, the facts that the law leaves open, the daily head of the trail."""

from pathlib import Path

from django.conf import settings

from portal.cases.today import today
from portal.site.articles import ARTICLES
from portal.site.facts import FACTS
from portal.site.profile import PROFILE_OPTIONS
from portal.trail.heads import export_head

OPTIONS = (*PROFILE_OPTIONS, *FACTS)
KINDS = ARTICLES


def export_the_head_of_the_trail() -> Path:
    """Outside the database, where an intruder in it does not reach; copy the folder elsewhere."""
    return export_head(settings.PORTAL_HOME / "trail-heads", today())


TICKS = (export_the_head_of_the_trail,)
