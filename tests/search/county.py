"""The sample county's public texts in a test's database, past the review: what search is judged on."""

import datetime
import uuid

from django.db import transaction
from django.utils import timezone

from disclosure.catalog_import import SHIPPED_CATALOG, import_catalog
from disclosure.sample.county import ORGANS
from disclosure.sample.documents import sample_documents
from disclosure.sample.loading.ground import CATALOG_YEAR, lay_organ
from disclosure.sample.loading.walk import Walker
from disclosure.sample.shapes import SAMPLE_TODAY
from portal.database import roles
from portal.publishing.content import text_of
from portal.publishing.models import Entry, Release
from portal.publishing.releasing import file_under, make_findable
from portal.search.models import Axis, Term
from portal.trail.record import SYSTEM
from tests.publishing.crowd import copy_in

FIRST = 5000


def lay_county(admin_address: dict, database: str) -> None:
    with transaction.atomic():
        organs = {}
        for seed in ORGANS:
            organs[seed.code] = lay_organ(seed, organs.get(seed.parent))
        import_catalog(SHIPPED_CATALOG.read_bytes(), year=CATALOG_YEAR, by=SYSTEM, on=SAMPLE_TODAY)
    kinds = {label: code for code, label in Term.objects.labels(Axis.KIND).items()}
    items = Walker().items
    public = [seed for seed in sample_documents() if seed.state in ("released", "corrected")]
    texts = {}
    for number, seed in enumerate(public, FIRST):
        html = seed.second_version.body_html if seed.second_version and seed.state == "corrected" else seed.body_html
        release = Release(
            id=number, publication_id=uuid.UUID(int=number), revision_id=number, no=1, kind="document",
            title=seed.title, body_text=text_of(html), released_at=_moment(seed.issued_on),
        )  # fmt: skip
        mine = [items[key] for key in (seed.item, *seed.extra_items) if key in items]
        entry = Entry(
            publication_id=release.publication_id, release=release, path=f"/documents/{number}/", section="document",
            kind=kinds.get(seed.kind, seed.kind), organ=organs[seed.organ], title=seed.title, summary=seed.abstract,
            numbers=[each for each in (seed.document_number, f"X/{number}") if each],
            domains=sorted({item.domain.code for item in mine}), items=[item.path for item in mine],
            year=seed.issued_on.year, sort_at=release.released_at, issued_on=seed.issued_on,
            validity_mark=seed.validity if seed.validity in ("amended", "repealed") else "",
        )  # fmt: skip
        file_under(entry, SAMPLE_TODAY)
        texts[entry] = release
    with roles.connect(admin_address, dbname=database) as own:
        own.execute("SET session_replication_role = replica")
        copy_in(own, list(texts.values()))
        copy_in(own, list(texts))
    with transaction.atomic():
        for entry, release in texts.items():
            make_findable(entry, release.body_text, ())
    with roles.connect(admin_address, dbname=database) as own:
        own.execute("ANALYZE entry_terms")


def _moment(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(9)))
