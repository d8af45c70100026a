"""A preview for a named person before the release (capability 31): signed, a day at most, staff logins only."""

import time

from django.core import signing
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from portal.cases.today import today
from portal.people.models import Membership, Person
from portal.people.rights import rights_in
from portal.publishing.models import Revision
from portal.publishing.states import OPEN
from portal.publishing.writing import acting_as, record_beside
from portal.workflow import MoveRefused

SALT = "preview of a revision"
MOST_HOURS = 24
MAY_SHOW = frozenset({"write", "review", "secrecy", "sign", "batch"})


def readers(revision: Revision) -> QuerySet[Person]:
    """Who can be shown it: people of its organ and of those above. Nobody learns other organs' names."""
    line, organ = [], revision.publication.organ
    while organ is not None and organ.pk not in line:
        line.append(organ.pk)
        organ = organ.parent
    held = Membership.objects.held_on(today()).filter(organ__in=line, person=OuterRef("pk"))
    return Person.objects.filter(Exists(held), is_active=True).order_by("name")


def may_show(revision: Revision, person: Person) -> bool:
    return revision.state in OPEN and bool(MAY_SHOW & rights_in(person, revision.publication.organ_id, today()))


def link(revision: Revision, *, person: Person, hours: int, by: Person) -> str:
    """The token of an address under which `person` reads the revision as it is now; a step in the trail."""
    if not may_show(revision, by):
        raise MoveRefused(_("由写稿和审核这份稿件的人给出预览链接，公开以后不再需要。"))
    if not readers(revision).filter(pk=person.pk).exists():
        raise MoveRefused(_("只能给本单位和上级单位的人预览。"))
    until = int(time.time()) + min(hours, MOST_HOURS) * 3600
    with acting_as(by):
        record_beside("preview_link", revision, by=by, reason=person.name)
    return signing.dumps([revision.pk, revision.edits, person.pk, until], salt=SALT)


def opened(token: str, *, by: Person) -> Revision:
    """The revision of the token. Raises BadSignature or DoesNotExist: also for another person, or one who no longer
    belongs to its organ or those above; after its time; once the text has been changed or is no longer on its way."""
    pk, edits, person, until = signing.loads(token, salt=SALT, max_age=MOST_HOURS * 3600)
    if person != by.pk or time.time() > until:
        raise signing.BadSignature
    found = Revision.objects.select_related("publication__organ").get(pk=pk, edits=edits, state__in=OPEN)
    if not readers(found).filter(pk=by.pk).exists():
        raise signing.BadSignature
    return found
