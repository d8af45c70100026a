"""Drafts of every kind, as their writers begin them."""

import datetime
import hashlib

from feedback.consultations import drafting as consulting
from interpretation import drafting as interpreting
from interpretation.responses import drafting as responding
from portal.cases.today import now
from portal.people.models import Organ
from portal.publishing import intake
from portal.publishing.attaching import Kept
from portal.publishing.models import Blob, Revision
from portal.publishing.moving import advance
from tests.cast import Cast, draft, said

ISSUED = datetime.date(2026, 3, 2)


def file_of(words: str, name: str = "附表", *, text: str = "") -> Kept:
    """An attachment; `text` is what a reader of files will have read from it one day."""
    data = f"村,{words}\n一村,3\n".encode()
    if text:
        Blob.objects.create(sha256=hashlib.sha256(data).hexdigest(), size=len(data), mime="text/csv", text=text)
    name, blob = intake.take(f"{name}.csv", [data])
    return Kept(blob, name)


def explain(cast: Cast, document: Revision, *, by: str = "clerk", organ: str = "bureau", **fields) -> Revision:
    """A draft that explains a document."""
    sources = [interpreting.Explained("《公开的通知》", document.publication_id)]
    fields = {"title": "解读", "body_html": "<p>背景、内容、范围，原来怎样。低保</p>", "sources": sources} | fields
    return interpreting.register(getattr(cast, organ), interpreting.Draft(**fields), by=cast.people[by])


def ask(cast: Cast, **fields) -> Revision:
    """A draft that asks the public, from today on for thirty days."""
    day = datetime.date.today()
    fields = {
        "title": "征求意见", "body_html": "<p>第一条 低保</p>", "type": "other", "notice": "请提意见。",
        "explanation": "说明。", "contact_unit": "办公室", "phone": "0999-1",
        "opens_on": day, "closes_on": day + datetime.timedelta(days=30),
    } | fields  # fmt: skip
    return consulting.register(cast.bureau, consulting.Draft(**fields), by=cast.clerk)


def answer(cast: Cast, **fields) -> Revision:
    """A draft that answers a concern."""
    fields = {"title": "回应", "body_html": "<p>已经办好。低保</p>", "topic": "hardship", "concern": "什么时候发",
              "seen_in": "net", "seen_at": now()} | fields  # fmt: skip
    return responding.register(cast.bureau, responding.Draft(**fields), by=cast.clerk)


def release_b(cast: Cast, title: str) -> Revision:
    """The second bureau has one reviewer only and signs at the county: one review is its setting."""
    Organ.objects.filter(pk=cast.bureau_b.pk).update(review_steps=2)
    cast.bureau_b.refresh_from_db()
    revision = draft(cast, by="clerk_b", organ="bureau_b", title=title, files=[file_of(title)])
    advance(revision.pk, "submit", by=cast.clerk_b)
    advance(revision.pk, "pass_first", by=cast.reviewer_b, said=said(revision))
    advance(revision.pk, "sign", by=cast.county_signer, said=said(revision))
    revision.refresh_from_db()
    return revision
