"""3,857 real texts, where they lie beside the project: brought in, approved, listed, opened and found; and the whole
sample county. What was refused and warned about, and the seconds, are printed (`pytest -rP`)."""

import datetime
import random
import re
from pathlib import Path
from urllib.parse import quote

import pytest

from disclosure.batch.approving import approve
from disclosure.batch.bringing import import_documents
from disclosure.batch.looking import look_at
from disclosure.batch.warnings import WARNINGS
from disclosure.models import Domain
from disclosure.sample.loading import load_sample
from portal.publishing.models import Entry, Release
from portal.search.models import EntryTerms
from portal.trail.verify import verify
from tests import pages

pytestmark = pytest.mark.long

CORPUS = Path(__file__).parents[3] / "shared/data/policy_corpus_dev.jsonl.gz"
OPENED = 120
TAG = re.compile(r"<[^>]+>")


@pytest.mark.skipif(not CORPUS.exists(), reason="../shared/data is not here")
def test_real_texts_are_imported_approved_listed_opened_and_found(cast):
    batch, report = import_documents(CORPUS, by=cast.office, organ=cast.county)
    print(f"\nimported {report.imported} in {report.seconds} s, refused {len(report.refused)}")
    for rule, lines in report.warnings.items():
        print(f"  {len(lines):5} {rule} {WARNINGS[rule]}")
    for refused in report.refused:
        print(f"  {refused}")
    assert report.imported + len(report.refused) == report.lines >= 3000
    assert len(report.refused) <= report.lines // 100

    outcome = approve(look_at(batch), by=cast.office2, basis="已按批次核对")
    print(f"released {outcome.released} in {outcome.seconds} s, failed {len(outcome.failed)}")
    assert (outcome.released, outcome.failed) == (report.imported, [])
    assert Entry.objects.count() == Release.objects.count() == EntryTerms.objects.count() == report.imported
    assert verify().intact

    assert f"{report.imported:,}" in pages.text("/documents/") or str(report.imported) in pages.text("/documents/")
    some = random.Random(7).sample(list(Entry.objects.select_related("release")), OPENED)
    not_found = []
    for entry in some:
        page = TAG.sub("", pages.text(entry.path))
        assert entry.release.header["index_number"] in page, entry
        title = entry.title[:80]
        results = pages.text(f"/search/?q={quote(title)}")
        same = Entry.objects.filter(title=entry.title).values_list("path", flat=True)
        if not any(f'href="{path}"' in results for path in same):
            not_found.append(entry.title)
    print(f"opened {len(some)}, not found by their title: {not_found}")
    assert not not_found


def test_whole_sample_county_is_loaded_with_all_domains(db):
    loaded = load_sample()
    print(f"\nsample: {loaded.texts} texts in {loaded.seconds} s")
    released = Entry.objects.in_section("document")
    assert released.count() >= 300
    shown = {domain for domains in released.values_list("domains", flat=True) for domain in domains}
    assert shown == set(Domain.objects.values_list("code", flat=True))
    # Lists have a history of two years and nothing in the future.
    days = sorted(moment.date() for moment in released.values_list("sort_at", flat=True))
    assert days[-1] - days[0] > datetime.timedelta(days=400)
    assert verify().intact
