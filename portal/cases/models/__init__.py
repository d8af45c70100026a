from portal.cases.models.outbox import Outbox
from portal.cases.models.workday import Workday

__all__ = ["Outbox", "Workday"]
