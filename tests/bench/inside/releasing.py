"""Documents brought to the last step through the real workflow; signed at the desk, or here as `tick` would."""

import datetime
import time

from django.test import Client

from disclosure.drafting import Draft, register
from disclosure.models import CatalogItem
from portal.people.models import Membership, Organ, Person
from portal.publishing.models import Revision
from portal.publishing.moving import Said, advance

SINCE = datetime.date(2020, 1, 1)
STEPS = {
    "draft": ("submit", "clerk"), "first_review": ("pass_first", "reviewer"),
    "second_review": ("pass_second", "reviewer2"),
}  # fmt: skip
ROLES = {"clerk": "clerk", "reviewer": "reviewer", "reviewer2": "reviewer", "signer": "final_reviewer"}
CLEARED = {"secrecy_basis": "已逐项对照", "secrecy_result": "cleared"}


def ready_to_sign(title: str) -> dict:
    """A document that waits for its last step, and what a signer's browser would send for it."""
    organ = Organ.objects.filter(parent=None).order_by("pk").first()
    people = {name: _person(name, role, organ) for name, role in ROLES.items()}
    item = CatalogItem.objects.order_by("pk").first()
    draft = Draft(title=title, body_html=f"<p>{title}的正文。</p>", items=[item], kind="notice",
                  issued_on=datetime.date(2026, 3, 2), document_number="")  # fmt: skip
    revision = register(organ, draft, by=people["clerk"])
    while revision.state in STEPS:
        move, who = STEPS[revision.state]
        revision = advance(revision.pk, move, by=people[who], said=_said(revision))
        revision.refresh_from_db()
    signer = Client(SERVER_NAME="127.0.0.1")
    signer.force_login(people["signer"], backend="portal.people.backends.RightsBackend")
    return {
        "id": revision.pk, "address": f"/admin/publishing/revision/{revision.pk}/moves/sign/",
        "form": {"content_hash": revision.hash, **CLEARED},
        "cookies": {name: morsel.value for name, morsel in signer.cookies.items()},
    }  # fmt: skip


def sign(revision_id: int) -> float:
    """Release it in this process, which serves no reader; the moment at which that was done."""
    revision = Revision.objects.get(pk=revision_id)
    advance(revision_id, "sign", by=Person.objects.get(username="bench.signer"), said=_said(revision))
    return time.monotonic()


def withdraw(revision_id: int) -> None:
    revision, signer = Revision.objects.get(pk=revision_id), Person.objects.get(username="bench.signer")
    advance(revision_id, "withdraw", by=signer, said=_said(revision, reason="error", note="测速"))


def _said(revision: Revision, **words: str) -> Said:
    return Said(hash=revision.hash or "", state=revision.state, **CLEARED, **words)


def _person(name: str, role: str, organ: Organ) -> Person:
    person, _new = Person.objects.get_or_create(username=f"bench.{name}", defaults={"name": "测试员乙"})
    Membership.objects.get_or_create(person=person, organ=organ, role=role, defaults={"since": SINCE})
    return person
