"""Consultations for the tests of this area. The database counts from its own clock, so days are those of today."""

import datetime

from feedback.consultations import drafting
from feedback.consultations.drafting import Draft
from portal.cases.today import today
from portal.publishing.models import Entry, Revision
from tests.cast import Cast, walk

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
