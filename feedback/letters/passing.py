"""Questions under a policy go straight to the organ that published it, with the name of its policy contact."""

from django.utils.translation import gettext as _

from disclosure.models import PolicyContact
from feedback.intake.rights import HANDLE
from feedback.letters.knowledge import document_at
from feedback.letters.moving import pass_on
from feedback.letters.states import State
from feedback.models import Letter, LetterKind
from portal.cases.today import today
from portal.database.turns import in_steps
from portal.people.models import Membership
from portal.people.rights import RIGHTS
from portal.publishing.models import Entry

AT_ONCE = 200  # letters in a minute


@in_steps
def pass_on_questions() -> str:
    """Those of organs where nobody handles letters wait for who sorts."""
    waiting = Letter.objects.filter(state=State.RECEIVED, lane__is_direct=True, assigned_times=0)
    waiting = waiting.exclude(about="").exclude(kind=LetterKind.REPORT).order_by("received_at")
    passed = 0
    for key, about in waiting.values_list("pk", "about")[:AT_ONCE]:
        entry = document_at(about)
        if entry and _handles(entry):
            pass_on(key, entry.organ, _told(entry))
            passed += 1
    return f"questions passed on: {passed}"


def _handles(entry: Entry) -> bool:
    members = Membership.objects.held_on(today())
    return members.filter(organ=entry.organ_id, role__in=RIGHTS[HANDLE].roles).exists()


def _told(entry: Entry) -> str:
    named = PolicyContact.objects.filter(organ=entry.organ_id, kind__in=("", entry.kind), is_active=True)
    contact = named.order_by("-kind").first()
    words = {"name": contact.name, "phone": contact.phone} if contact else {}
    return _("政策专员：%(name)s，电话%(phone)s") % words if contact else ""
