"""Documents and interpretations for the tests of this area."""

import datetime

from interpretation import arranging, drafting
from interpretation.drafting import Draft, Explained
from portal.publishing.models import Entry, Revision
from portal.publishing.moving import advance
from tests.cast import draft, said, walk

TODAY = datetime.date(2026, 11, 20)  # a Friday
NUMBER = "霁民规〔2026〕3号"
WORDS = (
    "<p>为什么调整：根据省里的背景和目标，提高补助标准。主要内容有三项，适用范围是全县在册的低保家庭。</p>"
    "<p>注意不用重新申请。原来每月760元，现在800元。</p>"
)


def policy(cast, **fields) -> Revision:
    """A draft that must be interpreted (INT-04)."""
    return draft(cast, **{"title": "关于调整低保标准的规定", "document_number": NUMBER} | fields)


def reading(cast, *documents: Revision, by: str = "clerk", organ: str = "bureau", **fields) -> Revision:
    """A draft that explains `documents`."""
    sources = [Explained(f"《{each.title}》", each.publication_id) for each in documents]
    fields = {"title": "低保标准提高了多少", "body_html": WORDS, "sources": sources} | fields
    return drafting.register(getattr(cast, organ), Draft(**fields), by=cast.people[by])


def exempt(cast, revision: Revision, reason: str = "内部工作安排，不涉及群众", by: str = "clerk") -> None:
    arranging.exempt(revision.pk, reason, by=cast.people[by])


def plan(cast, revision: Revision, on: datetime.date = TODAY, by: str = "clerk") -> None:
    arranging.plan(revision.pk, on=on, person="测试员甲 局长", by=cast.people[by])


def sign(cast, revision: Revision) -> Revision:
    """Everything from the submission to the signature."""
    return walk(cast, revision, 4, as_it_is=True)


def released_policy(cast, **fields) -> Revision:
    """With a plan, so that its interpretation is awaited."""
    revision = policy(cast, **fields)
    plan(cast, revision)
    return sign(cast, revision)


def withdraw(cast, revision: Revision) -> None:
    advance(revision.pk, "withdraw", by=cast.signer, said=said(revision, reason="error", note="错了"))


def address(revision: Revision, rest: str = "") -> str:
    return Entry.objects.get(publication=revision.publication_id).path + rest
