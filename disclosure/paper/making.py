"""Which documents want paper, and having it drawn: policy documents that are released, in the validity of the day."""

import base64
import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress

from django.conf import settings
from django.db import connection, transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from disclosure.models import Paper
from disclosure.models.paper import PaperFormat
from portal.cases.today import day_words, today
from portal.publishing.models import Entry
from portal.search.first_terms import VALIDITIES
from portal.site.addresses import own_address
from portal.site.context import known_profile
from portal.site.keys import keyed_hash

logger = logging.getLogger(__name__)

LAYOUT = 2  # a new one draws all of them again
A_TIME, SECONDS = 20, 45  # documents, and how long they may take
WANTED = """SELECT e.publication_id FROM entry e WHERE e.facets @> ARRAY['shelf:policy'] AND NOT EXISTS (
                SELECT FROM paper p WHERE p.publication_id = e.publication_id AND p.layout = %s
                                      AND e.facets @> ARRAY['validity:' || p.validity])
            ORDER BY e.sort_at DESC LIMIT %s"""


def make() -> str:
    """Draw what is wanted, the newest first; what is left over waits for the next minute."""
    with connection.cursor() as cursor:
        cursor.execute(WANTED, [LAYOUT, A_TIME])
        keys = [key for (key,) in cursor.fetchall()]
    entries = Entry.objects.filter(pk__in=keys).select_related("release", "organ").order_by("-sort_at")
    jobs = [(entry, job) for entry in entries for job in jobs_of(entry)]
    return f"papers: {draw_and_keep(jobs)}"


def draw_and_keep(jobs: list[tuple[Entry, dict]]) -> int:
    """How many were kept."""
    made = 0
    for (entry, job), answer in zip(jobs, drawn([job for _entry, job in jobs]), strict=False):
        if "missing" in answer:
            logger.warning("papers: not drawn, a component is missing: %s", answer["missing"])
            break
        made += keep(entry, job, base64.b64decode(answer.get("content", "")))
    return made


def jobs_of(entry: Entry) -> list[dict]:
    header, on = entry.release.header, today()
    validity = entry.validity(on)
    site = known_profile()
    address = own_address(entry.path) or entry.path
    organs = header["issuing_organs"] or [header["responsible_organ"]]
    foot = [
        _("公开方式：%(way)s") % {"way": header["publicity_label"]} if header.get("publicity_label") else "",
        _("下载自%(site)s，%(address)s") % {"site": site.name if site else "", "address": address},
        _("有效性：%(words)s（%(day)s）。以网站当前版本为准。") % {"words": VALIDITIES[validity], "day": day_words(on)},
    ]
    job = {
        "head": [*organs[:-1], _("%(organ)s文件") % {"organ": organs[-1]}],
        "number": header["document_number"],
        "title": entry.release.title,
        "body": entry.release.body_html,
        "foot": [line for line in foot if line],
        "validity": validity,
        "mark": VALIDITIES[validity] if validity != "in_force" else "",
    }
    jobs = [{"format": PaperFormat.PDF, "validity": validity, "html": render_to_string("disclosure/paper.html", job)}]
    if "shelf:rules" in entry.facets:
        kept = ("head", "number", "title", "body", "foot", "validity")
        jobs.append({"format": PaperFormat.DOCX} | {name: job[name] for name in kept})
    return jobs


def drawn(jobs: list[dict]) -> Iterator[dict]:
    """The answers in order; fewer than jobs when time ran out, which says nothing of the one just begun, unless it was
    the first. One that ends the child has failed."""
    if not jobs:
        return
    out_of_time = False
    process = subprocess.Popen(
        [sys.executable, "-m", "disclosure.paper.child"], cwd=settings.BASE_DIR, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env={"PATH": os.defpath, "LC_ALL": "C.UTF-8"},  # and none of our secrets
    )  # fmt: skip
    try:
        out, _err = process.communicate("".join(f"{json.dumps(job)}\n" for job in jobs), timeout=SECONDS)
    except subprocess.TimeoutExpired:
        out_of_time = True
        process.kill()
        out, _err = process.communicate()
    answers = []
    for line in out.splitlines():
        with suppress(ValueError):  # cut off in the middle
            answers.append(json.loads(line))
    yield from answers
    if len(answers) < len(jobs) and not (out_of_time and answers):
        yield {"failed": "stopped"}


@transaction.atomic
def keep(entry: Entry, job: dict, content: bytes) -> bool:
    """In place of what was drawn before; empty where it could not be drawn, so that it is not tried for ever. Not when
    the document was corrected or withdrawn meanwhile, which waits until this is put down."""
    live = Entry.objects.select_for_update(of=("self",)).filter(pk=entry.pk, release=entry.release_id)
    if not live.exists():
        return False
    drawn = Paper(release=entry.release, format=job["format"], content=content)
    Paper.objects.update_or_create(
        publication_id=entry.pk, format=job["format"],
        defaults={"release": entry.release, "validity": job["validity"], "layout": LAYOUT, "content": content,
                  "seal": keyed_hash("paper", drawn.sealed_words), "at": timezone.now()},
    )  # fmt: skip
    return True
