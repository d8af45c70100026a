"""What became of a consultation, and of which consultations a document came (CON-06): released things alone."""

import datetime

from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from feedback.consultations.clock import awaited
from feedback.consultations.forms import FORMS
from feedback.models.period import Standing, standing_on
from portal.cases.models.workday import working_calendar
from portal.database import asking
from portal.publishing.models import Entry
from portal.site.rows import own_number

MOST = 20
SAYS = "('drafted_as', 'opinions_in')"  # what a document says of the consultation before it
# The documents that came of a consultation, each followed by what explains it.
AFTER = f"""
WITH came AS (
    SELECT CASE WHEN l.to_id = %(own)s THEN l.from_id ELSE l.to_id END AS id, min(o.sort_at) AS at
    FROM link l JOIN entry o ON o.publication_id = CASE WHEN l.to_id = %(own)s THEN l.from_id ELSE l.to_id END
    WHERE l.to_id = %(own)s AND l.kind IN {SAYS} OR l.from_id = %(own)s AND l.kind = 'draft_of'
    GROUP BY 1)
SELECT 'document', o.path, o.title, o.numbers, o.sort_at FROM came JOIN entry o ON o.publication_id = came.id
UNION ALL
SELECT 'interpretation', o.path, o.title, o.numbers, o.sort_at
FROM came JOIN link l ON l.to_id = came.id AND l.kind = 'interprets' JOIN entry o ON o.publication_id = l.from_id
ORDER BY 1, 5 LIMIT {MOST}"""
# The consultations that a document says it came of.
BEFORE = f"""
SELECT DISTINCT o.path, o.title, p.form, p.opens_on, p.closes_on, p.held_on, p.answered_on
FROM link l
JOIN consultation_period p ON p.publication_id = CASE WHEN l.from_id = %(own)s THEN l.to_id ELSE l.from_id END
JOIN entry o ON o.publication_id = p.publication_id
WHERE l.from_id = %(own)s AND l.kind IN {SAYS} OR l.to_id = %(own)s AND l.kind = 'draft_of'
ORDER BY p.closes_on LIMIT {MOST}"""


def after(entry: Entry) -> list[dict]:
    """[{stage, url, title, number, day}] of a consultation: documents, then interpretations."""
    return [
        {"stage": stage, "url": path, "title": title, "number": own_number(numbers),
         "day": timezone.localdate(at)}
        for stage, path, title, numbers, at in asking.rows(Entry, AFTER, {"own": entry.publication_id})
    ]  # fmt: skip


def course_of(entry: Entry, on: datetime.date) -> list[tuple[str, dict]]:
    """For the course of a policy: that the opinions it was made of were answered, or by when they should have been."""
    found = []
    for path, title, form, opens_on, closes_on, held_on, answered_on in asking.rows(
        Entry, BEFORE, {"own": entry.publication_id}
    ):
        result = str(FORMS[form].result)
        match standing_on(on, opens_on, closes_on, answered_on):
            case Standing.ANSWERED:
                link = {"state": "done", "url": f"{path}#result", "title": title, "day": answered_on, "note": result}
            case Standing.CLOSED:
                due = awaited(closes_on, held_on, on, working_calendar())
                note = _("已过%(n)s个工作日") % {"n": due["late"]} if due["is_late"] else _("结果待公布")
                link = {"state": "missing" if due["is_late"] else "coming", "title": result, "day": due["day"],
                        "by_day": True, "note": note}  # fmt: skip
            case _:
                continue
        found.append(("opinions", link))
    return found


def days(header: dict) -> tuple[datetime.date, datetime.date, datetime.date | None]:
    """Of a released header: opens, closes, is held."""
    held = header.get("held_on")
    return parse_date(header["opens_on"]), parse_date(header["closes_on"]), parse_date(held) if held else None
