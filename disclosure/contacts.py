"""Whom a reader of a document may ask: the policy contact, the organ, and the one number for all (一号答)."""

from disclosure.models import PolicyContact
from portal.publishing.facets import POLICY
from portal.publishing.models import Entry
from portal.site.options import option


def contact_of(entry: Entry) -> dict:
    """What templates/disclosure/document_side.html shows; one query for a policy document, none for others."""
    organ = entry.organ
    contact = {"organ": str(organ), "phone": organ.phone, "url": organ.get_absolute_url()}
    if f"kind:{POLICY}" not in entry.facets:
        return contact
    # Who is named for this kind goes before who is named for all.
    named = PolicyContact.objects.filter(organ=organ.pk, kind__in=("", entry.kind), is_active=True)
    if person := named.order_by("-kind").first():
        contact |= {"person": person.name, "phone": person.phone, "hours": person.hours}
    return contact | {"one_number": option("site.one_number")}
