"""What the clock does each minute: it sends the messages that are due."""

from portal.cases.outbox import deliver

TICKS = (deliver,)
