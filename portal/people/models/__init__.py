from portal.people.models.allowance import Allowance
from portal.people.models.membership import Membership, Role
from portal.people.models.organ import Organ, OrganHead, OrganKind, Unit
from portal.people.models.person import Person

__all__ = ["Allowance", "Membership", "Organ", "OrganHead", "OrganKind", "Person", "Role", "Unit"]
