"""Importing a catalog: the catalogs that ship, and one import of a file, alone and with one row in the trail."""

import datetime
import hashlib
from collections.abc import Callable
from pathlib import Path

from django.db import connection, transaction
from django.utils.translation import gettext as _

from disclosure.catalog_bringing import Bringing, Busy, folded
from disclosure.catalog_report import Report
from disclosure.catalog_rows import BadRow, CatalogRow, read_catalog
from disclosure.matters import teach_matters
from disclosure.questions import teach_questions
from portal.people.models import Organ
from portal.trail.record import record

SHIPPED_CATALOG = Path(__file__).parent / "data" / "standard_catalog.csv"
# What villages owe (村民委员会组织法), for a county to bring in beside the standard catalog.
VILLAGE_CATALOG = Path(__file__).parent / "data" / "village_catalog.csv"
# What townships owe beside it, and what the law itself names; the latter last, for it points at the others.
TOWNSHIP_CATALOG = Path(__file__).parent / "data" / "township_catalog.csv"
STATUTORY_CATALOG = Path(__file__).parent / "data" / "statutory_catalog.csv"


def import_catalog(
    raw: bytes,
    *,
    year: int,
    by,
    on: datetime.date,
    dry_run: bool = False,
    say: Callable[[str], None] = lambda line: None,
) -> Report:
    """Import the CSV `raw` as the catalog of `year`, in one transaction with one trail row."""
    rows, bad = read_catalog(raw)
    sha256 = hashlib.sha256(raw).hexdigest()
    return import_rows(rows, bad, year=year, by=by, on=on, sha256=sha256, dry_run=dry_run, say=say)


def import_rows(
    rows: list[CatalogRow],
    bad: list[BadRow],
    *,
    year: int,
    by,
    on: datetime.date,
    sha256: str,
    organ: Organ | None = None,
    dry_run: bool = False,
    say: Callable[[str], None] = lambda line: None,
) -> Report:
    """The rows of a file with that hash; `bad` are those it was not understood in, whose items are not gone. `organ`:
    whose supplement the rows are."""
    with transaction.atomic():
        if not dry_run:
            _alone()
        work = Bringing(year, on, Report(bad=list(bad)), organ=organ, dry_run=dry_run)
        for code in dict.fromkeys(row.domain_code for row in rows):
            work.bring_in(code, [row for row in rows if row.domain_code == code], say)
        work.tell_gone({folded(row.key) for row in [*rows, *bad] if row.key})
        if work.report.wrote and not dry_run:
            teach_questions()
            if organ is None:  # what an organ adds satisfies only the matters that it names
                teach_matters()
            record(
                "catalog.import", by=by, object_type="disclosure.catalogitem", object_id=str(year),
                reason=str(work.report), content_hash=sha256,
            )  # fmt: skip
    return work.report


def _alone() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtext('catalog import'))")
        if not cursor.fetchone()[0]:
            raise Busy(_("另一个目录导入正在进行，请等它做完。"))
