"""Consultations for the tests of this area. The database counts from its own clock, so days are those of today."""

import datetime
import re

from django.test import Client

from feedback.consultations import drafting, filing
from feedback.consultations.answering import EnteredForm
from feedback.consultations.asked import asked_by
from feedback.consultations.drafting import Draft
from feedback.models import Opinion
from portal.cases.today import now, today
from portal.publishing.models import Entry, Revision
from tests.cast import Cast, walk

STAMP = re.compile(r'name="stamp" value="([^"]+)"')
NUMBER, CODE = re.compile(r"<dd data-number>([^<]+)<"), re.compile(r"<dd data-code>([^<]+)<")
TEXT = "养犬证的年检太频繁，建议两年一次。"
BODY = (
    "<h2>总则</h2><p>第一条 为了规范养犬行为，制定本规定。</p><p>第二条 本规定适用于城区。</p>"
    "<ul><li>宠物犬</li><li>工作犬</li></ul>"
)
QUESTIONS = [
    {"text": "您多久去一次菜市场？", "several": False, "choices": ["每天", "每周", "很少"]},
    {"text": "您希望改进什么？（可多选）", "several": True, "choices": ["卫生", "停车"]},
]


def days(n: int) -> datetime.date:
    return today() + datetime.timedelta(days=n)


def asking(cast: Cast, *, by: str = "clerk", organ: str = "bureau", **fields) -> Revision:
    """A draft that asks the public for thirty days, from today on."""
    fields = {
        "title": "关于《测试县养犬管理规定（征求意见稿）》征求意见的公告", "body_html": BODY, "type": "normative",
        "opens_on": today(), "closes_on": days(30), "notice": "养犬纠纷增多，现向社会征求意见。\n欢迎提出。",
        "explanation": "依据上级要求起草，主要内容有三项。", "contact_unit": "县民政局办公室", "phone": "0999-6800001",
    } | fields  # fmt: skip
    return drafting.register(getattr(cast, organ), Draft(**fields), by=cast.people[by])


def asked(cast: Cast, **fields) -> Revision:
    """The same, released."""
    return walk(cast, asking(cast, **fields), 4)


def address(revision: Revision, rest: str = "") -> str:
    return Entry.objects.get(publication=revision.publication_id).path + rest


def asked_before(cast: Cast, **fields) -> Revision:
    """Released forty days ago, closed yesterday."""
    dates = {"opens_on": days(-40), "closes_on": days(-1), "published_at": now() - datetime.timedelta(days=40)}
    return asked(cast, **dates | fields)


def fresh(at: str) -> str:
    """The stamp of a form that was just opened."""
    return STAMP.search(Client().get(f"{at}opinion/").content.decode())[1]


def send(at: str, **said):
    form = {"paragraph": "0", "text": TEXT, "applicant_kind": "person", "name": "", "phone": "", "website": ""} | said
    return Client().post(f"{at}opinion/", form | ({} if "stamp" in form else {"stamp": fresh(at)}))


def receipt(answer) -> tuple[str, str]:
    """Number and code."""
    body = answer.content.decode()
    assert answer.status_code == 200 and NUMBER.search(body), body[-3000:]
    return NUMBER.search(body)[1], CODE.search(body)[1]


def file(at: str, **said) -> tuple[Opinion, str]:
    number, code = receipt(send(at, **said))
    return Opinion.objects.get(number=number), code


def look(number: str, code: str):
    return Client().post("/consultations/track/", {"number": number, "code": code})


def enter(cast: Cast, revision: Revision, on: datetime.date, **said) -> Opinion:
    """Entered at the desk, as it came on paper."""
    form = EnteredForm({"channel": "post", "received_on": on, "paragraph": "0", "text": TEXT,
                        "applicant_kind": "person"} | said, asked=asked_by(revision.publication_id))  # fmt: skip
    assert form.is_valid(), form.errors
    return filing.enter(form, by=cast.clerk)
