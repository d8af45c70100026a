"""Bringing the sample's interpretations and responses in, through the real review like everything else."""

import datetime
from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.utils import timezone

from disclosure.sample.loading.walk import Walker
from interpretation import clauses, drafting
from interpretation.drafting import Draft
from interpretation.responses import drafting as responding
from interpretation.sample.answered import ANSWERED, Answered
from interpretation.sample.media import file_of
from interpretation.sample.readings import Reading, readings
from interpretation.sources import of_entry
from portal.cases.today import now, today
from portal.people.models import Role
from portal.publishing import intake
from portal.publishing.attaching import Kept
from portal.publishing.content import paragraphs_to_html
from portal.publishing.models import Entry

AT = datetime.time(15, 30)


def texts(titles: list[str]) -> dict[str, Callable[[Walker, UUID], None]]:
    """Name → how to bring it in; of what explains one of these documents, or was said about it."""
    explained = {
        f"{reading.form}:{reading.title}": partial(_bring, reading)
        for reading in readings() if any(reading.of in title for title in titles)
    }  # fmt: skip
    return explained | {
        f"response:{each.title}": partial(_answer, each)
        for each in ANSWERED if any(each.of in title for title in titles)
    }  # fmt: skip


def _bring(reading: Reading, walker: Walker, identity: UUID) -> None:
    documents = [entry for words in (reading.of, *reading.also) if (entry := _entry(words))]
    organ = walker.organs[reading.organ]
    clerk = walker.people(organ, Role.CLERK)[0]
    since = timezone.localdate(documents[0].sort_at)
    day = min(walker.calendar.add_working_days(since, reading.lag).date, today())
    moment = min(timezone.make_aware(datetime.datetime.combine(day, AT)), now())
    files = [Kept(*reversed(intake.take(*file)))] if (file := file_of(reading.form, reading.title)) else None
    draft = Draft(
        title=reading.title, body_html=_html(reading.body), form=reading.form, interpreter=reading.interpreter,
        sources=[of_entry(each) for each in documents], points=list(reading.points), published_at=moment, files=files,
        clauses=[clauses.read(grain) for grain in reading.grains],
        abstract=reading.points[0] if reading.points else "",
    )  # fmt: skip
    walker.review(drafting.register(organ, draft, by=clerk, identity=identity), clerk)


def _answer(answered: Answered, walker: Walker, identity: UUID) -> None:
    organ = walker.organs[answered.organ]
    clerk = walker.people(organ, Role.CLERK)[0]
    seen, assessed, said = (
        timezone.make_aware(at) + walker.shift for at in (answered.seen, answered.assessed, answered.said)
    )
    draft = responding.Draft(
        title=answered.title, body_html=_html(answered.body), topic=answered.topic, concern=answered.concern,
        seen_in=answered.seen_in, urgency=answered.urgency, seen_at=seen, assessed_at=assessed,
        spoken_by=answered.spoken_by, published_at=said,
    )  # fmt: skip
    walker.review(responding.register(organ, draft, by=clerk, identity=identity), clerk)


def _entry(words: str) -> Entry | None:
    return Entry.objects.filter(section="document", title__contains=words).newest_first().first()


def _html(body: str) -> str:
    lines = body.split("\n")
    return "".join(f"<h2>{line[2:]}</h2>" if line.startswith("# ") else paragraphs_to_html(line) for line in lines)
