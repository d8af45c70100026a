"""Requests filed through the real form, and walked at the desk, for the tests of requests."""

import datetime
import re

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from feedback.models import InformationRequest, Remedies
from feedback.requests.composing import Reply
from feedback.requests.moving import Said, advance
from portal.cases.today import frozen
from portal.people.models import Membership, Person
from portal.site.options import set_option
from tests.cast import SINCE, Cast

STAMP = re.compile(r'name="stamp" value="([^"]+)"')
NUMBER, CODE = re.compile(r"<dd data-number>([^<]+)<"), re.compile(r"<dd data-code>([^<]+)<")
ID = "110101199001010015"  # invented; its last figure fits
COUNTY = {
    "reconsideration": "测试市人民政府", "court": "测试县人民法院", "complaint": "测试县政务公开办（0999-6800000）",
}  # fmt: skip
GRANTED = Reply("granted", "granted", {"way": "邮寄纸质复印件"}, datetime.date(2026, 3, 20))


def people_for(cast: Cast) -> None:
    set_option("forms.least_seconds", 0, by=cast.office)
    Remedies.objects.create(organ=cast.county, **COUNTY)
    for name in ("handler", "handler2"):
        person = Person.objects.create(username=name, name=f"测试员{name}", password="!")
        Membership.objects.create(person=person, organ=cast.bureau, role="caseworker", since=SINCE)
        cast.people[name] = person


def scan() -> SimpleUploadedFile:
    return SimpleUploadedFile("身份证.jpg", b"\xff\xd8\xff\xe0 the face of the applicant")


def form(**said) -> dict:
    return {
        "organ": "mzj", "title": "2025年低保资金使用情况", "text": "霁民发〔2025〕3号附件",
        "way": "post", "carrier": "paper",
        "applicant_kind": "natural_person", "name": "测试员甲", "paper": "id_card", "paper_number": ID, "head": "",
        "contact": "", "phone": "13900000000", "address": "测试县幸福路1号 999999", "email": "", "needs_help": "",
        "website": "", "proof": scan(),
    } | said  # fmt: skip


def send(client: Client | None = None, **said):
    client = client or Client()
    if "stamp" not in said:
        said["stamp"] = STAMP.search(client.get("/requests/new/").content.decode())[1]
    sent = {name: value for name, value in form(**said).items() if value is not None}
    return client.post("/requests/new/", sent)


def receipt(answer) -> tuple[str, str]:
    body = answer.content.decode()
    assert answer.status_code == 200 and NUMBER.search(body), re.findall(r'class="error">[^<]*|<li>[^<]*', body)
    return NUMBER.search(body)[1], CODE.search(body)[1]


def file(on: datetime.date | None = None, **said) -> tuple[InformationRequest, str]:
    if on:
        with frozen(on):
            number, code = receipt(send(**said))
    else:
        number, code = receipt(send(**said))
    return InformationRequest.objects.get(number=number), code


def walk(asked: InformationRequest, by: Person, name: str, today: datetime.date, **words) -> InformationRequest:
    """One move, made on its day."""
    with frozen(today):
        return advance(asked.pk, name, by=by, said=Said(**words))


def received(cast: Cast, on: datetime.date, day: datetime.date | None = None, **said) -> tuple[InformationRequest, str]:
    """Filed, and its receipt confirmed at the bureau, on `day` or at once."""
    asked, code = file(on, **said)
    return walk(asked, cast.people["handler"], "confirm", day or on, on=day or on), code


def look(number: str, code: str):
    return Client().post("/requests/track/", {"number": number, "code": code})


def due(asked: InformationRequest) -> datetime.date | None:
    asked.refresh_from_db()
    return asked.due_on
