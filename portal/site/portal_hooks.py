"""What the site itself declares: its profile and the facts that the law leaves open."""

from portal.site.facts import FACTS
from portal.site.profile import PROFILE_OPTIONS

OPTIONS = (*PROFILE_OPTIONS, *FACTS)
