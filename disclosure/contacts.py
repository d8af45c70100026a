"""Whom a reader of a document may ask: the policy contact, the organ, and the one number for all (一号答)."""

from portal.publishing.facets import POLICY
from portal.publishing.models import Entry
from portal.site.options import option
from portal.site.released import contact


def contact_of(entry: Entry, named: dict | None, *, is_policy: bool = False) -> dict:
    """What templates/components/contact.html shows; `named`: its policy contact {person, phone, hours}."""
    if not is_policy and f"kind:{POLICY}" not in entry.facets:
        return contact(entry.organ)
    return contact(entry.organ) | (named or {}) | {"one_number": option("site.one_number")}
