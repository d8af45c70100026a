"""Chains of documents that change each other, for the tests of the library."""

import datetime

from disclosure.library.relations import Related, of_ours
from portal.publishing.models import Entry, Revision
from portal.publishing.moving import advance
from tests.cast import released, said

DAY = datetime.date
LAW = "测试县集市管理规定"
# Five texts of one law: number, from when each binds.
TEXTS = (
    ("测政令第1号", DAY(2003, 5, 1)), ("测政令第7号", DAY(2008, 1, 1)), ("测政令第12号", DAY(2013, 7, 1)),
    ("测政令第20号", DAY(2019, 3, 15)), ("测政令第31号", DAY(2027, 1, 1)),
)  # fmt: skip


def entry_of(revision: Revision) -> Entry:
    return Entry.objects.get(publication=revision.publication_id)


def to(revision: Revision, kind: str, day: datetime.date | None = None) -> Related:
    return of_ours(kind, entry_of(revision), day)


def law_with_five_texts(cast) -> list[Revision]:
    """Each revises the one before; the last is to come into force on the first day of 2027."""
    texts = []
    for number, begins in TEXTS:
        relations = [to(texts[-1], "revises")] if texts else []
        texts.append(released(
            cast, title=LAW, kind="rules", document_number=number, issued_on=begins - datetime.timedelta(days=40),
            effective_from=begins, caption_note=f"{begins.year}年以{number}公布", relations=relations,
            body_html=f"<p>第{len(texts) + 1}次文本。</p>",
        ))  # fmt: skip
    return texts


def withdraw(cast, revision: Revision) -> None:
    advance(revision.pk, "withdraw", by=cast.signer, said=said(revision, reason="error", note="错了"))


def address(revision: Revision, rest: str = "") -> str:
    revision.publication.refresh_from_db()
    return f"/documents/{revision.publication.number}/{rest}"
