from portal.people.admin.membership import MembershipAdmin
from portal.people.admin.organ import OrganAdmin
from portal.people.admin.person import PersonAdmin

__all__ = ["MembershipAdmin", "OrganAdmin", "PersonAdmin"]
