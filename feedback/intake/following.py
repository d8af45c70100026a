"""Following by number and code: what is there, or nothing; everything else looks alike (I-13)."""

import json

from django.http import HttpRequest
from django.utils.dateparse import parse_date

from feedback.intake.filing import ask
from feedback.intake.slips import Slips, bare_number
from portal.cases.events import Effect, Event
from portal.cases.limits import working_days
from portal.people.allowance import Limit, place_of


def wrong_tries(slips: Slips) -> Limit:
    """From one place in an hour."""
    return Limit(f"{slips.kind}-code", 20, 3600)


def found(request: HttpRequest, slips: Slips, number: str, code: str) -> dict | None:
    """One statement, whatever it finds."""
    wrong = wrong_tries(slips)
    values = [bare_number(number), slips.looked_up(code), wrong.key(place_of(request)), wrong.most, wrong.seconds]
    kept = ask(f"{slips.kind}_follow(%s, %s::text[], %s, %s, %s)::text", values)
    return json.loads(kept) if kept else None


def as_event(line: dict, note: str = "", counted_by: str = "") -> Event | None:
    """What a step does to the clock; many do nothing. Whether it was in time was asked when it was made. `counted_by`:
    the article of its limit, where that is not the article of the step."""
    if not line["effect"]:
        return None
    limit = working_days(line["days"], counted_by or line["article"]) if line["days"] else None
    due = parse_date(line["due_on"]) if line.get("due_on") else None
    return Event(Effect(line["effect"]), parse_date(line["on"]), line["article"], line["name"], limit, due, note,
                 judged=False)  # fmt: skip
