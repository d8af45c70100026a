"""One made-up item as all the rows that its way from a draft to the public would have left."""

import datetime
import uuid
import zlib

from django.utils import timezone

from disclosure.batch.words import Words
from disclosure.document_number import key
from disclosure.documents import DOCUMENT
from disclosure.models import CatalogItem, Document, DocumentHeader, DocumentItem, ItemVersion
from portal.cases.today import today
from portal.people.models import Membership, Organ
from portal.publishing.content import content_hash
from portal.publishing.headers import level_of
from portal.publishing.models import (
    Approval,
    Blob,
    Contribution,
    Publication,
    Release,
    ReleaseFile,
    Revision,
    RevisionEvent,
    RevisionFile,
)
from portal.publishing.releasing import COPIED, entry_of
from portal.publishing.states import SecrecyResult, State
from portal.search.models import Axis, Term
from tests.bench.filled_terms import lines_of

FIRST = 101  # numbers below belong to the guide and the rules
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "portal/bench")
KINDS = {"公示": "public_notice", "办法": "normative_document", "解读": "interpretation_text", "清单": "list",
         "方案": "plan"}  # fmt: skip
TRACK = [State.FIRST_REVIEW, State.FINAL_REVIEW]
WAITING = (State.DRAFT, State.FIRST_REVIEW, State.RETURNED, State.FINAL_REVIEW)
FILE_EACH = 10


class Ground:
    """What stands in the database before: organs with their people, the catalog, the vocabulary, one attachment."""

    def __init__(self):
        self.organs = list(Organ.objects.order_by("pk"))
        held = Membership.objects.order_by("pk")
        self.clerks = {each.organ_id: each.person_id for each in held.filter(role="clerk")}
        self.deciders = [held.filter(role=role).first().person_id for role in ("reviewer", "final_reviewer")]
        in_force = ItemVersion.objects.in_force().select_related("item__domain").order_by("pk")
        self.items: dict[str, list[tuple[CatalogItem, str]]] = {}
        for version in in_force:
            levels = (version.item.domain.name, version.level1, version.level2, version.level3)
            name = " › ".join(level for level in levels if level)
            self.items.setdefault(version.item.domain.code, []).append((version.item, name))
        self.topics = {term.code: term.path for term in Term.objects.on(Axis.TOPIC).select_related("parent")}
        self.kinds, self.labels = Words(), Term.objects.labels(Axis.KIND)
        self.blob = Blob.objects.first()


def rows_of(item: dict, ground: Ground, state: str = State.RELEASED) -> list:
    """Everything that lies in the tables for `item` in that state; the entry, if it is public, stands last."""
    number = FIRST + item["id"] - 1
    pick = zlib.crc32(item["index_number"].encode())
    at = timezone.make_aware(datetime.datetime.fromisoformat(item["published_at"]))
    organ = ground.organs[zlib.crc32(item["agency"].encode()) % len(ground.organs)]
    is_public = state == State.RELEASED
    publication = Publication(
        id=uuid.uuid5(NAMESPACE, str(number)), kind=DOCUMENT.code, organ=organ, number=number if is_public else None,
        live_release_id=number if is_public else None, created_at=at,
    )  # fmt: skip
    document = Document(
        publication=publication, responsible_organ=organ,
        index_number=f"{organ.credit_code or organ.code}/{item['generated_date'][:4]}-{number:07}",
    )  # fmt: skip
    lines = lines_of(item["body"])
    revision = Revision(
        id=number, publication=publication, no=1, state=state, title=item["title"][:200],
        body_html="".join(line.html for line in lines), body_text="\n".join(line.text for line in lines), track=TRACK,
        round=1, created_at=at, moved_at=at,
        due_on=today() + datetime.timedelta(days=item["id"] % 60 - 20),
    )  # fmt: skip
    own = _header(item, revision, organ, pick, ground)
    links = [
        DocumentItem(revision=revision, item=catalog_item, sort=sort)
        for sort, (catalog_item, _name) in enumerate(_items(item, pick, ground))
    ]
    revision.header = _frozen(own, document, _items(item, pick, ground), ground)
    clerk = ground.clerks.get(organ.pk) or min(ground.clerks.values())
    rows = [publication, document, revision, own, *links, Contribution(revision=revision, person_id=clerk)]
    files = [RevisionFile(revision=revision, sort=1, blob=ground.blob, name="附件1.pdf")]
    files = files if item["id"] % FILE_EACH == 0 else []
    if state not in (State.DRAFT, State.RETURNED):
        revision.hash = content_hash(revision, files)
    rows += [*files, RevisionEvent(revision=revision, round=1, move="submit", to_state=state, person_id=clerk, at=at)]
    return rows + _public_rows(revision, publication, files, at, ground) if is_public else rows


def _public_rows(revision, publication, files, at, ground) -> list:
    number = publication.number
    release = Release(
        id=number, publication=publication, revision=revision, no=1, kind=publication.kind, released_at=at,
        **{name: getattr(revision, name) for name in COPIED},
    )  # fmt: skip
    copies = [
        ReleaseFile(release=release, n=file.sort, sha256=file.blob.sha256, name=file.name, size=file.blob.size,
                    mime=file.blob.mime)
        for file in files
    ]  # fmt: skip
    approvals = [
        Approval(revision=revision, round=1, step=step, person_id=person, hash=revision.hash, at=at,
                 secrecy_result=SecrecyResult.CLEARED, secrecy_basis="测速用")
        for step, person in zip(TRACK, ground.deciders, strict=True)
    ]  # fmt: skip
    entry = entry_of(publication, release, DOCUMENT.path(number), DOCUMENT.facts(release.header), at)
    return [*approvals, release, *copies, entry]


def _items(item: dict, pick: int, ground: Ground) -> list[tuple[CatalogItem, str]]:
    of_domain = ground.items[item["domain"]]
    return [of_domain[pick % len(of_domain)]]


def _header(item: dict, revision: Revision, organ: Organ, pick: int, ground: Ground) -> DocumentHeader:
    issued = datetime.date.fromisoformat(item["generated_date"])
    until = item["expires_date"] and datetime.date.fromisoformat(item["expires_date"])
    if not until and pick % 10 == 0:
        until = issued + datetime.timedelta(days=365 * 5)
    codes = list(ground.topics)
    return DocumentHeader(
        revision=revision, kind=KINDS.get(item["kind"]) or ground.kinds.kind(item["kind"]) or "other",
        topic=codes[pick % len(codes)], document_number=item["document_number"] or "",
        number_key=key(item["document_number"] or ""), issuing_organs=[item["agency"]], issued_on=issued,
        effective_from=issued + datetime.timedelta(days=30) if pick % 5 == 0 else None,
        effective_until=until, validity_mark="repealed" if item["status"] == "废止" else "",
        content_source=organ.name, abstract=item["summary"][:500],
        published_at=timezone.make_aware(datetime.datetime.fromisoformat(item["published_at"])),
    )  # fmt: skip


def _frozen(own: DocumentHeader, document: Document, items: list, ground: Ground) -> dict:
    """The header as `disclosure.documents.header` freezes it; a test holds the two together."""
    organ = document.responsible_organ
    return {
        "index_number": document.index_number,
        "responsible_organ": organ.name,
        "level": level_of(organ),
        "stage": "",
        "stage_label": "",
        "publicity": "proactive",
        "publicity_label": "主动公开",
        "kind": own.kind,
        "kind_label": ground.labels.get(own.kind, own.kind),
        "topic": own.topic,
        "topic_label": ground.topics[own.topic],
        "document_number": own.document_number,
        "registration_number": "",
        "caption_note": "",
        "filing_number": "",
        "filed_on": "",
        "issuing_organs": own.issuing_organs,
        "issued_on": own.issued_on.isoformat(),
        "effective_from": own.effective_from.isoformat() if own.effective_from else "",
        "effective_until": own.effective_until.isoformat() if own.effective_until else "",
        "validity_mark": own.validity_mark,
        "content_source": own.content_source,
        "disclosure_time_label": "长期公开",
        "scope_label": "面向全社会",
        "abstract": own.abstract,
        "published_at": own.published_at.isoformat(),
        "items": [{"path": item.path, "name": name} for item, name in items],
        "relations": [],
        "cites": [],
    }
