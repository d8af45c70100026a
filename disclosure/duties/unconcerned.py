"""Duties in a domain that concerns neither their organ nor the one above take over the declared reason (CAT-05)."""

from django.db import connection
from django.db.models import OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from disclosure.duties.clock import wind
from disclosure.models import Domain, Duty, UnconcernedDomain
from portal.people.models import Organ

# An organ declares for itself and for everything below it.
HELD = """
WITH RECURSIVE below(organ_id, declared_id) AS (
    SELECT organ_id, id FROM unconcerned_domain WHERE ended_on IS NULL
    UNION SELECT o.id, b.declared_id FROM organ o JOIN below b ON o.parent_id = b.organ_id),
held AS (
    SELECT DISTINCT ON (d.id) d.id, u.id AS declared_id, u.reason
    FROM below b JOIN unconcerned_domain u ON u.id = b.declared_id
    JOIN duty d ON d.organ_id = b.organ_id JOIN item i ON i.id = d.item_id AND i.domain_id = u.domain_id
    ORDER BY d.id, u.id)
"""
# What the office said of a duty alone stays as it was.
TAKE = f"""{HELD} UPDATE duty SET not_applicable = held.reason, unconcerned_id = held.declared_id FROM held
WHERE duty.id = held.id AND (duty.unconcerned_id IS NOT NULL OR duty.not_applicable = '')
  AND (duty.unconcerned_id, duty.not_applicable) IS DISTINCT FROM (held.declared_id, held.reason) RETURNING duty.id"""
GIVE_BACK = f"""{HELD} UPDATE duty SET not_applicable = '', unconcerned_id = NULL
WHERE unconcerned_id IS NOT NULL AND NOT EXISTS (SELECT FROM held WHERE held.id = duty.id) RETURNING id"""


def apply() -> int:
    """Bring all duties in line with the declarations, in the caller's transaction; how many changed."""
    with connection.cursor() as cursor:
        changed = []
        for statement in (GIVE_BACK, TAKE):
            cursor.execute(statement)
            changed += [pk for (pk,) in cursor.fetchall()]
    wind(Duty.objects.filter(pk__in=changed))
    return len(changed)


def declared_for(organ: Organ | None) -> QuerySet[UnconcernedDomain]:
    """What does not concern `organ`, by its own word or an upper organ's; without one: what concerns nobody here."""
    standing = UnconcernedDomain.objects.standing()
    if organ is None:
        return standing.filter(organ__parent__isnull=True)
    # Organs stand at most four deep: city, county, township, village.
    above = Q(organ=organ.pk)
    for way in ("children", "children__children", "children__children__children"):
        above |= Q(**{f"organ__{way}": organ.pk})
    return standing.filter(above).distinct()


def domains_for(organ: Organ | None) -> QuerySet[Domain]:
    """All domains, each with the reason `why_not` where it does not concern `organ`."""
    reason = declared_for(organ).filter(domain=OuterRef("pk")).order_by().values("reason")[:1]
    return Domain.objects.annotate(why_not=Coalesce(Subquery(reason), Value("")))
