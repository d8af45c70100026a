"""Where an organ's decisions are challenged: its own row, else those of the organs above it (REQ-23, REQ-24)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from feedback.models import Remedies
from portal.people.models import Organ
from portal.people.models.organ import OrganKind

GOVERNMENTS = (OrganKind.PROVINCE, OrganKind.CITY, OrganKind.COUNTY, OrganKind.TOWNSHIP)


@dataclass(frozen=True)
class Places:
    reconsideration: str = ""
    court: str = ""
    complaint: str = ""

    def missing(self) -> list[str]:
        """What is not known, in words."""
        fields = ("reconsideration", "court", "complaint")
        return [str(Remedies._meta.get_field(name).verbose_name) for name in fields if not getattr(self, name)]

    def in_words(self) -> "Places":
        """For a letter that is not approved yet: what is missing shows."""
        unknown = _("（还没有登记）")
        return Places(self.reconsideration or unknown, self.court or unknown, self.complaint or unknown)


def places_of(organ: Organ) -> Places:
    lineage = organ.lineage()
    rows = {row.organ_id: row for row in Remedies.objects.filter(organ__in=lineage)}
    own = rows.get(organ.pk, Remedies())
    above = next((each.name for each in lineage[1:] if each.kind in GOVERNMENTS), "")
    return Places(own.reconsideration or above, _nearest(lineage, rows, "court"), _nearest(lineage, rows, "complaint"))


def _nearest(lineage: list[Organ], rows: dict[int, Remedies], name: str) -> str:
    said = (getattr(rows[each.pk], name) for each in lineage if each.pk in rows)
    return next(filter(None, said), "")


def in_the_guide() -> list[dict]:
    """Who hears complaints, as the guide must say (REQ-24)."""
    return [{"label": _("监督投诉"), "value": complaint_in_all()}]


def complaint_in_all() -> str:
    """The department that watches over all, for the public page."""
    row = Remedies.objects.filter(organ__parent=None).exclude(complaint="").first()
    return row.complaint if row else ""
