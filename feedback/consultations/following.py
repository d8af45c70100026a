"""What who answered sees of it: number and code in, what became of it out; everything else looks alike (I-13)."""

from django.http import HttpRequest
from django.utils.dateparse import parse_date, parse_datetime

from feedback.consultations.filing import SLIPS
from feedback.consultations.forms import FORMS
from feedback.intake import following
from feedback.models.opinion import Adoption

DAYS = ("closes_on", "held_on", "answered_on")


def see(request: HttpRequest, number: str, code: str) -> dict | None:
    """One statement, whatever it finds."""
    found = following.found(request, SLIPS, number, code)
    if found is None:
        return None
    found |= {name: parse_date(found[name]) if found[name] else None for name in DAYS}
    found["received_at"] = parse_datetime(found["received_at"])
    found["form"] = FORMS[found["form"]]
    found["decision"] = Adoption.Decision(found["decision"]).label if found["decision"] else ""
    found["waits"] = bool(found["place"] and found["places"]) and found["place"] > found["places"]
    return found
