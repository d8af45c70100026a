"""Lanes, and letters filed through the real form, for the tests of letters."""

import re

from django.test import Client

from feedback.models import Lane, LaneKind, Letter
from portal.people.models import Membership, Person
from portal.site.options import set_option
from tests.cast import SINCE, Cast

STAMP = re.compile(r'name="stamp" value="([^"]+)"')
NUMBER, CODE = re.compile(r"<dd data-number>([^<]+)<"), re.compile(r"<dd data-code>([^<]+)<")
TEXT = "幸福路十八号门前的路灯坏了三天，请派人来修。"


def open_lane(cast: Cast) -> Lane:
    set_option("forms.least_seconds", 0, by=cast.office)
    lane = Lane.objects.create(code="county", name="县长信箱", organ=cast.county, is_open=True)
    for kind, days, more in (("inquiry", 3, 4), ("complaint", 15, 15)):
        LaneKind.objects.create(lane=lane, kind=kind, days=days, more_days=more)
    for name, role in (("handler", "caseworker"), ("handler2", "caseworker")):
        person = Person.objects.create(username=name, name=f"测试员{name}", password="!")
        Membership.objects.create(person=person, organ=cast.bureau, role=role, since=SINCE)
        cast.people[name] = person
    return lane


def fresh(client: Client | None = None) -> str:
    """The stamp of a form that was just opened."""
    return STAMP.search((client or Client()).get("/letters/new/").content.decode())[1]


def send(*, to: str = "county", **said):
    form = {"kind": "inquiry", "organ": "", "title": "路灯坏了", "text": TEXT, "name": "测试员甲", "consent": "yes",
            "phone": "13900000000", "website": ""} | said  # fmt: skip
    return Client().post(f"/letters/new/?lane={to}", form | ({} if "stamp" in form else {"stamp": fresh()}))


def receipt(answer) -> tuple[str, str]:
    """Number and code."""
    body = answer.content.decode()
    assert answer.status_code == 200 and NUMBER.search(body), body[-3000:]
    return NUMBER.search(body)[1], CODE.search(body)[1]


def file(**said) -> tuple[Letter, str]:
    number, code = receipt(send(**said))
    return Letter.objects.get(number=number), code


def look(number: str, code: str):
    return Client().post("/letters/track/", {"number": number, "code": code})
