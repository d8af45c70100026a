"""What upper floors say beside a text at the desk: functions of a revision, `REVISION_PANELS` of a portal_hooks.py."""

from portal.publishing.models import Revision
from portal.site.hooks import gathered


def panels_of(revision: Revision) -> list[dict]:
    """As templates/publishing/panels.html draws them."""
    return [panel for offer in gathered("REVISION_PANELS") if (panel := offer(revision))]
