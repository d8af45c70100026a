"""Releasing one document through the real workflow, as `tick` or the batch command does: in a process of its own."""

import datetime
import time

from disclosure.drafting import Draft, register
from disclosure.models import CatalogItem
from portal.people.models import Membership, Organ, Person
from portal.publishing.models import Publication
from portal.publishing.moving import Said, advance

SINCE = datetime.date(2020, 1, 1)
STEPS = {"submit": "clerk", "pass_first": "reviewer", "pass_second": "reviewer2", "sign": "signer"}
ROLES = {"clerk": "clerk", "reviewer": "reviewer", "reviewer2": "reviewer", "signer": "final_reviewer"}


def release_one(title: str) -> dict:
    """The address of what was just released, and the moment (time.monotonic) at which the release had returned."""
    organ = Organ.objects.filter(parent=None).order_by("pk").first()
    people = {name: _person(name, role, organ) for name, role in ROLES.items()}
    item = CatalogItem.objects.order_by("pk").first()
    draft = Draft(title=title, body_html=f"<p>{title}的正文。</p>", items=[item], kind="notice",
                  issued_on=datetime.date(2026, 3, 2), document_number="")  # fmt: skip
    revision = register(organ, draft, by=people["clerk"])
    while revision.state != "released":
        move = _next(revision.state)
        revision.refresh_from_db()
        said = Said(
            hash=revision.hash or "", state=revision.state, secrecy_basis="已逐项对照", secrecy_result="cleared"
        )
        revision = advance(revision.pk, move, by=people[STEPS[move]], said=said)
    done = time.monotonic()
    number = Publication.objects.get(pk=revision.publication_id).number
    return {"path": f"/documents/{number}/", "at": done}


def _next(state: str) -> str:
    return {"draft": "submit", "first_review": "pass_first", "second_review": "pass_second",
            "final_review": "sign"}[state]  # fmt: skip


def _person(name: str, role: str, organ: Organ) -> Person:
    person, _new = Person.objects.get_or_create(username=f"bench.{name}", defaults={"name": "测试员乙"})
    Membership.objects.get_or_create(person=person, organ=organ, role=role, defaults={"since": SINCE})
    return person
