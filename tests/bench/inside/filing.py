"""A lane that takes letters, with very many in it."""

from django.db import connections

from feedback.models import Lane, LaneKind
from portal.people.models import Organ
from portal.site.options import set_option
from portal.trail.record import SYSTEM
from tests.bench.inside.coverage import sixty_organs
from tests.feedback.filled import fill_letters


def lane_with_letters(number: int) -> None:
    set_option("forms.least_seconds", 0, by=SYSTEM)
    set_option("letters.most_in_all", 1_000_000, by=SYSTEM)  # beyond it each is asked a question
    top = Organ.objects.get(parent=None)
    lane, is_new = Lane.objects.get_or_create(
        code="bench", defaults={"name": "测速信箱", "organ": top, "is_open": True}
    )
    if is_new:
        for kind, days in (("inquiry", 3), ("help", 7)):
            LaneKind.objects.create(lane=lane, kind=kind, days=days)
    fill_letters(lane.pk, [organ.pk for organ in sixty_organs()], number)
    with connections["owner"].cursor() as cursor:
        cursor.execute("ANALYZE letter")
