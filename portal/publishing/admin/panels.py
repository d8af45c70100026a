"""What upper floors say beside a text at the desk: functions of a revision, `REVISION_PANELS` of a
portal_hooks.py, or of a revision and whoever reads it, `READER_PANELS`."""

from portal.people.models import Person
from portal.publishing.models import Revision
from portal.site.hooks import gathered


def panels_of(revision: Revision, reader: Person) -> list[dict]:
    """As templates/publishing/panels.html draws them."""
    found = [offer(revision, reader) for offer in gathered("READER_PANELS")]
    return list(filter(None, [*found, *(offer(revision) for offer in gathered("REVISION_PANELS"))]))
